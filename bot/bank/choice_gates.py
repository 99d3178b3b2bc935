"""What guessing at the options pays. Reasons and formulas: docs/bank-guessers.md."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.bank import classifier, guessers
from bot.bank.bank import Bank
from bot.bank.gate import ENOUGH, GateResult, allowance, tolerance
from bot.bank.linear import DEALS
from bot.core.language import Language
from bot.core.question.question import Question

MAX_RUN = 4
CLASSIFIER = "options-only classifier"
MAJORITY = "majority of all guessers"


def choice_gates(choices: Sequence[Question], deals: int = DEALS) -> Iterator[GateResult]:
    """What each guesser wins, then all of them together."""
    votes: dict[str, Mapping[str, list[float]]] = {
        name: {question.id: guess(question) for question in choices}
        for name, guess in guessers.GUESSERS.items()
    }
    # How the groups fall into folds moves the classifier's figure by several points.
    dealt = [classifier.classify(choices, deal) for deal in range(deals)]
    votes[CLASSIFIER] = {
        question.id: guessers.majority(question, [guessers.picks(scores[question.id]) for scores in dealt])
        for question in choices
    }
    for name, scores in votes.items():
        if name == CLASSIFIER:
            continue
        asked = [question for question in choices if name != "middle number" or guessers.numbers(question)]
        if asked:
            yield _guess_gate(name, asked, _gains(asked, scores))
    every = [_gains(choices, scores) for scores in dealt]
    means = {name: sum(gains[name] for gains in every) / len(every) for name in every[0]}
    yield _guess_gate(CLASSIFIER, choices, means)
    ballots = {
        question.id: guessers.majority(
            question, [guessers.picks(scores[question.id]) for scores in votes.values()]
        )
        for question in choices
    }
    yield _guess_gate(MAJORITY, choices, _gains(choices, ballots))


def translated_gates(bank: Bank, language: Language) -> list[GateResult]:
    """The guesses that need no Chinese, tried on translated options; for information, the gates are the source's."""
    choices = [question for question in bank.readable(language).values() if question.options]
    return [result for result in choice_gates(choices) if result.name in _ANY_LANGUAGE] if choices else []


_ANY_LANGUAGE = ("longest option", "shortest option", "echoes the stem", "most similar option", CLASSIFIER)

# How far above luck each guesser may come; None stands for τ.
_MARGINS: Mapping[str, float | None] = {
    "caution words": 0.10,
    CLASSIFIER: 0.10,
    MAJORITY: 0.12,
}
_TWO_SIDED = ("longest option", "shortest option")


def _gains(questions: Sequence[Question], scores: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """How much of each pick falls on the key."""
    return {question.id: guessers.credit(question, scores[question.id]) for question in questions}


def _guess_gate(name: str, questions: Sequence[Question], gains: Mapping[str, float]) -> GateResult:
    chance = sum(1 / len(question.options) for question in questions) / len(questions)
    won = sum(gains.values()) / len(questions)
    stated = _MARGINS.get(name)
    margin = (
        tolerance(chance, len(questions)) if stated is None else allowance(stated, chance, len(questions))
    )
    low = chance - margin if name in _TWO_SIDED else 0.0
    limit = f"≤ {chance + margin:.3f}" if name not in _TWO_SIDED else f"{low:.3f} … {chance + margin:.3f}"
    passed = low <= won <= chance + margin
    offenders = _feeders(questions, gains, too_low=won < chance)
    return GateResult(name, won, limit, passed, offenders, "" if passed else _hint(name, questions))


def _hint(name: str, questions: Sequence[Question]) -> str:
    """What gives the keys away, where a person could not see it."""
    if name != CLASSIFIER:
        return ""
    keys, others = classifier.telling(questions)
    return f"in keys:distractors {', '.join(keys)} | {', '.join(others)}"


def _feeders(
    questions: Sequence[Question], gains: Mapping[str, float], too_low: bool = False
) -> tuple[str, ...]:
    """Ids of the items where the guess beats luck (or, for a guess that loses too often, falls below it)."""
    sign = -1 if too_low else 1
    beyond = {question.id: sign * (gains[question.id] - 1 / len(question.options)) for question in questions}
    return tuple(sorted((name for name in beyond if beyond[name] > 1e-9), key=lambda name: -beyond[name]))


def absolute_gate(choices: Sequence[Question]) -> GateResult:
    """Keys hold absolute words as often as distractors do, within 10 points."""
    keys = [option for question in choices for option in question.options if option.key]
    others = [option for question in choices for option in question.options if not option.key]
    own, theirs = (
        sum(bool(guessers.ABSOLUTE.search(option.text)) for option in part) / max(1, len(part))
        for part in (keys, others)
    )
    rate = (own * len(keys) + theirs * len(others)) / max(1, len(keys) + len(others))
    spread = 1.645 * math.sqrt(rate * (1 - rate) * (1 / max(1, len(keys)) + 1 / max(1, len(others))))
    margin = 0.10 if len(choices) >= ENOUGH else max(0.10, spread)
    wanted = own > theirs
    offenders = tuple(
        question.id
        for question in choices
        if any(option.key == wanted and guessers.ABSOLUTE.search(option.text) for option in question.options)
    )
    note = f"keys {own:.0%}, distractors {theirs:.0%}"
    return GateResult(
        "absolute words", own - theirs, f"± {margin:.3f}", abs(own - theirs) <= margin, offenders, note
    )


def position_gates(choices: Sequence[Question]) -> Iterator[GateResult]:
    """The key stands in each index equally often, and not more than four times running within a file."""
    often = Counter(question.key_position for question in choices).most_common(1)[0][0]
    crowded = tuple(question.id for question in choices if question.key_position == often)
    for index in range(max(len(question.options) for question in choices)):
        expected = sum(1 / len(question.options) for question in choices if len(question.options) > index)
        chance = expected / len(choices)
        here = [question.id for question in choices if question.key_position == index]
        share = len(here) / len(choices)
        margin = allowance(0.05, chance, len(choices))
        name = f"key in place {chr(65 + index)}"
        limit = f"{chance - margin:.3f} … {chance + margin:.3f}"
        offenders = tuple(here) if share > chance else crowded
        yield GateResult(name, share, limit, abs(share - chance) <= margin, offenders)
    run = _longest_run(choices)
    yield GateResult("key in one place running", len(run), f"≤ {MAX_RUN}", len(run) <= MAX_RUN, tuple(run))


def _longest_run(choices: Sequence[Question]) -> list[str]:
    longest: list[str] = []
    run: list[str] = []
    last: tuple[str, int] | None = None
    for question in choices:
        mark = (question.topic, question.key_position)
        run = [*run, question.id] if mark == last else [question.id]
        last = mark
        longest = max(longest, run, key=len)
    return longest
