"""The intake confirms after the commit; what fails is tried again, set aside in the end, and blocks nobody."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.storage.database import Database
from bot.storage.updates import Updates, UpdatesCounts
from bot.telegram.http.api import BotApi, TokenRefused
from bot.telegram.http.request import AiohttpRequest
from bot.telegram.http.updates import Update
from bot.telegram.receiving.intake import Intake, Webhook, loop_ms
from tests.transport import TOKEN, new_file

Behave = Callable[["Ear", Update], Awaitable[None]]


async def note(ear: Ear, update: Update) -> None:
    """Commit what was said."""
    ear.note(update)


@dataclass
class Ear:
    """A handler that writes what it hears into the file, and an intake that feeds it."""

    sandbox: Sandbox
    db: Database
    updates: Updates
    intake: Intake
    behave: Behave = note
    tries: list[str] = field(default_factory=list)
    arrivals: dict[str, int] = field(default_factory=dict)

    async def handle(self, update: Update, at: int) -> None:
        said = text_of(update)
        self.tries.append(said)
        self.arrivals[said] = at
        await self.behave(self, update)

    def note(self, update: Update) -> None:
        with self.db.atomic():
            count = self.db.execute("SELECT count(*) FROM meta").fetchone()[0]
            name = f"{count:04} {text_of(update)}"
            self.db.execute("INSERT INTO meta (name, value) VALUES (?, '')", (name,))

    def noted(self) -> list[str]:
        """What was committed, in order."""
        rows = self.db.execute("SELECT name FROM meta WHERE name <> 'durable' ORDER BY name")
        return [name.split(" ", 1)[1] for (name,) in rows]

    @property
    def pending(self) -> int:
        """How many updates Telegram would repeat."""
        return len(self.sandbox.updates.pending)


def text_of(update: Update) -> str:
    if update.callback_query is not None:
        return update.callback_query.data
    if update.poll_answer is not None:
        return f"vote {update.poll_answer.option_ids}"
    return update.message.text if update.message is not None else "other"


@asynccontextmanager
async def listening(
    folder: Path,
    sandbox: Sandbox,
    token: str = TOKEN,
    patience: float = 2.0,
    polls: dict[str, int] | None = None,
    monotonic: Callable[[], int] = loop_ms,
    kind: type[Database] = Database,
) -> AsyncIterator[Ear]:
    """An intake on the folder's file that is not running yet."""
    path = folder / "transport.sqlite3"
    db = kind.open(path if path.exists() else new_file(folder))
    request = AiohttpRequest()
    await request.initialize()
    updates = Updates(db)
    ears: list[Ear] = []

    async def handle(update: Update, at: int) -> None:
        await ears[0].handle(update, at)

    intake = Intake(
        BotApi(request, token, sandbox.url),
        db,
        updates,
        handle=handle,
        chat_of_poll=(polls or {}).get,
        clock=sandbox.clock,
        patience=patience,
        poll_seconds=1,
        monotonic=monotonic,
    )
    ears.append(Ear(sandbox, db, updates, intake))
    try:
        yield ears[0]
    finally:
        await intake.stop()
        await request.shutdown()
        db.close()


@asynccontextmanager
async def running(ear: Ear) -> AsyncIterator[None]:
    task = asyncio.create_task(ear.intake.run())
    try:
        yield
    finally:
        await ear.intake.stop()
        await task


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(token=TOKEN) as opened:
        yield opened


