"""Whether the words of a message tell the verdict: the gates that keep a scam's style and a bank's from differing."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterator, Sequence

from bot.bank.gate import GateResult, allowance, at_most, between, scams
from bot.bank.guessers import FALSE_CUES, reassures
from bot.bank.linear import held_out
from bot.bank.text_checks import core
from bot.core.question.question import Question, Stimulus

ONE_SIDED_ITEMS, ONE_SIDED_SHARE = 9, 0.90
RUNS = (4, 3, 2)
AIM = 0.65
_CHINESE = re.compile("[\u4e00-\u9fff]+")


def message_gates(judges: Sequence[Question], deals: int) -> Iterator[GateResult]:
    """All of them, in one order."""
    for name, read in (("", _as_it_is), (", Chinese characters alone", _chinese_alone)):
        yield from _message_only(name, judges, [_grams(read(question)) for question in judges], deals)
    yield _false_cues(judges, min(deals, 2))
    yield _one_sided_runs(judges)
    yield _reassurance(judges)
    for name, value in (("level", _level), ("channel", _channel)):
        yield from _shares(name, value, judges)


def _as_it_is(question: Question) -> str:
    """What a guesser sees: sender and message, never the context."""
    stimulus = question.stimulus
    return f"{stimulus.sender}\n{stimulus.text}" if stimulus else ""


def _chinese_alone(question: Question) -> str:
    return "".join(_CHINESE.findall(_as_it_is(question)))


def _grams(text: str) -> frozenset[str]:
    return frozenset(
        text[start : start + size] for size in (1, 2, 3) for start in range(len(text) - size + 1)
    )


def _message_only(
    name: str, judges: Sequence[Question], features: Sequence[frozenset[str]], deals: int
) -> Iterator[GateResult]:
    sides = [question.verdict == "scam" for question in judges]
    dealt = held_out(features, sides, [question.group for question in judges], deals)
    means = [statistics.fmean(scores) for scores in zip(*dealt, strict=True)]
    hits = statistics.fmean(
        (score > 0) == side for scores in dealt for score, side in zip(scores, sides, strict=True)
    )
    order = sorted(range(len(judges)), key=lambda index: -means[index] if sides[index] else means[index])
    given_away = [judges[index].id for index in order if (means[index] > 0) == sides[index]]
    limit = 0.5 + allowance(0.25, 0.5, len(judges))
    yield at_most(f"message only{name}: right", hits, limit, given_away, f"aim {AIM}")
    pairs = _twins(judges)
    if pairs:
        ranked = statistics.fmean(_above(scores, pair) for scores in dealt for pair in pairs)
        told = [
            f"{judges[scam].id} > {judges[other].id}"
            for scam, other in sorted(pairs, key=lambda pair: means[pair[1]] - means[pair[0]])
            if means[scam] > means[other]
        ]
        limit = 0.5 + allowance(0.25, 0.5, len(pairs))
        yield at_most(f"message only{name}: scam above its twin", ranked, limit, told, f"aim {AIM}")


def _twins(judges: Sequence[Question]) -> list[tuple[int, int]]:
    """Every scam with every genuine message of its group."""
    groups: dict[str, list[int]] = {}
    for index, question in enumerate(judges):
        groups.setdefault(question.group, []).append(index)
    return [
        (scam, other)
        for members in groups.values()
        for scam in members
        for other in members
        if judges[scam].verdict == "scam" and judges[other].verdict == "genuine"
    ]


def _above(scores: Sequence[float], pair: tuple[int, int]) -> float:
    """Whether the scam has the higher score; twins that cannot be told apart are a coin's throw."""
    lead = scores[pair[0]] - scores[pair[1]]
    return 0.5 if abs(lead) < 1e-9 else float(lead > 0)


