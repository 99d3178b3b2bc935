"""The intake confirms after the commit; what fails is tried again, set aside in the end, and blocks nobody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.server import Sandbox
from bot.storage.updates import UpdatesCounts
from bot.telegram.http.updates import Update
from tests.telegram.ear import Ear, listening, running, text_of, until
from tests.transport import TOKEN


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(token=TOKEN) as opened:
        yield opened


async def test_what_is_queued_is_handled_in_order_and_then_confirmed(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    someone = sandbox.add_person("用户甲")
    for number in range(250):
        sandbox.say(someone, None, f"{number}")
    async with listening(tmp_path, sandbox) as ear:
        await ear.intake.drain()
        assert ear.noted() == [f"{number}" for number in range(250)]
        assert ear.pending == 0


async def test_a_new_message_is_heard_at_once(tmp_path: Path, sandbox: Sandbox) -> None:
    someone = sandbox.add_person("用户甲")
    async with listening(tmp_path, sandbox) as ear, running(ear):
        before = sandbox.clock()
        sandbox.say(someone, None, "hello")
        await until(ear.noted)
        assert ear.noted() == ["hello"]
        assert ear.arrivals["hello"] >= before
        await until(lambda: ear.pending == 0)


async def test_stopping_confirms_what_is_done(tmp_path: Path, sandbox: Sandbox) -> None:
    someone = sandbox.add_person("用户甲")
    async with listening(tmp_path, sandbox) as ear:
        async with running(ear):
            sandbox.say(someone, None, "hello")
            await until(ear.noted)
        assert ear.pending == 0


async def test_a_slow_chat_holds_no_other(tmp_path: Path, sandbox: Sandbox) -> None:
    gate = asyncio.Event()

    async def behave(ear: Ear, update: Update) -> None:
        if text_of(update).startswith("slow"):
            await gate.wait()
        ear.note(update)

    people = [sandbox.add_person(f"用户{number}") for number in range(5)]
    sandbox.say(people[0], None, "slow")
    sandbox.say(people[0], None, "after slow")
    for someone in people[1:]:
        sandbox.say(someone, None, "quick")
    async with listening(tmp_path, sandbox) as ear, running(ear):
        ear.behave = behave
        await until(lambda: len(ear.noted()) == 4)
        assert ear.noted() == ["quick"] * 4
        assert ear.pending == 6
        gate.set()
        await until(lambda: len(ear.noted()) == 6)
        assert ear.noted()[4:] == ["slow", "after slow"]


async def test_votes_keep_their_order_in_the_polls_chat(tmp_path: Path, sandbox: Sandbox) -> None:
    gate = asyncio.Event()

    async def behave(ear: Ear, update: Update) -> None:
        if text_of(update) == "/stop":
            await gate.wait()
        ear.note(update)

    def vote(poll_id: str, option: int) -> dict[str, Any]:
        voter = {"id": 9, "is_bot": False, "first_name": "乙"}
        answer = {"poll_id": poll_id, "user": voter, "option_ids": [option], "option_persistent_ids": ["x"]}
        return {"poll_answer": answer}

    someone = sandbox.add_person("用户甲")
    group = sandbox.add_group("群", [someone], admins=[someone])
    sandbox.say(someone, group, "/stop")
    sandbox.push_update(vote("p1", 0))
    sandbox.push_update(vote("unknown", 1))
    async with listening(tmp_path, sandbox, polls={"p1": group.id}) as ear, running(ear):
        ear.behave = behave
        await until(lambda: "vote (1,)" in ear.noted())
        assert "vote (0,)" not in ear.noted()
        gate.set()
        await until(lambda: "vote (0,)" in ear.noted())
        assert ear.noted().index("/stop") < ear.noted().index("vote (0,)")


async def test_an_update_that_cannot_be_read_is_set_aside_and_holds_nobody(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "before")
    broken = {"message_id": 1, "date": 1, "chat": {"id": "x", "type": "private"}, "text": "秘密"}
    for _ in range(2):
        sandbox.push_update({"message": broken})
    sandbox.push_update({"message": 3})
    sandbox.say(someone, None, "after")
    async with listening(tmp_path, sandbox) as ear:
        await ear.intake.drain()
        assert [said for said in ear.noted() if said != "other"] == ["before", "after"]
        assert ear.pending == 0
        assert ear.updates.counts() == UpdatesCounts(deferred=0, dead_letter=3)
    assert caplog.text.count("a message could not be handled: Unreadable") <= 2
    assert "秘密" not in caplog.text


async def test_a_failing_update_is_tried_three_times_and_then_set_aside(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.update_queue.RETRY_MS", (10, 20))

    async def behave(ear: Ear, update: Update) -> None:
        if text_of(update) == "bad":
            raise ValueError("private words of 用户甲")
        ear.note(update)

    someone = sandbox.add_person("用户甲")
    for text in ("before", "bad", "after"):
        sandbox.say(someone, None, text)
    async with listening(tmp_path, sandbox) as ear, running(ear):
        ear.behave = behave
        await until(lambda: ear.updates.counts() == UpdatesCounts(deferred=0, dead_letter=1))
        assert ear.tries.count("bad") == 3
        assert ear.noted() == ["before", "after"]
        await until(lambda: ear.pending == 0)
    assert caplog.text.count("a message could not be handled: ValueError") == 1
    assert caplog.text.count("is set aside after 3 tries") == 1
    assert "private words of" not in caplog.text.replace('raise ValueError("private words of', "")


async def test_an_update_that_failed_once_is_handled_later_with_its_own_arrival(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.update_queue.RETRY_MS", (50, 50))
    arrivals: list[int] = []

    async def behave(ear: Ear, update: Update) -> None:
        arrivals.append(ear.arrivals[text_of(update)])
        if len(arrivals) == 1:
            raise ValueError
        ear.note(update)

    someone = sandbox.add_person("用户甲")
    async with listening(tmp_path, sandbox) as ear, running(ear):
        ear.behave = behave
        sandbox.say(someone, None, "vote")
        await until(ear.noted)
        assert ear.noted() == ["vote"]
        assert arrivals[0] == arrivals[1]
        await until(lambda: ear.updates.counts() == UpdatesCounts(0, 0))


async def test_a_handler_that_hangs_is_cut_off_parked_and_tried_again(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.update_queue.RETRY_MS", (10, 20))

    async def behave(ear: Ear, update: Update) -> None:
        if text_of(update) == "hangs once" and ear.tries.count("hangs once") == 1:
            await asyncio.Event().wait()
        ear.note(update)

    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "hangs once")
    sandbox.say(someone, None, "next")
    async with listening(tmp_path, sandbox, patience=0.1) as ear, running(ear):
        ear.behave = behave
        await until(lambda: len(ear.noted()) == 2)
        assert sorted(ear.noted()) == ["hangs once", "next"]
        await until(lambda: ear.pending == 0)
        await until(lambda: ear.updates.counts() == UpdatesCounts(0, 0))


async def test_a_handler_that_hangs_after_its_commit_is_done(tmp_path: Path, sandbox: Sandbox) -> None:
    async def behave(ear: Ear, update: Update) -> None:
        ear.note(update)
        await asyncio.Event().wait()

    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "hello")
    async with listening(tmp_path, sandbox, patience=0.05) as ear:
        ear.behave = behave
        await ear.intake.drain()
        assert ear.noted() == ["hello"]
        assert ear.updates.counts() == UpdatesCounts(0, 0)


async def test_a_fault_after_the_commit_is_logged_and_not_repeated(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    async def behave(ear: Ear, update: Update) -> None:
        ear.note(update)
        raise ValueError

    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "hello")
    async with listening(tmp_path, sandbox) as ear:
        ear.behave = behave
        await ear.intake.drain()
        assert ear.tries == ["hello"]
        assert ear.noted() == ["hello"]
    assert "after the commit of a message: ValueError" in caplog.text


async def test_what_came_again_is_not_handled_again(tmp_path: Path, sandbox: Sandbox) -> None:
    someone = sandbox.add_person("用户甲")
    for number in range(5):
        sandbox.say(someone, None, f"{number}")
    async with listening(tmp_path, sandbox) as ear:
        await ear.intake.update_queue.start()
        raws = await ear.intake._fetch(0)
        await ear.intake.update_queue.receive(raws[:3])
    # The process dies here: three are committed, none is confirmed.
    assert len(sandbox.updates.pending) == 5
    async with listening(tmp_path, sandbox) as again:
        await again.intake.drain()
        assert again.noted() == ["0", "1", "2", "3", "4"]
        assert again.tries == ["3", "4"]
        assert again.pending == 0


async def test_what_was_parked_is_taken_up_after_a_restart_before_anything_new(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    async def hang(ear: Ear, update: Update) -> None:
        await asyncio.Event().wait()

    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "first")
    async with listening(tmp_path, sandbox, patience=0.05) as ear:
        ear.behave = hang
        await ear.intake.drain()
        assert ear.pending == 0
        assert ear.updates.counts().deferred == 1
    sandbox.say(someone, None, "second")
    async with listening(tmp_path, sandbox) as again:
        await again.intake.drain()
        assert again.noted() == ["first", "second"]
        assert again.updates.counts() == UpdatesCounts(0, 0)


async def test_what_is_parked_keeps_its_place_in_its_chat(tmp_path: Path, sandbox: Sandbox) -> None:
    gate = asyncio.Event()

    async def behave(ear: Ear, update: Update) -> None:
        # The loop stands still longer than the batch's patience, but no single handler does.
        if not gate.is_set():
            await asyncio.wait_for(gate.wait(), 0.3)
        ear.note(update)

    someone = sandbox.add_person("用户甲")
    for number in range(20):
        sandbox.say(someone, None, f"{number}")
    async with listening(tmp_path, sandbox, patience=0.5) as ear, running(ear):
        ear.behave = behave
        await until(lambda: len(ear.tries) >= 1)
        gate.set()
        sandbox.say(someone, None, "last")
        await until(lambda: len(ear.noted()) == 21)
        assert ear.noted() == [*(f"{number}" for number in range(20)), "last"]
