"""What the pages of a person show: results, boards, settings, tips, first aid."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bot.core.effects import Effect


class ShowFirstAid(Effect, frozen=True):
    """我被骗了: a calm word, the four steps and the numbers of a region."""

    tag: ClassVar[str] = "first-aid"

    region: str


class ShowFirstAidTopics(Effect, frozen=True):
    """What happened: the types to choose from, or the cues of the one that was chosen."""

    tag: ClassVar[str] = "first-aid-topics"

    topics: tuple[str, ...] = ()
    topic: str | None = None
    cues: tuple[str, ...] = ()


class ShowTip(Effect, frozen=True):
    """One tip, by its id."""

    tag: ClassVar[str] = "tip"

    tip: str


class TopicScore(Struct, frozen=True):
    """How many answers about a topic were right."""

    topic: str
    rights: int
    total: int


class ShowStats(Effect, frozen=True):
    """Points, streak, right/total by topic, d′ and c. The figures are None under 20 + 20 judged messages.

    `strength` and `weakness` are the halves of the first sentence. `chats` counts scams read line by line and
    `delay` is the median of lines after the first ask; `genuine_chats` and `false_stops` likewise. `days` are the
    answers on each of the last 84 local days, oldest first, the last one `today` (2026-11-22); without a day there
    is no calendar. `badges` are what was earned, in order.
    """

    tag: ClassVar[str] = "stats"

    points: int
    streak: int
    rights: int
    total: int
    topics: tuple[TopicScore, ...]
    scams: int
    genuine: int
    sensitivity: float | None
    bias: float | None
    sensitivity_band: str
    bias_band: str
    due_now: int
    next_day: str | None
    strength: str | None = None
    weakness: str | None = None
    chats: int = 0
    delay: float | None = None
    genuine_chats: int = 0
    false_stops: int = 0
    days: tuple[int, ...] = ()
    today: str = ""
    badges: tuple[str, ...] = ()


class BoardRow(Struct, frozen=True):
    name: str
    points: int
    own: bool = False


class ShowBoard(Effect, frozen=True):
    """A leaderboard: `period` is `week` or `all`; `own` are the reader's points in it."""

    tag: ClassVar[str] = "board"

    period: str
    rows: tuple[BoardRow, ...]
    own: int
    named: bool


class ShowSettings(Effect, frozen=True):
    """The settings card; `open` names the setting whose values are on offer, or None."""

    tag: ClassVar[str] = "settings"

    language: str
    region: str
    session_length: int
    board_name: str | None
    push: str | None = None
    open: str | None = None
    practises_for: str = ""
    pictures: bool = True


class SendExport(Effect, frozen=True):
    """All that is kept of a person, as a JSON file; it is made when it goes out."""

    tag: ClassVar[str] = "export"

    player_id: int


class ShowStreak(Effect, frozen=True):
    """A small picture at 7, 30 and 100 days."""

    tag: ClassVar[str] = "streak"

    days: int
    day: str
