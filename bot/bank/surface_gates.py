"""Whether one thing on the surface of a message tells the verdict: a link, an amount, its length, its channel."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.bank import guessers
from bot.bank.gate import GateResult, allowance
from bot.core.question.question import Question


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


def _leaning(judges: Sequence[Question], steepest: Sequence[str], lean: Mapping[str, int]) -> Iterator[str]:
    """The items on the heavier side of each channel; an odd count always leans by one."""
    for name in steepest:
        for question in judges:
            side = 1 if question.verdict == "scam" else -1
            if guessers.channel(question.stimulus) == name and lean[name] * side > 1:
                yield question.id


def channel_gate(judges: Sequence[Question]) -> GateResult:
    """Bets on the verdict that is more frequent on the message's channel; offenders from the most lopsided one on."""
    verdicts: dict[str, Counter[str]] = {}
    for question in judges:
        verdicts.setdefault(guessers.channel(question.stimulus), Counter())[str(question.verdict)] += 1
    lean = {name: sides["scam"] - sides["genuine"] for name, sides in verdicts.items()}
    hits = sum(max(sides.values()) for sides in verdicts.values()) / len(judges)
    limit = 0.5 + allowance(0.10, 0.5, len(judges))
    steepest = sorted(lean, key=lambda name: -abs(lean[name]))
    offenders = tuple(_leaning(judges, steepest, lean))
    sides = (f"{name} {verdicts[name]['scam']}:{verdicts[name]['genuine']}" for name in steepest)
    return GateResult(
        "cue: channel", hits, f"≤ {limit:.3f}", hits <= limit, offenders, f"scam:genuine {', '.join(sides)}"
    )
