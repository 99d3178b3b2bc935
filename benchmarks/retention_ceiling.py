"""How much any choice of cues could gain: somebody who sees every memory picks what helps most on the day measured.

    python -m benchmarks.retention_ceiling

No schedule can know this much. It is greedy, so it is not quite the most that is possible, but it shows where that lies.
"""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from statistics import fmean

from benchmarks.memories import FAMILIES, Memory, Traces, Traits
from benchmarks.retention import CUES, FIRST, SEED, diary, learn

LEARNERS = 60
HORIZON = 90


def after(mind: Memory, day: float, knew: bool) -> Memory:
    """The memory as it would be after a question."""
    made = copy(mind)
    if isinstance(made, Traces):
        made.days = list(made.days)
    made.practise(day, knew)
    return made


def gain(mind: Memory, day: float) -> float:
    """What a question now is worth on the day measured, right or wrong by its chance."""
    known = mind.recall(day)
    right = after(mind, day, True).recall(HORIZON) if known > 0 else 0.0
    wrong = after(mind, day, False).recall(HORIZON)
    return known * right + (1 - known) * wrong - mind.recall(HORIZON)


def learn_knowing(seed: int, family: str) -> float:
    """Return the cues kept by a learner whose questions are picked with full knowledge."""
    rng = random.Random(f"{SEED} {seed}")
    traits, days = Traits.drawn(rng), diary(rng)
    minds: list[Memory] = [FAMILIES[family](traits, rng.random()) for _ in range(CUES)]
    luck = random.Random(f"{SEED} {seed} luck")
    for day, count in enumerate(days[:HORIZON]):
        best = sorted(range(CUES), key=lambda cue: -gain(minds[cue], day))[:count] if count else []
        for cue in best:
            minds[cue].practise(day, luck.random() < minds[cue].recall(day))
    return sum(mind.recall(HORIZON) for mind in minds)


def _pair(task: tuple[int, str]) -> tuple[float, float]:
    seed, family = task
    return learn_knowing(seed, family), learn(seed, family, "random").kept[HORIZON]


def main() -> None:
    print(f"seed {SEED}, {LEARNERS} learners from {FIRST}, day {HORIZON}")
    with ProcessPoolExecutor(2) as pool:
        for family in FAMILIES:
            found = list(pool.map(_pair, [(FIRST + number, family) for number in range(LEARNERS)]))
            knowing, drawn = (fmean(values) for values in zip(*found, strict=True))
            print(f"{family}: {knowing:.1f} cues kept, {knowing / drawn:.2f} × random draw")


if __name__ == "__main__":
    main()
