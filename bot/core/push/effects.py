"""What the daily push, its cards and a broadcast show."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.broadcast import Span
from bot.core.effects import Effect
from bot.core.player_effects import ShowTip
from bot.core.question import Question
from bot.core.quiz.effects import ShowQuestion, TopicLine


@dataclass(frozen=True, slots=True)
class ShowPush(Effect):
    """One message a day: a tip, a question, or both."""

    tip: ShowTip | None
    question: ShowQuestion | None


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A time zone on offer: its name for `zoneinfo`, and how people call it."""

    zone: str
    name: str


@dataclass(frozen=True, slots=True)
class ShowPushSettings(Effect):
    """The card of /remind. `clock` is the local hour, `place` names the time it is in; `next_day` is None while off.

    `menu` names what is on offer below: hours (None), `zone`, `content`, or `offer`: what a typed place may mean.
    """

    on: bool
    clock: str
    place: str
    content: str
    weekdays_only: bool
    quiet: bool
    paused: bool
    next_day: str | None = None
    next_clock: str | None = None
    menu: str | None = None
    zones: tuple[ZoneLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AskGroupPush(Effect):
    """The quiz poll of a group's day; yesterday's result is one line of it.

    `order` lists the bank's option places as sent; `rights` of `voters` answered yesterday's, about `cue`.
    """

    daily: int
    question: Question
    topic: str
    order: tuple[int, ...]
    voters: int = 0
    rights: int = 0
    cue: str = ""


@dataclass(frozen=True, slots=True)
class ShowGroupPush(Effect):
    """The card of /daily in a group: hour, time zone, topic, the next poll; `topics` or `zones` are on offer."""

    on: bool
    clock: str
    place: str
    topic: str | None
    next_day: str | None = None
    next_clock: str | None = None
    topics: tuple[TopicLine, ...] = ()
    zones: tuple[ZoneLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowBroadcast(Effect):
    """A message of the operator, in their own words."""

    spans: tuple[Span, ...]
