"""Random faults and sudden ends, over seeds: what is said and heard arrives, in order, and once where it must."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from bot.core.effects import Priority
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.storage.database import Database
from bot.storage.updates import Updates
from bot.telegram.http.api import BotApi
from bot.telegram.http.request import CurlRequest
from bot.telegram.http.updates import Update
from bot.telegram.receiving.intake import Intake, Webhook
from bot.telegram.receiving.update_queue import UpdateQueue
from bot.telegram.receiving.webhook import WebhookServer
from tests.ports import free_port
from tests.telegram.flaky_proxy import flaky_proxy
from tests.transport import ANSWER, TOKEN, new_file, transport

SEEDS = (1, 2, 3)
CHATS, LINES, ENDS = 12, 12, 4


def trouble(sandbox: Sandbox, seed: int, method: str | None) -> None:
    """Let a tenth of all calls go wrong in one way or another."""
    for number, kind in enumerate(("reset_before", "reset_after", "error")):
        sandbox.faults.add(Fault(kind, method, count=None, probability=0.04, seed=seed * 10 + number))


@pytest.mark.parametrize("seed", SEEDS)
async def test_what_is_said_arrives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, tried: Callable[..., None]
) -> None:
    monkeypatch.setattr("bot.telegram.sending.retry_state.BACKOFF_MS", 2)
    monkeypatch.setattr("bot.telegram.sending.retry_state.POISON", 1000)
    rng = random.Random(seed)
    async with Sandbox(token=TOKEN) as sandbox:
        chats = [sandbox.add_person(f"用户{number}", started=True).id for number in range(CHATS)]
        trouble(sandbox, seed, "sendMessage")
        unknown = ends = 0
        for number in range(LINES):
            async with transport(tmp_path, sandbox) as rooms:
                for priority in Priority:
                    for chat_id in chats:
                        rooms.post(chat_id, f"{priority.name} {number}", priority=priority)
                if rng.random() < ENDS / LINES:
                    # The process ends somewhere in the middle; what is in the air stays there.
                    calls = len(sandbox.log.calls("sendMessage"))
                    await sandbox.wait_for(
                        lambda calls=calls: len(sandbox.log.calls("sendMessage")) > calls + 5
                    )
                    await rooms.sender.stop(grace=0)
                    ends += 1
                else:
                    await rooms.sender.drained()
                    unknown = rooms.outbox.counts().unknown
        sandbox.faults.clear()
        async with transport(tmp_path, sandbox) as rooms:
            await rooms.sender.drained()
            unknown = rooms.outbox.counts().unknown
            assert rooms.outbox.counts().failed == 0
        assert ends > 0
        missing = 0
        for chat_id in chats:
            texts = rooms.texts(chat_id)
            for priority in Priority:
                lines = [text for text in texts if text.startswith(priority.name)]
                expected = [f"{priority.name} {number}" for number in range(LINES)]
                if priority is ANSWER:
                    assert [line for line, _ in groupby(lines)] == expected
                else:
                    assert lines == [line for line in expected if line in lines]
                    missing += LINES - len(lines)
        assert missing <= unknown
    tried(
        "Random faults of the network and sudden ends, while messages go out",
        {"messages": CHATS * LINES * len(Priority), "ends": ends},
        {"pushes and broadcasts": missing},
        "those had an unknown fate, and are not repeated; of answers nothing, and all in their order",
    )


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_what_is_heard_is_handled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, way: str, tried: Callable[..., None]
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.intake.FIRST_BACKOFF_S", 0.001)
    monkeypatch.setattr("bot.telegram.receiving.update_queue.RETRY_MS", (1, 1))
    # The sandbox, as Telegram, brings an update again after a while: a test need not wait for it.
    monkeypatch.setattr("bot.sandbox.bot_api.webhook._PAUSE", 0.001)
    rng = random.Random(seed)
    path = new_file(tmp_path)
    async with Sandbox(token=TOKEN) as sandbox:
        people = [sandbox.add_person(f"用户{number}") for number in range(CHATS)]
        trouble(sandbox, seed, "getUpdates")
        for number in range(LINES):
            for someone in people:
                sandbox.say(someone, None, f"{number}")
            heard = await live(path, sandbox, rng, way, ends=rng.random() < ENDS / LINES)
        sandbox.faults.clear()
        heard = await live(path, sandbox, rng, way, ends=False)
        assert not sandbox.updates.pending
    assert heard == {someone.id: [str(number) for number in range(LINES)] for someone in people}
    tried(
        f"Random faults of the network and sudden ends, while updates come in ({way})",
        {"updates": CHATS * LINES},
        {"updates": CHATS * LINES - sum(map(len, heard.values()))},
        "each handled once, in order within a chat",
    )


async def drained(
    intake: Intake, api: BotApi, updates: Updates, sandbox: Sandbox, rng: random.Random
) -> None:
    """Be called by Telegram, through a proxy that fails, until nothing waits there."""
    port = free_port()
    async with flaky_proxy(f"http://127.0.0.1:{port}/hook", rng, 0.04) as url:
        server = WebhookServer(api, intake, Webhook(intake, updates, "secret"), url, port, "secret")
        await intake.update_queue.start()
        await server.start()
        try:
            await sandbox.wait_for(lambda: not sandbox.updates.pending, 30)
        finally:
            await server.stop()
            await api.call("deleteWebhook", {})


async def live(
    path: Path, sandbox: Sandbox, rng: random.Random, way: str, *, ends: bool
) -> dict[int, list[str]]:
    """One life of a bot: drain the queue, or die in the middle. Returns all that was ever committed."""
    db = Database.open(path)

    async def handle(update: Update, at: int) -> None:
        message = update.message
        assert message is not None
        if rng.random() < 0.05:
            await asyncio.sleep(0)
        with db.atomic():
            count = db.execute("SELECT count(*) FROM meta").fetchone()[0]
            db.execute(
                "INSERT INTO meta (name, value) VALUES (?, ?)",
                (f"{count:05}", f"{message.chat.id} {message.text}"),
            )
        if rng.random() < 0.05:
            raise ValueError

    async with CurlRequest() as request:
        api = BotApi(request, TOKEN, sandbox.url)
        updates = Updates(db)
        queue = UpdateQueue(db, updates, handle, lambda _: None, sandbox.clock)
        intake = Intake(api, updates, queue, clock=sandbox.clock)
        hearing = intake.drain() if way == "polling" else drained(intake, api, updates, sandbox, rng)
        life = asyncio.create_task(hearing)
        if ends:
            for _ in range(rng.randrange(40 if way == "polling" else 2_000)):
                await asyncio.sleep(0)
            life.cancel()
            await asyncio.gather(life, return_exceptions=True)
            await intake.update_queue.stop(grace=0)
        else:
            await life
            await intake.stop()
    heard: dict[int, list[str]] = {}
    for (value,) in db.execute("SELECT value FROM meta WHERE name <> 'durable' ORDER BY name"):
        chat_id, text = value.split()
        heard.setdefault(int(chat_id), []).append(text)
    db.close()
    return heard
