"""The daily push by the number of subscribers: what a tick costs, and how fast what is due goes out.

Each size has a process of its own, so that its memory is its own. A tick is everything that the bot does each
second; 1,000 people are due, each with a month of practice behind them. The sandbox, which receives the pushes,
runs on another core.

`python -m benchmarks.bench_push [--quick] [--profile]`; --quick leaves out the million.
"""

from __future__ import annotations

import asyncio
import cProfile
import json
import os
import pstats
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from benchmarks.bench_transport import TOKEN, make_people, sandbox
from bot.app import App, build
from bot.config import Config, Limits, Storage
from bot.config import Telegram as TelegramSettings
from bot.core.calendar import DAY, MINUTE
from bot.core.effects import Priority
from bot.storage.database import Database
from bot.storage.migrations import migrate

SIZES = (10_000, 100_000, 1_000_000)
DUE, IDLE_TICKS = 1_000, 1_000
DRAINED, SLOW = 5_000, 300
FIRST = 1_000
ZONE = "Asia/Shanghai"


def wall() -> int:
    return time.time_ns() // 1_000_000


def fill(path: Path, people: range | list[int], due: frozenset[int], now: int) -> None:
    """Write players and their subscriptions: those in `due` for this minute, all others within the next day."""
    rng = random.Random(7)
    database = Database.open(path)
    with database.atomic():
        database.executemany(
            "INSERT INTO players (id, language, region, session_length, created_at) VALUES (?, 'zh-Hans', 'cn', 5, 0)",
            ((person,) for person in people),
        )
        database.executemany(
            "INSERT INTO subscriptions (chat_id, player_id, minute, zone, content, weekdays_only, quiet, is_on,"
            " next_due_at) VALUES (?, ?, ?, ?, 'both', 0, 1, 1, ?)",
            (
                (
                    person,
                    person,
                    rng.randrange(1440),
                    ZONE,
                    now if person in due else now + rng.randrange(MINUTE, DAY),
                )
                for person in people
            ),
        )
    database.close()


def practise(path: Path, app: App, people: Iterator[int], now: int) -> None:
    """Give people a month behind them: 5 questions and a tip a day, and a memory of their cues."""
    rng = random.Random(8)
    questions, tips = list(app.bank.questions.values()), list(app.bank.tips)
    database = Database.open(path)
    with database.atomic():
        for person in people:
            asked = rng.sample(questions, 150)
            database.executemany(
                "INSERT INTO answers (player_id, session_id, position, question_id, cue, topic, kind, is_right, points,"
                " at, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '2000-01-01')",
                (
                    (
                        person,
                        person,
                        i,
                        q.id,
                        q.group,
                        q.topic,
                        q.kind,
                        rng.random() < 0.8,
                        now - DAY - i * DAY // 5,
                    )
                    for i, q in enumerate(asked)
                ),
            )
            database.executemany(
                "INSERT OR IGNORE INTO cards (player_id, cue, due, stability, difficulty, last_review)"
                " VALUES (?, ?, ?, 3.0, 5.0, ?)",
                ((person, q.group, now + rng.randrange(-DAY, 60 * DAY), now - 5 * DAY) for q in asked),
            )
            database.executemany(
                "INSERT OR IGNORE INTO topic_totals (player_id, topic, rights, total) VALUES (?, ?, 4, 6)",
                ((person, q.topic) for q in asked),
            )
            database.executemany(
                "INSERT INTO tips_seen (player_id, tip_id, at) VALUES (?, ?, ?)",
                ((person, tip, now - 9 * DAY) for tip in rng.sample(tips, 30)),
            )
    database.close()


def settings(folder: Path, overall: int, url: str = "http://127.0.0.1:9") -> Config:
    return replace(
        Config(),
        telegram=TelegramSettings(api_url=url),
        storage=Storage(folder / "bot.sqlite3", folder / "backups"),
        limits=Limits(overall, 10**6, 10**6),
    )


# --- the tick -----------------------------------------------------------------------------------------


