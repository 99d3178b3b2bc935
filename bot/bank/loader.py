"""Reads the folder of questions: every fault is collected before anything is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from bot.bank import bank_rules, rules
from bot.bank.bank import Bank, Place
from bot.bank.coverage import Catalogue
from bot.bank.faults import BankFaults, Fault
from bot.bank.items import Item, read_item, texts
from bot.bank.overlays import lay_over, overlay_faults
from bot.bank.shapes import Shapes
from bot.bank.shelf import Shelf, read_shelf
from bot.bank.yaml_lines import LinedList, LinedMap, read_yaml
from bot.core.question import Question

BESIDE = ("topics", "flags", "myths", "tips", "hotlines", "sources")
# A file with more is no file of a bank, and would keep the checks busy for long.
MAX_ENTRIES = 2000
OPTIONAL = ("retired", "coverage")


def unchanged(text: str, variant: str) -> str:
    """The converter of a bank that knows no Traditional Chinese."""
    return text


def load(root: Path, convert: Callable[[str, str], str] = unchanged) -> Bank:
    """Read and prove the bank. Errors: BankFaults with every fault found."""
    reading = Reading(root)
    reading.read()
    if reading.faults:
        raise BankFaults(reading.faults)
    return reading.bank(convert)


class Reading:
    """One pass over the folder: raw values, the items made of them, and the faults met on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root.name or str(root)
        self.faults: list[Fault] = []
        self.raws: dict[str, Any] = {}
        self.items: list[Item] = []
        self.overlays: dict[str, tuple[str, LinedMap]] = {}
        self.shelf = Shelf()

    def read(self) -> None:
        """Read everything; afterwards `faults` is complete."""
        try:
            shapes = Shapes.read(self.root / "schema.json")
        except ValueError as error:
            self.faults.append(Fault(f"{self.folder}/schema.json", 1, str(error)))
            return
        for name in BESIDE:
            self.raws[name] = self._shaped(shapes, name, f"{name}.yaml")
        for name in OPTIONAL:
            if (self.root / f"{name}.yaml").exists():
                self.raws[name] = self._shaped(shapes, name, f"{name}.yaml")
        self.shelf = read_shelf(self.raws)
        for file in self._files("zh-Hans"):
            self._read_items(shapes, file)
        for file in self._files("en"):
            self._read_overlay(shapes, file)
        self.faults += self._judged()

    @property
    def catalogue(self) -> Catalogue:
        """Which groups teach which type of scam, and which items make a pair."""
        value = self.raws.get("coverage")
        parts = value if isinstance(value, dict) else {}
        named = [parts.get(part) for part in ("types", "twins")]
        maps = [part if isinstance(part, dict) else {} for part in named]
        return Catalogue(*({name: texts(part, name) for name in part} for part in maps))

    def bank(self, convert: Callable[[str, str], str]) -> Bank:
        """The bank of what was read."""
        questions = {item.question.id: item.question for item in self.items}
        return Bank(
            questions=questions,
            shelf=self.shelf,
            english_shelf=read_shelf(self.raws, "en"),
            english=self._english(questions),
            places={item.question.id: Place(item.path, item.raw.line) for item in self.items},
            convert=convert,
        )

    def _files(self, folder: str) -> Iterator[Path]:
        for file in sorted((self.root / folder).glob("*")) if (self.root / folder).is_dir() else ():
            if file.suffix == ".yaml":
                yield file
            elif not file.name.startswith("."):
                path = f"{self.folder}/{folder}/{file.name}"
                self.faults.append(Fault(path, 1, "this file is not read: items live in <topic>.yaml"))

    def _shaped(self, shapes: Shapes, shape: str, name: str) -> Any:
        """The value of a file after its shape was proved; a value with wrong parts is passed on all the same."""
        path = f"{self.folder}/{name}"
        value, faults = read_yaml(self.root / name, path)
        if isinstance(value, LinedList) and len(value) > MAX_ENTRIES:
            faults = [Fault(path, 1, f"the file has {len(value)} entries, {MAX_ENTRIES} are allowed")]
            value = None
        if not faults:
            faults = list(shapes.faults(shape, value, path))
        self.faults += faults
        return value

    def _read_items(self, shapes: Shapes, file: Path) -> None:
        path = f"{self.folder}/zh-Hans/{file.name}"
        value = self._shaped(shapes, "items", f"zh-Hans/{file.name}")
        for raw in value if isinstance(value, LinedList) else ():
            if isinstance(raw, LinedMap):
                self.items.append(read_item(raw, file.stem, path))

    def _read_overlay(self, shapes: Shapes, file: Path) -> None:
        value = self._shaped(shapes, "overlay", f"en/{file.name}")
        if isinstance(value, LinedMap):
            self.overlays[file.stem] = (f"{self.folder}/en/{file.name}", value)

    def _judged(self) -> Iterator[Fault]:
        if not self.items and not self.faults:
            yield Fault(f"{self.folder}/zh-Hans", 1, "there are no items: one file a topic, <topic>.yaml")
        for item in self.items:
            yield from chain.from_iterable(rule(item, self.shelf) for rule in rules.RULES)
        yield from bank_rules.ids_are_unique(self.items, texts(self.raws, "retired"))
        yield from bank_rules.groups_stay_in_a_topic(self.items)
        yield from bank_rules.topics_are_known(self.items, self.shelf)
        yield from bank_rules.Beside(self.raws, self.shelf, self.folder).faults()
        by_id = {item.question.id: item for item in reversed(self.items)}
        for topic, (path, raw) in self.overlays.items():
            yield from overlay_faults(raw, topic, path, by_id)

    def _english(self, questions: Mapping[str, Question]) -> dict[str, Question]:
        return {
            name: lay_over(questions[name], entry, "en")
            for _, raw in self.overlays.values()
            for name, entry in raw.items()
            if name in questions and isinstance(entry, LinedMap)
        }
