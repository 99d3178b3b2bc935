"""Rules for topics.yaml, cues.yaml, flags.yaml, myths.yaml, tips.yaml, hotlines.yaml and sources.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.bank import lengths, text_checks
from bot.bank.coverage import TWINS, TYPES
from bot.bank.faults import Fault
from bot.bank.items import texts
from bot.bank.lengths import shape_of, utf16
from bot.bank.reference import TABLES, Reference
from bot.bank.rules import source_faults
from bot.bank.sentences import part_name
from bot.bank.translatable import texts_of
from bot.bank.yaml_lines import LinedList, LinedMap, line_of

MAX_KEY = 24
# The field that names an entry, and where two entries must differ besides.
_UNIQUE = (
    ("topics", "key"),
    ("topics", "order"),
    ("cues", "key"),
    ("flags", "key"),
    ("myths", "key"),
    ("tips", "id"),
)
_NAMED = {"topics": "key", "cues": "key", "flags": "key", "myths": "key", "tips": "id"}


def faults(raws: Mapping[str, Any], reference: Reference, folder: str) -> Iterator[Fault]:
    """What is wrong with the files beside the items."""
    yield from _Rules(raws, reference, folder).faults()


class _Rules:
    def __init__(self, raws: Mapping[str, Any], reference: Reference, folder: str) -> None:
        self.raws, self.reference, self.folder = raws, reference, folder

    def faults(self) -> Iterator[Fault]:
        yield from self._names_are_unique()
        yield from self._keys_are_short()
        yield from self._texts()
        yield from self._tips()
        yield from self._cues()
        yield from self._hotlines()
        yield from self._facts()
        yield from self._laws()

    def _fault(self, name: str, message: str, *steps: str | int) -> Fault:
        return Fault(f"{self.folder}/{name}.yaml", line_of(self.raws.get(name), *steps), message)

    def _entries(self, name: str) -> Iterator[tuple[int, LinedMap]]:
        value = self.raws.get(name)
        if isinstance(value, LinedList):
            yield from ((index, entry) for index, entry in enumerate(value) if isinstance(entry, LinedMap))

    def _names_are_unique(self) -> Iterator[Fault]:
        for name, field in _UNIQUE:
            first: dict[Any, int] = {}
            for index, entry in self._entries(name):
                value = entry.get(field)
                if isinstance(value, str | int) and value in first:
                    line = line_of(self.raws[name], first[value], field)
                    yield self._fault(name, f"{field} {value} is taken in line {line}", index, field)
                elif isinstance(value, str | int):
                    first[value] = index

    def _keys_are_short(self) -> Iterator[Fault]:
        for index, entry in self._entries("topics"):
            key = entry.get("key")
            if isinstance(key, str) and len(key) > MAX_KEY:
                yield self._fault("topics", f"key {key} is longer than {MAX_KEY}", index, "key")
            if isinstance(key, str) and key in TABLES:
                yield self._fault("topics", f"key {key} is the name of another file", index, "key")

    def _texts(self) -> Iterator[Fault]:
        """Texts say something, are not too long, and hold nothing that could be tapped."""
        for name, key_field in _NAMED.items():
            for index, entry in self._entries(name):
                for field, value in entry.items():
                    if isinstance(value, str) and not value.strip():
                        yield self._fault(name, f"{field} is empty", index, field)
                    for message in text_checks.clickable(value) if isinstance(value, str) else ():
                        yield self._fault(name, message, index, field)
                yield from self._lengths(name, str(entry.get(key_field)), index)

    def _lengths(self, name: str, key: str, index: int) -> Iterator[Fault]:
        value = getattr(self.reference, name).get(key)
        limits = lengths.LIMITS.get(type(value), {})
        for steps, words in texts_of(value) if limits else ():
            limit = limits[shape_of(steps)]
            if utf16(words) > limit:
                said = f"{part_name(steps)} of {key} has {utf16(words)} characters, {limit} are allowed"
                yield self._fault(name, said, index, *steps)

    def _tips(self) -> Iterator[Fault]:
        for index, entry in self._entries("tips"):
            topic = entry.get("topic")
            if isinstance(topic, str) and topic not in self.reference.topics:
                near = text_checks.nearest(topic, self.reference.topics)
                yield self._fault("tips", f"topic {topic} is not in topics.yaml{near}", index, "topic")
            yield from self._citations(index, entry)

    def _citations(self, index: int, entry: LinedMap) -> Iterator[Fault]:
        facts, sources = texts(entry, "facts"), texts(entry, "sources")
        if not facts and not sources:
            yield self._fault("tips", "the tip cites neither a fact nor a source", index)
        for number, fact in enumerate(facts):
            if fact not in self.reference.facts:
                yield self._fault("tips", f"fact {fact} is not in sources.yaml", index, "facts", number)
        for number, source in enumerate(sources):
            for message in source_faults(source, self.reference):
                yield self._fault("tips", message, index, "sources", number)

    def _cues(self) -> Iterator[Fault]:
        for index, entry in self._entries("cues"):
            for field, known in (("types", TYPES), ("pairs", TWINS)):
                for number, name in enumerate(texts(entry, field)):
                    if name not in known:
                        said = f"{name} is not among the {field} of the catalogue: {known[0]} … {known[-1]}"
                        yield self._fault("cues", said, index, field, number)

    def _hotlines(self) -> Iterator[Fault]:
        value = self.raws.get("hotlines")
        hotlines = value.get("hotlines") if isinstance(value, dict) else None
        documents = self.reference.documents
        for index, entry in enumerate(hotlines if isinstance(hotlines, list) else []):
            source = entry.get("source") if isinstance(entry, dict) else None
            if isinstance(source, str) and source not in documents:
                message = f"source {source} is not in sources.yaml{text_checks.nearest(source, documents)}"
                yield self._fault("hotlines", message, "hotlines", index, "source")

    def _facts(self) -> Iterator[Fault]:
        sources = self.raws.get("sources")
        facts = sources.get("facts") if isinstance(sources, dict) else None
        seen: dict[str, int] = {}
        for index, entry in enumerate(facts if isinstance(facts, list) else []):
            name, document = (
                (entry.get("id"), entry.get("document")) if isinstance(entry, dict) else (None, None)
            )
            if isinstance(name, str) and name in seen:
                line = line_of(sources, "facts", seen[name])
                yield self._fault("sources", f"fact {name} is there already in line {line}", "facts", index)
            elif isinstance(name, str):
                seen[name] = index
            if isinstance(document, str) and document not in self.reference.documents:
                message = f"document {document} is not among the documents"
                yield self._fault("sources", message, "facts", index, "document")

    def _laws(self) -> Iterator[Fault]:
        """What is cited by article says how one is named."""
        sources = self.raws.get("sources")
        documents = sources.get("documents") if isinstance(sources, dict) else None
        for index, entry in enumerate(documents if isinstance(documents, list) else []):
            if isinstance(entry, dict) and entry.get("articles") and "{}" not in str(entry.get("clause", "")):
                said = f"{entry.get('key')} is cited by article: clause says how, such as 第{{}}条"
                yield self._fault("sources", said, "documents", index, "articles")
