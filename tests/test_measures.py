"""The house stays one that can be read: short functions, short files, few things by position."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE, LONGEST_FUNCTION, MOST_ARE_UNDER, MOST_BY_POSITION = 300, 40, 18, 6

FILES = sorted((ROOT / "bot").rglob("*.py"))


def functions() -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def test_no_file_is_long():
    long = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in FILES}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_long_and_nineteen_of_twenty_are_short():
    lengths = {f"{function.name}:{function.lineno}": length(function) for function in functions()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert sorted(lengths.values())[int(len(lengths) * 0.95)] <= MOST_ARE_UNDER


def test_who_calls_names_what_they_give():
    many = {
        function.name
        for function in functions()
        if len([one for one in function.args.args if one.arg not in ("self", "cls")]) > MOST_BY_POSITION
    }
    assert many == set()
