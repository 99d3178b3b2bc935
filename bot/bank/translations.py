"""The bank's texts in the languages that are laid over the source: one folder a language, read when it is wanted."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from bot.bank.faults import Fault
from bot.bank.reference import TABLES, Reference
from bot.core.language import Language, overlaid
from bot.core.question.question import Question

log = logging.getLogger(__name__)

TABLE_NAMES = ("questions", *(table for tables in TABLES.values() for table in tables))


class Translation(Struct, frozen=True):
    """Questions and reference entries in one language; an entry that is not translated is not there."""

    questions: Mapping[str, Question] = {}
    reference: Reference = field(default_factory=Reference)

    def table(self, name: str) -> Mapping[str, Any]:
        """The questions, or one of the tables of the reference."""
        if name == "questions":
            return self.questions
        table: Mapping[str, Any] = getattr(self.reference, name)
        return table


class Overlay(Struct, frozen=True):
    """A language as it was read: what can be laid over the source, and the faults met on the way."""

    translation: Translation = Translation()
    faults: tuple[Fault, ...] = ()


class Translations(Mapping[Language, Translation]):
    """By language; each is read when it is first asked for, its faults are logged, and it stays."""

    def __init__(self, read: Callable[[Language], Overlay] | None = None) -> None:
        self._read = read
        self._overlays: dict[Language, Overlay] = {}

    def __getitem__(self, language: Language) -> Translation:
        return self._overlay(language).translation

    def overlays(self) -> dict[Language, Overlay]:
        """Return all languages as they were read."""
        return {language: self._overlay(language) for language in self}

    def _overlay(self, language: Language) -> Overlay:
        if language not in self._overlays:
            if language not in overlaid():
                raise KeyError(language)
            self._overlays[language] = self._opened(language)
        return self._overlays[language]

    def _opened(self, language: Language) -> Overlay:
        overlay = self._read(language) if self._read is not None else Overlay()
        for fault in overlay.faults[:20]:
            log.warning("%s", fault)
        return overlay

    def __iter__(self) -> Iterator[Language]:
        return overlaid()

    def __len__(self) -> int:
        return len(list(overlaid()))
