"""Which texts of a value a person reads: what overlays translate, OpenCC converts, and a stamp is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from bot.bank.reference import Article, Cue, Document, Fact, FirstAid, Flag, Hotline, Myth, Tip, Topic
from bot.bank.sentences import Steps
from bot.core.question.question import Option, Question, Stimulus, Turn

T = TypeVar("T")

# Named as in the files, so that the steps to a text lead to it there.
TEXTS: Mapping[type[Any], tuple[str, ...]] = {
    Topic: ("title", "about", "action"),
    Cue: ("name", "about", "after"),
    Flag: ("name", "why"),
    Myth: ("name", "right"),
    Tip: ("text", "after"),
    Hotline: ("name", "does"),
    FirstAid: ("calm", "steps"),
    Document: ("title", "label", "publisher", "says", "seen", "clause"),
    Article: ("text",),
    Fact: ("section", "fact"),
    Question: ("stimulus", "stem", "options", "decisive", "why", "action", "next", "advice"),
    Stimulus: ("sender", "context", "text", "turns"),
    Turn: ("who", "text", "why"),
    Option: ("text", "why"),
}


def texts_of(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Every text that is there, with the steps to it; in one order."""
    if isinstance(value, str):
        if value:
            yield steps, value
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from texts_of(child, (*steps, index))
    elif value is not None:
        for name in TEXTS[type(value)]:
            yield from texts_of(getattr(value, name), (*steps, name))


def rewritten(value: T, change: Callable[[Steps, str], str], steps: Steps = ()) -> T:
    """The value with each of its texts changed."""
    made: Any = value
    if isinstance(value, str):
        made = change(steps, value) if value else value
    elif isinstance(value, tuple):
        made = tuple(rewritten(child, change, (*steps, index)) for index, child in enumerate(value))
    elif value is not None:
        fields = {
            name: rewritten(getattr(value, name), change, (*steps, name)) for name in TEXTS[type(value)]
        }
        made = replace(made, **fields)
    return made  # type: ignore[no-any-return]


def stamp_of(value: Any) -> str:
    """Eight hexadecimal digits that change when a text of the value or their order does."""
    joined = "\x1f".join(words for _, words in texts_of(value))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:8]
