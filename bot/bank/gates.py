"""The gates: how well guessing pays, measured against limits. Reasons and formulas: docs/bank-guessers.md.

p₀ is what blind luck pays (the mean of 1/k over the items), τ = max(0.05, 1.645·√(p₀(1−p₀)/N)) the noise that
N items allow (one-sided 95 %). Below 100 items the fixed limits give way to that noise, from 100 on they stand.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.bank import classifier, guessers
from bot.bank.bank import Bank
from bot.bank.duplicates import LIMIT as ALIKE
from bot.bank.duplicates import near_duplicates
from bot.core.question import Question

ENOUGH = 100
MAX_RUN = 4
CLASSIFIER = "options-only classifier"
MAJORITY = "majority of all guessers"


@dataclass(frozen=True, slots=True)
class GateResult:
    """One gate: the figure, the limit in words, and the ids of the items that feed the guess most, worst first."""

    name: str
    measured: float
    limit: str
    passed: bool
    offenders: tuple[str, ...] = ()
    note: str = ""


def measure(bank: Bank) -> list[GateResult]:
    """All gates, each time, in one order."""
    questions = list(bank.questions.values())
    choices = [question for question in questions if question.kind == "choice" and question.options]
    judges = [question for question in questions if question.kind == "judge" and question.stimulus]
    results: list[GateResult] = []
    if choices:
        results += choice_gates(choices)
        results += [absolute_gate(choices), *position_gates(choices, bank)]
    if judges:
        results += [always_scam_gate(judges), *cue_gates(judges), channel_gate(judges)]
    return [*results, duplicate_gate(questions)]


def tolerance(chance: float, count: int) -> float:
    """τ: what luck alone may add, one-sided 95 %, at least 5 points."""
    return max(0.05, noise(chance, count))


def noise(chance: float, count: int) -> float:
    return 1.645 * math.sqrt(chance * (1 - chance) / count) if count else 1.0


def allowance(stated: float, chance: float, count: int) -> float:
    """A fixed margin, widened to the noise while there are fewer than 100 items."""
    return stated if count >= ENOUGH else max(stated, noise(chance, count))


def choice_gates(choices: Sequence[Question]) -> Iterator[GateResult]:
    """What each guesser wins, then all of them together."""
    votes: dict[str, Mapping[str, list[float]]] = {
        name: {question.id: guess(question) for question in choices}
        for name, guess in guessers.GUESSERS.items()
    }
    votes[CLASSIFIER] = classifier.classify(choices)
    for name, scores in votes.items():
        asked = [question for question in choices if name != "middle number" or guessers.numbers(question)]
        if asked:
            yield _guess_gate(name, asked, scores)
    ballots = {
        question.id: guessers.majority(
            question, [guessers.picks(scores[question.id]) for scores in votes.values()]
        )
        for question in choices
    }
    yield _guess_gate(MAJORITY, choices, ballots)


def english_gates(bank: Bank) -> list[GateResult]:
    """The guesses that need no Chinese, tried on the English options; for information, the gates are zh-Hans."""
    choices = [question for question in bank.readable("en").values() if question.options]
    return [result for result in choice_gates(choices) if result.name in _ANY_LANGUAGE] if choices else []


_ANY_LANGUAGE = ("longest option", "shortest option", "echoes the stem", "most similar option", CLASSIFIER)

# How far above luck each guesser may come; None stands for τ.
_MARGINS: Mapping[str, float | None] = {
    "caution words": 0.10,
    CLASSIFIER: 0.10,
    MAJORITY: 0.12,
}
_TWO_SIDED = ("longest option", "shortest option")


def _guess_gate(
    name: str, questions: Sequence[Question], scores: Mapping[str, Sequence[float]]
) -> GateResult:
    chance = sum(1 / len(question.options) for question in questions) / len(questions)
    gains = {question.id: guessers.credit(question, scores[question.id]) for question in questions}
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


def position_gates(choices: Sequence[Question], bank: Bank) -> Iterator[GateResult]:
    """The key stands in each place equally often, and not more than four times running within a file."""
    often = Counter(question.key_position for question in choices).most_common(1)[0][0]
    crowded = tuple(question.id for question in choices if question.key_position == often)
    for place in range(max(len(question.options) for question in choices)):
        expected = sum(1 / len(question.options) for question in choices if len(question.options) > place)
        chance = expected / len(choices)
        here = [question.id for question in choices if question.key_position == place]
        share = len(here) / len(choices)
        margin = allowance(0.05, chance, len(choices))
        name = f"key in place {chr(65 + place)}"
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


def always_scam_gate(judges: Sequence[Question]) -> GateResult:
    scams = [question.id for question in judges if question.verdict == "scam"]
    share = len(scams) / len(judges)
    limit = 0.5 + allowance(0.05, 0.5, len(judges))
    return GateResult("always scam", share, f"≤ {limit:.3f}", share <= limit, tuple(scams))


def cue_gates(judges: Sequence[Question]) -> Iterator[GateResult]:
    """Whether one thing on the surface tells scam from genuine, in either direction."""
    for name, cue in guessers.CUES.items():
        yield _cue_gate(name, cue, judges)
    middle = statistics.median(guessers.message_length(question.stimulus) for question in judges)
    yield _cue_gate(
        "length", lambda stimulus: guessers.message_length(stimulus) > middle, judges, stated=0.12
    )
    for name, cue in guessers.TELLING_WORDS.items():
        yield _word_gate(name, cue, judges)


def _cue_gate(
    name: str, cue: Callable[..., bool], judges: Sequence[Question], stated: float = 0.15
) -> GateResult:
    shown = {question.id: cue(question.stimulus) for question in judges}
    scam = {question.id: question.verdict == "scam" for question in judges}
    hits = sum(shown[name] == scam[name] for name in shown) / len(judges)
    reverse = hits < 0.5
    limit = 0.5 + allowance(stated, 0.5, len(judges))
    offenders = tuple(name for name in shown if shown[name] and (scam[name] != reverse))
    present = sum(shown.values())
    guilty = sum(shown[name] and scam[name] for name in shown)
    says = "genuine" if reverse else "scam"
    note = f"on {present} items, {guilty} of them scams; taken as a sign of “{says}”"
    measured = max(hits, 1 - hits)
    return GateResult(f"cue: {name}", measured, f"≤ {limit:.3f}", measured <= limit, offenders, note)


def _word_gate(name: str, cue: Callable[..., bool], judges: Sequence[Question]) -> GateResult:
    """Of the items that carry a word, the larger share of one verdict: a rare word may still give all of them away."""
    carrying = [question for question in judges if cue(question.stimulus)]
    guilty = sum(question.verdict == "scam" for question in carrying)
    verdict = "scam" if 2 * guilty > len(carrying) else "genuine"
    offenders = tuple(question.id for question in carrying if question.verdict == verdict)
    share = len(offenders) / max(1, len(carrying))
    limit = min(1.0, 0.5 + allowance(0.25, 0.5, len(carrying)))
    note = f"on {len(carrying)} items, {guilty} of them scams; taken as a sign of “{verdict}”"
    return GateResult(f"cue: {name}", share, f"≤ {limit:.3f}", share <= limit, offenders, note)


def channel_gate(judges: Sequence[Question]) -> GateResult:
    """Bets on the verdict that is more frequent on the message's channel; offenders from the most lopsided one on."""
    verdicts: dict[str, Counter[str]] = {}
    for question in judges:
        verdicts.setdefault(guessers.channel(question.stimulus), Counter())[str(question.verdict)] += 1
    lean = {name: sides["scam"] - sides["genuine"] for name, sides in verdicts.items()}
    hits = sum(max(sides.values()) for sides in verdicts.values()) / len(judges)
    limit = 0.5 + allowance(0.10, 0.5, len(judges))
    steepest = sorted(lean, key=lambda name: -abs(lean[name]))
    offenders = tuple(
        question.id
        for name in steepest
        for question in judges
        if guessers.channel(question.stimulus) == name
        and lean[name] * (1 if question.verdict == "scam" else -1) > 1  # an odd count always leans by one
    )
    sides = (f"{name} {verdicts[name]['scam']}:{verdicts[name]['genuine']}" for name in steepest)
    return GateResult(
        "cue: channel", hits, f"≤ {limit:.3f}", hits <= limit, offenders, f"scam:genuine {', '.join(sides)}"
    )


def duplicate_gate(questions: Sequence[Question]) -> GateResult:
    pairs = near_duplicates(questions)
    worst = pairs[0].likeness if pairs else 0.0
    note = "; ".join(f"{pair.one} ~ {pair.other} {pair.likeness:.2f}" for pair in pairs[:5])
    offenders = tuple(dict.fromkeys(name for pair in pairs for name in (pair.one, pair.other)))
    return GateResult("near duplicates", worst, f"< {ALIKE:.2f}", not pairs, offenders, note)
