"""What the schedule's settings are worth, each moved alone, and how many questions random draw needs to keep as much.

    python -m benchmarks.retention_settings [--learners 300]

Settings are tried on learners below `FIRST`, as when the schedule was chosen; the doses of random draw are given to
those by whom it is judged.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import fmean
from typing import Any

import fsrs

from benchmarks.memories import FAMILIES, GUESS, Memory, Traits
from benchmarks.retention import CUES, FIRST, SEED, diary
from benchmarks.schedules import Bag, Ours, RandomDraw, Schedule

HORIZON = 90
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
DOSES = (1.0, 1.25, 1.5, 1.75, 2.0)


class Tuned:
    """Our schedule with its settings as arguments.

    `share`: how much of a day is kept for new cues. `most`: cues met at all. `order` of what is due: the most overdue,
    the one unseen for longest, the shortest or the longest interval first.
    """

    def __init__(
        self, cues: int, rng: random.Random, *, retention: float = 0.9, share: float = 0.8, most: int = CUES,
        order: str = "overdue",
    ) -> None:  # fmt: skip
        self._rng = rng
        self._new = rng.sample(range(cues), most)
        self._share, self._order = share, order
        self._cards: dict[int, fsrs.Card] = {}
        self._seen: dict[int, int] = {}
        self._due: dict[int, float] = {}
        self._scheduler = fsrs.Scheduler(
            desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )

    def choose(self, day: int, count: int) -> list[int]:
        due = sorted((cue for cue, at in self._due.items() if at < day + 1), key=self._turn)
        chosen = due[: count - min(int(count * self._share), len(self._new))]
        while len(chosen) < count and self._new:
            chosen.append(self._new.pop())
        rest = [cue for cue in self._due if cue not in chosen]
        return chosen + self._rng.sample(rest, min(count - len(chosen), len(rest)))

    def _turn(self, cue: int) -> float:
        match self._order:
            case "unseen":
                return self._seen[cue]
            case "short":
                return self._due[cue] - self._seen[cue]
            case "long":
                return self._seen[cue] - self._due[cue]
        return self._due[cue]

    def told(self, day: int, cue: int, right: bool) -> None:
        now = EPOCH + timedelta(days=day)
        card = self._cards.get(cue) or fsrs.Card(card_id=cue + 1, due=now)
        rating = fsrs.Rating.Good if right else fsrs.Rating.Again
        self._cards[cue], _ = self._scheduler.review_card(card, rating, now)
        self._seen[cue] = day
        self._due[cue] = (self._cards[cue].due - EPOCH) / timedelta(days=1)


SETTINGS: tuple[dict[str, Any], ...] = (
    {},
    *({"retention": value} for value in (0.7, 0.8, 0.95)),
    *({"share": value} for value in (0.4, 0.6, 0.9, 1.0)),
    *({"most": value} for value in (80, 110, 140)),
    *({"order": value} for value in ("unseen", "short", "long")),
    {"retention": 0.95, "share": 1.0, "order": "unseen"},
)


def kept(seed: int, family: str, schedule: str, settings: Mapping[str, Any], dose: float) -> float:
    """Return the cues kept on day 90 by one learner, who answers `dose` times as many questions as by habit."""
    rng = random.Random(f"{SEED} {seed}")
    traits, days = Traits.drawn(rng), diary(rng)
    minds: list[Memory] = [FAMILIES[family](traits, rng.random()) for _ in range(CUES)]
    chooser = _schedule(schedule, random.Random(f"{SEED} {seed} {schedule}"), settings)
    luck = random.Random(f"{SEED} {seed} luck")
    owed = 0.0
    for day, count in enumerate(days[:HORIZON]):
        owed += count * dose
        asked, owed = int(owed), owed - int(owed)
        for cue in chooser.choose(day, asked) if asked else ():
            knew = luck.random() < minds[cue].recall(day)
            chooser.told(day, cue, knew or luck.random() < GUESS)
            minds[cue].practise(day, knew)
    return sum(mind.recall(HORIZON) for mind in minds)


def _schedule(name: str, rng: random.Random, settings: Mapping[str, Any]) -> Schedule:
    match name:
        case "random":
            return RandomDraw(CUES, rng)
        case "bag":
            return Bag(CUES, rng)
        case "ours":
            return Ours(CUES, rng)
    return Tuned(CUES, rng, **settings)


Task = tuple[int, str, str, Mapping[str, Any], float]


def _kept(task: Task) -> float:
    return kept(*task)


def _mean(
    pool: ProcessPoolExecutor, seeds: range, family: str, schedule: str, settings: Mapping[str, Any], dose: float
) -> float:  # fmt: skip
    tasks: list[Task] = [(seed, family, schedule, settings, dose) for seed in seeds]
    return fmean(pool.map(_kept, tasks, chunksize=10))


def print_settings(pool: ProcessPoolExecutor, seeds: range) -> None:
    print("\n| setting | " + " | ".join(FAMILIES) + " |\n|---|" + "---|" * len(FAMILIES))
    base = {family: _mean(pool, seeds, family, "random", {}, 1.0) for family in FAMILIES}
    for schedule, settings in (("bag", {}), *(("tuned", one) for one in SETTINGS)):
        told = ", ".join(f"{key} {value}" for key, value in settings.items()) or (
            "as it is" if schedule == "tuned" else schedule
        )
        ratios = (_mean(pool, seeds, family, schedule, settings, 1.0) / base[family] for family in FAMILIES)
        print(f"| {told} | " + " | ".join(f"{ratio:.2f}" for ratio in ratios) + " |", flush=True)


def print_doses(pool: ProcessPoolExecutor, seeds: range) -> None:
    for family in FAMILIES:
        ours = _mean(pool, seeds, family, "ours", {}, 1.0)
        by_dose = [(dose, _mean(pool, seeds, family, "random", {}, dose)) for dose in DOSES]
        print(f"{family}: ours keeps {ours:.1f}; random draw: {[(d, round(k, 1)) for d, k in by_dose]}")
        for (low, less), (high, more) in pairwise(by_dose):
            if less <= ours <= more:
                print(
                    f"  as many by {low + (high - low) * (ours - less) / (more - less):.2f} × the questions",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=300)
    learners = parser.parse_args().learners
    print(f"seed {SEED}, day {HORIZON}, {learners} learners")
    with ProcessPoolExecutor(2) as pool:
        print_doses(pool, range(FIRST, FIRST + learners))
        print_settings(pool, range(learners))


if __name__ == "__main__":
    main()
