"""What the questions refer to: topics, cues, flags, myths, tips, hotlines, first aid, documents and facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from bot.core.language import SOURCE, Language

FlagKind = Literal["red", "green"]
Level = Literal["P1", "P2", "P3"]


class Topic(Struct, frozen=True):
    """A field of fraud that a person can choose to practise; `about` is one line, `action` the right first step."""

    key: str
    order: int
    icon: str
    title: str
    about: str
    action: str
    language: Language = SOURCE


class Cue(Struct, frozen=True):
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


class Flag(Struct, frozen=True):
    """A sign in a message: red ones of a scam, green ones of a genuine message; `why` explains it in one line."""

    key: str
    kind: FlagKind
    name: str
    why: str
    language: Language = SOURCE


class Myth(Struct, frozen=True):
    """A wrong belief behind distractors, with the line that puts it right."""

    key: str
    name: str
    right: str
    language: Language = SOURCE


class Tip(Struct, frozen=True):
    """One idea for a day, an action first; `after` says what to do if it has happened already."""

    id: str
    topic: str
    text: str
    after: str = ""
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    language: Language = SOURCE


class Hotline(Struct, frozen=True):
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


class FirstAid(Struct, frozen=True):
    """What to do after a loss in one region: a calm line, then the steps in order."""

    region: str
    calm: str
    steps: tuple[str, ...]
    language: Language = SOURCE

    @property
    def key(self) -> str:
        return self.region


class Document(Struct, frozen=True):
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


class Article(Struct, frozen=True):
    """One article of a law in our own words; `key` is how an item cites it: law:31."""

    key: str
    text: str
    language: Language = SOURCE


class Fact(Struct, frozen=True):
    """A statement of a document in our own words; `phrase` is the key phrase as the document has it."""

    id: str
    document: str
    section: str
    fact: str
    phrase: str
    level: Level
    language: Language = SOURCE


class Reference(Struct, frozen=True):
    """All of it in one language, by key; hotlines by `cn/110`, first aid by region, articles by `law:31`."""

    topics: Mapping[str, Topic] = {}
    cues: Mapping[str, Cue] = {}
    flags: Mapping[str, Flag] = {}
    myths: Mapping[str, Myth] = {}
    tips: Mapping[str, Tip] = {}
    hotlines: Mapping[str, Hotline] = {}
    first_aid: Mapping[str, FirstAid] = {}
    documents: Mapping[str, Document] = {}
    articles: Mapping[str, Article] = {}
    facts: Mapping[str, Fact] = {}


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
