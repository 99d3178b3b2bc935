"""A season as a value: what its host set, where it is played, how far it is."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from bot.core.calendar import HOUR, SECOND
from bot.core.group.group import Unit

LENGTH = 10
"""Questions of one try."""
DAYS = (7, 14, 30)
TRIES = (1, 3, 5)
SETUP_LASTS = HOUR
SURE_WITHIN = 30 * SECOND
"""How soon the second tap that ends a season must follow the first."""
TOLD_AT = 9
"""The local hour at which the group's message is edited, once a day."""

Page = Literal["main", "topics"]
Ending = Literal["", "time", "host", "forgotten"]
Mix = tuple[tuple[int, int], ...]
"""How many questions of each level a try has: the same for everybody."""


class Phase(StrEnum):
    """Where a season is; the last two are for good."""

    SETUP = "setup"
    RUNNING = "running"
    OVER = "over"
    OFF = "off"


class Settings(Struct, frozen=True):
    """What the host chooses; no `topics` stands for all of them. `scoring` is a key of `tries.SCORINGS`."""

    days: int = 7
    topics: tuple[str, ...] = ()
    scoring: str = "ladder"
    tries: int = 3
    units: tuple[Unit, ...] = ()


class Season(Struct, frozen=True):
    """One season of one group.

    `code` is the secret of its link. `host` opened it; `title` and `zone` are the group's, as they were at its
    beginning: a day of the season is a date in this zone. `since` is when the phase began, `ends_at` the midnight
    after its last day, `told_at` when the group's message is edited next. Instants are in ms.
    """

    id: int
    code: str
    host: int
    title: str
    zone: str
    since: int
    phase: Phase = Phase.SETUP
    settings: Settings = Settings()
    page: Page = "main"
    offer: tuple[str, ...] = ()
    mix: Mix = ()
    began_at: int = 0
    ends_at: int = 0
    told_at: int = 0
    stop_asked_at: int = 0
    ending: Ending = ""

    def takes(self, now: int) -> bool:
        """Whether a try counts that ends now; the tick may be late, the clock is not."""
        return self.phase is Phase.RUNNING and now < self.ends_at
