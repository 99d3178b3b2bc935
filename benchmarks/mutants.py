"""Breaks bot/core on purpose, a spot at a time, and counts how many of the breaks the tests notice.

    python benchmarks/mutants.py --count 80 --seed 8

Prints one line for each mutant and a last line with the share that died. A mutant that lives shows a rule that no test
proves, or a spot where the change cannot be seen; docs/mutation.md says which of the two.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import aiohttp  # noqa: F401  what the tests import is loaded once, before any child
import fsrs  # noqa: F401
import hypothesis
import hypothesis.stateful
import msgspec  # noqa: F401
import opencc  # noqa: F401
import openpyxl  # noqa: F401
import PIL.Image  # noqa: F401
import pytest
import telegram  # noqa: F401
import yaml  # noqa: F401
from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
TESTS = {"bot/core": ["tests/core", "tests/services"], "bot/services": ["tests/services"]}
"""What can be broken, and the tests that are to notice."""
PATIENCE_S = 60
"""A mutant that runs in a circle counts as dead after so many seconds of the processor; a busy machine kills none."""

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip


class Mutant(Struct, frozen=True):
    """One file with one spot changed."""

    path: Path
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.before}  ->  {self.after}"


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what could stand in a node's place: comparisons flipped, constants one off, truth turned round."""
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in COMPARISONS:
            changed = copy.deepcopy(node)
            changed.ops[0] = COMPARISONS[type(op)]()
            yield changed
        case ast.BinOp(op=op) if type(op) in ARITHMETIC and not isinstance(
            node.left, ast.Constant | ast.JoinedStr
        ):
            yield ast.BinOp(node.left, ARITHMETIC[type(op)](), node.right)
        case ast.BoolOp(op=op):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.If() | ast.IfExp() | ast.While():
            changed = copy.deepcopy(node)
            changed.test = ast.UnaryOp(ast.Not(), changed.test)
            yield changed
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
            yield ast.Constant(node.value - 1)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))


def spots(tree: ast.Module) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Yield each place of a node that runs: its parent, the field and the index; neither types nor decorators."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        parent = waiting.pop()
        for name, value in ast.iter_fields(parent):
            if name in ("annotation", "returns", "decorator_list"):
                continue
            for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.AST):
                    yield parent, name, index
                    waiting.append(child)


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of a file."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    for parent, name, index in spots(tree):
        field = getattr(parent, name)
        node = field if index is None else field[index]
        for other in variants(node):
            _put(parent, name, index, other)
            source = ast.unparse(ast.fix_missing_locations(tree))
            _put(parent, name, index, node)
            yield Mutant(path, node.lineno, _short(node), _short(other), source)


def _put(parent: ast.AST, name: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[index] = node


def _short(node: ast.AST) -> str:
    """The node in a few words: of a branch, its condition."""
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}"
    return " ".join(ast.unparse(node).split())[:90]


def dies(mutant: Mutant, folder: Path, suites: list[str]) -> bool:
    """Run the tests over a copy of the house in which the mutant lives; tell whether one of them fails."""
    file = folder / mutant.path
    whole = file.read_text("utf-8")
    file.write_text(mutant.source, "utf-8")
    try:
        # One failure is enough: first the tests that name the module, then those of its neighbours.
        own = _own(mutant, folder / suites[0])
        return any(_fails(folder, tests) for tests in (own, *([suite] for suite in suites)) if tests)
    finally:
        file.write_text(whole, "utf-8")


def _own(mutant: Mutant, tests: Path) -> list[str]:
    """The tests that import the mutant's module, or are called as it is."""
    module = ".".join(mutant.path.with_suffix("").parts)
    room, _, name = module.rpartition(".")
    imports = (f"from {module} import", f"from {room} import {name}\n")
    return [
        str(test)
        for test in sorted(tests.glob("test_*.py"))
        if test.stem == f"test_{name}" or any(one in test.read_text("utf-8") for one in imports)
    ]


def _fails(folder: Path, tests: list[str]) -> bool:
    """Run tests in a child that has the libraries loaded already, and neither the house nor its tests."""
    child = os.fork()
    if child == 0:
        _run(folder, tests)
    _, status = os.waitpid(child, 0)
    return status != 0


def _run(folder: Path, tests: list[str]) -> NoReturn:
    """Run pytest in this process, silent, and leave with its code."""
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE_S, PATIENCE_S))
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    # The same examples each time, and none kept from the mutant before.
    hypothesis.settings.register_profile("mutants", max_examples=20, database=None, deadline=None)
    hypothesis.settings.load_profile("mutants")
    quiet = [
        "-q",
        "-x",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
    ]
    code = pytest.main([*quiet, "--hypothesis-seed=0", *tests])
    os._exit(int(code))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--part", default="1/1", help="the second of three parts of the sample: 2/3")
    parser.add_argument("--over", choices=TESTS, default="bot/core", help="what is broken")
    parser.add_argument("--only", action="append", help="a part of what is printed, such as scoring.py:72")
    options = parser.parse_args()
    paths = sorted(path.relative_to(ROOT) for path in (ROOT / options.over).rglob("*.py"))
    every = [
        mutant
        for path in paths
        for mutant in mutants(path)
        if any(one in str(mutant) for one in options.only or ("",))
    ]
    sample = random.Random(options.seed).sample(every, min(options.count, len(every)))
    part, parts = map(int, options.part.split("/"))
    sample = sample[part - 1 :: parts]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("bot", "tests", "questions", "migrations"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        if _fails(folder, TESTS[options.over]):
            raise SystemExit("the tests fail without any mutant")
        dead = 0
        for mutant in sample:
            died = dies(mutant, folder, TESTS[options.over])
            dead += died
            print("dead " if died else "LIVES", mutant, flush=True)
    print(f"{dead} of {len(sample)} died ({dead / len(sample):.0%}), drawn from {len(every)}")


if __name__ == "__main__":
    main()
