"""The overlays of another language: texts by key, laid over the structure that the source holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from bot.bank import text_checks
from bot.bank.faults import Fault
from bot.bank.lengths import LINE_FRAME, LONGEST_OWN, OVERLAY_LIMITS, POLL_OPTION, shape_of, utf16
from bot.bank.sentences import Steps, part_name
from bot.bank.translatable import TEXTS, rewritten, stamp_of, texts_of
from bot.bank.yaml_lines import LinedMap, line_of
from bot.core.language import LANGUAGES, Language
from bot.core.question.question import ME, THEM

T = TypeVar("T")

STAMP = "of"
# A translated text may quote a Chinese word; with more than this share of Chinese it is not translated.
_CHINESE_SHARE = 0.3


def lay_over(value: T, raw: dict[str, Any], language: Language) -> T:
    """The value with the overlay's texts; what the overlay leaves out stays as it is."""
    laid: Any = rewritten(value, lambda steps, old: _text_at(raw, steps) or old)
    made: T = replace(laid, language=language)
    return made


def _text_at(raw: Any, steps: Steps) -> str:
    for step in steps:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return raw.strip() if isinstance(raw, str) else ""


def stamp_fault(value: Any, raw: LinedMap, name: str, path: str) -> Fault | None:
    """Whether the original has changed since it was translated, or nobody knows."""
    stamp, now = raw.get(STAMP), stamp_of(value)
    if stamp == now:
        return None
    if stamp is None:
        return Fault(path, raw.line, f"{name} has no stamp of its original: run `bank stamp`")
    said = f"the original of {name} has changed: read its translation again, then run `bank stamp … {name}`"
    return Fault(path, line_of(raw, STAMP), said)


def is_stale(value: Any, raw: LinedMap) -> bool:
    """An overlay that follows an older original must not be shown: its options may be in another order."""
    return raw.get(STAMP) not in (None, stamp_of(value))


def entry_faults(value: Any, raw: LinedMap, name: str, path: str, language: Language) -> Iterator[Fault]:
    """What is wrong with one entry: texts that are missing, left over, too long or not translated."""
    source, given = dict(texts_of(value)), dict(_leaves(raw))
    counted = _count_faults(value, raw, name, path)
    yield from counted
    if counted:
        return
    for steps in source:
        if not _text_at(raw, steps):
            yield Fault(path, line_of(raw, *steps), f"{name} has no translated {_bare(steps)}")
    for steps in given:
        if steps not in source and steps[0] in TEXTS[type(value)]:
            yield Fault(path, line_of(raw, *steps), f"{name} has no {_bare(steps)} in zh-Hans")
    limits = OVERLAY_LIMITS.get(type(value), {})
    for steps, words in given.items():
        for message in _text_faults(steps, words, limits.get(shape_of(steps)), language):
            yield Fault(path, line_of(raw, *steps), message)
    yield from _speaker_faults(source, given, raw, path)
    yield from _line_faults(given, raw, path)
    yield from _twin_options(given, raw, path)


def _bare(steps: Steps) -> str:
    return part_name(steps).removeprefix("the ")


def _leaves(raw: Any, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """All texts of an overlay entry with the steps to them; the depth was bounded when it was read."""
    children = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, child in children:
        if isinstance(child, str) and (*steps, step) != (STAMP,):
            yield (*steps, step), child.strip()
        else:
            yield from _leaves(child, (*steps, step))


def _count_faults(value: Any, raw: LinedMap, name: str, path: str) -> list[Fault]:
    """Lists that are longer or shorter than their originals: options, lines of a dialogue, steps."""
    found = []
    for steps in (("options",), ("advice",), ("stimulus", "turns"), ("steps",)):
        wanted, given = _list_at(value, steps), _list_at(raw, steps)
        if wanted and given is None:
            found.append(Fault(path, raw.line, f"{name} has no translated {steps[-1]}"))
        elif given is not None and len(given) != len(wanted or ()):
            said = f"{name} has {len(given)} {steps[-1]}, {len(wanted or ())} in zh-Hans"
            found.append(Fault(path, line_of(raw, *steps), said))
    return found


def _list_at(value: Any, steps: tuple[str, ...]) -> Any:
    """The list below a value of ours or a raw one; None where there is none."""
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
    return value if isinstance(value, list | tuple) else None


def _text_faults(steps: Steps, words: str, limit: int | None, language: Language) -> Iterator[str]:
    if limit is not None and utf16(words) > limit:
        yield f"{part_name(steps)} has {utf16(words)} characters, {limit} are allowed"
    if not LANGUAGES[language].full_width and text_checks.chinese_share(words) > _CHINESE_SHARE:
        yield f"{part_name(steps)} is not translated"
    yield from text_checks.clickable(words)
    if shape_of(steps) == ("options", "text") and text_checks.ALL_OR_NONE.search(words):
        yield f"{part_name(steps)} is an all or none of the above"


def _speaker_faults(
    source: dict[Steps, str], given: dict[Steps, str], raw: LinedMap, path: str
) -> Iterator[Fault]:
    """`me` and `them` are no names and stay as they are."""
    for steps, words in source.items():
        if steps[-1] == "who" and given.get(steps) != words and {words, given.get(steps)} & {ME, THEM}:
            yield Fault(path, line_of(raw, *steps), f"{part_name(steps)} is {words} in zh-Hans")


def _line_faults(given: dict[Steps, str], raw: LinedMap, path: str) -> Iterator[Fault]:
    """A line of a dialogue is an option of a poll, with its speaker before it."""
    for steps, words in given.items():
        if steps[:2] != ("stimulus", "turns") or steps[-1] != "text":
            continue
        who = given.get((*steps[:-1], "who"), "")
        long = utf16(words) + (LONGEST_OWN if who in (ME, THEM) else utf16(who)) + LINE_FRAME
        if long > POLL_OPTION:
            message = f"{part_name(steps)} is {long} characters long in a poll with its speaker, {POLL_OPTION} are the most"
            yield Fault(path, line_of(raw, *steps), message)


def _twin_options(given: dict[Steps, str], raw: LinedMap, path: str) -> Iterator[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for steps, words in given.items():
        if steps[0] in ("options", "advice") and steps[-1] == "text":
            mark = (str(steps[0]), text_checks.core(words))
            if mark[1] and mark in seen:
                yield Fault(path, line_of(raw, *steps), f"{seen[mark]} and {part_name(steps)} say the same")
            seen.setdefault(mark, part_name(steps))
