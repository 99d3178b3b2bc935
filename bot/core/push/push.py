"""The daily push: when it is due, what it carries, and when it is left out.

    OFF ──Set──▶ ON ──Pause──▶ PAUSED ──(until is over)──▶ ON
     ▲            │ due: quiet or too late ─▶ skipped, next day
     ├──Stop──────┤ due: pushed once for the local date
     └─Refused────┘ (blocked, deactivated, kicked); /start or a new invitation brings it back

There is one instant for each local date, so a date is never pushed twice, whatever the clocks do.
A push counts for the date on which it goes out: one that is late past midnight is that day's push.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core.calendar import DAY, HOUR, end_of_day, instant_on, local_day, zone_info

Content = Literal["both", "question", "tip"]
CONTENTS: tuple[Content, ...] = ("both", "question", "tip")
PAUSE = 7 * DAY
SUGGESTED = ("07:30", "08:00", "12:30", "18:00", "20:00", "21:30")
_FURTHEST = 800
"""Days that are looked ahead; no rule of weekdays or skipped dates needs more than a few."""


class Subscription(Struct, frozen=True):
    """The daily push of a person (chat id > 0) or a group (< 0).

    `minute` is the minute of the local day, `zone` an IANA name or an offset written `UTC+08:00`; `pushed_on` is
    the latest local date that had its push. `next_due_at` is None while it is off.
    """

    chat_id: int
    minute: int
    zone: str
    content: Content = "both"
    weekdays_only: bool = False
    quiet: bool = True
    topic: str | None = None
    on: bool = True
    paused_until: int | None = None
    pushed_on: date | None = None
    next_due_at: int | None = None
    thread_id: int | None = None


def clock_text(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def next_due(
    minute: int, zone: str, weekdays_only: bool, after: int, pushed_on: date | None = None
) -> int | None:
    """Return the first instant after `after` at which the local clock shows `minute`.

    Dates up to `pushed_on` are passed over. A minute that a date does not have becomes the first one after the
    gap; one that comes twice is the first. None only where the calendar ends.
    """
    info = zone_info(zone)
    start = local_day(after, zone)
    for ahead in range(_FURTHEST):
        try:
            day = start + timedelta(days=ahead)
        except OverflowError:
            return None
        if (weekdays_only and day.weekday() >= 5) or (pushed_on is not None and day <= pushed_on):
            continue
        due = instant_on(day, minute, info)
        if due is not None and due > after:
            return due
    return None


def scheduled(subscription: Subscription, now: int) -> Subscription:
    """Return the subscription with its next instant, counted from now or from the end of its pause."""
    if not subscription.on:
        return replace(subscription, next_due_at=None)
    after = max(now, subscription.paused_until or now)
    due = next_due(
        subscription.minute, subscription.zone, subscription.weekdays_only, after, subscription.pushed_on
    )
    return replace(subscription, next_due_at=due)


Verdict = Literal["push", "quiet", "late", "again"]


def judge_due(subscription: Subscription, now: int, *, practised: bool, late_hours: int) -> Verdict:
    """Return what becomes of a due subscription.

    `late`: even the latest hour that was missed lies more than `late_hours` back, whatever it waited for.
    `quiet`: the person has practised today and wants none. `again`: this local date had its push.
    """
    if late_due(subscription, now, now - late_hours * HOUR) is None:
        return "late"
    if subscription.pushed_on is not None and local_day(now, subscription.zone) <= subscription.pushed_on:
        return "again"
    if practised and subscription.quiet and subscription.chat_id > 0:
        return "quiet"
    return "push"


def last_hour(subscription: Subscription, now: int, late_hours: int) -> int:
    """Return the instant after which a push that is due must not go out any more.

    It is never beyond the local day for which the push counts, so that no date gets two.
    """
    due = late_due(subscription, now, now - late_hours * HOUR)
    return min((now if due is None else due) + late_hours * HOUR, end_of_day(now, subscription.zone) - 1)


def late_due(subscription: Subscription, now: int, oldest: int) -> int | None:
    """Return the instant for which a push may still go out: one from `oldest` on, None when there is none.

    After days without the bot this is today's hour, if that is not long ago: one late push, not one a day.
    """
    due = subscription.next_due_at
    assert due is not None
    if due >= oldest:
        return due
    recent = next_due(
        subscription.minute, subscription.zone, subscription.weekdays_only, oldest - 1, subscription.pushed_on
    )
    return recent if recent is not None and recent <= now else None


def after_due(subscription: Subscription, verdict: Verdict, now: int) -> Subscription:
    """Return the subscription with its next instant once a due one was dealt with.

    A push counts for the local date on which it goes out. One that was quiet counts for its date too.
    """
    today = local_day(now, subscription.zone)
    settled = verdict in ("push", "quiet")
    earlier = subscription.pushed_on
    pushed_on = max(today, earlier) if settled and earlier else today if settled else earlier
    return scheduled(replace(subscription, pushed_on=pushed_on), now)
