"""For those who write questions: a skeleton to fill in, a spreadsheet to fill in, and the way from it into the bank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from bot.bank import reference_rules, rules
from bot.bank.columns import COLUMN_OF, CUES, EXAMPLE, cue_of, item_of, kind_of
from bot.bank.faults import Fault
from bot.bank.items import Item, read_item, texts
from bot.bank.loader import Reading
from bot.bank.reference_files import read_reference
from bot.bank.sheets import Row, Sheet, read_sheets
from bot.bank.skeleton import SKELETON
from bot.bank.yaml_lines import LinedList, LinedMap, parse_yaml
from bot.core.language import SOURCE

LONGEST_READ = 80
_HEAD = "# yaml-language-server: $schema=../schema.json\n"


class Imported(Struct, frozen=True):
    """What became of a file: how many items and cues it holds, and its faults by line; with any, nothing was written."""

    items: int
    cues: int
    faults: tuple[Fault, ...]

    def text(self, topic: str) -> str:
        """The faults, or what to do next."""
        if self.faults:
            said = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
            return "\n".join([*map(str, self.faults), f"{said}: nothing was written"])
        return f"added {self.items} items and {self.cues} cues; now: python -m bot check --topic {topic}"


def new_topic(root: Path, topic: str, month: str) -> Path:
    """Write a commented skeleton for a topic. Errors: ValueError when the topic is unknown or has a file already."""
    known = Reading(root)
    known.read()
    if topic not in known.reference.topics:
        raise ValueError(
            f"topic {topic} is not in topics.yaml: add its key, title, icon and order there first"
        )
    file = root / SOURCE / f"{topic}.yaml"
    if file.exists():
        raise ValueError(f"{file} is there already: add to it, or import a spreadsheet")
    file.write_text(SKELETON.replace("TOPIC", topic).replace("MONTH", month), "utf-8")
    return file


def import_items(content: bytes, name: str, root: Path, topic: str) -> Imported:
    """Add the rows of a spreadsheet to a topic, all or none. Errors: ValueError when it is no spreadsheet."""
    reading = Reading(root)
    reading.read()
    sheets = [(kind_of(sheet.name, sheet.headings), sheet) for sheet in read_sheets(content, name)]
    cues = _Table(sheet for kind, sheet in sheets if kind == CUES)
    items = _Table((sheet, kind) for kind, sheet in sheets if kind and kind != CUES)
    if not items.entries and not cues.entries:
        raise ValueError(f"{name} holds no rows under the headings of the template{_why_none(sheets)}")
    faults = [*_cue_faults(cues, reading, name), *_item_faults(items, cues, reading, name, topic)]
    if faults:
        return Imported(len(items.entries), len(cues.entries), tuple(sorted(set(faults))))
    _append(root / SOURCE / f"{topic}.yaml", items.entries, _HEAD)
    _append(root / "cues.yaml", cues.entries, "")
    return Imported(len(items.entries), len(cues.entries), ())


def _why_none(sheets: list[tuple[str | None, Sheet]]) -> str:
    """What to do about it: rows are missing, or the headings are others."""
    if any(kind for kind, _ in sheets):
        return ": the example is passed over, so write below it"
    read = "、".join(heading for _, sheet in sheets for heading in sheet.headings if heading)
    return (
        f": they are {read[:LONGEST_READ] or 'missing'}. 题干 marks a choice, 结论 a message to judge, 停在 a dialogue; "
        "`bank template FILE.xlsx` writes all of them"
    )


class _Table:
    """Entries made of rows, and the row behind each."""

    def __init__(self, sheets: Iterator[Any] | Any) -> None:
        self.entries: list[dict[str, Any]] = []
        self.rows: list[tuple[Sheet, Row]] = []
        for part in sheets:
            sheet, kind = part if isinstance(part, tuple) else (part, CUES)
            for row in sheet.rows:
                if row.cells.get(sheet.headings[0], "").startswith(EXAMPLE):
                    continue
                self.entries.append(cue_of(row) if kind == CUES else item_of(row, kind))
                self.rows.append((sheet, row))

    def lined(self) -> LinedList:
        """The entries as they will be read from a file."""
        value, _ = parse_yaml(_dump(self.entries).encode("utf-8", "surrogatepass"), "")
        return value if isinstance(value, LinedList) else LinedList(1)

    def told(self, fault: Fault, lined: LinedList, name: str) -> Fault:
        """The fault at its row, with the sheet's name; the column is named where there is one."""
        index = max((number for number, line in enumerate(lined.lines) if line <= fault.line), default=0)
        sheet, row = self.rows[index]
        field = next((step for step, line in _fields(lined[index]) if line == fault.line), "")
        column = COLUMN_OF.get(field, "")
        where = f"（{column}）" if column else ""
        return Fault(f"{name} [{sheet.name}]", row.number, f"{fault.message}{where}")


