"""Checks a value from a question file against questions/schema.json and says what is wrong in one sentence each."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
from jsonschema.protocols import Validator

from bot.bank.faults import Fault
from bot.bank.yaml_lines import line_of

# Said better by rules that know the words and count as Telegram counts.
_LEFT_TO_RULES = {"maxLength", "minLength", "maxItems", "minItems", "uniqueItems", "description"}
_TYPE_NAMES = {
    "string": "text (put it in quotes)",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a map",
}
_FIELD_NAMES = {"why": "reason", "myth": "misconception", "about": "line of explanation"}


class Shapes:
    """The compiled schema: `items` for a file of items, and every name under `$defs`.

    The schema file is part of the program, proved by a test: here it is only read, since proving it again
    takes longer than reading a whole bank.
    """

    def __init__(self, schema: dict[str, Any]) -> None:
        definitions = schema["$defs"]
        self._validators: dict[str, Validator] = {"items": _compiled(schema, definitions)}
        for name, definition in definitions.items():
            self._validators[name] = _compiled(definition, definitions)

    @classmethod
    def read(cls, file: Path) -> Shapes:
        """Compile the schema file. Errors: ValueError with a sentence when it is missing or no schema."""
        try:
            return cls(json.loads(file.read_text(encoding="utf-8")))
        except OSError as error:
            raise ValueError(f"the schema cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError("this is not the JSON Schema of the bank") from error

    def faults(self, shape: str, value: Any, path: str) -> Iterator[Fault]:
        """All departures of a file's value from a shape, each with its line."""
        for error in self._validators[shape].iter_errors(value):
            yield Fault(path, _line(error, value), _sentence(error, value))


def _compiled(node: dict[str, Any], definitions: dict[str, Any]) -> Validator:
    return jsonschema.Draft202012Validator(_slim(node, definitions))


def _slim(node: Any, definitions: dict[str, Any]) -> Any:
    """The schema without what the rules say better, and with references written out: they cost half the time."""
    if isinstance(node, list):
        return [_slim(child, definitions) for child in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _slim(definitions[node["$ref"].removeprefix("#/$defs/")], definitions)
    return {
        name: _slim(child, definitions)
        for name, child in node.items()
        if name != "$defs" and (name not in _LEFT_TO_RULES or isinstance(child, dict))
    }


def _line(error: jsonschema.ValidationError, root: Any) -> int:
    steps: list[str | int] = list(error.absolute_path)
    if error.validator == "additionalProperties":
        steps.append(_unknown_field(error))
    return line_of(root, *steps)


def _sentence(error: jsonschema.ValidationError, root: Any) -> str:
    steps = list(error.absolute_path)
    if error.validator == "required":
        return f"{_subject(steps, root)} has no {_field_name(_missing_field(error))}"
    if error.validator == "additionalProperties":
        return _unknown_sentence(error, steps, root)
    if error.validator == "not":
        return f"{_subject(steps[:-1], root)}: {steps[-1]} does not belong to this kind of item"
    return _value_sentence(error, _subject(steps, root))


def _value_sentence(error: jsonschema.ValidationError, what: str) -> str:
    wanted: Any = error.validator_value
    if error.instance is None:
        return f"{what} is empty"
    if error.validator == "enum":
        return f"{what} is {_shown(error.instance)}, not one of {', '.join(map(str, wanted))}"
    if error.validator == "type":
        return f"{what} must be {_TYPE_NAMES.get(str(wanted), str(wanted))}"
    return f"{what} is {_shown(error.instance)}: {_pattern_help(str(wanted))}"


def _missing_field(error: jsonschema.ValidationError) -> str:
    """The library yields one error per missing field, with the name only in its message: 'x' is a …"""
    required: Any = error.validator_value
    names: list[str] = [name for name in required if error.message.startswith(repr(name) + " ")]
    return names[0] if names else "required field"


def _unknown_field(error: jsonschema.ValidationError) -> str:
    return _unknown_fields(error)[0]


def _unknown_fields(error: jsonschema.ValidationError) -> list[str]:
    fields: Any = error.instance
    return [name for name in fields if name not in _known_fields(error)]


def _known_fields(error: jsonschema.ValidationError) -> dict[str, Any]:
    schema: Any = error.schema
    known: dict[str, Any] = schema.get("properties", {})
    return known


def _unknown_sentence(error: jsonschema.ValidationError, steps: list[str | int], root: Any) -> str:
    fields: Any = error.instance
    unknown = _unknown_fields(error)
    more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    names = ", ".join(_shown(name) for name in unknown[:3])
    sentence = f"{_subject(steps, root)} has unknown {names}{more}"
    near = difflib.get_close_matches(unknown[0], list(_known_fields(error)), n=1)
    if near:
        return f"{sentence} (did you mean {near[0]}?)"
    if fields[unknown[0]] is None:
        return f"{sentence} (a comma or colon inside a text? put the text in quotes)"
    return sentence


def _subject(steps: list[str | int], root: Any) -> str:
    """Name what a path leads to, as a person would: option C, the reason of option C, level, item kefu-03."""
    if not steps:
        return "the file"
    if "options" in steps[:-1]:
        place = steps.index("options") + 1
        option = f"option {option_letter(steps[place])}"
        rest = steps[place + 1 :]
        return option if not rest else f"the {_field_name(str(rest[-1]))} of {option}"
    if len(steps) == 1:
        return _entry_name(steps[0], root)
    if isinstance(steps[-1], int):
        return f"entry {steps[-1] + 1} of {steps[-2]}"
    if len(steps) == 2 and isinstance(steps[0], str):
        return f"{steps[1]} of {steps[0]}"
    return str(steps[-1])


def _entry_name(step: str | int, root: Any) -> str:
    if isinstance(step, str):
        return step
    entry = root[step]
    name = (entry.get("id") or entry.get("key")) if isinstance(entry, dict) else None
    return str(name)[:60] if isinstance(name, str) else f"entry {step + 1}"


def option_letter(place: str | int) -> str:
    """A for the first option, B for the second; beyond Z the number itself."""
    return chr(ord("A") + place) if isinstance(place, int) and place < 26 else str(place)


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
    return "only small letters, digits and single hyphens"