def _false_cues(judges: Sequence[Question], deals: int) -> GateResult:
    """What a message says of itself and how it says it, all together: none of it may decide."""
    features = [
        frozenset(["", *(name for name, cue in FALSE_CUES.items() if cue(_stimulus(question)))])
        for question in judges
    ]
    sides = [question.verdict == "scam" for question in judges]
    dealt = held_out(features, sides, [question.group for question in judges], deals)
    hits = statistics.fmean(
        (score > 0) == side for scores in dealt for score, side in zip(scores, sides, strict=True)
    )
    counts = (
        f"{name} {sum(name in own and side for own, side in zip(features, sides, strict=True))}"
        f":{sum(name in own and not side for own, side in zip(features, sides, strict=True))}"
        for name in FALSE_CUES
    )
    limit = 0.5 + allowance(0.08, 0.5, len(judges))
    return at_most("false cues together", hits, limit, note=f"scam:genuine {', '.join(counts)}")


def _stimulus(question: Question) -> Stimulus:
    assert question.stimulus is not None
    return question.stimulus


def _holders(judges: Sequence[Question]) -> dict[str, list[int]]:
    """The messages that hold each run of characters, but for the cue itself."""
    holders: dict[str, list[int]] = {}
    for index, question in enumerate(judges):
        text, decisive = core(_stimulus(question).text), core(question.decisive)
        own = {text[start : start + size] for size in RUNS for start in range(len(text) - size + 1)}
        for run in own:
            if run not in decisive:
                holders.setdefault(run, []).append(index)
    return holders


def _one_sided_runs(judges: Sequence[Question]) -> GateResult:
    """Runs of characters that many messages hold and nearly all of one verdict, where they are not the cue itself."""
    found: list[tuple[str, list[int], int]] = []
    for run, held in _holders(judges).items():
        guilty = sum(judges[index].verdict == "scam" for index in held)
        if len(held) >= ONE_SIDED_ITEMS and max(guilty, len(held) - guilty) >= ONE_SIDED_SHARE * len(held):
            found.append((run, held, guilty))
    found.sort(key=lambda row: (-len(row[1]), -len(row[0]), row[0]))
    named = _longest(found)
    note = ", ".join(f"{run} {guilty}:{len(held) - guilty}" for run, held, guilty in named[:12])
    offenders = dict.fromkeys(judges[index].id for _, held, _ in named for index in held)
    return at_most("one-sided runs", len(named), 0, list(offenders), f"scam:genuine {note}" if note else "")


def _longest(found: Sequence[tuple[str, list[int], int]]) -> list[tuple[str, list[int], int]]:
    """Of runs that lie in one another in the same items, the longest."""
    named: list[tuple[str, list[int], int]] = []
    for run, held, guilty in sorted(found, key=lambda row: -len(row[0])):
        if not any(run in other and held == theirs for other, theirs, _ in named):
            named.append((run, held, guilty))
    return sorted(named, key=lambda row: -len(row[1]))


def _reassurance(judges: Sequence[Question]) -> GateResult:
    """Promises stand in scams at least as often as in genuine messages, less 5 points."""
    guilty = scams(judges)
    others = [question for question in judges if question.verdict == "genuine"]
    own, theirs = (
        sum(reassures(_stimulus(question)) for question in part) / max(1, len(part))
        for part in (guilty, others)
    )
    margin = allowance(0.05, max(own, theirs, 0.05), min(len(guilty), len(others)))
    offenders = [question.id for question in others if reassures(_stimulus(question))]
    note = f"scams {own:.0%}, genuine {theirs:.0%}"
    return at_most("reassurance in genuine above scams", theirs - own, margin, offenders, note)


def _level(question: Question) -> str:
    return str(question.level)


def _channel(question: Question) -> str:
    return _stimulus(question).channel


def _shares(name: str, value: Callable[[Question], str], judges: Sequence[Question]) -> Iterator[GateResult]:
    """Within every level and every channel between 40 and 60 % are scams."""
    parts: dict[str, list[Question]] = {}
    for question in judges:
        parts.setdefault(value(question), []).append(question)
    for key, part in sorted(parts.items()):
        guilty = len(scams(part))
        side = "scam" if 2 * guilty > len(part) else "genuine"
        offenders = [question.id for question in part if question.verdict == side]
        margin = allowance(0.10, 0.5, len(part)) if len(part) < ONE_SIDED_ITEMS else 0.10
        note = f"scam:genuine {guilty}:{len(part) - guilty}"
        yield between(f"scams on {name} {key}", guilty / len(part), 0.5, margin, offenders, note)
