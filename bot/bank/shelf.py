"""Everything that stands beside the questions, in one language: read from raw values, nothing judged here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.bank.entries import Article, Document, Fact, FirstAid, Flag, Hotline, Myth, Tip, Topic
from bot.bank.items import text, texts
from bot.core.question import Language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Topics, flags and the rest by key; hotlines and first aid by region; articles by `law:31`."""

    topics: Mapping[str, Topic] = field(default_factory=dict)
    flags: Mapping[str, Flag] = field(default_factory=dict)
    myths: Mapping[str, Myth] = field(default_factory=dict)
    tips: Mapping[str, Tip] = field(default_factory=dict)
    hotlines: Mapping[str, tuple[Hotline, ...]] = field(default_factory=dict)
    first_aid: Mapping[str, FirstAid] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)


def read_shelf(raws: Mapping[str, Any], language: Language = "zh-Hans") -> Shelf:
    """Read the values of topics, flags, myths, tips, hotlines and sources (by these names).

    English stands beside the Chinese as `<field>_en`; an entry of which a part is missing stays Chinese.
    """
    sources = _map(raws.get("sources"))
    hotlines = _map(raws.get("hotlines"))
    topics = (_topic(entry, language) for entry in _maps(raws.get("topics")))
    return Shelf(
        topics=_by_key(sorted(topics, key=lambda topic: topic.order)),
        flags=_by_key(_flag(entry, language) for entry in _maps(raws.get("flags"))),
        myths=_by_key(_myth(entry, language) for entry in _maps(raws.get("myths"))),
        tips=_by_key(_tip(entry, language) for entry in _maps(raws.get("tips"))),
        hotlines=_by_region(_hotline(entry, language) for entry in _maps(hotlines.get("hotlines"))),
        first_aid={
            aid.region: aid for aid in (_first_aid(entry, language) for entry in _maps(hotlines.get("after")))
        },
        documents=_by_key(_document(entry, language) for entry in _maps(sources.get("documents"))),
        articles=_by_key(_articles(_map(sources.get("articles")), language)),
        facts=_by_key(_fact(entry, language) for entry in _maps(sources.get("facts"))),
    )


def _map(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _maps(value: Any) -> Iterator[dict[str, Any]]:
    return (entry for entry in value if isinstance(entry, dict)) if isinstance(value, list) else iter(())


def _by_key(values: Any) -> dict[str, Any]:
    """The first entry of a key stands; a rule tells of the second."""
    found: dict[str, Any] = {}
    for value in values:
        found.setdefault(value.key if hasattr(value, "key") else value.id, value)
    return found


def _by_region(hotlines: Iterator[Hotline]) -> dict[str, tuple[Hotline, ...]]:
    regions: dict[str, tuple[Hotline, ...]] = {}
    for hotline in hotlines:
        regions[hotline.region] = (*regions.get(hotline.region, ()), hotline)
    return regions


def _in(language: Language, raw: dict[str, Any], *names: str) -> tuple[Language, Callable[[str], str]]:
    """The language that an entry can be read in, and how to read its translated fields."""
    if language == "en" and all(text(raw, f"{name}_en") for name in names):
        return "en", lambda name: text(raw, f"{name}_en")
    return "zh-Hans", lambda name: text(raw, name)


def _topic(raw: dict[str, Any], wanted: Language) -> Topic:
    language, read = _in(wanted, raw, "title", "about", "action")
    order = raw.get("order")
    place = order if isinstance(order, int) else 0
    return Topic(
        text(raw, "key"), place, text(raw, "icon"), read("title"), read("about"), read("action"), language
    )


def _flag(raw: dict[str, Any], wanted: Language) -> Flag:
    language, read = _in(wanted, raw, "name", "why")
    kind: Any = text(raw, "kind")
    return Flag(text(raw, "key"), kind, read("name"), read("why"), language)


def _myth(raw: dict[str, Any], wanted: Language) -> Myth:
    language, read = _in(wanted, raw, "name", "right")
    return Myth(text(raw, "key"), read("name"), read("right"), language)


def _tip(raw: dict[str, Any], wanted: Language) -> Tip:
    language, read = _in(wanted, raw, "text")
    return Tip(
        text(raw, "id"),
        text(raw, "topic"),
        read("text"),
        texts(raw, "facts"),
        texts(raw, "sources"),
        language,
    )


def _hotline(raw: dict[str, Any], wanted: Language) -> Hotline:
    language, read = _in(wanted, raw, "name", "does")
    region, number, source, as_of = (text(raw, name) for name in ("region", "number", "source", "as_of"))
    return Hotline(region, number, read("name"), read("does"), source, as_of, language)


def _first_aid(raw: dict[str, Any], wanted: Language) -> FirstAid:
    language, read = _in(wanted, raw, "calm")
    steps = tuple(_in(language, step, "text")[1]("text") for step in _maps(raw.get("steps")))
    return FirstAid(text(raw, "region"), read("calm"), steps, language)


def _document(raw: dict[str, Any], wanted: Language) -> Document:
    language, read = _in(wanted, raw, "title", "label")
    publisher = text(raw, "publisher_en") if language == "en" else ""
    count = raw.get("articles")
    return Document(
        text(raw, "key"),
        read("title"),
        read("label"),
        publisher or text(raw, "publisher"),
        text(raw, "date") or _read_on(text(raw, "as_of"), language),
        text(raw, "file"),
        count if isinstance(count, int) else 0,
        language,
    )


def _read_on(as_of: str, language: Language) -> str:
    """A page without a date of its own has the one on which it was read."""
    if not as_of:
        return ""
    return f"read {as_of}" if language == "en" else f"{as_of} 查阅"


def _articles(raw: dict[str, Any], wanted: Language) -> Iterator[Article]:
    for document, articles in raw.items():
        for number, entry in _map(articles).items():
            language, read = _in(wanted, _map(entry), "text")
            yield Article(f"{document}:{number}", read("text"), language)


def _fact(raw: dict[str, Any], wanted: Language) -> Fact:
    language, read = _in(wanted, raw, "fact")
    level: Any = text(raw, "level")
    return Fact(
        text(raw, "id"),
        text(raw, "document"),
        text(raw, "section"),
        read("fact"),
        text(raw, "phrase"),
        level,
        language,
    )