def _fields(entry: Any) -> Iterator[tuple[str, int]]:
    if isinstance(entry, LinedMap):
        for field, line in entry.lines.items():
            yield field, line
            yield from _fields(entry[field])


def _dump(entries: Sequence[dict[str, Any]]) -> str:
    dumped: str = yaml.safe_dump(list(entries), allow_unicode=True, sort_keys=False, width=10**6)
    return dumped


def _item_faults(items: _Table, cues: _Table, reading: Reading, name: str, topic: str) -> Iterator[Fault]:
    """What the schema and the rules say of the rows, beside the items that are there."""
    lined = items.lined()
    if topic not in reading.reference.topics:
        yield Fault(name, 1, f"topic {topic} is not in topics.yaml")
    made = [read_item(raw, topic, "") for raw in lined if isinstance(raw, LinedMap)]
    found = [*reading.shape_faults("items", lined)]
    for item in made:
        found += chain.from_iterable(rule(item, reading.reference) for rule in rules.RULES)
    found += _id_faults(made, reading, items)
    found += _group_faults(made, {str(entry.get("key")) for entry in cues.entries}, reading)
    for fault in found:
        yield items.told(fault, lined, name)


def _id_faults(made: Sequence[Item], reading: Reading, items: _Table) -> Iterator[Fault]:
    """No id that the bank has or had, and none twice in the file."""
    taken = {item.question.id: f"is in {item.path}" for item in reading.items}
    taken |= dict.fromkeys(texts(reading.raws, "retired"), "is retired")
    for item, (sheet, row) in zip(made, items.rows, strict=False):
        if item.question.id in taken:
            yield item.fault(f"id {item.question.id} {taken[item.question.id]} already: take another", "id")
        elif item.question.id:
            taken[item.question.id] = f"is in line {row.number} of {sheet.name}"


def _group_faults(made: Sequence[Item], new: set[str], reading: Reading) -> Iterator[Fault]:
    known = {*reading.reference.cues, *new}
    for item in made:
        if item.question.group and item.question.group not in known:
            said = f"cue {item.question.group} is neither in cues.yaml nor in the sheet {CUES}"
            yield item.fault(said, "group")


def _cue_faults(cues: _Table, reading: Reading, name: str) -> Iterator[Fault]:
    lined = cues.lined()
    if not lined:
        return
    for fault in reading.shape_faults("cues", lined):
        yield cues.told(fault, lined, name)
    raws = {"cues": lined}
    for fault in reference_rules.faults(raws, read_reference(raws), ""):
        yield cues.told(fault, lined, name)
    for index, entry in enumerate(cues.entries):
        if entry.get("key") in reading.reference.cues:
            sheet, row = cues.rows[index]
            yield Fault(
                f"{name} [{sheet.name}]", row.number, f"cue {entry.get('key')} is in cues.yaml already"
            )


def _append(file: Path, entries: Sequence[dict[str, Any]], head: str) -> None:
    if not entries:
        return
    before = file.read_text("utf-8") if file.exists() else head
    gap = "" if before.endswith("\n") or not before else "\n"
    file.write_text(before + gap + ("\n" if head else "") + _dump(entries), "utf-8")
