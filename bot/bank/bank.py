"""The question bank: all items and what they refer to, in any of the languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from bot.bank import citations, lengths
from bot.bank.reference import Cue, Document, Fact, FirstAid, Flag, Hotline, Myth, Reference, Tip, Topic
from bot.bank.translatable import rewritten
from bot.bank.translations import TABLE_NAMES, Translation, Translations
from bot.core.language import LANGUAGES, SOURCE, Form, Language
from bot.core.question.question import Citation, Question


class SourceLocation(Struct, frozen=True):
    """Where an item stands in the files."""

    path: str
    line: int


class Bank(Struct, frozen=True, dict=True):
    """All questions by id, in the order of files and lines, in the source language; others are made on demand.

    `convert(text, form)` makes Traditional Chinese, in the form that a region reads. What was converted once is kept.
    `translations` holds the languages that are written by hand. `origin` is the digest of what it was read from; empty
    where that does not matter.
    """

    questions: Mapping[str, Question]
    reference: Reference
    convert: Callable[[str, str], str]
    translations: Translations = field(default_factory=Translations)
    locations: Mapping[str, SourceLocation] = {}
    origin: bytes = b""
    _made: dict[tuple[Any, ...], Any] = {}

    @property
    def topics(self) -> Mapping[str, Topic]:
        """In the order in which people see them."""
        return self.reference.topics

    @property
    def flags(self) -> Mapping[str, Flag]:
        return self.reference.flags

    @property
    def myths(self) -> Mapping[str, Myth]:
        return self.reference.myths

    @property
    def tips(self) -> Mapping[str, Tip]:
        return self.reference.tips

    @property
    def documents(self) -> Mapping[str, Document]:
        return self.reference.documents

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self.reference.facts

    @cached_property
    def source(self) -> Translation:
        """Everything in the language in which it is written."""
        return Translation(self.questions, self.reference)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each question, by id."""
        return {question.id: question.kind for question in self.questions.values()}

    @cached_property
    def cues(self) -> Mapping[str, tuple[Question, ...]]:
        """The variants of each cue, by group."""
        groups: dict[str, list[Question]] = {}
        for question in self.questions.values():
            groups.setdefault(question.group, []).append(question)
        return {group: tuple(variants) for group, variants in groups.items()}

    @cached_property
    def _topics(self) -> Mapping[str, tuple[Question, ...]]:
        topics: dict[str, list[Question]] = {}
        for question in self.questions.values():
            topics.setdefault(question.topic, []).append(question)
        return {topic: tuple(questions) for topic, questions in topics.items()}

    def of_topic(self, key: str) -> tuple[Question, ...]:
        """The questions of a topic; none for a topic that has none."""
        return self._topics.get(key, ())

    @cached_property
    def poll_questions(self) -> tuple[Question, ...]:
        """The questions that fit a native poll, in the source language."""
        return tuple(question for question in self.questions.values() if not self.poll_fit(question))

    def polls_in(self, language: Language) -> tuple[Question, ...]:
        """The questions that fit a native poll in a language; those without a translation are in the fallback."""
        key = ("polls", language)
        if key not in self._made:
            written = (self.in_language(question.id, language) for question in self.poll_questions)
            self._made[key] = tuple(question for question in written if not self.poll_fit(question))
        found: tuple[Question, ...] = self._made[key]
        return found

    def find(self, question_id: str) -> Question | None:
        return self.questions.get(question_id)

    def get(self, question_id: str) -> Question:
        """The question, which must exist. Errors: KeyError."""
        return self.questions[question_id]

    def readable(self, language: Language) -> Mapping[str, Question]:
        """The questions that somebody of a language can read in it, by id, as their originals or translations."""
        origin = LANGUAGES[language].made_from or language
        return self.questions if origin == SOURCE else self.translations[origin].questions

    def in_language(self, question_id: str, language: Language, region: str | None = None) -> Question:
        """The question in a language; what is not translated comes in the fallback, and says so in `.language`."""
        found: Question = self._written("questions", question_id, language, region)
        return found

    def topic(self, key: str, language: Language, region: str | None = None) -> Topic:
        found: Topic = self._written("topics", key, language, region)
        return found

    def cue(self, key: str, language: Language, region: str | None = None) -> Cue | None:
        """What a group teaches; None for a group that cues.yaml does not name."""
        if key not in self.reference.cues:
            return None
        found: Cue = self._written("cues", key, language, region)
        return found

    def flag(self, key: str, language: Language, region: str | None = None) -> Flag:
        found: Flag = self._written("flags", key, language, region)
        return found

    def myth(self, key: str, language: Language, region: str | None = None) -> Myth:
        found: Myth = self._written("myths", key, language, region)
        return found

    def tip(self, tip_id: str, language: Language, region: str | None = None) -> Tip:
        found: Tip = self._written("tips", tip_id, language, region)
        return found

    def hotlines_of(self, region: str, language: Language) -> tuple[Hotline, ...]:
        """The numbers of a region; an unknown region gets those for anywhere."""
        every = self.reference.hotlines
        keys = [key for key, line in every.items() if line.region == region]
        keys = keys or [key for key, line in every.items() if line.region == "any"]
        return tuple(self._written("hotlines", key, language, region) for key in keys)

    def first_aid(self, region: str, language: Language) -> FirstAid:
        """The steps after a loss; an unknown region gets those for anywhere. Errors: KeyError when there are none."""
        known = region if region in self.reference.first_aid else "any"
        found: FirstAid = self._written("first_aid", known, language, region)
        return found

    def citations(
        self, question: Question | Tip, language: Language, region: str | None = None
    ) -> tuple[Citation, ...]:
        """Where the answer comes from, one citation a label."""
        return citations.cite(
            question.facts,
            question.sources,
            self.reference,
            lambda table, key: self._written(table, key, language, region),
            language,
        )

    def missing_translations(self, language: Language) -> tuple[str, ...]:
        """What a person of that language would read in another: `questions kefu-01`, `tips tip-003`, `topics kefu` …"""
        if language not in self.translations:
            return ()
        laid, source = self.translations[language], self.source
        return tuple(
            f"{table} {key}"
            for table in TABLE_NAMES
            for key in source.table(table)
            if key not in laid.table(table)
        )

    def poll_fit(self, question: Question) -> list[str]:
        """Reasons why a question, in its language, cannot be a native poll; empty when it can."""
        return lengths.poll_fit(question)

    def _written(self, table: str, key: str, language: Language, region: str | None) -> Any:
        """An entry of a table in a language: as it is, laid over, converted, or in the fallback. Errors: KeyError."""
        row = LANGUAGES[language]
        if row.made_from is not None:
            value = self._written(table, key, row.made_from, region)
            form = row.form_for(region)
            return self._converted(value, (table, key), language, form) if form else value
        if language == SOURCE:
            return self.source.table(table)[key]
        laid = self.translations[language].table(table)
        return laid[key] if key in laid else self._written(table, key, row.fallback, region)

    def _converted(self, value: Any, name: tuple[str, str], language: Language, form: Form) -> Any:
        made_key = (*name, form.code)
        if made_key not in self._made:
            made: Any = rewritten(value, lambda _, text: self.convert(text, form.code))
            self._made[made_key] = replace(made, language=language)
        return self._made[made_key]
