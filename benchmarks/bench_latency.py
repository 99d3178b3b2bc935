"""How long a tap waits for its edited card: when 300 come a second, and when others make it hard.

The bot runs as it ships, over HTTP, on one core; the sandbox with the people runs here on another. Under load the limits
are lifted, since Telegram's 30 calls a second would be all that is measured; in the other scenes they are as shipped.
`python -m benchmarks latency`; LATENCY_SECONDS (default 30) is how long the load lasts.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.crowd import Crowd
from benchmarks.processor import pin, processor_s
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox

ROOT = Path(__file__).resolve().parent.parent
SECONDS = int(os.environ.get("LATENCY_SECONDS", "30"))
CHATS, TAPS_A_SECOND = 1_000, int(os.environ.get("LATENCY_RATE", "300"))
FEW, QUIET_RATE, QUIET_SECONDS = 40, 5, 20
TWICE = "goal: 2"
FLOOD_PAUSE_S = 0.01
"""A hundred taps a second: more than a hand or a client gives."""
SLOW_S = 5.0
NEW_PEOPLE, NEW_A_SECOND = 1_000, 100
LIFTED = "[limits]\noverall = 1000000\nprivate = 1000000\ngroup = 1000000\nperson = 1000000\n"

Scene = Callable[[Sandbox], Coroutine[Any, Any, None]]


def start(folder: Path, url: str, token: str, limits: str) -> subprocess.Popen[bytes]:
    path = folder / "bot.toml"
    path.write_text(
        f'[telegram]\napi_url = "{url}"\n[storage]\npath = "bot.sqlite3"\n[app]\nlog_level = "WARNING"\n{limits}',
        "utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--config", str(path)],
        cwd=ROOT,
        env={**os.environ, "TELEGRAM_BOT_TOKEN": token},
    )
    pin(process.pid, 0)
    return process


@asynccontextmanager
async def running(limits: str = "") -> AsyncIterator[tuple[Sandbox, int]]:
    """Yield a sandbox and the number of the bot's process."""
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox(token="1:bench", defaults=False, history=50, log_limit=1_000) as sandbox:
            process = start(Path(folder), sandbox.url, sandbox.token, limits)
            try:
                yield sandbox, process.pid
            finally:
                process.terminate()
                process.wait()


# --- under load ---------------------------------------------------------------------------------------


async def under_load() -> None:
    """Print what 300 taps a second from 1,000 chats wait, beside the taps of a quiet bot."""
    async with running(LIFTED) as (sandbox, pid):
        crowd = Crowd(sandbox, "用户", CHATS)
        await crowd.sit_down()
        quiet = await crowd.answer(QUIET_RATE, QUIET_SECONDS)
        began, ours, theirs = time.perf_counter(), processor_s(pid), time.process_time()
        loaded = await crowd.answer(TAPS_A_SECOND, SECONDS)
        took = time.perf_counter() - began
        bot, sandbox_share = (processor_s(pid) - ours) / took, (time.process_time() - theirs) / took
        crowd.leave()
    p99 = at(loaded, 0.99)
    print(
        f"ratio {p99 / statistics.median(quiet):5.2f}  p99 under {TAPS_A_SECOND} taps/s to a quiet median (goal: 5)"
    )
    print(said("quiet", quiet))
    print(f"{said(f'{len(loaded) / took:.0f} taps/s', loaded)}; load {os.getloadavg()[0]:.1f}")
    late = sorted(crowd.late)
    print(
        f"the bot had {100 * bot:.0f} % of its core, the sandbox {100 * sandbox_share:.0f} % of its own;"
        f" taps came late by p50 {1000 * at(late, 0.5):.1f}, p99 {1000 * at(late, 0.99):.1f} ms,"
        f" {crowd.nobody_free} found nobody free"
    )


# --- beside others ------------------------------------------------------------------------------------


async def flood(sandbox: Sandbox) -> None:
    """One person taps and types without an end."""
    person = sandbox.add_person("洪水", started=True)
    sandbox.say(person, None, "/top")
    await sandbox.wait_for(lambda: sandbox.last_message(person), 60)
    card = sandbox.last_message(person)
    while True:
        sandbox.forge_tap(person, card, card.keyboard[0][0]["callback_data"])
        sandbox.say(person, None, "/quiz")
        await asyncio.sleep(FLOOD_PAUSE_S)


async def slow_chat(sandbox: Sandbox) -> None:
    """Telegram answers every call about one chat late; its person goes on tapping and typing."""
    person = sandbox.add_person("慢", started=True)
    sandbox.faults.add(Fault("slow", chat_id=person.id, count=None, delay=SLOW_S))
    while True:
        sandbox.say(person, None, "/top")
        card = sandbox.last_message(person)
        if card is not None and card.keyboard:
            sandbox.forge_tap(person, card, card.keyboard[0][0]["callback_data"])
        await asyncio.sleep(0.5)


async def newcomers(sandbox: Sandbox) -> None:
    """A thousand people send /start within ten seconds, three times as many as may be greeted meanwhile."""
    for number in range(NEW_PEOPLE):
        sandbox.say(sandbox.add_person(f"新人{number}"), None, "/start")
        await asyncio.sleep(1 / NEW_A_SECOND)


async def beside(
    name: str, scene: Scene, goal: str, rate: float = QUIET_RATE, seconds: float = QUIET_SECONDS
) -> None:
    """Print what taps of a few wait alone, and beside a scene."""
    async with running() as (sandbox, _):
        crowd = Crowd(sandbox, "用户", FEW)
        await crowd.sit_down()
        alone = await crowd.answer(rate, seconds)
        troubled = asyncio.create_task(scene(sandbox))
        await asyncio.sleep(1)
        among = await crowd.answer(rate, seconds)
        if troubled.done():
            troubled.result()
        troubled.cancel()
        with suppress(asyncio.CancelledError):
            await troubled
        crowd.leave()
    ratio = statistics.median(among) / statistics.median(alone)
    print(f"ratio {ratio:5.2f}  a tap {name} to one alone, medians ({goal})")
    print(said("alone", alone))
    print(said("beside it", among))


def at(inner: list[float], share: float) -> float:
    return inner[min(len(inner) - 1, int(len(inner) * share))]


def said(name: str, inner: list[float]) -> str:
    marks = ", ".join(f"p{100 * share:g} {1000 * at(inner, share):.1f}" for share in (0.5, 0.99))
    return f"{name:20} {marks}, worst {1000 * inner[-1]:.1f} ms of {len(inner)}"


def main() -> None:
    pin(0, 1)
    scenes: tuple[Awaitable[None], ...] = (
        under_load(),
        beside("beside a flood of one", flood, TWICE),
        beside("beside a slow chat", slow_chat, TWICE),
        # As long as greetings wait for Telegram's limit.
        beside("while 1,000 new people say /start", newcomers, "goal: no waiting behind them", 3, 35),
    )

    async def play() -> None:
        for scene in scenes:
            await scene

    asyncio.run(play())


if __name__ == "__main__":
    main()
