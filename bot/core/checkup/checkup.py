"""防骗体检: ten messages to judge, five scams and five genuine ones, in two parallel forms that practice never uses.

A person takes it up to four times; the forms take turns, and which comes first falls by lot.

    before ──▶ after ──▶ day 21 ──▶ day 90 ──▶ over
      │          ▲
      │  now:    │ seven days later
      └─ wait:   │ at once, before any practice and before any result: the control

Each later time is an invitation: one message, one reminder three days later, then the time is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core.calendar import DAY, end_of_day, instant_on, local_day, zone_info

HALF = 5
LENGTH = 2 * HALF
FORMS = ("a", "b")
WAVES = 4
AFTER_DAYS = (0, 7, 21, 90)
"""Days after the first time on which each later one is due."""
REMINDERS = 2
REMIND_AGAIN = 3 * DAY
PASS_OVER = 7 * DAY
HOUR_OF_DAY = 10
FEWEST_TAKERS = 5
"""Below so many the host sees no figure but how many there are."""
OPEN_FOR = 120 * DAY

Arm = Literal["now", "wait"]

SCORES = (-1.90, -0.48, -0.20, 0.20, 0.48, 1.90)
"""z of a rate, from how many of five: chosen so that its mean over all people of one true rate is that rate's z.

The log-linear correction draws five answers towards the middle: at d′ = 2 it gives 1.7 on average. These six values
stay within 0.02 of z for every rate from 7 % to 93 %, and rise with each right answer."""


class Measured(Struct, frozen=True):
    """What one test says: scams recognised and genuine messages doubted, each of five."""

    hits: int
    false_alarms: int

    @property
    def sensitivity(self) -> float:
        """d′: how well scams and genuine messages are told apart; without bias from 0 to 2.9 (c around 0)."""
        return SCORES[self.hits] - SCORES[self.false_alarms]

    @property
    def bias(self) -> float:
        """c: below 0 leans to suspicion, above 0 to trust."""
        return -(SCORES[self.hits] + SCORES[self.false_alarms]) / 2


def measure(scam: Sequence[bool], levels: Sequence[int]) -> Measured:
    """Return the counts of a test: which items are scams, and the shown level of each answer (0, 1 say scam)."""
    said = [level < 2 for level in levels]
    hits = sum(is_scam and says for is_scam, says in zip(scam, said, strict=True))
    return Measured(hits, sum(says for is_scam, says in zip(scam, said, strict=True) if not is_scam))


class Course(Struct, frozen=True):
    """A person's way through the four times, alone (`study` empty) or in a host's study.

    `wave` counts the times that are over. `ready_at` is when the next may be taken, `invite_at` when the next message
    goes out (None: never), `reminded` how many went out for this time. `session` is the test that is open.
    """

    player_id: int
    study: str
    arm: Arm
    first_form: str
    began_at: int
    wave: int = 0
    ready_at: int = 0
    invite_at: int | None = None
    reminded: int = 0
    session: int | None = None

    @property
    def form(self) -> str:
        """The form of the next time."""
        first = FORMS.index(self.first_form)
        return FORMS[(first + self.wave) % 2]

    @property
    def over(self) -> bool:
        return self.wave >= WAVES

    @property
    def withheld(self) -> bool:
        """Whether a result is kept back: who waits takes the second test before hearing of the first."""
        return self.arm == "wait" and self.wave == 1


def begun(course: Course, session: int, now: int) -> Course:
    """Return the course while a test of it is open."""
    began = now if course.wave == 0 else course.began_at
    return replace(course, session=session, began_at=began, invite_at=None)


def taken(course: Course, now: int, zone: str) -> Course:
    """Return the course after a test, with the next time."""
    return _next(replace(course, session=None, wave=course.wave + 1), now, zone)


def passed_over(course: Course, now: int, zone: str) -> Course:
    """Return the course when nobody came for a time."""
    return _next(replace(course, wave=course.wave + 1), now, zone)


def invited(course: Course, now: int) -> Course:
    """Return the course after an invitation: reminded once more, then passed over."""
    reminded = course.reminded + 1
    wait = REMIND_AGAIN if reminded < REMINDERS else PASS_OVER
    return replace(course, reminded=reminded, invite_at=now + wait)


def quiet(course: Course) -> Course:
    """Return the course of somebody who wants no invitations; they may still come."""
    return replace(course, invite_at=None)


def _next(course: Course, now: int, zone: str) -> Course:
    if course.over:
        return replace(course, ready_at=0, invite_at=None, reminded=0)
    if course.withheld:
        return replace(course, ready_at=now, invite_at=morning(now, 1, zone), reminded=0)
    due = morning(course.began_at, AFTER_DAYS[course.wave], zone)
    if due <= now:
        due = morning(now, 1, zone)
    ready = end_of_day(due - DAY, zone)
    return replace(course, ready_at=ready, invite_at=due, reminded=0)


def morning(now: int, days: int, zone: str) -> int:
    """Return ten o'clock of the local day so many days after an instant."""
    day = local_day(now, zone) + timedelta(days=days)
    return instant_on(day, HOUR_OF_DAY * 60, zone_info(zone)) or now + days * DAY
