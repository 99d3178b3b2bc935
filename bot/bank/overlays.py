"""The overlays of another language: texts by id, laid over the structure that zh-Hans holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.bank import wording
from bot.bank.faults import Fault
from bot.bank.items import Item, text
from bot.bank.lengths import utf16
from bot.bank.shapes import option_letter
from bot.bank.yaml_lines import LinedMap, line_of
from bot.core.question import Language, Option, Question, Stimulus

# English runs longer than Chinese; what a poll and a card can show is the limit (UTF-16 units).
_LIMITS = {"stem": 240, "decisive": 150, "why": 200, "action": 150}
_SENDER, _MESSAGE, _OPTION, _OPTION_WHY = 60, 900, 100, 200
# An English text may quote a Chinese word; with more than this share of Chinese it is not translated.
_CHINESE_SHARE = 0.3


def lay_over(question: Question, raw: dict[str, Any], language: Language) -> Question:
    """The question with the overlay's texts; what the overlay leaves out stays as it is."""
    stimulus = raw.get("stimulus")
    return replace(
        question,
        language=language,
        stimulus=_stimulus(question.stimulus, stimulus if isinstance(stimulus, dict) else {}),
        options=_options(question.options, raw.get("options")),
        stem=text(raw, "stem") or question.stem,
        decisive=text(raw, "decisive") or question.decisive,
        why=text(raw, "why") or question.why,
        action=text(raw, "action") or question.action,
    )


def _stimulus(old: Stimulus | None, raw: dict[str, Any]) -> Stimulus | None:
    if old is None:
        return None
    return replace(
        old,
        sender=text(raw, "sender") or old.sender,
        text=text(raw, "text") or old.text,
        context=text(raw, "context") or old.context,
    )


def _options(old: tuple[Option, ...], raw: Any) -> tuple[Option, ...]:
    maps = [entry if isinstance(entry, dict) else {} for entry in raw] if isinstance(raw, list) else []
    maps += [{}] * (len(old) - len(maps))
    return tuple(
        replace(option, text=text(entry, "text") or option.text, why=text(entry, "why") or option.why)
        for option, entry in zip(old, maps, strict=False)
    )


def overlay_faults(raw: Any, topic: str, path: str, items: Mapping[str, Item]) -> Iterator[Fault]:
    """What is wrong with one overlay file."""
    for name, entry in raw.items() if isinstance(raw, LinedMap) else ():
        item = items.get(name)
        if item is None:
            yield Fault(path, line_of(raw, name), f"{name} is no item{wording.nearest(name, items)}")
            continue
        if item.question.topic != topic:
            place = f"it belongs into {item.question.topic}.yaml"
            yield Fault(path, line_of(raw, name), f"{name} is an item of another topic: {place}")
        if isinstance(entry, LinedMap):
            yield from _entry_faults(item.question, entry, path, line_of(raw, name))


def _entry_faults(question: Question, raw: LinedMap, path: str, line: int) -> Iterator[Fault]:
    for name in _missing(question, raw):
        yield Fault(path, line, f"{question.id} has no translated {name}")
    for name in raw:
        if name in (*_LIMITS, "options", "stimulus") and not getattr(question, name):
            yield Fault(path, line_of(raw, name), f"{question.id} has no {name} in zh-Hans")
    options = raw.get("options")
    if isinstance(options, list) and question.options and len(options) != len(question.options):
        counts = f"{len(options)} options, {len(question.options)} in zh-Hans"
        yield Fault(path, line_of(raw, "options"), f"{question.id} has {counts}")
    yield from _text_faults(raw, path)
    yield from _twin_options(raw, path)


def _missing(question: Question, raw: LinedMap) -> Iterator[str]:
    for name in _LIMITS:
        if getattr(question, name) and not text(raw, name):
            yield name
    if question.stimulus and "stimulus" not in raw:
        yield "stimulus"
    for name in ("sender", "text", "context"):
        if (
            question.stimulus
            and getattr(question.stimulus, name)
            and not text(_map(raw.get("stimulus")), name)
        ):
            yield name
    if question.options and "options" not in raw:
        yield "options"


def _map(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(raw: LinedMap) -> Iterator[tuple[str, str, int, tuple[str | int, ...]]]:
    """Name, text, limit and place of every text of an overlay entry."""
    for name, limit in _LIMITS.items():
        yield name, text(raw, name), limit, (name,)
    stimulus = raw.get("stimulus")
    if isinstance(stimulus, dict):
        yield "the sender", text(stimulus, "sender"), _SENDER, ("stimulus", "sender")
        yield "the message", text(stimulus, "text"), _MESSAGE, ("stimulus", "text")
    options = raw.get("options")
    for place, option in enumerate(options if isinstance(options, list) else []):
        letter, entry = option_letter(place), option if isinstance(option, dict) else {}
        yield f"option {letter}", text(entry, "text"), _OPTION, ("options", place, "text")
        yield f"the reason of option {letter}", text(entry, "why"), _OPTION_WHY, ("options", place, "why")


def _text_faults(raw: LinedMap, path: str) -> Iterator[Fault]:
    for name, words, limit, steps in _texts(raw):
        line = line_of(raw, *steps)
        if utf16(words) > limit:
            yield Fault(path, line, f"{name} has {utf16(words)} characters, {limit} are allowed")
        if words and sum("\u4e00" <= letter <= "\u9fff" for letter in words) > _CHINESE_SHARE * len(words):
            yield Fault(path, line, f"{name} is not translated")
        for message in wording.clickable(words):
            yield Fault(path, line, message)
        if name.startswith("option ") and wording.ALL_OR_NONE.search(words):
            yield Fault(path, line, f"{name} is an all or none of the above")


def _twin_options(raw: LinedMap, path: str) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name, words, _, steps in _texts(raw):
        core = wording.core(words)
        if name.startswith("option ") and core and core in seen:
            yield Fault(path, line_of(raw, *steps), f"{seen[core]} and {name} say the same")
        elif name.startswith("option "):
            seen[core] = name
