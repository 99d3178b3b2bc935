"""What a try is worth, and on which day of the season it counts.

Of each day the best try counts, and a season's points are the sum over its days: who plays every day stands above
who was lucky once, and a bad try costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.core.calendar import local_day
from bot.core.season.state import Season

RUNGS = 10
"""Points of a right answer where points are plain."""

Scoring = Callable[[int, int], int]


def ladder(rights: int, total: int) -> int:
    """One up for a right answer, one down for a wrong one, never below the ground: a bad try is not a punishment."""
    return max(0, rights - (total - rights))


def plain(rights: int, total: int) -> int:
    """The same for each right answer, nothing for a wrong one."""
    return RUNGS * rights


SCORINGS: Mapping[str, Scoring] = {"ladder": ladder, "plain": plain}


class Today(Struct, frozen=True):
    """A person's day in a season: the date, the tries begun, the best that was finished (None: none yet)."""

    day: str
    tries: int = 0
    best: int | None = None


def day_of(season: Season, now: int, latest: str) -> str:
    """The date on which a try counts that begins now; a clock that was set back never gives a day twice.

    `latest` is the person's latest day in the season, empty for none.
    """
    return max(local_day(now, season.zone).isoformat(), latest)


def tries_left(season: Season, today: Today) -> int:
    """How many tries a person has left today."""
    return max(0, season.settings.tries - today.tries)


def points(season: Season, rights: int, total: int) -> int:
    """What a finished try is worth."""
    return SCORINGS[season.settings.scoring](rights, total)


def gain(best: int | None, found: int) -> int:
    """What a try adds to the season's sum, where the day's best was `best` before."""
    return max(0, found - (best or 0))
