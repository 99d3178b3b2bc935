"""Proves a bank and says everything at once: faults, gates, and on request coverage and the documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.bank import bank_rules, phrases, report
from bot.bank.bank import Bank
from bot.bank.coverage import Requirement, requirements
from bot.bank.faults import Fault
from bot.bank.gate import GateResult
from bot.bank.gates import measure
from bot.bank.loader import Reading, unchanged
from bot.bank.translatable import texts_of
from bot.core.language import overlaid
from bot.core.question import Question

# Several times what an item may hold. The guessers' patterns are made for texts, not for attacks.
ENDLESS = 5000


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found. `bank` holds what could be read, also when there are faults."""

    bank: Bank
    faults: tuple[Fault, ...]
    gates: tuple[GateResult, ...]
    requirements: tuple[Requirement, ...] = ()
    longest_run: int | None = None
    full: bool = field(default=False)

    @property
    def passed(self) -> bool:
        gates = all(gate.passed for gate in self.gates)
        complete = not self.full or all(need.passed or not need.hard for need in self.requirements)
        return not self.faults and gates and complete

    def text(self) -> str:
        """The whole report."""
        parts = [str(fault) for fault in self.faults]
        parts.append(report.gate_table(self.gates))
        if self.full:
            parts.append(report.requirement_table(self.requirements))
        if self.longest_run is not None:
            parts.append(f"longest run shared with a source: {self.longest_run} (≤ {phrases.MAX_RUN})")
        parts.append(report.summary(self.bank, len(self.faults)))
        return "\n".join(parts)


def check(root: Path, sources: Path | None = None, full: bool = False, topic: str | None = None) -> Check:
    """Read the bank below `root` and judge it.

    `sources`: the folder with the documents, to prove phrases and to look for copied sentences.
    `full`: the bank must hold everything that a complete one holds.
    `topic`: only the items and faults of one topic, for an author at work.
    """
    reading = Reading(root)
    reading.read()
    faults = list(reading.faults)
    if "cues" in reading.raws:
        faults += bank_rules.cues_and_groups(
            reading.items, reading.reference, reading.raws["cues"], reading.folder
        )
    for language in overlaid():
        faults += reading.read_translation(language).faults
    longest = None
    if sources is not None:
        longest, found = against_documents(reading, sources)
        faults += found
    if topic is not None:
        reading.items = [item for item in reading.items if item.question.topic == topic]
        faults = [fault for fault in faults if fault.path.endswith((f"/{topic}.yaml", "schema.json"))]
    reading.items = [item for item in reading.items if _whole(item.question)]
    bank = reading.bank(unchanged)
    return Check(
        bank,
        tuple(sorted(set(faults))),
        tuple(measure(bank)),
        tuple(requirements(bank)),
        longest,
        full,
    )


def _whole(question: Question) -> bool:
    """Whether there is something to guess; what is broken or endless has been told as a fault."""
    if sum(len(words) for _, words in texts_of(question)) > ENDLESS:
        return False
    return question.kind == "judge" or sum(option.key for option in question.options) == 1


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
