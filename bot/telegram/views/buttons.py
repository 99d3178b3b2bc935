"""Typed buttons: each is a small frozen value that travels as at most 64 bytes of callback data.

The data is a tag and the fields in order, parted by colons; a colon within a text travels as %3A. What cannot be
read back exactly is nobody's button: `decode` returns None and the tap changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar, get_type_hints

from msgspec import Struct
from msgspec.structs import astuple, fields

LONGEST = 64
_LARGEST = 2**53
_NUMBER = re.compile("0|-?[1-9][0-9]{0,16}").fullmatch


class Button(Struct, frozen=True):
    """A button that a person can tap; `tag` is unique among all buttons."""

    tag: ClassVar[str]


class Answer(Button, frozen=True):
    tag: ClassVar[str] = "a"
    session: int
    position: int
    shown_index: int


class Next(Button, frozen=True):
    tag: ClassVar[str] = "n"
    session: int
    position: int


class Report(Button, frozen=True):
    tag: ClassVar[str] = "r"
    session: int
    position: int


class Source(Button, frozen=True):
    tag: ClassVar[str] = "src"
    session: int
    position: int


class LookBack(Button, frozen=True):
    """The reasons of one question of an exam that is over."""

    tag: ClassVar[str] = "lb"
    session: int
    position: int


class FirstAid(Button, frozen=True):
    """First aid with the numbers of another region."""

    tag: ClassVar[str] = "fa"
    region: str


class FirstAidTopics(Button, frozen=True):
    """The types of fraud, to find what to do after one."""

    tag: ClassVar[str] = "fk"


class FirstAidTopic(Button, frozen=True):
    """What to do after each trick of one type."""

    tag: ClassVar[str] = "ft"
    topic: str


class OfferTopics(Button, frozen=True):
    tag: ClassVar[str] = "ot"
    session: int


class PickTopic(Button, frozen=True):
    """An empty topic stands for all of them."""

    tag: ClassVar[str] = "pt"
    session: int
    topic: str


class Open(Button, frozen=True):
    """One of the pages: quiz spot review stats contest settings scammed home tip again."""

    tag: ClassVar[str] = "o"
    page: str


class Board(Button, frozen=True):
    tag: ClassVar[str] = "b"
    period: str


class OpenSetting(Button, frozen=True):
    """An empty setting closes the values again."""

    tag: ClassVar[str] = "os"
    setting: str


class Choose(Button, frozen=True):
    tag: ClassVar[str] = "c"
    setting: str
    value: str


class NameCertificate(Button, frozen=True):
    """A name for a certificate: telegram, board, type or none; `ask` shows these."""

    tag: ClassVar[str] = "nc"
    number: str
    choice: str


class Forget(Button, frozen=True):
    tag: ClassVar[str] = "f"
    sure: bool


@cache
def _registry() -> dict[str, type[Button]]:
    """Return all buttons by tag. Two of one tag are a fault of ours, found by the first tap in any test."""
    found: dict[str, type[Button]] = {}
    for button in filter(lambda button: button.tag, _below(Button)):
        if button.tag in found:
            raise ValueError(f"two buttons have the tag {button.tag!r}")
        found[button.tag] = button
    return found


def _below(button: type[Button]) -> Iterator[type[Button]]:
    for below in button.__subclasses__():
        yield below
        yield from _below(below)


@cache
def _shapes() -> dict[str, tuple[tuple[str, type], ...]]:
    """Return the fields of each button with their types, by tag."""
    shapes = {}
    for tag, button in _registry().items():
        hints = get_type_hints(button)
        shapes[tag] = tuple((field.name, hints[field.name]) for field in fields(button))
    return shapes


def encode(button: Button) -> str:
    """Return the callback data of a button. Raises ValueError when it is longer than 64 bytes."""
    data = ":".join((button.tag, *map(_written, astuple(button))))
    if len(data.encode()) > LONGEST:
        raise ValueError(f"callback data does not fit: {data!r}")
    return data


def decode(data: str) -> Button | None:
    """Return the button of callback data, or None for what `encode` would never have written."""
    if len(data.encode()) > LONGEST:
        return None
    tag, *parts = data.split(":")
    button = _registry().get(tag)
    if button is None:
        return None
    types = _shapes()[tag]
    if len(parts) != len(types):
        return None
    values = [_read(part, kind) for part, (_, kind) in zip(parts, types, strict=True)]
    return None if None in values else button(*values)


def _written(value: str | int) -> str:
    return _escaped(value) if isinstance(value, str) else f"{value:d}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A")


def _read(part: str, kind: type) -> object:
    """Return a value; None for what was written in another way than `encode` writes it."""
    if kind is str:
        text = part.replace("%3A", ":").replace("%25", "%")
        return text if _escaped(text) == part else None
    if not _NUMBER(part):
        return None
    number = int(part)
    if kind is bool:
        return bool(number) if part in ("0", "1") else None
    return number if abs(number) <= _LARGEST else None
