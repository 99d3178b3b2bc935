"""Reads the folder of questions: every fault is collected before anything is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from bot.bank import bank_rules, reference_rules, rules
from bot.bank.bank import Bank, SourceLocation
from bot.bank.faults import BankFaults, Fault
from bot.bank.items import Item, read_item, texts
from bot.bank.reference import TABLES, Reference
from bot.bank.reference_files import read_reference
from bot.bank.schema import Schema
from bot.bank.translation_reading import TranslationReading
from bot.bank.translations import Translation, Translations
from bot.bank.yaml_lines import LinedList, LinedMap, read_yaml
from bot.core.language import SOURCE, Language

# A file with more is no file of a bank, and would keep the checks busy for long.
MAX_ENTRIES = 2000
_OPTIONAL = ("cues", "retired")


def unchanged(text: str, form: str) -> str:
    """The converter of a bank that knows no Traditional Chinese."""
    return text


def load(root: Path, convert: Callable[[str, str], str] = unchanged) -> Bank:
    """Read and prove the bank; its translations are read when they are wanted. Errors: BankFaults with every fault."""
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
        self.reference = Reference()
        self._schema: Schema | None = None

    def read(self) -> None:
        """Read everything but the translations; afterwards `faults` is complete."""
        try:
            self._schema = Schema.read(self.root / "schema.json")
        except ValueError as error:
            self.faults.append(Fault(f"{self.folder}/schema.json", 1, str(error)))
            return
        for name in (*TABLES, "retired"):
            if name not in _OPTIONAL or (self.root / f"{name}.yaml").exists():
                self.raws[name] = self._shaped(name, f"{name}.yaml", self.faults)
        self.reference = read_reference(self.raws)
        for file in self._files(SOURCE, self.faults):
            self._read_items(file)
        self.faults += self._judged()

    def read_translation(self, language: Language) -> TranslationReading:
        """Read the overlays of a language over what was read."""
        questions = {item.question.id: item.question for item in reversed(self.items)}
        reading = TranslationReading(language, Translation(questions, self.reference))
        files = list(self._files(language, reading.faults))
        reading.read(files, self.folder, lambda shape, name: self._shaped(shape, name, reading.faults))
        return reading

    def bank(self, convert: Callable[[str, str], str]) -> Bank:
        """The bank of what was read."""
        return Bank(
            questions={item.question.id: item.question for item in self.items},
            reference=self.reference,
            convert=convert,
            translations=Translations(lambda language: self.read_translation(language).overlay),
            locations={item.question.id: SourceLocation(item.path, item.raw.line) for item in self.items},
        )

    def _files(self, folder: str, faults: list[Fault]) -> Iterator[Path]:
        for file in sorted((self.root / folder).glob("*")) if (self.root / folder).is_dir() else ():
            if file.suffix == ".yaml":
                yield file
            elif not file.name.startswith("."):
                path = f"{self.folder}/{folder}/{file.name}"
                faults.append(Fault(path, 1, "this file is not read: items live in <topic>.yaml"))

    def _shaped(self, shape: str, name: str, faults: list[Fault]) -> Any:
        """The value of a file after its shape was proved; a value with wrong parts is passed on all the same."""
        path = f"{self.folder}/{name}"
        value, found = read_yaml(self.root / name, path)
        if isinstance(value, LinedList) and len(value) > MAX_ENTRIES:
            found = [Fault(path, 1, f"the file has {len(value)} entries, {MAX_ENTRIES} are allowed")]
            value = None
        if not found and self._schema is not None:
            found = list(self._schema.faults(shape, value, path))
        faults += found
        return value

    def shape_faults(self, shape: str, value: Any) -> list[Fault]:
        """What the schema says of a value that comes from elsewhere."""
        return list(self._schema.faults(shape, value, "")) if self._schema is not None else []

    def _read_items(self, file: Path) -> None:
        path = f"{self.folder}/{SOURCE}/{file.name}"
        value = self._shaped("items", f"{SOURCE}/{file.name}", self.faults)
        for raw in value if isinstance(value, LinedList) else ():
            if isinstance(raw, LinedMap):
                self.items.append(read_item(raw, file.stem, path))

    def _judged(self) -> Iterator[Fault]:
        if not self.items and not self.faults:
            yield Fault(f"{self.folder}/{SOURCE}", 1, "there are no items: one file a topic, <topic>.yaml")
        for item in self.items:
            yield from chain.from_iterable(rule(item, self.reference) for rule in rules.RULES)
        yield from bank_rules.ids_are_unique(self.items, texts(self.raws, "retired"))
        yield from bank_rules.groups_stay_in_a_topic(self.items)
        yield from bank_rules.topics_are_known(self.items, self.reference)
        yield from reference_rules.faults(self.raws, self.reference, self.folder)
