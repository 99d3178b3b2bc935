"""Rules that look at more than one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.bank import text_checks
from bot.bank.faults import Fault
from bot.bank.items import Item, text
from bot.bank.reference import Reference
from bot.bank.yaml_lines import line_of


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


def topics_are_known(items: Sequence[Item], reference: Reference) -> Iterator[Fault]:
    told = set()
    for item in items:
        topic = item.question.topic
        if topic not in reference.topics and topic not in told:
            told.add(topic)
            near = text_checks.nearest(topic, reference.topics)
            yield Fault(item.path, 1, f"topic {topic} is not in topics.yaml{near}")


def cues_and_groups(items: Sequence[Item], reference: Reference, cues: Any, folder: str) -> Iterator[Fault]:
    """Every group has its entry in cues.yaml, and every entry a group; a part of the bank runs without."""
    told: set[str] = set()
    for item in items:
        group = item.question.group
        if group and group not in reference.cues and group not in told:
            told.add(group)
            near = text_checks.nearest(group, reference.cues)
            yield item.fault(f"group {group} is not in cues.yaml{near}", "group")
    groups = {item.question.group for item in items}
    for index, entry in enumerate(cues if isinstance(cues, list) else []):
        key = text(entry, "key") if isinstance(entry, dict) else ""
        if key and key not in groups:
            yield Fault(f"{folder}/cues.yaml", line_of(cues, index, "key"), f"cue {key} has no item")
