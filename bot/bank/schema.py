"""Checks a value from a question file against questions/schema.json and says what is wrong in one sentence each.

Only what that schema uses is understood. A general library took longer over the bank than everything else together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bot.bank.faults import Fault
from bot.bank.sentences import Problem, Steps, sentence
from bot.bank.yaml_lines import line_of

_TYPES: dict[str, type[Any]] = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}
Check = Callable[[Any, Steps, list[Problem]], None]


class Schema:
    """The compiled schema: `items` for a file of items, and every name under `$defs`.

    The schema file is part of the program, proved by a test: here it is only read. Lengths and counts are left to
    rules, which know the words and count as Telegram counts.
    """

    def __init__(self, schema: dict[str, Any]) -> None:
        definitions = schema["$defs"]
        self._checks: dict[str, Check] = {"items": _compiled(schema, definitions)}
        for name, definition in definitions.items():
            self._checks[name] = _compiled(definition, definitions)

    @classmethod
    def read(cls, file: Path) -> Schema:
        """Compile the schema file. Errors: ValueError with a sentence when it is missing or no schema."""
        try:
            return cls(json.loads(file.read_text(encoding="utf-8")))
        except OSError as error:
            raise ValueError(f"the schema cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError("this is not the JSON Schema of the bank") from error

    def faults(self, shape: str, value: Any, path: str) -> Iterator[Fault]:
        """All departures of a file's value from a shape, each with its line."""
        problems: list[Problem] = []
        self._checks[shape](value, (), problems)
        for problem in problems:
            yield Fault(path, line_of(value, *problem.steps), sentence(problem, value))


def _compiled(node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    """One function that runs the checks of a node; a value of the wrong type is not looked at further."""
    while "$ref" in node:
        node = definitions[node["$ref"].removeprefix("#/$defs/")]
    makers: dict[str, Callable[[Any, dict[str, Any], dict[str, Any]], Check]] = {
        "enum": _enum, "pattern": _pattern, "required": _required, "properties": _properties,
        "additionalProperties": _additional, "items": _items, "propertyNames": _names, "allOf": _all_of,
        "if": _if, "not": _not,
    }  # fmt: skip
    checks = [make(node[word], node, definitions) for word, make in makers.items() if word in node]
    wanted = node.get("type")
    if wanted is None:
        return _run_all(checks)
    return _of_type(wanted, checks)


def _run_all(checks: list[Check]) -> Check:
    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        for one in checks:
            one(value, steps, problems)

    return checks[0] if len(checks) == 1 else check


def _of_type(wanted: str, checks: list[Check]) -> Check:
    kind = _TYPES[wanted]

    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            problems.append(Problem(steps, "type", value, wanted))
            return
        for one in checks:
            one(value, steps, problems)

    return check


def _enum(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        if isinstance(value, bool) or value not in wanted:
            problems.append(Problem(steps, "enum", value, wanted))

    return check


def _pattern(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    search = re.compile(wanted).search

    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        if isinstance(value, str) and not search(value):
            problems.append(Problem(steps, "pattern", value, wanted))

    return check


def _required(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        if isinstance(value, dict):
            problems += [Problem(steps, "required", value, name) for name in wanted if name not in value]

    return check


def _properties(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    children = {name: _compiled(child, definitions) for name, child in wanted.items()}

    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        if isinstance(value, dict):
            for name, child in value.items():
                one = children.get(name)
                if one is not None:
                    one(child, (*steps, name), problems)

    return check


def _additional(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    known: dict[str, Any] = node.get("properties", {})
    other = _compiled(wanted, definitions) if isinstance(wanted, dict) else None

    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        unknown = [name for name in value if name not in known] if isinstance(value, dict) else []
        if other is not None:
            for name in unknown:
                other(value[name], (*steps, name), problems)
        elif unknown:
            problems.append(Problem((*steps, unknown[0]), "additionalProperties", value, known))

    return check


def _items(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    one = _compiled(wanted, definitions)

    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        if isinstance(value, list):
            for index, child in enumerate(value):
                one(child, (*steps, index), problems)

    return check


def _names(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    one = _compiled(wanted, definitions)

    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        for name in value if isinstance(value, dict) else ():
            one(name, (*steps, name), problems)

    return check


def _all_of(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    return _run_all([_compiled(child, definitions) for child in wanted])


def _if(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    """`if` compares fields with constants; `then` counts when all of them are so."""
    constants = {name: child["const"] for name, child in wanted["properties"].items()}
    then = _compiled(node["then"], definitions)

    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        if isinstance(value, dict) and all(value.get(name) == const for name, const in constants.items()):
            then(value, steps, problems)

    return check


def _not(wanted: Any, node: dict[str, Any], definitions: dict[str, Any]) -> Check:
    """The schema says `not: {}` only: the field does not belong here."""

    def check(value: Any, steps: Steps, problems: list[Problem]) -> None:
        problems.append(Problem(steps, "not", value, wanted))

    return check
