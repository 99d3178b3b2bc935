"""From the start of the process to the first answer: `python -m bot run` with a person's /start waiting.

The installation is prepared as the handbooks say (`python -m bot prepare`), and the first start, which compiles what the
libraries lack, is not counted. A file that is there is one that a bot left which had answered.
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

from benchmarks.bench_throughput import ROOT, settings
from benchmarks.processor import processor_s
from bot.sandbox.server import Sandbox

ROUNDS = 5


async def first_answer(folder: Path) -> tuple[float, float]:
    """Return the seconds until the greeting of a bot whose database lies in a folder, and those of processor."""
    async with Sandbox(token="1:bench") as sandbox:
        person = sandbox.add_person("用户甲")
        sandbox.say(person, None, "/start")
        environment = {**os.environ, "TELEGRAM_BOT_TOKEN": sandbox.token}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", "--config", str(settings(folder, sandbox.url))],
            cwd=ROOT,
            env=environment,
        )
        try:
            await sandbox.wait_for(lambda: sandbox.last_message(person), 30)
            return time.perf_counter() - began, processor_s(process.pid)
        finally:
            process.terminate()
            process.wait()


def starts() -> tuple[tuple[float, float], tuple[float, float]]:
    """Return what a start costs with a new file, and what the next one with the same file does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return asyncio.run(first_answer(folder)), asyncio.run(first_answer(folder))


def main() -> None:
    subprocess.run([sys.executable, "-m", "bot", "prepare"], cwd=ROOT, check=True)
    starts()
    found = [starts() for _ in range(ROUNDS)]
    for file, taken in zip(("a new file", "a file that is there"), zip(*found, strict=True), strict=True):
        for name, numbers, goal in (
            (f"start to first answer, {file}", sorted(wall for wall, _ in taken), "1.0"),
            ("  of it on the processor", sorted(cpu for _, cpu in taken), "0.6"),
        ):
            middle = statistics.median(numbers)
            span = f"{numbers[0]:.2f}-{numbers[-1]:.2f}"
            print(f"{name:45} {middle:8.2f} s  (of {ROUNDS}: {span}; goal: {goal})")


if __name__ == "__main__":
    main()
