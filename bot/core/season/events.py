"""What happens to a season, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.group.group import Unit
from bot.core.season.state import Mix


@dataclass(frozen=True, slots=True)
class Configure:
    """A value of the setup; `topic` turns one topic on or off, an empty one chooses all of them."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class SetUnits:
    """The host's list of units; an empty one does without."""

    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Begin:
    """开始赛季; `mix` is how many questions of each level a try gets, empty where there are too few.

    `host` is who tapped: from now on the season is theirs.
    """

    host: int
    mix: Mix


@dataclass(frozen=True, slots=True)
class Close:
    """提前结束: the first tap asks, the second within half a minute does it."""


@dataclass(frozen=True, slots=True)
class HostForgotten:
    """The host is deleted, and with them the link."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


Event = Configure | SetUnits | Begin | Close | HostForgotten | Tick


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Show the setup again."""


@dataclass(frozen=True, slots=True)
class TellGroup:
    """Show the standings in the group's one message."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Close the group's message; show podium and final text."""


@dataclass(frozen=True, slots=True)
class CallOff:
    """Nobody began it: the setup says so."""


Outcome = ShowSettings | TellGroup | Finish | CallOff
