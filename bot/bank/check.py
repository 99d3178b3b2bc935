"""Proves a bank and says everything at once: gates, what a complete bank holds, the documents, and last the faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from bot.bank import bank_rules, phrases, report
from bot.bank.bank import Bank
from bot.bank.coverage import Requirement, requirements
from bot.bank.faults import Fault
from bot.bank.gate import GateResult
from bot.bank.gates import measure
from bot.bank.loader import Reading, unchanged
from bot.bank.translatable import texts_of
from bot.core.language import overlaid
from bot.core.question.kinds import CHOICE
from bot.core.question.question import Question

# Several times what an item may hold. The guessers' patterns are made for texts, not for attacks.
ENDLESS = 5000

TextRule = Callable[[str], Iterator[str]]
"""Says what is wrong with one text of the source language; for rules that need what the bank does not know."""


class Check(Struct, frozen=True):
    """What a check found. `bank` holds what could be read, also when there are faults.

    With a `topic` an author is at work: only its faults count, since the gates are for the whole bank.
    """

    bank: Bank
    faults: tuple[Fault, ...]
    gates: tuple[GateResult, ...]
    requirements: tuple[Requirement, ...] = ()
    longest_run: int | None = None
    full: bool = False
    topic: str | None = None

    @property
    def passed(self) -> bool:
        if self.topic is not None:
            return not self.faults
        gates = all(gate.passed for gate in self.gates)
        complete = not self.full or all(need.passed or not need.hard for need in self.requirements)
        return not self.faults and gates and complete

    def text(self) -> str:
        """The whole report; the faults come last, where they are seen."""
        parts = []
        if self.topic is not None:
            names = [question.id for question in self.bank.of_topic(self.topic)]
            parts += report.own_guesses(self.bank, self.gates, names)
        else:
            parts.append(report.gate_table(self.gates))
            if self.full:
                parts.append(report.requirement_table(self.requirements))
        if self.longest_run is not None:
            parts.append(f"longest run shared with a source: {self.longest_run} (≤ {phrases.MAX_RUN})")
        parts += [str(fault) for fault in self.faults]
        parts.append(report.summary(self.bank, len(self.faults)))
        return "\n".join(parts)


def check(
    root: Path,
    sources: Path | None = None,
    *,
    full: bool = False,
    topic: str | None = None,
    month: str = "",
    text_rules: Sequence[TextRule] = (),
) -> Check:
    """Read the bank below `root` and judge it.

    `sources`: the folder with the documents, to prove phrases and to look for copied sentences.
    `full`: the bank must hold everything that a complete one holds.
    `topic`: only the faults of one topic, for an author at work.
    `month`: the present one (2026-11), to list what must be looked at again.
    `text_rules`: more rules for every text.
    """
    reading = Reading(root)
    reading.read()
    faults = [*reading.faults, *_across_files(reading), *_text_faults(reading, text_rules)]
    longest = None
    if sources is not None:
        longest, found = against_documents(reading, sources)
        faults += found
    if topic is not None:
        faults = [fault for fault in faults if fault.path.endswith((f"/{topic}.yaml", "schema.json"))]
    reading.items = [item for item in reading.items if _whole(item.question)]
    bank = reading.bank(unchanged)
    return Check(
        bank=bank,
        faults=tuple(sorted(set(faults))),
        gates=tuple(measure(bank)),
        requirements=tuple(requirements(bank, month)),
        longest_run=longest,
        full=full,
        topic=topic,
    )


def _across_files(reading: Reading) -> Iterator[Fault]:
    """What only the whole bank must be: each group named, each overlay following its original."""
    cues = reading.raws.get("cues")
    if cues is not None:
        yield from bank_rules.cues_and_groups(reading.items, reading.reference, cues, reading.folder)
    for language in overlaid():
        yield from reading.read_translation(language).faults


def _text_faults(reading: Reading, rules: Sequence[TextRule]) -> Iterator[Fault]:
    if not rules:
        return
    for statement in phrases.statements(reading.items, reading.raws, reading.folder):
        for rule in rules:
            for message in rule(statement.text):
                yield Fault(statement.path, statement.line, message)


def _whole(question: Question) -> bool:
    """Whether there is something to guess; what is broken or endless has been told as a fault."""
    if sum(len(words) for _, words in texts_of(question)) > ENDLESS:
        return False
    return question.kind != CHOICE or sum(option.key for option in question.options) == 1


def against_documents(reading: Reading, folder: Path) -> tuple[int, list[Fault]]:
    """The longest run shared with a document, and the faults of phrases, articles and copied sentences."""
    path = f"{reading.folder}/sources.yaml"
    sources = reading.raws.get("sources")
    documents, faults = phrases.read_documents(reading.reference, folder, path)
    faults += phrases.phrase_faults(sources, documents, path)
    faults += phrases.article_faults(sources, documents, path)
    ours = list(phrases.statements(reading.items, reading.raws, reading.folder))
    longest, copies = phrases.copied(ours, documents)
    return longest, faults + copies
