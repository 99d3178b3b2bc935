"""What a group sees beside its games: the league, the weekly appointment, what its admins decided."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bot.core.effects import Effect


class LeagueLine(Struct, frozen=True):
    """A player in the league of a group, under the name chosen for boards."""

    rank: int
    name: str
    points: int
    games: int


class ShowLeague(Effect, frozen=True):
    """The week of a group: its players, and the group among all groups by the mean of its best five.

    `closed` is for the end of a season; `hidden` counts those of the best ten who chose no name; `rank` is 0 for
    a group that has not played; `leaders` are the strengths of the best groups, which stay nameless.
    """

    tag: ClassVar[str] = "league"

    lines: tuple[LeagueLine, ...]
    hidden: int
    players: int
    strength: int
    rank: int
    groups: int
    leaders: tuple[int, ...]
    closed: bool = False


class ShowWeekly(Effect, frozen=True):
    """The regular contest of a group: `when` is weekday (0 is Monday) and hour, None while there is none."""

    tag: ClassVar[str] = "weekly"

    contest: int
    when: tuple[int, int] | None
    zone: str


class ShowGroupSettings(Effect, frozen=True):
    """What the admins of a group decide; `open` names the setting whose values are on offer, or None.

    `contest` is the game in whose lobby the card was asked for: it is sent anew for each.
    """

    tag: ClassVar[str] = "group-settings"

    anyone_starts: bool
    pause: int
    zone: str
    language: str
    open: str | None = None
    contest: int = 0