async def idle_tick(app: App, now: int) -> float:
    """Return the milliseconds of a tick with nothing due, the median of many."""
    times = []
    for _ in range(IDLE_TICKS):
        began = time.perf_counter()
        app.clockwork.tick()
        await asyncio.sleep(0)
        app.clockwork.next_deadline()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def busy_tick(app: App, now: int, profile: bool) -> tuple[float, float, int]:
    """Return (longest block, sum) in milliseconds of what a tick does with all who are due, and how many they were."""
    blocks = []
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    while True:
        began = time.perf_counter()
        more = app.services.push_sending.claim(now)
        blocks.append(1000 * (time.perf_counter() - began))
        if not more:
            break
    profiler.disable()
    if profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(30)
    return max(blocks), sum(blocks), app.store.outbox.waiting_in(Priority.PUSH)


async def measure_tick(size: int, profile: bool) -> dict[str, Any]:
    now = wall()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.sqlite3"
        migrate(path)
        people = range(FIRST, FIRST + size)
        due = frozenset(random.Random(9).sample(people, DUE))
        fill(path, people, due, now)
        app = build(settings(Path(folder), 10_000), TOKEN, lambda: now - 1000)
        practise(path, app, iter(sorted(due)), now)
        await idle_tick(app, now)
        idle = await idle_tick(app, now)
        longest, total, claimed = busy_tick(app, now, profile)
        app.store.db.close()
        assert claimed == DUE, claimed
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"size": size, "idle": idle, "longest": longest, "total": total, "memory": memory}


def tick_in_a_process(size: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.bench_push", "--size", str(size)]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


# --- the way out --------------------------------------------------------------------------------------


async def drain(url: str, count: int, overall: int) -> float:
    """Return how many pushes a second the whole bot sends when `count` people are due at once."""
    now = wall()
    people = await make_people(url, count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.sqlite3"
        migrate(path)
        fill(path, people, frozenset(people), now)
        app = build(settings(Path(folder), overall, url), TOKEN)
        began = time.perf_counter()
        await app.start()
        while app.store.subscriptions.counts(0).pushed < count:
            await asyncio.sleep(0.02)
        await app.sender.drained()
        took = time.perf_counter() - began
        await app.stop()
    return count / took


async def measure_drain() -> dict[str, float]:
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with sandbox(core) as url:
        slow = await drain(url, SLOW, 30)
    with sandbox(core) as url:
        fast = await drain(url, DRAINED, 1_000)
    return {"slow": slow, "fast": fast}


def print_tables(ticks: list[dict[str, Any]], rates: dict[str, float]) -> None:
    print(
        f"{'subscribers':>12} {'idle tick':>12} {'1,000 due':>12} {'a person':>12} {'longest block':>14} {'memory':>10}"
    )
    for row in ticks:
        print(
            f"{row['size']:12,} {row['idle']:9.3f} ms {row['total']:9.0f} ms {row['total'] / DUE:9.3f} ms"
            f" {row['longest']:11.1f} ms {row['memory']:7.0f} MB"
        )
    first, last = ticks[0], ticks[-1]
    print(
        f"ratio {last['size']:,} : {first['size']:,}   idle {last['idle'] / first['idle']:.2f},"
        f" 1,000 due {last['total'] / first['total']:.2f} (goal: 1.5 at most)"
    )
    print(f"sent at a limit of 30/s      {rates['slow']:8.1f}/s, measured over {SLOW} pushes")
    print(f"sent at a limit of 1,000/s   {rates['fast']:8.1f}/s, measured over {DRAINED:,} pushes")
    for row in ticks[1:]:
        hours = row["size"] / rates["slow"] / 3600
        minutes = row["size"] / rates["fast"] / 60
        print(
            f"so {row['size']:,} at one minute take {hours:.1f} h at 30/s and {minutes:.0f} min at 1,000/s (computed)"
        )


def main() -> None:
    if "--size" in sys.argv:
        size = int(sys.argv[sys.argv.index("--size") + 1])
        found = asyncio.run(measure_tick(size, "--profile" in sys.argv))
        print(json.dumps(found))
        return
    ticks = [tick_in_a_process(size) for size in SIZES[: 2 if "--quick" in sys.argv else None]]
    rates = asyncio.run(measure_drain())
    print_tables(ticks, rates)


if __name__ == "__main__":
    main()
