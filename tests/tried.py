"""What a test tried on the bot, how often, and what was lost: the tests themselves write the table of reliability.

`TRIED_TO` names the file that they add lines to; without it nothing is written. A test that fails says nothing, since
it speaks at its end; a test marked `tried` is counted as one case of what its mark says.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

TRIED_TO = "TRIED_TO"


class Tried(msgspec.Struct):
    """`how_often` and `lost` are counts by what they count; `note` says what a count of losses means."""

    what: str
    how_often: dict[str, int]
    lost: dict[str, int] = {}
    note: str = ""


def write(one: Tried) -> None:
    """Add a line to the file that the environment names."""
    path = os.environ.get(TRIED_TO)
    if path:
        with Path(path).open("ab") as file:
            file.write(msgspec.json.encode(one) + b"\n")


def read(path: Path) -> list[Tried]:
    """Return what was tried, summed up by what it was, in the order in which it came."""
    found: dict[str, Tried] = {}
    lines = path.read_bytes().splitlines() if path.exists() else []
    for one in (msgspec.json.decode(line, type=Tried) for line in lines):
        known = found.setdefault(one.what, Tried(one.what, {}, {}, one.note))
        for counts, more in ((known.how_often, one.how_often), (known.lost, one.lost)):
            for name, count in more.items():
                counts[name] = counts.get(name, 0) + count
    return list(found.values())


@pytest.fixture
def tried() -> Callable[..., None]:
    """What a test calls at its end, with what it counted."""

    def say(what: str, how_often: dict[str, int], lost: dict[str, int], note: str = "") -> None:
        write(Tried(what, how_often, lost, note))

    return say


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Count a marked test that passed as one case."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    mark = item.get_closest_marker("tried")
    if mark is not None and report.when == "call" and report.passed:
        write(Tried(mark.args[0], {"cases": 1}, note=mark.kwargs.get("note", "")))
