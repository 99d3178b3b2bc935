"""The question bank: all items and what stands beside them, in any of the languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from bot.bank import citations, lengths
from bot.bank.entries import (
    Article,
    Document,
    Fact,
    FirstAid,
    Flag,
    Hotline,
    Myth,
    Tip,
    Topic,
)
from bot.bank.shelf import Shelf
from bot.core.question import Citation, Language, Question

T = TypeVar("T")

# The fields of each value that a person reads; Traditional Chinese is made of these.
_READ: dict[type[Any], tuple[str, ...]] = {
    Topic: ("title", "about", "action"),
    Flag: ("name", "why"),
    Myth: ("name", "right"),
    Tip: ("text",),
    Hotline: ("name", "does"),
    FirstAid: ("calm",),
    Document: ("title", "label", "publisher"),
    Article: ("text",),
    Fact: ("text",),
    Question: ("stem", "decisive", "why", "action"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in the files."""

    path: str
    line: int


@dataclass(frozen=True)
class Bank:
    """All questions by id, in the order of files and lines, in zh-Hans; other languages are made on demand.

    `convert(text, variant)` makes Traditional Chinese; the variant is `zh-Hant-HK` for the regions hk and mo,
    else `zh-Hant-TW`. What was converted once is kept.
    """

    questions: Mapping[str, Question]
    shelf: Shelf
    english_shelf: Shelf
    english: Mapping[str, Question]
    places: Mapping[str, Place]
    convert: Callable[[str, str], str]
    _made: dict[tuple[Any, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def topics(self) -> Mapping[str, Topic]:
        """In the order in which people see them."""
        return self.shelf.topics

    @property
    def flags(self) -> Mapping[str, Flag]:
        return self.shelf.flags

    @property
    def myths(self) -> Mapping[str, Myth]:
        return self.shelf.myths

    @property
    def tips(self) -> Mapping[str, Tip]:
        return self.shelf.tips

    @property
    def hotlines(self) -> Mapping[str, tuple[Hotline, ...]]:
        """By region."""
        return self.shelf.hotlines

    @property
    def documents(self) -> Mapping[str, Document]:
        return self.shelf.documents

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self.shelf.facts

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
        """The questions that fit a native poll, in zh-Hans."""
        return tuple(question for question in self.questions.values() if not self.poll_fit(question))

    def polls_in(self, language: Language) -> tuple[Question, ...]:
        """The questions that fit a native poll in a language; those without a translation are in zh-Hans."""
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

    def in_language(self, question_id: str, language: Language, region: str | None = None) -> Question:
        """The question in a language; what has no overlay comes in zh-Hans, and says so in `.language`."""
        question = self.get(question_id)
        if language == "en":
            return self.english.get(question_id, question)
        return self._written(question, language, region, question_id)

    def topic(self, key: str, language: Language, region: str | None = None) -> Topic:
        return self._written(self._shelf(language).topics[key], language, region, key)

    def flag(self, key: str, language: Language, region: str | None = None) -> Flag:
        return self._written(self._shelf(language).flags[key], language, region, key)

    def myth(self, key: str, language: Language, region: str | None = None) -> Myth:
        return self._written(self._shelf(language).myths[key], language, region, key)

    def tip(self, tip_id: str, language: Language, region: str | None = None) -> Tip:
        return self._written(self._shelf(language).tips[tip_id], language, region, tip_id)

    def hotlines_of(self, region: str, language: Language) -> tuple[Hotline, ...]:
        """The numbers of a region; an unknown region gets those for anywhere."""
        shelf = self._shelf(language)
        hotlines = shelf.hotlines.get(region) or shelf.hotlines.get("any", ())
        return tuple(self._written(line, language, region, (region, line.number)) for line in hotlines)

    def first_aid(self, region: str, language: Language) -> FirstAid:
        """The steps after a loss; an unknown region gets those for anywhere. Errors: KeyError when there are none."""
        shelf = self._shelf(language)
        aid = shelf.first_aid.get(region) or shelf.first_aid["any"]
        return self._written(aid, language, region, region)

    def citations(
        self, question: Question | Tip, language: Language, region: str | None = None
    ) -> tuple[Citation, ...]:
        """Where the answer comes from, one citation a label."""
        cited = citations.cite(question.facts, question.sources, self._shelf(language), language)
        if language != "zh-Hant":
            return cited
        variant = variant_of(region)
        return tuple(
            Citation(self.convert(citation.label, variant), self.convert(citation.detail, variant))
            for citation in cited
        )

    def missing_translations(self, language: Language) -> tuple[str, ...]:
        """What a person of that language would read in zh-Hans: `question kefu-01`, `tip tip-003`, `topic kefu` …"""
        if language != "en":
            return ()
        shelf = self.english_shelf
        beside: tuple[tuple[str, Mapping[str, Any]], ...] = (
            ("topic", shelf.topics),
            ("flag", shelf.flags),
            ("myth", shelf.myths),
            ("tip", shelf.tips),
        )
        missing = [f"question {name}" for name in self.questions if name not in self.english]
        for noun, values in beside:
            missing += [f"{noun} {key}" for key, value in values.items() if value.language != "en"]
        return tuple(missing)

    def poll_fit(self, question: Question) -> list[str]:
        """Reasons why a question, in its language, cannot be a native poll; empty when it can."""
        return lengths.poll_fit(question)

    def _shelf(self, language: Language) -> Shelf:
        return self.english_shelf if language == "en" else self.shelf

    def _written(self, value: T, language: Language, region: str | None, name: Any) -> T:
        """The value in Traditional Chinese if that is wanted, else the value itself."""
        if language != "zh-Hant":
            return value
        variant = variant_of(region)
        key = (type(value), name, variant)
        if key not in self._made:
            self._made[key] = _rewritten(value, lambda text: self.convert(text, variant))
        made: T = self._made[key]
        return made


def variant_of(region: str | None) -> str:
    """Which Traditional Chinese a region reads."""
    return "zh-Hant-HK" if region in ("hk", "mo") else "zh-Hant-TW"


def _rewritten(value: Any, convert: Callable[[str], str]) -> Any:
    fields: dict[str, Any] = {name: convert(getattr(value, name)) for name in _READ[type(value)]}
    if isinstance(value, FirstAid):
        fields["steps"] = tuple(convert(step) for step in value.steps)
    if isinstance(value, Question):
        if value.stimulus:
            sender, text = convert(value.stimulus.sender), convert(value.stimulus.text)
            fields["stimulus"] = replace(value.stimulus, sender=sender, text=text)
        fields["options"] = tuple(
            replace(option, text=convert(option.text), why=convert(option.why)) for option in value.options
        )
    return replace(value, language="zh-Hant", **fields)
