"""A group chat that the bot is in, and what its admins decided."""

from __future__ import annotations

from msgspec import Struct

from bot.core.language import Language, written_form

PAUSES = (0, 6, 8, 10, 15)
"""Seconds after a reveal; 0: as long as it takes to read."""
ZONES = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Taipei",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
)
"""The time zones that a group can choose by a tap."""


class Unit(Struct, frozen=True):
    """A part of a school, a company or a community; `size` is how many people it has, None where nobody said."""

    name: str
    size: int | None = None


class Group(Struct, frozen=True):
    """`pause_ms` is the wait after a reveal, None for the bot's own; `member` is False once the bot was removed.

    `units` are those that its host listed, for contests of unit against unit.
    """

    id: int
    title: str
    language: Language
    zone: str | None = None
    anyone_starts: bool = False
    pause_ms: int | None = None
    member: bool = True
    greeted: bool = False
    units: tuple[Unit, ...] = ()

    @property
    def tongue(self) -> str:
        """The language that texts are written in for the group: nobody said where it is."""
        return written_form(self.language, "any")
