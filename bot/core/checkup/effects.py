"""What a check-up shows: a person's result, an invitation, and a host's numbers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.checkup.checkup import Interval, Measured
from bot.core.effects import Effect


@dataclass(frozen=True, slots=True)
class ShowCheckup(Effect):
    """A result: `measured` now, `before` the first time (None: this is it). `session` is looked back at; 0 for none.

    `next_day` is when the next time is ready, None when all are over.
    """

    session: int
    study: str
    wave: int
    measured: Measured
    before: Measured | None
    next_day: str | None


@dataclass(frozen=True, slots=True)
class ShowCheckupWaits(Effect):
    """The first result is kept back: the second test comes at once."""

    study: str


@dataclass(frozen=True, slots=True)
class InviteCheckup(Effect):
    """The invitation to a later time, `wave` from 1; `again` for the reminder."""

    study: str
    wave: int
    again: bool


@dataclass(frozen=True, slots=True)
class WaveNumbers:
    """One arm at one time: d′ and c as means over people; None below the fewest takers."""

    arm: str
    wave: int
    takers: int
    sensitivity: Interval | None
    bias: Interval | None


@dataclass(frozen=True, slots=True)
class ShowStudy(Effect):
    """A host's numbers. `missed` is a question of the cue that most missed, empty below the fewest takers."""

    code: str
    waits: bool
    takers: int
    closed: bool
    waves: tuple[WaveNumbers, ...]
    missed: str
