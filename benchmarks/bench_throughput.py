"""Updates a second with everything on, beside a bare aiogram bot that makes the same two calls.

Each bot runs alone on one core; the sandbox, with all its checks, runs here on another. Each of PEOPLE
people has a question before them; then all tap at once, and the time until the last edit and the last
toast has arrived is taken. The two take turns, and the ratio of the medians is printed.
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

from bot.sandbox.server import Sandbox

ROOT = Path(__file__).resolve().parent.parent
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
PEOPLE, ROUNDS = 1500, 5


def settings(folder: Path, url: str) -> Path:
    path = folder / "bot.toml"
    path.write_text(
        f'[telegram]\napi_url = "{url}"\n[storage]\npath = "bot.sqlite3"\n[app]\nlog_level = "WARNING"\n'
        "[limits]\noverall = 1000000\nprivate = 1000000\ngroup = 1000000\nperson = 1000000\n",
        "utf-8",
    )
    return path


def start_ours(folder: Path, url: str, token: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--config", str(settings(folder, url))],
        cwd=ROOT,
        env={**os.environ, "TELEGRAM_BOT_TOKEN": token},
    )


def start_peer(folder: Path, url: str, token: str) -> subprocess.Popen[bytes]:
    del folder
    return subprocess.Popen(
        [str(PEER_PYTHON), str(ROOT / "benchmarks" / "peer_aiogram.py"), url, token],
    )


async def measure(start) -> float:
    """Return updates a second of one bot, started anew."""
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox(token="1:bench", defaults=False) as sandbox:
            process = start(Path(folder), sandbox.url, sandbox.token)
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(process.pid, {0})
            try:
                return await taps_a_second(sandbox)
            finally:
                process.terminate()
                process.wait()


async def taps_a_second(sandbox: Sandbox) -> float:
    people = [sandbox.add_person(f"用户{i}", started=True) for i in range(PEOPLE)]
    for person in people:
        sandbox.say(person, None, "/quiz")
    await sandbox.wait_for(
        lambda: sandbox.last_message(people[-1]) and all(map(sandbox.last_message, people)), 120
    )
    cards = [sandbox.last_message(person) for person in people]
    before = len(sandbox.log.entries)
    began = time.perf_counter()
    for person, card in zip(people, cards, strict=True):
        sandbox.press(person, card, (0, 0))
    await sandbox.wait_for(
        lambda: len(sandbox.log.entries) - before >= 3 * PEOPLE and done(sandbox, before), 120
    )
    return PEOPLE / (time.perf_counter() - began)


def done(sandbox: Sandbox, before: int) -> bool:
    names = [entry.name for entry in islice(sandbox.log.entries, before, None)]
    return names.count("editMessageText") >= PEOPLE and names.count("answerCallbackQuery") >= PEOPLE


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {1 % (os.cpu_count() or 1)})
    ours, peer = [], []
    for _ in range(ROUNDS):
        ours.append(asyncio.run(measure(start_ours)))
        if PEER_PYTHON.exists():
            peer.append(asyncio.run(measure(start_peer)))
    print(
        f"this bot, everything on   {statistics.median(ours):8.0f} updates/s  (of {ROUNDS}: {min(ours):.0f}-{max(ours):.0f})"
    )
    if peer:
        print(
            f"bare aiogram 3.31         {statistics.median(peer):8.0f} updates/s  (of {ROUNDS}: {min(peer):.0f}-{max(peer):.0f})"
        )
        print(
            f"ratio                     {statistics.median(ours) / statistics.median(peer):8.2f}  (goal: 0.8 or more)"
        )


if __name__ == "__main__":
    main()
