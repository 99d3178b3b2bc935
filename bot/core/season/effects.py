"""What a season shows: in its group, in private to who plays, and to its host."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bot.core.effects import Effect
from bot.core.record import AskedLine, WaveNumbers
from bot.core.season.standings import Board, UnitLine


class ShowSeasonSetup(Effect, frozen=True):
    """What the host may choose; `page` is main or topics, `units` counts them."""

    tag: ClassVar[str] = "season-setup"

    season: int
    days: int
    topics: tuple[str, ...]
    scoring: str
    tries: int
    units: int
    page: str
    offer: tuple[str, ...]


class Rules(Struct, frozen=True):
    """How a season is played; `last_day` is the last date on which a try counts."""

    scoring: str
    tries: int
    topics: tuple[str, ...]
    last_day: str


class ShowSeason(Effect, frozen=True):
    """The one message of the group, edited once a day; `host` adds what the host may do, in an answer to /season.

    `day` is the number of the day, `left` how many dates are left; `over`: the final text stands below.
    """

    tag: ClassVar[str] = "season"

    season: int
    code: str
    rules: Rules
    day: int
    left: int
    board: Board
    over: bool = False
    host: bool = False


class ShowSeasonPodium(Effect, frozen=True):
    """The picture of the best three who chose a name."""

    tag: ClassVar[str] = "season-podium"

    season: int
    board: Board
    group: str
    last_day: str


class ShowSeasonFinal(Effect, frozen=True):
    """The final text. `ending`: time, host, forgotten; `hardest` is the question most got wrong, empty for none."""

    tag: ClassVar[str] = "season-final"

    season: int
    code: str
    rules: Rules
    board: Board
    ending: str
    tries: int
    hardest: str = ""
    missed: int = 0


class ShowSeasonHome(Effect, frozen=True):
    """A person's page of a season.

    `left` are tries left today, `open` says that one is under way; `best` is today's best, None for none; `rank` is
    0 before the first finished try. `units` are on offer while none is chosen; `unit` is the chosen one's name.
    """

    tag: ClassVar[str] = "season-home"

    code: str
    group: str
    rules: Rules
    running: bool
    left: int
    open: bool
    best: int | None
    points: int
    rank: int
    board: Board
    units: tuple[str, ...] = ()
    unit: str = ""
    named: bool = False
    host: bool = False


class ShowSeasonTry(Effect, frozen=True):
    """The end of a try: what it brought, where the person stands, what to remember.

    `late`: it was finished after the end, and counts for nothing. `gained` is what the season's sum grew by.
    """

    tag: ClassVar[str] = "season-try"

    code: str
    rights: int
    total: int
    points: int
    gained: int
    best: int
    sum: int
    rank: int
    players: int
    left: int
    missed: tuple[str, ...]
    late: bool = False
    named: bool = False


class SendSeasonFile(Effect, frozen=True):
    """A season for its host as `xlsx` or `pdf`: what stands in it is read and written beside the loop, when it goes out.

    `study` is the host's, whose before and after stand on the page; empty for none.
    """

    tag: ClassVar[str] = "season-file"

    season: int
    day: str
    study: str
    form: str


class SeasonResult(Struct, frozen=True):
    """A person in the record, under the name they chose for boards (empty for none)."""

    rank: int
    name: str
    unit: str
    points: int
    days: int
    tries: int
    right: int
    answered: int


class SendSeasonRecord(Effect, frozen=True):
    """The record for the host, as `xlsx` or as one page `pdf`; `measured` is before and after, where it was measured."""

    tag: ClassVar[str] = "season-record"

    season: int
    day: str
    group: str
    rules: Rules
    lines: tuple[SeasonResult, ...]
    units: tuple[UnitLine, ...]
    questions: tuple[AskedLine, ...]
    measured: tuple[WaveNumbers, ...] = ()
    form: str = "xlsx"
