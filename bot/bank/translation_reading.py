"""Reads the overlays of one language over the source: what can be laid over it, and the faults met on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bot.bank import text_checks
from bot.bank.faults import Fault
from bot.bank.overlays import entry_faults, is_stale, lay_over, stamp_fault
from bot.bank.reference import TABLES, Reference
from bot.bank.translations import TABLE_NAMES, Overlay, Translation
from bot.bank.yaml_lines import LinedMap, line_of
from bot.core.language import Language

ReadFile = Callable[[str, str], Any]
"""Reads a file below the bank's root and proves it against a shape: the value, or what is left of it."""


class TranslationReading:
    """One pass over the folder of a language: what can be laid over the source, and the faults met on the way."""

    def __init__(self, language: Language, source: Translation) -> None:
        self.language, self.source = language, source
        self.faults: list[Fault] = []
        self._laid: dict[str, dict[str, Any]] = {table: {} for table in TABLE_NAMES}

    @property
    def overlay(self) -> Overlay:
        tables = dict(self._laid)
        return Overlay(Translation(tables.pop("questions"), Reference(**tables)), tuple(self.faults))

    def read(self, files: Iterable[Path], folder: str, read_file: ReadFile) -> None:
        """Read the files of the language's folder; afterwards `faults` is complete."""
        for file in files:
            name = f"{self.language}/{file.name}"
            if file.stem in TABLES:
                shape, tables = "overlay-of-reference", TABLES[file.stem]
            else:
                shape, tables = "overlay", ("questions",)
            raw = read_file(shape, name)
            if isinstance(raw, LinedMap):
                self._read_entries(raw, f"{folder}/{name}", file.stem, tables)

    def _read_entries(self, raw: LinedMap, path: str, stem: str, tables: tuple[str, ...]) -> None:
        for name, entry in raw.items():
            line = line_of(raw, name)
            table = next((table for table in tables if name in self.source.table(table)), None)
            if table is None:
                known = [key for table in tables for key in self.source.table(table)]
                noun = "item" if tables == ("questions",) else "entry"
                said = f"{name} is no {noun} of {stem}.yaml"
                if noun == "item":
                    said = f"{name} is no item{text_checks.nearest(name, known)}"
                self.faults.append(Fault(path, line, said))
            elif isinstance(entry, LinedMap):
                self._read_entry(table, name, entry, path, stem)

    def _read_entry(self, table: str, name: str, entry: LinedMap, path: str, stem: str) -> None:
        value = self.source.table(table)[name]
        found = list(entry_faults(value, entry, name, path, self.language))
        if table == "questions" and value.topic != stem:
            said = f"{name} is an item of another topic: it belongs into {value.topic}.yaml"
            found.append(Fault(path, entry.line, said))
        stamp = stamp_fault(value, entry, name, path)
        self.faults += [*found, *([stamp] if stamp else [])]
        if not found and not is_stale(value, entry):
            self._laid[table][name] = lay_over(value, entry, self.language)
