"""Puts a departure from the schema into one sentence that a person can act on."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import Any

from msgspec import Struct

Steps = tuple[str | int, ...]

_TYPE_NAMES = {
    "string": "text (put it in quotes)",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a map",
}
_FIELD_NAMES = {"why": "reason", "myth": "misconception", "about": "line of explanation"}
_LETTERED = ("options", "advice")
_ENTRY = {"options": "option", "advice": "advice", "turns": "line"}


class Problem(Struct, frozen=True):
    """One departure from the schema: where, against which of its words, what is there and what is wanted."""

    steps: Steps
    rule: str
    found: Any
    wanted: Any


def sentence(problem: Problem, root: Any) -> str:
    """What is wrong, in the words of the file; `root` is the whole value of it."""
    steps = problem.steps
    if problem.rule == "required":
        return f"{_subject(steps, root)} has no {_field_name(problem.wanted)}"
    if problem.rule == "additionalProperties":
        return _unknown_sentence(problem, steps[:-1], root)
    if problem.rule == "not":
        return f"{_subject(steps[:-1], root)}: {steps[-1]} does not belong to this kind of item"
    return _value_sentence(problem, _subject(steps, root))


def _value_sentence(problem: Problem, what: str) -> str:
    if problem.found is None:
        return f"{what} is empty"
    if problem.rule == "enum":
        return f"{what} is {_shown(problem.found)}, not one of {', '.join(map(str, problem.wanted))}"
    if problem.rule == "type":
        return f"{what} must be {_TYPE_NAMES[problem.wanted]}"
    return f"{what} is {_shown(problem.found)}: {_pattern_help(problem.wanted)}"


def _unknown_sentence(problem: Problem, steps: Steps, root: Any) -> str:
    unknown = [name for name in problem.found if name not in problem.wanted]
    more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    names = ", ".join(_shown(name) for name in unknown[:3])
    said = f"{_subject(steps, root)} has unknown {names}{more}"
    near = difflib.get_close_matches(unknown[0], list(problem.wanted), n=1)
    if near:
        return f"{said} (did you mean {near[0]}?)"
    if "：" in unknown[0]:
        return f"{said} (a full-width ： where a colon and a blank are meant?)"
    if problem.found[unknown[0]] is None:
        return f"{said} (a comma or colon inside a text? put the text in quotes)"
    return said


def _subject(steps: Steps, root: Any) -> str:
    """Name what a path leads to, as a person would: option C, the reason of line 2, level, item kefu-03."""
    if not steps:
        return "the file"
    many = next((step for step in steps[:-1] if step in _ENTRY), None)
    if many is not None:
        index = steps.index(many) + 1
        entry = f"{_ENTRY[str(many)]} {entry_mark(str(many), steps[index])}"
        rest = steps[index + 1 :]
        return entry if not rest else f"the {_field_name(str(rest[-1]))} of {entry}"
    if len(steps) == 1:
        return _entry_name(steps[0], root)
    if isinstance(steps[-1], int):
        return f"entry {steps[-1] + 1} of {steps[-2]}"
    if len(steps) == 2 and isinstance(steps[0], str):
        return f"{steps[1]} of {steps[0]}"
    return str(steps[-1])


_PART_NAMES = {
    "text": "the message",
    "why": "the reason",
    "decisive": "the decisive cue",
    "next": "what comes next",
    "who": "the speaker",
}


@lru_cache(maxsize=1024)
def part_name(steps: Steps) -> str:
    """How a text of an item or an entry is called: the stem, option C, the reason of line 2."""
    many = next((step for step in steps[:-1] if step in _ENTRY), None)
    last = str(steps[-1])
    if many is None:
        if isinstance(steps[-1], int):
            return f"step {steps[-1] + 1}"
        return "the text" if steps == ("text",) else _PART_NAMES.get(last, f"the {last}")
    entry = f"{_ENTRY[str(many)]} {entry_mark(str(many), steps[steps.index(many) + 1])}"
    return entry if last == "text" else f"{_PART_NAMES.get(last, last)} of {entry}"


def _entry_name(step: str | int, root: Any) -> str:
    if isinstance(step, str):
        return step
    entry = root[step]
    name = (entry.get("id") or entry.get("key")) if isinstance(entry, dict) else None
    return str(name)[:60] if isinstance(name, str) else f"entry {step + 1}"


def entry_mark(many: str, index: str | int) -> str:
    """How one of several is called: A for the first option, 1 for the first line of a dialogue."""
    return option_letter(index) if many in _LETTERED or isinstance(index, str) else str(index + 1)


def option_letter(index: str | int) -> str:
    """A for the first option, B for the second; beyond Z the number itself."""
    return chr(ord("A") + index) if isinstance(index, int) and index < 26 else str(index)


def _field_name(name: str) -> str:
    return _FIELD_NAMES.get(name, name)


def _shown(value: Any) -> str:
    text = str(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _pattern_help(pattern: str) -> str:
    if "F[0-9]" in pattern:
        return "a fact is written like F135"
    if ":[0-9]" in pattern:
        return "a source is a key of sources.yaml, a law with its article: law:31"
    if "20[0-9]" in pattern:
        return "a month is written like '2026-11'"
    if "[0-9a-f]" in pattern:
        return "it is written by `bank stamp`"
    return "only small letters, digits and single hyphens"
