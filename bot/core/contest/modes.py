"""The ways to play a contest. A mode is one value: its points, its bonus, its clock and its teams."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from bot.core.contest.scoring import (
    Answer,
    Bonus,
    Points,
    Score,
    by_speed,
    flat,
    hit,
    missed,
    no_bonus,
    streak_bonus,
)


class Mode(Struct, frozen=True):
    """How a contest is played.

    `seconds` is the mode's own clock, None where the host chooses; `teams` is the number of teams, 0 for none;
    `timed` says that time is counted: where it is not, equal points share a place and nobody is the fastest.
    `hosted`: the next question waits for a tap of the host.
    `buzzer`: the question has buttons instead of a poll, and the first right tap takes it.
    `units`: everybody plays for a unit of the host's list, and the units are ranked beside the people.
    """

    key: str
    points: Points
    bonus: Bonus
    seconds: int | None = None
    teams: int = 0
    timed: bool = True
    hosted: bool = False
    buzzer: bool = False
    units: bool = False


CLASSIC = Mode("classic", by_speed, streak_bonus)
TEAMS = Mode("teams", by_speed, streak_bonus, teams=2)
RELAXED = Mode("relaxed", flat, no_bonus, seconds=60, timed=False)
HOSTED = Mode("hosted", by_speed, streak_bonus, hosted=True)
BUZZER = Mode("buzzer", flat, no_bonus, buzzer=True)
UNITS = Mode("units", by_speed, streak_bonus, units=True)

COLOURS = ("red", "blue", "green", "yellow")
"""The teams by number, as texts know them."""

MODES: Mapping[str, Mode] = MappingProxyType(
    {mode.key: mode for mode in (CLASSIC, TEAMS, RELAXED, HOSTED, BUZZER, UNITS)}
)


def after_round(mode: Mode, score: Score, answer: Answer | None, key: int, limit: int) -> Score:
    """The score with one more round of `limit` ms in it; the place is still the one from before."""
    if answer is None or answer.choice != key:
        after = missed(score, limit, silent=answer is None)
    else:
        after = hit(score, answer.time, mode.points(answer.time, limit), mode.bonus)
    return after if mode.timed else replace(after, time=0)
