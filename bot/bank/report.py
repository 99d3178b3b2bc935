"""Tables about the bank, as plain text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from bot.bank.bank import Bank
from bot.bank.choice_gates import CLASSIFIER, translated_gates
from bot.bank.coverage import Requirement
from bot.bank.gate import GateResult
from bot.bank.guessers import numbers, surely_guessed
from bot.core.language import LANGUAGES
from bot.core.question.kinds import CHOICE, JUDGE, KINDS, STOP
from bot.core.question.question import Question

SHOWN = 6
REGIONS = ("cn", "hk", "mo", "tw", "sg", "my", "any")


def gate_table(results: Sequence[GateResult]) -> str:
    """One line a gate; below, for each failed one, the items that feed it."""
    rows = [("gate", "measured", "limit", "", "")]
    rows += [
        (result.name, _figure(result.measured), result.limit, _mark(result.passed), result.note)
        for result in results
    ]
    return "\n".join([*aligned(rows), *(_offence(result) for result in results if not result.passed)])


def requirement_table(needs: Sequence[Requirement]) -> str:
    """One line a requirement; below, for each that is not met, what is missing."""
    rows = [("a full bank holds", "measured", "wanted", "")]
    rows += [(need.name, need.measured, need.wanted, _mark(need.passed, need.hard)) for need in needs]
    missing = [
        f"{need.name}: {_some(need.missing, 40)}" for need in needs if not need.passed and need.missing
    ]
    return "\n".join([*aligned(rows), *missing])


def own_guesses(bank: Bank, results: Sequence[GateResult], names: Sequence[str]) -> list[str]:
    """For each of some items one line with the guesses that find its answer without knowing anything."""
    learnt = [
        result for result in results if result.name == CLASSIFIER or result.name.startswith("message only")
    ]
    lines = []
    for name in names:
        fed = surely_guessed(bank.questions[name])
        fed += [result.name for result in learnt if name in result.offenders]
        if fed:
            lines.append(f"{name} can be guessed: {', '.join(fed)}")
    return lines


def coverage_table(bank: Bank) -> str:
    """Topic × kind × verdict × level × region, then every fact with the items that cite it."""
    parts = [_topic_table(bank), _fact_table(bank)]
    parts.append("\n".join(["not fit for a poll:", *(_misfits(bank) or ["none"])]))
    for language in bank.translations:
        name = LANGUAGES[language].name
        gates = translated_gates(bank, language)
        if gates:
            parts.append(f"the options in {name}, for information:\n{gate_table(gates)}")
        missing = bank.missing_translations(language)
        parts.append(f"not in {name}: {len(missing)}\n{_some(missing, 40)}")
    return "\n\n".join(parts)


def summary(bank: Bank, faults: int) -> str:
    """One line: how much there is."""
    kinds = Counter(question.kind for question in bank.questions.values())
    misfits = len(bank.questions) - len(bank.poll_questions)
    parts = [
        f"{len(bank.questions)} items ({', '.join(f'{kinds[kind]} {kind}' for kind in KINDS)})",
        f"{len(bank.cues)} groups",
        f"{len(bank.tips)} tips",
        *(f"{len(bank.readable(code))} in {LANGUAGES[code].name}" for code in bank.translations),
        f"{misfits} not fit for polls",
        faults_in_words(faults),
    ]
    return ", ".join(parts)


def faults_in_words(count: int) -> str:
    return "1 fault" if count == 1 else f"{count} faults"


def _topic_table(bank: Bank) -> str:
    heads = (
        "topic",
        "items",
        "groups",
        JUDGE,
        "genuine",
        CHOICE,
        STOP,
        "number",
        "L1",
        "L2",
        "L3",
        *REGIONS,
        *bank.translations,
    )
    rows: list[Sequence[str]] = [heads]
    keys = [*bank.topics, *sorted({q.topic for q in bank.questions.values()} - set(bank.topics))]
    for key in keys:
        here = [question for question in bank.questions.values() if question.topic == key]
        rows.append([key, *map(str, _counts(here, bank))])
    rows.append(["all", *map(str, _counts(list(bank.questions.values()), bank))])
    return "\n".join(aligned(rows))


def _counts(questions: Sequence[Question], bank: Bank) -> Iterator[int]:
    yield len(questions)
    yield len({question.group for question in questions})
    yield sum(question.kind == JUDGE for question in questions)
    yield sum(question.verdict == "genuine" or question.stop == 0 for question in questions)
    yield sum(question.kind == CHOICE for question in questions)
    yield sum(question.kind == STOP for question in questions)
    yield sum(bool(question.options and numbers(question)) for question in questions)
    for level in (1, 2, 3):
        yield sum(question.level == level for question in questions)
    for region in REGIONS:
        yield sum(region in question.regions for question in questions)
    for language in bank.translations:
        yield sum(question.id in bank.readable(language) for question in questions)


def _fact_table(bank: Bank) -> str:
    citing: dict[str, list[str]] = {}
    for question in bank.questions.values():
        for name in question.facts:
            citing.setdefault(name, []).append(question.id)
    rows = [("fact", "level", "items", "")]
    for fact in bank.facts.values():
        names = citing.get(fact.id, [])
        rows.append((fact.id, fact.level, str(len(names)), _some(names, 4)))
    return "\n".join(aligned(rows))


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with columns below each other; a Chinese character is two columns wide."""
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell + " " * (widths[column] - _width(cell)) for column, cell in enumerate(row)).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _figure(measured: float) -> str:
    return f"{measured:.0f}" if measured > 1 else f"{measured:.3f}"


def _mark(passed: bool, hard: bool = True) -> str:
    return "ok" if passed else "FAILS" if hard else "look"


def _offence(result: GateResult) -> str:
    return f"“{result.name}” pays; fed most by: {_some(result.offenders, SHOWN) or 'no single item'}"


def _some(names: Sequence[str], count: int) -> str:
    more = len(names) - count
    return ", ".join(names[:count]) + (f" and {more} more" if more > 0 else "")


def _misfits(bank: Bank) -> list[str]:
    """What no poll can hold, in any language, and why."""
    written = [*bank.questions.values()]
    for language in bank.translations:
        written += bank.readable(language).values()
    reasons = ((question.id, bank.poll_fit(question)) for question in written)
    return [f"{name}: {'; '.join(why)}" for name, why in reasons if why]
