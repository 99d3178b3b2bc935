"""What a check-up shows: a person's result, an invitation, and a host's numbers."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bot.core.checkup.checkup import Measured
from bot.core.effects import Effect
from bot.core.record import WaveNumbers


class ShowCheckup(Effect, frozen=True):
    """A result: `measured` now, `before` the first time (None: this is it). `session` is looked back at; 0 for none.

    `next_day` is when the next time is ready, None when all are over.
    """

    tag: ClassVar[str] = "checkup"

    session: int
    study: str
    wave: int
    measured: Measured
    before: Measured | None
    next_day: str | None


class ShowCheckupWaits(Effect, frozen=True):
    """The first result is kept back: the second test comes at once."""

    tag: ClassVar[str] = "checkup-waits"

    study: str


class InviteCheckup(Effect, frozen=True):
    """The invitation to a later time, `wave` from 1; `again` for the reminder."""

    tag: ClassVar[str] = "checkup-invite"

    study: str
    wave: int
    again: bool


class ShowStudy(Effect, frozen=True):
    """A host's numbers. `missed` is a question of the cue that most missed, empty below the fewest takers."""

    tag: ClassVar[str] = "study"

    code: str
    waits: bool
    takers: int
    closed: bool
    waves: tuple[WaveNumbers, ...]
    missed: str


class MissedItem(Struct, frozen=True):
    """A message of a test: how many judged it, and how many wrongly."""

    question_id: str
    seen: int
    wrong: int


class SendStudyFile(Effect, frozen=True):
    """A study for its host as `xlsx` or `pdf`: what stands in it is read and written beside the loop, when it goes out."""

    tag: ClassVar[str] = "study-file"

    code: str
    day: str
    opened: str
    form: str


class SendStudyRecord(Effect, frozen=True):
    """A study for its host, as `xlsx` or as one page `pdf`: figures of groups, never of one person.

    `paired` is before and after of those who took both, empty below the fewest takers; `missed` likewise.
    """

    tag: ClassVar[str] = "study-record"

    code: str
    day: str
    opened: str
    takers: int
    waves: tuple[WaveNumbers, ...]
    paired: tuple[WaveNumbers, ...]
    missed: tuple[MissedItem, ...]
    form: str = "xlsx"
