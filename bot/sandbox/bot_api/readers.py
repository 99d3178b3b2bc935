"""Readers of single values: each returns the value with its type, or raises `Mismatch`.

Those named `…_from_text` also take what a form carries as text; the others want exactly the JSON type.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from bot.sandbox.files import Upload

Reader = Callable[[Any], Any]

_INTEGER = re.compile(r"-?\d{1,19}\Z")


class Mismatch(ValueError):
    """A value that is not of the type described; `path` grows while the error travels outwards."""

    def __init__(self, text: str, path: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.path = path

    def within(self, step: str) -> Mismatch:
        """Return the same error seen from one level further out."""
        return Mismatch(self.text, step + self.path)

    def __str__(self) -> str:
        return f"{self.path.lstrip('.')}: {self.text}" if self.path else self.text


def _integer(value: Any) -> Any:
    if type(value) is not int:
        raise Mismatch("expected an Integer")
    return value


def _float(value: Any) -> Any:
    if type(value) not in (int, float):
        raise Mismatch("expected a Float")
    return value


def _string(value: Any) -> Any:
    if type(value) is not str:
        raise Mismatch("expected a String")
    return value


def _boolean(value: Any) -> Any:
    if type(value) is not bool:
        raise Mismatch("expected a Boolean")
    return value


def _true(value: Any) -> Any:
    if value is not True:
        raise Mismatch("expected True")
    return value


def _file(value: Any) -> Any:
    if not isinstance(value, Upload):
        raise Mismatch("expected an uploaded file")
    return value


def anything(value: Any) -> Any:
    return value


ATOMS: dict[str, Reader] = {
    "Integer": _integer,
    "Float": _float,
    "String": _string,
    "Boolean": _boolean,
    "True": _true,
    "InputFile": _file,
}


def array(item: Reader) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not list:
            raise Mismatch("expected an Array")
        for index, entry in enumerate(value):
            try:
                item(entry)
            except Mismatch as error:
                raise error.within(f"[{index}]") from None
        return value

    return read


def any_of(readers: list[Reader]) -> Reader:
    """Accept a value that one of the readers accepts; complain as the one that came furthest in."""

    def read(value: Any) -> Any:
        deepest: Mismatch | None = None
        for reader in readers:
            try:
                return reader(value)
            except Mismatch as error:
                if deepest is None or len(error.path) > len(deepest.path):
                    deepest = error
        raise deepest or Mismatch("unexpected value")

    return read


def _integer_from_text(value: Any) -> Any:
    if type(value) is str and _INTEGER.match(value):
        return int(value)
    return _integer(value)


def _float_from_text(value: Any) -> Any:
    try:
        return float(value) if type(value) is str else _float(value)
    except ValueError:
        raise Mismatch("expected a Float") from None


def _boolean_from_text(value: Any) -> Any:
    if type(value) is str:
        value = {"true": True, "false": False, "1": True, "0": False}.get(value.lower(), value)
    return _boolean(value)


def chat_from_text(value: Any) -> Any:
    """Read a chat: a number, a number in writing, or a user name."""
    if type(value) is str:
        return int(value) if _INTEGER.match(value) else value
    return _integer(value)


def file_or_text(value: Any) -> Any:
    return value if isinstance(value, Upload) else _string(value)


def from_json_text(reader: Reader) -> Reader:
    """Read a JSON value; a form carries it as text."""

    def read(value: Any) -> Any:
        if type(value) is str:
            try:
                value = msgspec.json.decode(value)
            except msgspec.DecodeError as error:
                raise Mismatch(f"can't parse JSON: {error}") from None
        return reader(value)

    return read


FROM_TEXT: dict[str, Reader] = {
    "Integer": _integer_from_text,
    "Float": _float_from_text,
    "String": _string,
    "Boolean": _boolean_from_text,
    "True": _boolean_from_text,
    "InputFile": _file,
}


def constant(expected: str) -> Reader:
    def read(value: Any) -> Any:
        if value != expected:
            raise Mismatch(f"expected {expected!r}")
        return value

    return read
