"""What a tap costs with everything on, beside bare bots that make the same two calls and keep nothing.

Each bot runs alone on one core; the sandbox, with all its checks, runs here on another. Each of PEOPLE
people has a question before them; when the bot has come to rest, all tap at once, and the time until the last edit and the last
toast has arrived is taken, with the processor time that the bot has used meanwhile. The bots take turns.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from msgspec import Struct

from benchmarks.processor import pin, processor_s
from bot.sandbox.server import Sandbox

ROOT = Path(__file__).resolve().parent.parent
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
PEOPLE = 1500
REST_S, REST_CPU_S = 0.5, 0.02
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
OURS = "this bot, everything on"
PEERS = {"bare pyTelegramBotAPI 4.37": "peer_telebot.py", "bare aiogram 3.31": "peer_aiogram.py"}


class Taps(Struct, frozen=True):
    """One bot's taps: how many a second, and milliseconds of processor for each."""

    per_second: float
    cpu_ms: float


def settings(folder: Path, url: str) -> Path:
    path = folder / "bot.toml"
    path.write_text(
        f'[telegram]\napi_url = "{url}"\n[storage]\npath = "bot.sqlite3"\n[app]\nlog_level = "WARNING"\n'
        "[limits]\noverall = 1000000\nprivate = 1000000\ngroup = 1000000\nperson = 1000000\n",
        "utf-8",
    )
    return path


def start(name: str, folder: Path, url: str, token: str) -> subprocess.Popen[bytes]:
    if name != OURS:
        return subprocess.Popen([str(PEER_PYTHON), str(ROOT / "benchmarks" / PEERS[name]), url, token])
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--config", str(settings(folder, url))],
        cwd=ROOT,
        env={**os.environ, "TELEGRAM_BOT_TOKEN": token},
    )


async def measure(name: str) -> Taps:
    """Return what the taps of one bot cost, started anew."""
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox(token="1:bench", defaults=False) as sandbox:
            process = start(name, Path(folder), sandbox.url, sandbox.token)
            pin(process.pid, 0)
            try:
                return await tapped(sandbox, process.pid)
            finally:
                process.terminate()
                process.wait()


async def tapped(sandbox: Sandbox, pid: int) -> Taps:
    people = [sandbox.add_person(f"用户{i}", started=True) for i in range(PEOPLE)]
    for person in people:
        sandbox.say(person, None, "/quiz")
    await sandbox.wait_for(
        lambda: sandbox.last_message(people[-1]) and all(map(sandbox.last_message, people)), 120
    )
    cards = [sandbox.last_message(person) for person in people]
    await at_rest(pid)
    before = len(sandbox.log.entries)
    began, used = time.perf_counter(), processor_s(pid)
    for person, card in zip(people, cards, strict=True):
        sandbox.press(person, card, (0, 0))
    await sandbox.wait_for(
        lambda: len(sandbox.log.entries) - before >= 3 * PEOPLE and done(sandbox, before), 120
    )
    seconds, cpu_s = time.perf_counter() - began, processor_s(pid) - used
    return Taps(PEOPLE / seconds, 1000 * cpu_s / PEOPLE)


async def at_rest(pid: int) -> None:
    """Return when a bot has ended what it puts off at its start: that is no part of a tap."""
    used = -1.0
    while processor_s(pid) - used > REST_CPU_S:
        used = processor_s(pid)
        await asyncio.sleep(REST_S)


def done(sandbox: Sandbox, before: int) -> bool:
    names = [entry.name for entry in islice(sandbox.log.entries, before, None)]
    return names.count("editMessageText") >= PEOPLE and names.count("answerCallbackQuery") >= PEOPLE


def main() -> None:
    pin(0, 1)
    bots = [OURS, *(PEERS if PEER_PYTHON.exists() else ())]
    found: dict[str, list[Taps]] = {name: [] for name in bots}
    for _ in range(ROUNDS):
        for name in bots:
            found[name].append(asyncio.run(measure(name)))
    cpu = {name: statistics.median(taps.cpu_ms for taps in found[name]) for name in bots}
    rate = {name: statistics.median(taps.per_second for taps in found[name]) for name in bots}
    for name in bots[1:]:
        print(
            f"ratio to {name:28} {cpu[name] / cpu[OURS]:5.2f} by processor,"
            f" {rate[OURS] / rate[name]:5.2f} by taps a second"
        )
    for name in bots:
        spread = sorted(taps.cpu_ms for taps in found[name])
        print(
            f"{name:30} {cpu[name]:6.3f} ms of processor a tap ({spread[0]:.3f}-{spread[-1]:.3f} of {ROUNDS}),"
            f" {rate[name]:6.0f} taps/s"
        )


if __name__ == "__main__":
    main()
