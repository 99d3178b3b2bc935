"""What the daily push, its settings and a broadcast show."""

from __future__ import annotations

from typing import ClassVar

from bot.core.effects import Effect
from bot.core.push.broadcast import Span
from bot.core.quiz.effects import ShowQuestion


class ShowPush(Effect, frozen=True):
    """One message a day: the tip that is named, a question, or both. `off`: it was the last one, said on the card."""

    tag: ClassVar[str] = "push"

    tip: str | None
    question: ShowQuestion | None
    off: bool = False


class ShowPushSettings(Effect, frozen=True):
    """The settings of /remind. `clock` is the local hour in `zone`; `next_day` is None while it is off.

    `menu` names what is on offer below: hours (None), `zone`, `content`, or `offer`: what a typed place may mean,
    which `zones` lists.
    """

    tag: ClassVar[str] = "push-settings"

    on: bool
    clock: str
    zone: str
    content: str
    weekdays_only: bool
    quiet: bool
    paused: bool
    next_day: str | None = None
    next_clock: str | None = None
    menu: str | None = None
    zones: tuple[str, ...] = ()


class AskGroupPush(Effect, frozen=True):
    """The quiz poll of a group's day; yesterday's result is one line of it.

    `order` lists the question's own answers as sent; `rights` of `voters` answered the `previous` question.
    """

    tag: ClassVar[str] = "group-push-poll"

    daily: int
    question_id: str
    order: tuple[int, ...]
    voters: int = 0
    rights: int = 0
    previous: str = ""


class ShowGroupPush(Effect, frozen=True):
    """The settings of /daily in a group: hour, time zone, topic, the next poll; `topics` or `zones` are on offer."""

    tag: ClassVar[str] = "group-push"

    on: bool
    clock: str
    zone: str
    topic: str | None
    next_day: str | None = None
    next_clock: str | None = None
    topics: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()


class ShowBroadcast(Effect, frozen=True):
    """A message of the operator, in their own words."""

    tag: ClassVar[str] = "broadcast"

    spans: tuple[Span, ...]
