"""What the private chat shows of the list of a group's units."""

from __future__ import annotations

from typing import ClassVar

from bot.core.effects import Effect
from bot.core.group.group import Unit


class ShowUnits(Effect, frozen=True):
    """A word on the list of `group`: `ask` for it, it is `kept`, it has `faults`, or the game is `gone`.

    `faults` are lines, 0 for the whole, with the keys of their sentences; at `most` so many units fit.
    """

    tag: ClassVar[str] = "units"

    said: str
    group: str = ""
    units: tuple[Unit, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()
    most: int = 0