async def until(happened: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not happened():
            await asyncio.sleep(0.001)


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


class SlowDisk(Database):
    """A file whose disk takes its time: until `written`."""

    written: threading.Event

    def make_durable(self) -> None:
        assert self.written.wait(20)
        super().make_durable()


async def test_nothing_is_confirmed_before_the_disk_has_it_and_the_loop_goes_on_meanwhile(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    someone = sandbox.add_person("用户甲")
    async with listening(tmp_path, sandbox, kind=SlowDisk) as ear:
        assert isinstance(ear.db, SlowDisk)
        ear.db.written = threading.Event()
        async with running(ear):
            sandbox.say(someone, None, "hello")
            await until(ear.noted)
            # This runs on the loop while the disk is waited for.
            assert ear.pending == 1
            ear.db.written.set()
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


async def test_a_locked_file_confirms_nothing_and_loses_nothing(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.update_queue.LOCKED_S", 0.02)
    someone = sandbox.add_person("用户甲")
    async with listening(tmp_path, sandbox, patience=0.1) as ear, running(ear):
        ear.db.execute("PRAGMA busy_timeout = 0")
        await until(lambda: ear.intake.update_queue._started)
        other = sqlite3.connect(tmp_path / "transport.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        sandbox.say(someone, None, "one")
        sandbox.say(someone, None, "two")
        await until(lambda: ear.tries.count("one") >= 5)
        assert ear.pending == 2
        other.execute("COMMIT")
        other.close()
        await until(lambda: ear.pending == 0)
        await until(lambda: ear.updates.counts().deferred == 0)
        assert sorted(ear.noted()) == ["one", "two"]


async def test_network_faults_are_survived(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.FIRST_BACKOFF_S", 0.01)
    caplog.set_level(logging.INFO)
    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "hello")
    for kind in ("reset_before", "error", "reset_after", "flood"):
        sandbox.faults.add(Fault(kind, "getUpdates"))
    async with listening(tmp_path, sandbox) as ear:
        await ear.intake.drain()
        assert ear.noted() == ["hello"]
    assert caplog.text.count("updates cannot be fetched") == 1
    assert caplog.text.count("updates are fetched again after 4 failures") == 1
    assert TOKEN not in caplog.text


async def test_a_second_poller_is_named_once_and_waited_for(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.CONFLICT_S", 0.01)
    someone = sandbox.add_person("用户甲")

    async def reply(request: web.Request) -> web.Response:
        conflicts.append(1)
        if len(conflicts) > 3:
            return web.json_response({"ok": True, "result": []})
        text = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        return web.json_response({"ok": False, "error_code": 409, "description": text}, status=409)

    conflicts: list[int] = []
    async with standing_in(reply) as url, listening(tmp_path, sandbox) as ear:
        ear.intake._api._base = f"{url}/bot{TOKEN}/"
        await ear.intake.drain()
        assert someone
    assert len(conflicts) == 4
    assert caplog.text.count("terminated by other getUpdates request") == 1


async def test_a_token_that_getme_refuses_over_a_minute_ends_the_hearing(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.FIRST_BACKOFF_S", 0.001)
    seconds = 0.0

    def monotonic() -> int:
        nonlocal seconds
        seconds += 1.4
        return int(seconds * 1000)

    async with listening(tmp_path, sandbox, token="2:another_token_of_nobody", monotonic=monotonic) as ear:
        with pytest.raises(TokenRefused):
            await ear.intake.run()
    assert seconds >= 60
    assert "another_token" not in caplog.text


ODD_ANSWERS: list[tuple[int, str]] = [
    (404, "<html><h1>404 Not Found</h1></html>"),
    (401, '{"ok":false,"error_code":401,"description":"Unauthorized"}'),
    (403, "<html>blocked by the proxy</html>"),
    (200, "<html>sign in to this network</html>"),
    (200, '{"ok":true}'),
    (200, '{"ok":true,"result":null}'),
    (200, '{"ok":true,"result":[1,"x",null,[]]}'),
    (200, '{"ok":true,"result":{"update_id":1}}'),
    (200, '{"ok":true,"result":[{"update_id":"7"},{"update_id":null},{"update_id":1' + "0" * 30 + "}]}"),
    (200, '{"ok":"perhaps"}'),
    (200, ""),
    (200, '{"ok":true,"result":['),
    (200, "[]"),
]


async def test_no_odd_answer_ends_the_hearing(
    tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.FIRST_BACKOFF_S", 0.001)
    someone = sandbox.add_person("用户甲")
    sandbox.say(someone, None, "hello")
    answers = iter(ODD_ANSWERS)

    async def reply(request: web.Request) -> web.Response:
        status, text = next(answers, (0, ""))
        if "getMe" in request.path:
            return web.json_response({"ok": True, "result": {"id": 1}})
        if status:
            return web.Response(status=status, text=text, content_type="text/html")
        ear.intake._api._base = real
        return web.json_response({"ok": True, "result": []})

    async with standing_in(reply) as url, listening(tmp_path, sandbox) as ear:
        real, ear.intake._api._base = ear.intake._api._base, f"{url}/bot{TOKEN}/"
        async with running(ear):
            await until(ear.noted)
        assert ear.noted() == ["hello"]
    assert "updates cannot be fetched, trying again" in caplog.text


async def test_junk_beside_updates_is_passed_over(tmp_path: Path, sandbox: Sandbox) -> None:
    async def reply(request: web.Request) -> web.Response:
        asked = await request.json()
        fresh = [3, {"update_id": "x"}, said(7, "hello"), {"update_id": True}]
        return web.json_response({"ok": True, "result": [] if asked.get("offset") else fresh})

    async with standing_in(reply) as url, listening(tmp_path, sandbox) as ear:
        ear.intake._api._base = f"{url}/bot{TOKEN}/"
        await ear.intake.drain()
        assert ear.noted() == ["hello"]


async def test_it_asks_for_the_updates_that_it_needs(tmp_path: Path, sandbox: Sandbox) -> None:
    asked: list[dict[str, Any]] = []

    async def reply(request: web.Request) -> web.Response:
        asked.append(await request.json())
        return web.json_response({"ok": True, "result": []})

    async with standing_in(reply) as url, listening(tmp_path, sandbox) as ear:
        ear.intake._api._base = f"{url}/bot{TOKEN}/"
        await ear.intake.drain()
    kinds = ["message", "callback_query", "poll", "poll_answer", "my_chat_member", "chat_member"]
    assert asked[0] == {"limit": 100, "timeout": 0, "allowed_updates": kinds}


@asynccontextmanager
async def standing_in(reply: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", reply)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def said(update_id: int, text: str) -> dict[str, Any]:
    chat = {"id": 5, "type": "private", "first_name": "甲"}
    return {"update_id": update_id, "message": {"message_id": 1, "date": 1, "chat": chat, "text": text}}


async def test_the_webhook_answers_200_after_the_commit_only(tmp_path: Path, sandbox: Sandbox) -> None:
    gate = asyncio.Event()

    async def behave(ear: Ear, update: Update) -> None:
        if text_of(update) == "waits":
            await gate.wait()
        ear.note(update)

    secret = {"X-Telegram-Bot-Api-Secret-Token": "word"}
    async with listening(tmp_path, sandbox) as ear:
        ear.behave = behave
        await ear.intake.update_queue.start()
        webhook = Webhook(ear.intake, ear.updates, "word")
        async with standing_in(webhook.on_webhook) as url, aiohttp.ClientSession() as client:

            async def post(body: Any, headers: dict[str, str] = secret) -> int:
                async with client.post(url, data=json.dumps(body), headers=headers) as response:
                    return response.status

            assert await post(said(1, "hello")) == 200
            assert ear.noted() == ["hello"]
            assert await post(said(1, "hello")) == 200
            assert await post(said(2, "no"), {}) == 403
            assert await post(said(2, "no"), {"X-Telegram-Bot-Api-Secret-Token": "wörd"}) == 403
            assert [await post(body) for body in ([], {}, {"update_id": "x"}, 3)] == [400] * 4
            assert await post(said(4, "half \ud83d")) == 200
            assert ear.noted() == ["hello", "half ?"]
            waiting = [asyncio.create_task(post(said(3, "waits"))) for _ in range(2)]
            await until(lambda: "waits" in ear.tries)
            assert not any(task.done() for task in waiting)
            gate.set()
            assert await asyncio.gather(*waiting) == [200, 200]
            assert ear.noted() == ["hello", "half ?", "waits"]
            assert ear.tries == ["hello", "half ?", "waits"]
