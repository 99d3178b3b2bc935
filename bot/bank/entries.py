"""What stands beside the questions: topics, flags, myths, tips, hotlines, first aid, documents and facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.core.question import Language

FlagKind = Literal["red", "green"]
Level = Literal["P1", "P2", "P3"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of fraud that a person can choose to practise; `about` is one line, `action` the right first step."""

    key: str
    order: int
    icon: str
    title: str
    about: str
    action: str
    language: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign in a message: red ones of a scam, green ones of a genuine message; `why` explains it in one line."""

    key: str
    kind: FlagKind
    name: str
    why: str
    language: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Myth:
    """A wrong belief behind distractors, with the line that puts it right."""

    key: str
    name: str
    right: str
    language: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Tip:
    """One idea for a day, an action first."""

    id: str
    topic: str
    text: str
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    language: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Hotline:
    """A verified number of one region, with the document that verifies it and its date."""

    region: str
    number: str
    name: str
    does: str
    source: str
    as_of: str
    language: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class FirstAid:
    """What to do after a loss in one region: a calm line, then the steps in order."""

    region: str
    calm: str
    steps: tuple[str, ...]
    language: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Document:
    """A source: one of the two documents, a law, or a dated outside source; `label` is its short name.

    `date` is the source's own, or says when an undated page was read. `file` is the name of its text, for `check --sources`; `articles` how many it has if it is cited by article.
    """

    key: str
    title: str
    label: str
    publisher: str
    date: str
    file: str = ""
    articles: int = 0
    language: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a law in our own words; `key` is how an item cites it: law:31."""

    key: str
    text: str
    language: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of a document in our own words; `phrase` is the key phrase as the document has it."""

    id: str
    document: str
    section: str
    text: str
    phrase: str
    level: Level
    language: Language = "zh-Hans"
