"""Rules that look at more than one item, and rules for what stands beside the items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.bank import lengths, wording
from bot.bank.faults import Fault
from bot.bank.items import Item, texts
from bot.bank.lengths import utf16
from bot.bank.rules import source_faults
from bot.bank.shelf import Shelf
from bot.bank.yaml_lines import LinedList, LinedMap, line_of

MAX_KEY = 24


def ids_are_unique(items: Sequence[Item], retired: Iterable[str]) -> Iterator[Fault]:
    """No id twice, and none that once meant something else: people's answers hang on it."""
    gone = set(retired)
    first: dict[str, Item] = {}
    for item in items:
        name = item.question.id
        if name in first:
            other = first[name]
            yield item.fault(f"id {name} is taken by {other.path}:{line_of(other.raw, 'id')}", "id")
        elif name in gone:
            yield item.fault(f"id {name} is retired and cannot come back", "id")
        elif name:
            first[name] = item


def groups_stay_in_a_topic(items: Sequence[Item]) -> Iterator[Fault]:
    home: dict[str, str] = {}
    for item in items:
        question = item.question
        topic = home.setdefault(question.group, question.topic)
        if question.group and topic != question.topic:
            yield item.fault(f"group {question.group} belongs to topic {topic}", "group")


def topics_are_known(items: Sequence[Item], shelf: Shelf) -> Iterator[Fault]:
    told = set()
    for item in items:
        topic = item.question.topic
        if topic not in shelf.topics and topic not in told:
            told.add(topic)
            near = wording.nearest(topic, shelf.topics)
            yield Fault(item.path, 1, f"topic {topic} is not in topics.yaml{near}")


class Beside:
    """The rules for topics.yaml, flags.yaml, myths.yaml, tips.yaml, hotlines.yaml and sources.yaml."""

    def __init__(self, raws: Mapping[str, Any], shelf: Shelf, folder: str) -> None:
        self.raws, self.shelf, self.folder = raws, shelf, folder

    def faults(self) -> Iterator[Fault]:
        yield from self._names_are_unique()
        yield from self._keys_are_short()
        yield from self._tips()
        yield from self._hotlines()
        yield from self._facts()
        yield from self._nothing_is_clickable()

    def _fault(self, name: str, message: str, *steps: str | int) -> Fault:
        return Fault(f"{self.folder}/{name}.yaml", line_of(self.raws.get(name), *steps), message)

    def _entries(self, name: str) -> Iterator[tuple[int, LinedMap]]:
        value = self.raws.get(name)
        if isinstance(value, LinedList):
            yield from ((place, entry) for place, entry in enumerate(value) if isinstance(entry, LinedMap))

    def _names_are_unique(self) -> Iterator[Fault]:
        for name, field in (
            ("topics", "key"),
            ("topics", "order"),
            ("flags", "key"),
            ("myths", "key"),
            ("tips", "id"),
        ):
            first: dict[Any, int] = {}
            for place, entry in self._entries(name):
                value = entry.get(field)
                if isinstance(value, str | int) and value in first:
                    line = line_of(self.raws[name], first[value], field)
                    yield self._fault(name, f"{field} {value} is taken in line {line}", place, field)
                elif isinstance(value, str | int):
                    first[value] = place

    def _keys_are_short(self) -> Iterator[Fault]:
        for place, entry in self._entries("topics"):
            key = entry.get("key")
            if isinstance(key, str) and len(key) > MAX_KEY:
                yield self._fault("topics", f"key {key} is longer than {MAX_KEY}", place, "key")

    def _tips(self) -> Iterator[Fault]:
        for place, entry in self._entries("tips"):
            text, topic = entry.get("text"), entry.get("topic")
            if isinstance(text, str) and utf16(text.strip()) > lengths.TIP:
                size = utf16(text.strip())
                yield self._fault(
                    "tips", f"the tip has {size} characters, {lengths.TIP} are allowed", place, "text"
                )
            if isinstance(text, str) and not text.strip():
                yield self._fault("tips", "text is empty", place, "text")
            if isinstance(topic, str) and topic not in self.shelf.topics:
                near = wording.nearest(topic, self.shelf.topics)
                yield self._fault("tips", f"topic {topic} is not in topics.yaml{near}", place, "topic")
            yield from self._citations(place, entry)

    def _citations(self, place: int, entry: LinedMap) -> Iterator[Fault]:
        facts, sources = texts(entry, "facts"), texts(entry, "sources")
        if not facts and not sources:
            yield self._fault("tips", "the tip cites neither a fact nor a source", place)
        for number, fact in enumerate(facts):
            if fact not in self.shelf.facts:
                yield self._fault("tips", f"fact {fact} is not in sources.yaml", place, "facts", number)
        for number, source in enumerate(sources):
            for message in source_faults(source, self.shelf):
                yield self._fault("tips", message, place, "sources", number)

    def _hotlines(self) -> Iterator[Fault]:
        value = self.raws.get("hotlines")
        hotlines = value.get("hotlines") if isinstance(value, dict) else None
        for place, entry in enumerate(hotlines if isinstance(hotlines, list) else []):
            source = entry.get("source") if isinstance(entry, dict) else None
            if isinstance(source, str) and source not in self.shelf.documents:
                message = (
                    f"source {source} is not in sources.yaml{wording.nearest(source, self.shelf.documents)}"
                )
                yield self._fault("hotlines", message, "hotlines", place, "source")

    def _facts(self) -> Iterator[Fault]:
        sources = self.raws.get("sources")
        facts = sources.get("facts") if isinstance(sources, dict) else None
        seen: dict[str, int] = {}
        for place, entry in enumerate(facts if isinstance(facts, list) else []):
            name, document = (
                (entry.get("id"), entry.get("document")) if isinstance(entry, dict) else (None, None)
            )
            if isinstance(name, str) and name in seen:
                line = line_of(sources, "facts", seen[name])
                yield self._fault("sources", f"fact {name} is there already in line {line}", "facts", place)
            elif isinstance(name, str):
                seen[name] = place
            if isinstance(document, str) and document not in self.shelf.documents:
                message = f"document {document} is not among the documents"
                yield self._fault("sources", message, "facts", place, "document")

    def _nothing_is_clickable(self) -> Iterator[Fault]:
        for name in ("topics", "flags", "myths", "tips"):
            for place, entry in self._entries(name):
                for field, value in entry.items():
                    for message in wording.clickable(value) if isinstance(value, str) else ():
                        yield self._fault(name, message, place, field)
