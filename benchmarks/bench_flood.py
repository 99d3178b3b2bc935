"""What a flood of one person costs the others: the time from a tap to the edited card, without and with the flood.

The bot runs as it ships, with its limits for one person, on one core; the sandbox runs here on another. PEOPLE
answer one after the other, each alone; in the second half somebody taps and types as fast as the sandbox takes it.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.sandbox.server import Sandbox

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = 40
FLOOD_PAUSE_S = 0.01
"""A hundred taps a second: more than a hand or a client gives."""


def start(folder: Path, url: str, token: str) -> subprocess.Popen[bytes]:
    path = folder / "bot.toml"
    path.write_text(f'[telegram]\napi_url = "{url}"\n[storage]\npath = "bot.sqlite3"\n', "utf-8")
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--config", str(path)],
        cwd=ROOT,
        env={**os.environ, "TELEGRAM_BOT_TOKEN": token},
        stderr=subprocess.DEVNULL,
    )


async def answer_times(sandbox: Sandbox, count: int) -> list[float]:
    """Let new people answer one question each, one after the other; return the milliseconds of each."""
    times = []
    for number in range(count):
        person = sandbox.add_person(f"用户{number}", started=True)
        sandbox.say(person, None, "/quiz")
        await sandbox.wait_for(lambda person=person: sandbox.last_message(person), 60)
        card = sandbox.last_message(person)
        began = time.perf_counter()
        sandbox.press(person, card, (0, 0))
        await sandbox.wait_for(
            lambda person=person, card=card: sandbox.message(person, card.message_id).edits, 60
        )
        times.append((time.perf_counter() - began) * 1000)
    return times


async def flood(sandbox: Sandbox) -> None:
    """Tap without an end."""
    person = sandbox.add_person("洪水", started=True)
    sandbox.say(person, None, "/top")
    await sandbox.wait_for(lambda: sandbox.last_message(person), 60)
    card = sandbox.last_message(person)
    while True:
        sandbox.forge_tap(person, card, card.keyboard[0][0]["callback_data"])
        sandbox.say(person, None, "/quiz")
        await asyncio.sleep(FLOOD_PAUSE_S)


async def measure() -> tuple[list[float], list[float]]:
    """Return the times of people alone, and beside a flood."""
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox(token="1:bench", defaults=False) as sandbox:
            process = start(Path(folder), sandbox.url, sandbox.token)
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(process.pid, {0})
            try:
                await answer_times(sandbox, 5)
                alone = await answer_times(sandbox, PEOPLE)
                flooding = asyncio.create_task(flood(sandbox))
                beside = await answer_times(sandbox, PEOPLE)
                flooding.cancel()
                return alone, beside
            finally:
                process.terminate()
                process.wait()


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {1 % (os.cpu_count() or 1)})
    alone, beside = asyncio.run(measure())
    for name, times in (("alone", alone), ("beside a flood", beside)):
        print(f"{name:16} median {statistics.median(times):7.1f} ms   slowest {max(times):7.1f} ms")
    print(f"ratio            {statistics.median(beside) / statistics.median(alone):7.2f}   (goal: 2 or less)")


if __name__ == "__main__":
    main()
