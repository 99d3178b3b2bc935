"""The Bot API's own description (`botapi.json`), compiled once into readers of parameters.

A top-level parameter arrives as JSON or as a form's text; what lies inside a JSON value must have exactly the
type that the description names. Names that the description does not know are errors: Telegram ignores them,
but here a typing error in the bot must be found.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from bot.sandbox.bot_api.readers import (
    ATOMS,
    FROM_TEXT,
    Mismatch,
    Reader,
    any_of,
    anything,
    array,
    chat_from_text,
    constant,
    file_or_text,
    from_json_text,
)
from bot.sandbox.errors import ApiError, bad
from bot.sandbox.json_object import Json

_FREE_TYPES = frozenset({"InputFile", "DisabledButton", "CallbackGame", "RichText"})


class Method(Struct, frozen=True):
    """One method of the Bot API: its name as documented, a reader for each parameter, what must be there."""

    name: str
    readers: dict[str, Reader]
    required: tuple[str, ...]

    def read(self, raw: Json) -> Json:
        """Return the parameters with their types, or raise the error 400 that names the fault."""
        readers = self.readers
        read: Json = {}
        for name, value in raw.items():
            reader = readers.get(name)
            if reader is None:
                raise bad(f'unknown parameter "{name}" in {self.name}')
            if value is None:
                continue
            try:
                read[name] = reader(value)
            except Mismatch as error:
                raise _complaint(name, error) from None
        for name in self.required:
            if name not in read:
                raise _missing(name)
        return read


def _complaint(name: str, error: Mismatch) -> ApiError:
    if name == "reply_markup" and error.path == "" and error.text.startswith("expected an object"):
        return bad("object expected as reply markup")
    return bad(f"can't parse {name}: {error}")


def _missing(name: str) -> ApiError:
    return bad({"text": "message text is empty", "chat_id": "chat_id is empty"}.get(name, f"{name} is empty"))


class Schema:
    """Readers for all methods and types. Build it once: it takes some milliseconds."""

    def __init__(self, path: Path) -> None:
        described = msgspec.json.decode(path.read_bytes())
        self.version: str = described["version"]
        self._types: Json = described["types"]
        self._readers: dict[str, Reader] = {}
        self.methods: dict[str, Method] = {
            name.lower(): self._method(name, method["fields"])
            for name, method in described["methods"].items()
        }

    def reader(self, name: str) -> Reader:
        """Return the reader of a type, an atom or an `Array of …`."""
        if name.startswith("Array of "):
            return array(self.reader(name.removeprefix("Array of ")))
        if name in ATOMS:
            return ATOMS[name]
        if name not in self._readers:
            self._readers[name] = self._later(name)  # a type may hold itself
            self._readers[name] = self._type(name)
        return self._readers[name]

    def _later(self, name: str) -> Reader:
        def read(value: Any) -> Any:
            return self._readers[name](value)

        return read

    def fault(self, name: str, value: Any) -> str | None:
        """Return what is wrong with a value of that type, or None."""
        try:
            self.reader(name)(value)
        except Mismatch as error:
            return str(error)
        return None

    def _method(self, name: str, fields: list[Json]) -> Method:
        return Method(
            name,
            {field["name"]: self._parameter(field["types"]) for field in fields},
            tuple(field["name"] for field in fields if field["required"]),
        )

    def _parameter(self, types: list[str]) -> Reader:
        if types == ["Integer", "String"]:
            return chat_from_text
        if types == ["InputFile", "String"]:
            return file_or_text
        if len(types) == 1 and types[0] in FROM_TEXT:
            return FROM_TEXT[types[0]]
        return from_json_text(self._union(types))

    def _union(self, types: list[str]) -> Reader:
        readers = [self.reader(name) for name in types]
        return readers[0] if len(readers) == 1 else any_of(readers)

    def _type(self, name: str) -> Reader:
        described = self._types[name]
        if name in _FREE_TYPES:
            return anything
        if described.get("subtypes"):
            return self._family(described["subtypes"])
        return self._object(name, described["fields"])

    def _family(self, subtypes: list[str]) -> Reader:
        """Tell the subtypes apart by their constant (`type`, `status`, `source`) where they have one."""
        by_constant: dict[tuple[str, str], list[Reader]] = {}
        rest: list[Reader] = []
        for name in subtypes:
            fields = self._types[name]["fields"]
            constants = [(field["name"], field["const"]) for field in fields if "const" in field]
            if constants:
                by_constant.setdefault(constants[0], []).append(self.reader(name))
            else:
                rest.append(self.reader(name))
        keys = sorted({key for key, _ in by_constant})
        fallback = any_of(rest)

        def read(value: Any) -> Any:
            if type(value) is not dict:
                raise Mismatch("expected an object")
            for key in keys:
                found = by_constant.get((key, str(value.get(key))))
                if found:
                    return found[0](value) if len(found) == 1 else any_of(found)(value)
            if not rest:
                raise Mismatch(f"unknown {' or '.join(keys)}: {[value.get(key) for key in keys]}")
            return fallback(value)

        return read

    def _object(self, name: str, fields: list[Json]) -> Reader:
        readers = {field["name"]: self._field(field) for field in fields}
        required = tuple(field["name"] for field in fields if field["required"])

        def read(value: Any) -> Any:
            if type(value) is not dict:
                raise Mismatch(f"expected an object ({name})")
            for key, entry in value.items():
                reader = readers.get(key)
                if reader is None:
                    raise Mismatch(f'unknown field "{key}" in {name}')
                try:
                    reader(entry)
                except Mismatch as error:
                    raise error.within(f".{key}") from None
            for key in required:
                if key not in value:
                    raise Mismatch(f'can\'t find field "{key}" of {name}')
            return value

        return read

    def _field(self, field: Json) -> Reader:
        if "const" in field:
            return constant(field["const"])
        return self._union(field["types"])
