"""Who stands where in a season: people under the names they chose, units by their mean, and who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bot.core.group.group import Unit
from bot.core.group.unit_list import rank_key, share


class SeasonLine(Struct, frozen=True):
    """A person on the board; equal points share a place."""

    rank: int
    name: str
    points: int
    days: int


class UnitLine(Struct, frozen=True):
    """A unit: the mean of all who played, how many they are, and how many people it has (None: not said)."""

    name: str
    mean: float
    players: int
    size: int | None

    @property
    def rate(self) -> float | None:
        """The share that took part, at most 1: the host may have counted wrongly."""
        return share(self.players, self.size)


class Board(Struct, frozen=True):
    """How a season stands: the best who chose a name, how many of the best did not, all who played; `today`: since midnight."""

    lines: tuple[SeasonLine, ...] = ()
    hidden: int = 0
    players: int = 0
    today: int = 0
    units: tuple[UnitLine, ...] = ()


def ranked(rows: Iterable[tuple[str | None, int, int]]) -> tuple[tuple[SeasonLine, ...], int]:
    """Return the lines of (name, points, days), best first, and how many of them chose no name.

    Places are counted among what is shown: a gap would tell that somebody is missing, and who.
    """
    lines: list[SeasonLine] = []
    hidden = 0
    for name, points, days in rows:
        if name is None:
            hidden += 1
            continue
        rank = lines[-1].rank if lines and lines[-1].points == points else len(lines) + 1
        lines.append(SeasonLine(rank, name, points, days))
    return tuple(lines), hidden


def unit_lines(units: Sequence[Unit], sums: Iterable[tuple[int, int, int]]) -> tuple[UnitLine, ...]:
    """Return the units from (number, players, points), by the rule of `rank_key`."""
    found = {number: (players, points) for number, players, points in sums}
    rows = [(unit, *found.get(number, (0, 0))) for number, unit in enumerate(units)]
    rows.sort(key=lambda row: rank_key(row[2], row[1], row[0].size))
    return tuple(
        UnitLine(unit.name, points / players if players else 0.0, players, unit.size)
        for unit, players, points in rows
    )


def by_participation(lines: Iterable[UnitLine]) -> list[UnitLine]:
    """Return the units whose size is known, the largest share first."""
    known = [line for line in lines if line.rate is not None]
    return sorted(known, key=lambda line: (-(line.rate or 0), -line.players))
