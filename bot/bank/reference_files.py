"""Reads topics.yaml, cues.yaml and the rest from raw values; nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.bank.items import maps, text, texts
from bot.bank.reference import (
    Article,
    Cue,
    Document,
    Fact,
    FirstAid,
    Flag,
    Hotline,
    Myth,
    Reference,
    Tip,
    Topic,
)

Raw = Mapping[str, Any]


def read_reference(raws: Raw) -> Reference:
    """Read the values of topics, cues, flags, myths, tips, hotlines and sources (by these names)."""
    sources, hotlines = _map(raws.get("sources")), _map(raws.get("hotlines"))
    topics = sorted(map(_topic, _entries(raws, "topics")), key=lambda topic: topic.order)
    return Reference(
        topics=_by_key(topics),
        cues=_by_key(map(_cue, _entries(raws, "cues"))),
        flags=_by_key(map(_flag, _entries(raws, "flags"))),
        myths=_by_key(Myth(*_texts(raw, "key", "name", "right")) for raw in _entries(raws, "myths")),
        tips=_by_key(map(_tip, _entries(raws, "tips"))),
        hotlines=_by_key(map(_hotline, _entries(hotlines, "hotlines"))),
        first_aid=_by_key(map(_first_aid, _entries(hotlines, "after"))),
        documents=_by_key(map(_document, _entries(sources, "documents"))),
        articles=_by_key(_articles(_map(sources.get("articles")))),
        facts=_by_key(map(_fact, _entries(sources, "facts"))),
    )


def _map(value: Any) -> Raw:
    return value if isinstance(value, dict) else {}


def _entries(raw: Raw, name: str) -> Iterator[dict[str, Any]]:
    value = raw.get(name)
    return (entry for entry in value if isinstance(entry, dict)) if isinstance(value, list) else iter(())


def _by_key(values: Iterable[Any]) -> dict[str, Any]:
    """The first entry of a key stands; a rule tells of the second."""
    found: dict[str, Any] = {}
    for value in values:
        found.setdefault(value.key if hasattr(value, "key") else value.id, value)
    return found


def _texts(raw: dict[str, Any], *names: str) -> list[str]:
    return [text(raw, name) for name in names]


def _number(raw: dict[str, Any], name: str) -> int:
    value = raw.get(name)
    return value if isinstance(value, int) else 0


def _topic(raw: dict[str, Any]) -> Topic:
    key, icon, title, about, action = _texts(raw, "key", "icon", "title", "about", "action")
    return Topic(key, _number(raw, "order"), icon, title, about, action)


def _cue(raw: dict[str, Any]) -> Cue:
    key, name, about, after = _texts(raw, "key", "name", "about", "after")
    return Cue(key, name, about, after, texts(raw, "types"), texts(raw, "pairs"))


def _flag(raw: dict[str, Any]) -> Flag:
    kind: Any = text(raw, "kind")
    return Flag(text(raw, "key"), kind, text(raw, "name"), text(raw, "why"))


def _tip(raw: dict[str, Any]) -> Tip:
    name, topic, words, after = _texts(raw, "id", "topic", "text", "after")
    return Tip(name, topic, words, after, texts(raw, "facts"), texts(raw, "sources"))


def _hotline(raw: dict[str, Any]) -> Hotline:
    return Hotline(
        region=text(raw, "region"),
        number=text(raw, "number"),
        name=text(raw, "name"),
        does=text(raw, "does"),
        source=text(raw, "source"),
        as_of=text(raw, "as_of"),
        review_by=text(raw, "review_by"),
    )


def _first_aid(raw: dict[str, Any]) -> FirstAid:
    steps = tuple(text(step, "text") for step in maps(raw.get("steps")))
    return FirstAid(text(raw, "region"), text(raw, "calm"), steps)


def _document(raw: dict[str, Any]) -> Document:
    return Document(
        key=text(raw, "key"),
        title=text(raw, "title"),
        label=text(raw, "label"),
        publisher=text(raw, "publisher"),
        says=text(raw, "says"),
        date=text(raw, "date"),
        seen=text(raw, "seen"),
        clause=text(raw, "clause"),
        file=text(raw, "file"),
        articles=_number(raw, "articles"),
    )


def _articles(raw: Raw) -> Iterator[Article]:
    for document, articles in raw.items():
        for number in _map(articles):
            yield Article(f"{document}:{number}", text(articles, number))


def _fact(raw: dict[str, Any]) -> Fact:
    level: Any = text(raw, "level")
    name, document, section, fact, phrase = _texts(raw, "id", "document", "section", "fact", "phrase")
    return Fact(name, document, section, fact, phrase, level)
