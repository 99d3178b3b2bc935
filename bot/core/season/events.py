"""What happens to a season, and what follows from it."""

from __future__ import annotations

from msgspec import Struct

from bot.core.group.group import Unit
from bot.core.season.state import Mix


class Configure(Struct, frozen=True):
    """A value of the setup; `topic` turns one topic on or off, an empty one chooses all of them."""

    field: str
    value: str


class SetUnits(Struct, frozen=True):
    """The host's list of units; an empty one does without."""

    units: tuple[Unit, ...]


class Begin(Struct, frozen=True):
    """开始赛季; `mix` is how many questions of each level a try gets, empty where there are too few.

    `host` is who tapped: from now on the season is theirs.
    """

    host: int
    mix: Mix


class Close(Struct, frozen=True):
    """提前结束: the first tap asks, the second within half a minute does it."""


class HostForgotten(Struct, frozen=True):
    """The host is deleted, and with them the link."""


class Tick(Struct, frozen=True):
    """Time has passed."""


Event = Configure | SetUnits | Begin | Close | HostForgotten | Tick


class ShowSettings(Struct, frozen=True):
    """Show the setup again."""


class TellGroup(Struct, frozen=True):
    """Show the standings in the group's one message."""


class Finish(Struct, frozen=True):
    """Close the group's message; show podium and final text."""


class CallOff(Struct, frozen=True):
    """Nobody began it: the setup says so."""


Outcome = ShowSettings | TellGroup | Finish | CallOff
