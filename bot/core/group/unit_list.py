"""The list of units as a host writes or pastes it: a line each, the name and how many people it has."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from bot.core.group.group import Unit
from bot.core.player.player import clean_name

MOST_UNITS = 40
LEAST_UNITS = 2
MOST_PEOPLE = 1_000_000
FAULTS_SHOWN = 5
"""Reading ends behind so many: nobody reads of more, and a list costs the same however long it is."""
LONGEST_LINE = 120
"""No unit needs more; a longer line is no unit."""

_NUMBERING = re.compile(r"^(?:\(?\d{1,3}\)|\d{1,3}[.、](?!\d)|[-•·*])\s*")
# Behind the last letter of the name; the separators that stand before it are loose ends of the name.
_SIZE = re.compile(r"(?:[ ,，、;；:：|]\(?|\() ?(?P<size>\d{1,9}) ?(?:人|名|people)? ?\)?$")
_SIZE_IN_PEOPLE = re.compile(r"(?<=\D)(?P<size>\d{1,9}) ?(?:人|名)$")
_HEAD = re.compile(
    r"^(?:单位|單位|部门|部門|班级|班級|名称|名稱|unit|name)\S{0,4}[\s,，、:：|]+(?:人数|人數|size|people)\S{0,4}$",
    re.I,
)
_LOOSE_ENDS = " \t,，、;；:：|"


class UnitFault(Struct, frozen=True):
    """A line that is no unit: its number from 1 (0: the whole list), and the key of the sentence that says why."""

    line: int
    key: str


class UnitList(Struct, frozen=True):
    """What a text gave. With a fault in it nothing is kept, so that no unit is missing in silence."""

    units: tuple[Unit, ...]
    faults: tuple[UnitFault, ...] = ()


def read_units(text: str) -> UnitList:
    """Read a list: `教务处 35`, `教务处,35`, a row of a spreadsheet, `1. 教务处（35人）`; a name alone has no size."""
    units: list[Unit] = []
    faults: list[UnitFault] = []
    for number, raw in enumerate(text.splitlines(), 1):
        if len(faults) == FAULTS_SHOWN:
            break
        line = _plain(raw) if raw else ""
        if not line or _HEAD.match(line):
            continue
        found = _read(line)
        fault = _fault(found, units)
        if fault is not None:
            faults.append(UnitFault(number, fault))
        elif found is not None:
            units.append(found)
    if not faults and len(units) < LEAST_UNITS:
        faults.append(UnitFault(0, "units-fault-few"))
    return UnitList(tuple(units), tuple(faults))


def _plain(raw: str) -> str:
    """A line with one form for each letter, and one blank where there are several; a letter may stand for many."""
    written = " ".join(raw.split())
    return " ".join(unicodedata.normalize("NFKC", written[: LONGEST_LINE + 1]).split())


def _read(line: str) -> Unit | None:
    """The unit of a line, None where no name is left, or where the line is more than a name and a number."""
    if len(line) > LONGEST_LINE:
        return None
    line = _NUMBERING.sub("", line)
    found = _SIZE.search(line) or _SIZE_IN_PEOPLE.search(line)
    name = clean_name((line[: found.start()] if found else line).strip(_LOOSE_ENDS))
    return Unit(name, int(found["size"]) if found else None) if name else None


def _fault(found: Unit | None, units: list[Unit]) -> str | None:
    if found is None:
        return "units-fault-name"
    if any(found.name == other.name for other in units):
        return "units-fault-twice"
    if found.size is not None and not 0 < found.size <= MOST_PEOPLE:
        return "units-fault-size"
    return "units-fault-many" if len(units) == MOST_UNITS else None


def share(played: int, size: int | None) -> float | None:
    """Return which part of a unit's people played, at most all of them: the host may have counted wrongly."""
    return min(1.0, played / size) if size else None


def rank_key(points: int, played: int, size: int | None) -> tuple[bool, float, float]:
    """Return what units are ordered by, the least first.

    The rule, here and nowhere else: the higher mean of all who played; equal means are parted by the share of the unit's
    people that played, where no size is the smallest share. Units for which nobody played come last.
    """
    return not played, -points / played if played else 0.0, -(share(played, size) or 0.0)
