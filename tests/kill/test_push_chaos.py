"""Five hundred pushes in one minute, with everything going wrong: none is lost but the unknown, none comes twice."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.calendar import MINUTE
from bot.core.player.player import Player
from bot.core.push.push import Subscription
from bot.sandbox.faults import Fault
from bot.sandbox.log import Entry, took_effect
from bot.sandbox.server import Sandbox
from bot.storage.database import Database
from bot.storage.migrations import migrate
from bot.storage.store import Store
from tests.kill.process import INTAKES, BotProcess, way_of

SUBSCRIBERS, BLOCKED, KILLS = 500, 25, 5
PATIENCE = 240.0


def at_noon(now: int) -> str:
    """Return an offset in which it is about noon, so that no date ends while the test runs."""
    hour = datetime.fromtimestamp(now / 1000, UTC).hour
    return f"UTC{'-' if hour > 12 else '+'}{abs(12 - hour):02d}:00"


def subscribe(path: Path, people: list[int], now: int) -> None:
    """Write people whose push is due in the minute that has just begun."""
    migrate(path)
    store = Store(Database.open(path))
    zone, due = at_noon(now), now - now % MINUTE
    minute = (720 + due // MINUTE % 60) % 1440
    with store.db.atomic():
        for person in people:
            store.players.add(Player(person, "zh-Hans"), now)
            store.subscriptions.save(Subscription(person, minute, zone, next_due_at=due))
    store.db.close()


def unleash(sandbox: Sandbox) -> None:
    """Let calls fail in each way that Telegram and the network know."""
    kinds = (("flood", 0.02), ("error", 0.04), ("reset_before", 0.02), ("reset_after", 0.02))
    for seed, (kind, probability) in enumerate(kinds):
        sandbox.faults.add(Fault(kind, "sendMessage", count=None, probability=probability, seed=seed))


def sends(sandbox: Sandbox) -> list[Entry]:
    return sandbox.log.calls("sendMessage")


def chat_of(entry: Entry) -> int:
    return int(entry.params["chat_id"])


def unknown(path: Path) -> set[int]:
    """Return whose push has an unknown fate, by the bot's own record."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        rows = file.execute("SELECT chat_id FROM outbox WHERE priority = 1 AND state IN (1, 4)").fetchall()
    return {chat_id for (chat_id,) in rows}


async def kill_half_way(sandbox: Sandbox, process: BotProcess, rng: random.Random) -> None:
    for _ in range(KILLS):
        target = len(sends(sandbox)) + rng.randint(5, 80)
        await sandbox.wait_for(lambda target=target: len(sends(sandbox)) >= target, PATIENCE)
        await process.kill()
        await process.start()


async def hear_twice(sandbox: Sandbox, person) -> None:
    """Chat a little: when the second answer is there, the bot has looked at what is due."""
    for _ in range(2):
        before = len(sandbox.messages(person, by_bot=True))
        sandbox.say(person, None, "/help")
        await sandbox.wait_for(
            lambda before=before: len(sandbox.messages(person, by_bot=True)) > before, PATIENCE
        )


@pytest.mark.kill
@INTAKES
async def test_five_hundred_pushes_survive_blocks_floods_resets_and_kills(tmp_path, small_bank, write, tried):
    async with Sandbox(token="1:chaos", defaults=False) as sandbox:
        config, path = write(tmp_path, sandbox.url, small_bank), tmp_path / "bot.sqlite3"
        config.write_text(config.read_text("utf-8").replace("overall = 100000", "overall = 100"), "utf-8")
        people = [sandbox.add_person(f"用户{i}", started=True) for i in range(SUBSCRIBERS)]
        ids = {person.id for person in people}
        blocked = {person.id for person in people[:: SUBSCRIBERS // BLOCKED]}
        subscribe(path, sorted(ids), sandbox.clock())
        for number, person in enumerate(sorted(blocked)):
            # Half of them the bot hears of before it sends, the others by a refusal.
            if number % 2:
                sandbox.block(person)
            else:
                sandbox.faults.add(Fault("blocked", "sendMessage", chat_id=person, count=None))
        unleash(sandbox)
        log = tmp_path / "bot.log"
        process = BotProcess(config, sandbox.token, log)
        await process.start()

        def all_dealt_with() -> bool:
            gone = {
                chat_of(entry) for entry in sends(sandbox) if took_effect(entry) or "reset" in entry.outcome
            }
            left = ids - blocked - gone
            return not left - unknown(path)

        try:
            await asyncio.wait_for(kill_half_way(sandbox, process, random.Random(5)), PATIENCE)
            await sandbox.wait_for(all_dealt_with, PATIENCE)
            sandbox.faults.clear()
            await process.kill()
            await process.start()
            await hear_twice(sandbox, people[1])
        finally:
            await process.stop()
        pushes = [entry for entry in sends(sandbox) if "今天的一点点" in entry.params["text"]]
        delivered = Counter(chat_of(entry) for entry in pushes if took_effect(entry))
        assert [person for person, count in delivered.items() if count > 1] == []
        lost = ids - blocked - delivered.keys()
        assert lost <= unknown(path)
        # What was in the air at a kill, and what was cut off: no more than that is unknown.
        resets = sum("reset" in entry.outcome for entry in pushes)
        assert len(unknown(path)) <= resets + 24 * (KILLS + 1)
        assert blocked.isdisjoint(delivered)
        with closing(sqlite3.connect(path)) as file:
            off = file.execute("SELECT chat_id FROM subscriptions WHERE NOT is_on AND refused").fetchall()
            days = file.execute("SELECT count(*), count(DISTINCT chat_id) FROM pushes").fetchone()
        switched_off = {chat for (chat,) in off}
        assert switched_off <= blocked
        # Whoever's refusal was lost with the connection counts as unknown today, and is refused tomorrow.
        assert blocked - switched_off <= unknown(path)
        assert days == (SUBSCRIBERS - BLOCKED // 2, SUBSCRIBERS - BLOCKED // 2)
        tried(
            f"Daily pushes of one minute under blocks, floods, resets and SIGKILL ({way_of(write)})",
            {"people": SUBSCRIBERS, "kills": KILLS, "resets": resets},
            {"pushes": len(lost)},
            f"none came twice; {len(unknown(path))} had an unknown fate, and those are not repeated",
        )
        said = log.read_text("utf-8")
        assert "Traceback" not in said
        assert sandbox.token not in said
