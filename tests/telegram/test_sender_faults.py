"""Every fault of the network and of Telegram, in every priority: nothing said is lost, and what must not come twice does not."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.core.effects import Priority
from bot.core.limits.windows import Limits
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.storage.outbox_counts import OutboxCounts
from tests.transport import ANSWER, BROADCAST, PUSH, TOKEN, transport

pytestmark = pytest.mark.tried(
    "Each refusal of Telegram and fault of the connection with each priority, a locked file, poison",
    note="a push of unknown fate is not repeated",
)

# What a chat shows after "one" met the fault and "two" followed, by priority; where a copy may appear it is listed.
ONCE = ["one", "two"]
CASES: dict[str, tuple[Fault, list[str], list[str]]] = {
    "flood": (Fault("flood", retry_after=1, lasting=True), ONCE, ONCE),
    "server error": (Fault("error", code=500), ONCE, ONCE),
    "bad gateway": (Fault("error", code=502, count=2), ONCE, ONCE),
    "slow": (Fault("slow", delay=0.3), ONCE, ONCE),
    "reset before": (Fault("reset_before"), ONCE, ["two"]),
    "reset after": (Fault("reset_after"), ["one", "one", "two"], ONCE),
    "too slow": (Fault("slow", delay=1.3), ["one", "one", "two"], ONCE),
    "blocked": (Fault("blocked", count=2), [], []),
    "deactivated": (Fault("deactivated", count=2), [], []),
    "refused": (Fault("refused", text="Bad Request: message text is empty"), ["two"], ["two"]),
    "unknown refusal": (Fault("refused", text="Bad Request: nobody knows"), ONCE, ONCE),
    "closed for the night": (Fault("forbidden", text="CHAT_WRITE_FORBIDDEN"), ["two"], ["two"]),
}


@pytest.mark.parametrize("priority", Priority)
async def test_the_fault_matrix(tmp_path: Path, priority: Priority) -> None:
    async with transport(tmp_path) as rooms:
        chats = {}
        for name, (fault, _, _) in CASES.items():
            chats[name] = rooms.sandbox.add_person(name, started=True).id
            changes = {"kind": fault.kind, "code": fault.code, "count": fault.count, "delay": fault.delay}
            changes |= {"retry_after": fault.retry_after, "lasting": fault.lasting, "text": fault.text}
            rooms.sandbox.faults.add(Fault(chat_id=chats[name], **changes))  # type: ignore[arg-type]
        with rooms.db.atomic():
            for text in ONCE:
                for chat_id in chats.values():
                    rooms.post(chat_id, text, priority=priority)
        await rooms.sender.drained()
        shown = {name: rooms.texts(chat_id) for name, chat_id in chats.items()}
        expected = {name: case[1] if priority is ANSWER else case[2] for name, case in CASES.items()}
        assert shown == expected
        unknown = 0 if priority is ANSWER else 3
        assert rooms.outbox.counts() == OutboxCounts(0, 0, unknown, 6, None)
        refused = {(chats["blocked"], "blocked"), (chats["deactivated"], "deactivated")}
        assert set(rooms.hook_log.refused) == refused
        assert ("SampleLine", chats["refused"], "rejected") in rooms.hook_log.undeliverable
        assert len(rooms.hook_log.undeliverable) == 6


async def test_what_waits_for_a_chat_that_is_closed_does_not_knock_again(tmp_path: Path) -> None:
    async with transport(tmp_path) as rooms:
        someone = rooms.sandbox.add_person("用户甲", started=True)
        rooms.sandbox.block(someone)
        with rooms.db.atomic():
            for priority in (ANSWER, PUSH, BROADCAST):
                rooms.post(someone.id, priority.name, priority=priority)
        await rooms.sender.drained()
        assert len(rooms.sandbox.log.calls("sendMessage")) == 1
        assert rooms.hook_log.refused == [(someone.id, "blocked")]
        assert sorted(rooms.hook_log.undeliverable) == [("SampleLine", someone.id, "blocked")] * 3
        rooms.sandbox.unblock(someone)
        rooms.post(someone.id, "welcome back")
        await rooms.sender.drained()
        assert rooms.texts(someone.id) == ["welcome back"]


async def test_a_group_that_moves_takes_along_what_waits(tmp_path: Path) -> None:
    async with transport(tmp_path) as rooms:
        member = rooms.sandbox.add_person("用户甲", started=True)
        group = rooms.sandbox.add_group("群", [member])
        rooms.post(group.id, "lobby", slot="c1")
        await rooms.sender.drained()
        new = rooms.sandbox.upgrade(group)
        with rooms.db.atomic():
            rooms.post(group.id, "lobby again", slot="c1")
            rooms.post(group.id, "news", priority=PUSH)
        await rooms.sender.drained()
        assert rooms.texts(new.id) == ["lobby again", "news"]
        assert rooms.hook_log.migrated == [(group.id, new.id)]
        assert rooms.messages.find(new.id, "c1") is not None
        assert rooms.messages.find(group.id, "c1") is None


async def test_a_flood_answer_holds_only_its_chat(tmp_path: Path) -> None:
    async with transport(tmp_path) as rooms:
        chats = [rooms.sandbox.add_person(f"用户{number}", started=True).id for number in range(10)]
        rooms.sandbox.faults.add(Fault("flood", chat_id=chats[0], retry_after=30, lasting=True))
        with rooms.db.atomic():
            for chat_id in chats:
                rooms.post(chat_id, "hello")
        await rooms.sandbox.wait_for(lambda: all(rooms.texts(chat_id) for chat_id in chats[1:]))
        assert rooms.texts(chats[0]) == []
        assert len(rooms.sandbox.log.calls("sendMessage", chat_id=chats[0])) == 1


async def test_a_flood_that_meets_every_chat_slows_all(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with transport(tmp_path, concurrency=1) as rooms:
        chats = [rooms.sandbox.add_person(f"用户{number}", started=True).id for number in range(30)]
        rooms.sandbox.faults.add(Fault("flood", retry_after=1, count=3))
        with rooms.db.atomic():
            for chat_id in chats:
                rooms.post(chat_id, "hello")
        await rooms.sender.drained()
        calls = rooms.sandbox.log.calls("sendMessage")
        assert [call.outcome for call in calls[:4]] == ["refused"] * 3 + ["ok"]
        assert calls[3].mono - calls[2].mono >= 1000
        assert all(rooms.texts(chat_id) == ["hello"] for chat_id in chats)
    assert caplog.text.count("Telegram slows the bot down") == 1


async def test_without_a_connection_all_waits_and_nothing_is_lost(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Sandbox(token=TOKEN) as sandbox, transport(tmp_path, sandbox) as rooms:
        chats = [sandbox.add_person(f"用户{number}", started=True).id for number in range(5)]
        await sandbox.stop()
        with rooms.db.atomic():
            for chat_id in chats:
                for priority in (PUSH, ANSWER):
                    rooms.post(chat_id, priority.name, priority=priority)
        await _until(lambda: "cannot be reached" in caplog.text)
        await sandbox.start()
        await rooms.sender.drained()
        assert {tuple(rooms.texts(chat_id)) for chat_id in chats} == {("ANSWER", "PUSH")}
        assert rooms.outbox.counts().unknown == 0
    assert caplog.text.count("cannot be reached") == 1
    assert TOKEN not in caplog.text


async def _until(happened: object) -> None:
    """Let the loop run until something is so."""
    assert callable(happened)
    async with asyncio.timeout(5):
        while not happened():
            await asyncio.sleep(0)


async def test_a_locked_file_delays_the_mark_and_repeats_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with transport(tmp_path) as rooms:
        rooms.db.execute("PRAGMA busy_timeout = 0")
        chat_id = rooms.sandbox.add_person("用户甲", started=True).id
        hold = rooms.sandbox.faults.add(Fault("hold", chat_id=chat_id))
        rooms.post(chat_id, "one")
        rooms.post(chat_id, "two")
        await rooms.sandbox.wait_for(lambda: hold.hits)
        other = sqlite3.connect(tmp_path / "transport.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        hold.release()
        await _until(lambda: "the file takes no writes" in caplog.text)
        other.execute("COMMIT")
        other.close()
        await rooms.sender.drained()
        assert rooms.texts(chat_id) == ["one", "two"]


async def test_after_a_crash_only_what_was_in_the_air_can_come_twice(tmp_path: Path) -> None:
    async with transport(tmp_path) as rooms:
        chats = {priority: rooms.sandbox.add_person(priority.name, started=True).id for priority in Priority}
        group = rooms.sandbox.add_group("群", [rooms.sandbox.person(chats[ANSWER])]).id
        holds = [
            rooms.sandbox.faults.add(Fault("hold", chat_id=chat_id)) for chat_id in (*chats.values(), group)
        ]
        with rooms.db.atomic():
            for number in range(3):
                for priority, chat_id in chats.items():
                    rooms.post(chat_id, f"{number}", priority=priority)
                rooms.post(group, f"{number}")
        await rooms.sandbox.wait_for(lambda: all(hold.hits for hold in holds))
        # Nothing of what is in the air lands: as if the process had died here.
        await rooms.sender.stop(grace=0)
        for hold in holds:
            hold.release()
        async with transport(tmp_path, rooms.sandbox) as again:
            await again.sender.drained()
            assert again.outbox.counts() == OutboxCounts(0, 0, 2, 0, None)
        shown = {priority: rooms.texts(chat_id) for priority, chat_id in chats.items()}
        assert shown == {
            ANSWER: ["0", "0", "1", "2"],
            PUSH: ["0", "1", "2"],
            BROADCAST: ["0", "1", "2"],
        }
        assert rooms.texts(group) == ["0", "0", "1", "2"]


async def test_poison_is_given_up_while_others_get_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sending.retry_state.BACKOFF_MS", 1)
    async with transport(tmp_path) as rooms:
        bad, good = (rooms.sandbox.add_person(name, started=True).id for name in ("坏", "好"))
        rooms.sandbox.faults.add(Fault("error", chat_id=bad, count=9))
        rooms.post(bad, "poison")
        rooms.post(bad, "next")
        for number in range(200):
            rooms.post(good, f"{number}")
        await rooms.sender.drained()
        assert rooms.hook_log.undeliverable == [("SampleLine", bad, "failing")]
        assert rooms.texts(bad) == ["next"]
        assert len(rooms.texts(good)) == 200


async def test_the_limits_hold_at_the_server(tmp_path: Path) -> None:
    async with transport(tmp_path, limits=Limits(overall=20, private=1, group=5)) as rooms:
        member = rooms.sandbox.add_person("用户甲", started=True)
        chats = [rooms.sandbox.add_person(f"用户{number}", started=True).id for number in range(25)]
        group = rooms.sandbox.add_group("群", [member]).id
        with rooms.db.atomic():
            for number, chat_id in enumerate(chats):
                rooms.post(chat_id, "hello", priority=Priority(number % 3))
            for number in range(10):
                rooms.post(group, f"{number}")
        await rooms.sandbox.wait_for(lambda: all(rooms.texts(chat_id) for chat_id in chats))
        log = rooms.sandbox.log
        assert log.busiest(1_000) <= 20
        assert log.busiest(60_000, group) <= 5
        assert log.busiest(3_000, group) <= 3
