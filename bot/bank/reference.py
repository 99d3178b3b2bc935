"""What the questions refer to: topics, cues, flags, myths, tips, hotlines, first aid, documents and facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.core.language import SOURCE, Language

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
    language: Language = SOURCE


@dataclass(frozen=True, slots=True)
class Cue:
    """What the variants of a group teach: its name, the trick or rule in one line, and what to do if it has happened.

    `types` and `pairs` are numbers of the catalogue of scams: what it teaches, and which pairs its twins realise.
    """

    key: str
    name: str
    about: str
    after: str
    types: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    language: Language = SOURCE


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign in a message: red ones of a scam, green ones of a genuine message; `why` explains it in one line."""

    key: str
    kind: FlagKind
    name: str
    why: str
    language: Language = SOURCE


@dataclass(frozen=True, slots=True)
class Myth:
    """A wrong belief behind distractors, with the line that puts it right."""

    key: str
    name: str
    right: str
    language: Language = SOURCE


@dataclass(frozen=True, slots=True)
class Tip:
    """One idea for a day, an action first; `after` says what to do if it has happened already."""

    id: str
    topic: str
    text: str
    after: str = ""
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    language: Language = SOURCE


@dataclass(frozen=True, slots=True)
class Hotline:
    """A verified number of one region, with the document that verifies it and its date."""

    region: str
    number: str
    name: str
    does: str
    source: str
    as_of: str
    review_by: str = ""
    language: Language = SOURCE

    @property
    def key(self) -> str:
        """How overlays name it: cn/96110."""
        return f"{self.region}/{self.number}"


@dataclass(frozen=True, slots=True)
class FirstAid:
    """What to do after a loss in one region: a calm line, then the steps in order."""

    region: str
    calm: str
    steps: tuple[str, ...]
    language: Language = SOURCE

    @property
    def key(self) -> str:
        return self.region


@dataclass(frozen=True, slots=True)
class Document:
    """A source: one of the two documents, a law, or a dated outside source; `label` is its short name.

    `says` is in one line of ours what we rely on. `date` is the source's own; `seen` says when an undated page was
    read. `file` is the name of its text, for `check --sources`. A law cited by article has their number in `articles`
    and in `clause` how one is named: 第{}条.
    """

    key: str
    title: str
    label: str
    publisher: str
    says: str = ""
    date: str = ""
    seen: str = ""
    clause: str = ""
    file: str = ""
    articles: int = 0
    language: Language = SOURCE


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a law in our own words; `key` is how an item cites it: law:31."""

    key: str
    text: str
    language: Language = SOURCE


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of a document in our own words; `phrase` is the key phrase as the document has it."""

    id: str
    document: str
    section: str
    fact: str
    phrase: str
    level: Level
    language: Language = SOURCE


@dataclass(frozen=True, slots=True)
class Reference:
    """All of it in one language, by key; hotlines by `cn/110`, first aid by region, articles by `law:31`."""

    topics: Mapping[str, Topic] = field(default_factory=dict)
    cues: Mapping[str, Cue] = field(default_factory=dict)
    flags: Mapping[str, Flag] = field(default_factory=dict)
    myths: Mapping[str, Myth] = field(default_factory=dict)
    tips: Mapping[str, Tip] = field(default_factory=dict)
    hotlines: Mapping[str, Hotline] = field(default_factory=dict)
    first_aid: Mapping[str, FirstAid] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)


# The tables that each file of questions/ fills; its overlays name their entries by the same keys.
TABLES: Mapping[str, tuple[str, ...]] = {
    "topics": ("topics",),
    "cues": ("cues",),
    "flags": ("flags",),
    "myths": ("myths",),
    "tips": ("tips",),
    "hotlines": ("hotlines", "first_aid"),
    "sources": ("documents", "articles", "facts"),
}
