"""What grows with people: the same work on a small file and on a big one, and how long a step holds the loop under load.

`python -m benchmarks scale`; SCALE_PEOPLE (default 100,000) sizes the big file, with ten answers and three cards each;
SCALE_SECONDS (default 60) is how long taps come, 300 a second, while a backup runs. 1,000,000 people make 5 GB.
SCALE_FOLDER keeps the files, so that a second run need not fill them.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from benchmarks.big_file import VETERAN
from benchmarks.loop_hold import TAPS_A_SECOND, Held, hold
from benchmarks.scale_works import DUE, Bot, open_bot, pushes_due, works
from bot.serving import collect_rarely
from bot.storage.checkpoint import checkpoint
from bot.storage.personal import export_beside

SMALL, BIG = 10_000, int(os.environ.get("SCALE_PEOPLE", "100000"))
SECONDS = int(os.environ.get("SCALE_SECONDS", "60"))
TIMES = int(os.environ.get("SCALE_TIMES", "60"))
TURNS = 3
LONGEST_S = 0.005
"""So long may a step hold the loop."""


def compare(small: Bot, big: Bot) -> None:
    """Print each ratio of processor time; the two files take turns."""
    both = (works(small), works(big))
    taken: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in both[0]}
    for turn in range(TIMES):
        for name, found in taken.items():
            # Who comes second finds the code in the processor's memory: each is second every other time.
            for one in (turn % 2, 1 - turn % 2):
                found[one].append(_worked(both[one][name]))
    for name, (few, many) in taken.items():
        _print_ratio(name, statistics.median(few), statistics.median(many))


def _worked(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def _print_ratio(name: str, low: float, high: float) -> None:
    print(f"ratio {high / low:5.2f}  {name:36} {1000 * low:8.3f} -> {1000 * high:8.3f} ms")


def compare_pushes(small: Bot, big: Bot) -> None:
    """Print what 1,000 due pushes cost in all, and the longest block of the loop, in turns."""
    people = random.Random(4).sample(range(VETERAN + 1, SMALL), (TURNS + 1) * DUE)
    turns = [
        [pushes_due(bot, people[turn * DUE : (turn + 1) * DUE]) for bot in (small, big)]
        for turn in range(TURNS + 1)
    ]
    # The first of each fills its memory.
    by_size = list(zip(*turns[1:], strict=True))
    for name, of in ((f"{DUE:,} pushes due, in all", sum), ("the longest block of them", max)):
        low, high = (statistics.median(of(own for _, own in blocks) for blocks in size) for size in by_size)
        _print_ratio(name, low, high)
    worst = max(seconds for blocks in by_size[1] for seconds, _ in blocks)
    print(f"             by the wall clock the longest block of the big file was {1000 * worst:.1f} ms")


async def longest_gap_in_an_export(bot: Bot) -> tuple[float, float]:
    """Export somebody with 2,000 answers beside the loop; return how long the loop stood at most, and how long it took."""
    export = asyncio.create_task(asyncio.to_thread(export_beside, bot.config.storage.path, VETERAN))
    began = last = time.perf_counter()
    longest = 0.0
    while not export.done():
        await asyncio.sleep(0.0005)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    return longest, last - began


def print_hold(bot: Bot) -> None:
    """Print how long taps hold the loop of a bot while a backup runs."""
    checkpoint(bot.config.storage.path)
    size = bot.config.storage.path.stat().st_size / 10**6
    collect_rarely()
    held = asyncio.run(hold(bot, SECONDS))
    print(
        f"{size:,.0f} MB, {TAPS_A_SECOND} taps/s for {SECONDS} s with a backup (wall clock: neighbours count)"
    )
    _print_held(held)
    bot.app.store.db.close()


def _print_held(held: Held) -> None:
    print(said("steps of the loop", held.steps))
    print(said("their processor time", held.own))
    print(said("commits on the loop", held.commits))
    print(said("their processor time", held.own_commits))
    print(said("garbage collections", held.collections))
    print(
        f"load {os.getloadavg()[0]:.1f}; the backup took {held.backup_s:.0f} s, the log was {held.longest_log / 10**6:.0f} MB at most"
    )


def said(name: str, found: list[float]) -> str:
    """Say of times where most lie, which is the worst, and how many hold the loop too long."""
    if not found:
        return f"{name:20} none"
    inner = sorted(found)
    marks = ", ".join(
        f"p{100 * share:g} {inner[int(len(inner) * share)] * 1000:.1f}" for share in (0.5, 0.99, 0.999)
    )
    over = sum(seconds > LONGEST_S for seconds in inner)
    return f"{name:20} {marks}, worst {inner[-1] * 1000:.1f} ms; {over} of {len(inner)} above 5 ms"


def main() -> None:
    kept = os.environ.get("SCALE_FOLDER")
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory() as name:
        began = time.perf_counter()
        small, big = open_bot(Path(name), SMALL), open_bot(Path(name), BIG)
        print(f"{SMALL:,} people against {BIG:,}, medians of {TIMES}, processor time")
        print(f"(the files were made in {time.perf_counter() - began:.0f} s; load {os.getloadavg()[0]:.1f})")
        compare(small, big)
        compare_pushes(small, big)
        for bot in (small, big):
            gap, took = asyncio.run(longest_gap_in_an_export(bot))
            print(
                f"an export beside the loop: {1000 * took:.0f} ms, the loop stood {1000 * gap:.1f} ms at most"
            )
        for bot in (small, big):
            print_hold(bot)


if __name__ == "__main__":
    main()
