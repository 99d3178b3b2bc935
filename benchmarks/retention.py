"""Is the schedule worth its questions? Simulated learners, four schedules, the same questions for each.

    python -m benchmarks.retention [--learners 1000] [--plots docs/learning]

Each learner has the same days, the same number of questions and the same traits under every schedule; only the choice
of cues differs. Nobody's memory follows the scheduler's model: see `benchmarks.memories`.
"""

from __future__ import annotations

import argparse
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import fmean, stdev

from msgspec import Struct

from benchmarks.memories import FAMILIES, GUESS, Memory, Traits
from benchmarks.schedules import SCHEDULES

SEED = 20261130
CUES = 180
DAYS = (90, 180)
MEASURED = (7, 14, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180)
FIRST = 2000
"""Learners are numbered from here: the schedule was chosen by looking at those below it, and is judged by others."""
SKIPPED = 0.25
MISSED_WEEK = 0.08


class Outcome(Struct, frozen=True):
    """How a learner fared: cues kept (the sum of recall over all cues) and questions asked, by measured day."""

    kept: dict[int, float]
    asked: dict[int, int]


def diary(rng: random.Random) -> list[int]:
    """How many questions somebody answers each day: 3 to 10 by habit, days skipped, whole weeks missed."""
    habit = rng.randint(3, 10)
    days = []
    for day in range(max(MEASURED)):
        if day % 7 == 0:
            missed = day > 0 and rng.random() < MISSED_WEEK
        days.append(0 if missed or rng.random() < SKIPPED else habit)
    return days


def learn(seed: int, family: str, schedule: str) -> Outcome:
    """Let one learner practise under one schedule."""
    rng = random.Random(f"{SEED} {seed}")
    traits, days = Traits.drawn(rng), diary(rng)
    minds: list[Memory] = [FAMILIES[family](traits, rng.random()) for _ in range(CUES)]
    chooser = SCHEDULES[schedule](CUES, random.Random(f"{SEED} {seed} {schedule}"))
    luck = random.Random(f"{SEED} {seed} luck")
    kept: dict[int, float] = {}
    asked: dict[int, int] = {}
    questions = 0
    for day, count in enumerate(days):
        if day in MEASURED:
            kept[day], asked[day] = sum(mind.recall(day) for mind in minds), questions
        for cue in chooser.choose(day, count) if count else ():
            mind = minds[cue]
            knew = luck.random() < mind.recall(day)
            chooser.told(day, cue, knew or luck.random() < GUESS)
            mind.practise(day, knew)
            questions += 1
    last = len(days)
    kept[last], asked[last] = sum(mind.recall(last) for mind in minds), questions
    return Outcome(kept, asked)


def _learn(task: tuple[int, str, str]) -> Outcome:
    return learn(*task)


Results = dict[tuple[str, str], list[Outcome]]


def simulate(learners: int, workers: int) -> Results:
    """Return the outcomes of all learners by family and schedule."""
    found: Results = {}
    with ProcessPoolExecutor(workers) as pool:
        for family in FAMILIES:
            for schedule in SCHEDULES:
                tasks = [(seed, family, schedule) for seed in range(FIRST, FIRST + learners)]
                found[family, schedule] = list(pool.map(_learn, tasks, chunksize=20))
    return found


def kept(outcomes: list[Outcome], day: int) -> float:
    """Cues kept, on average."""
    return fmean(one.kept[day] for one in outcomes)


def questions_per_cue(outcomes: list[Outcome], day: int) -> float:
    """Questions for each cue kept, over all learners."""
    return sum(one.asked[day] for one in outcomes) / sum(one.kept[day] for one in outcomes)


def table(results: Results) -> str:
    """Return the figures as a Markdown table."""
    rows = [
        "| memory | day | schedule | cues kept of 180 | ± | questions a cue kept | × random |",
        "|---|---|---|---|---|---|---|",
    ]
    for family in FAMILIES:
        for day in DAYS:
            base = kept(results[family, "random"], day)
            for schedule in SCHEDULES:
                outcomes = results[family, schedule]
                mean = kept(outcomes, day)
                half = 1.96 * stdev(one.kept[day] for one in outcomes) / len(outcomes) ** 0.5
                rows.append(
                    f"| {family} | {day} | {schedule} | {mean:.1f} | {half:.1f} |"
                    f" {questions_per_cue(outcomes, day):.2f} | {mean / base:.2f} |"
                )
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--plots", type=Path, help="draw PNG plots into this folder")
    options = parser.parse_args()
    print(f"seed {SEED}, learners from {FIRST}, {options.learners} learners, {CUES} cues")
    results = simulate(options.learners, options.workers)
    print(table(results))
    if options.plots:
        from benchmarks.retention_plots import draw

        draw(results, options.plots)


if __name__ == "__main__":
    main()
