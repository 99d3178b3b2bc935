"""From the start of the process to the first answer: `python -m bot run` with a person's /start waiting."""

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


async def first_answer() -> tuple[float, float]:
    """Return the seconds until the greeting of a bot that was started with a new database, and those of processor."""
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox(token="1:bench") as sandbox:
            person = sandbox.add_person("用户甲")
            sandbox.say(person, None, "/start")
            began = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", "--config", str(settings(Path(folder), sandbox.url))],
                cwd=ROOT,
                env={**os.environ, "TELEGRAM_BOT_TOKEN": sandbox.token},
            )
            try:
                await sandbox.wait_for(lambda: sandbox.last_message(person), 30)
                return time.perf_counter() - began, processor_s(process.pid)
            finally:
                process.terminate()
                process.wait()


def main() -> None:
    found = [asyncio.run(first_answer()) for _ in range(ROUNDS)]
    for name, taken, goal in (
        ("start to first answer", sorted(wall for wall, _ in found), "1.0"),
        ("  of it on the processor", sorted(cpu for _, cpu in found), "0.6"),
    ):
        print(
            f"{name:25} {statistics.median(taken):8.2f} s  (of {ROUNDS}: {taken[0]:.2f}-{taken[-1]:.2f}; goal: {goal})"
        )


if __name__ == "__main__":
    main()
