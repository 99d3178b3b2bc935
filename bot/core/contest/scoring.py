"""What an answer in a contest is worth, and what a round does to everybody's score."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

FULL = 1000
FULL_UNDER = 500
BONUS_STEP = 100
BONUS_CAP = 500

Points = Callable[[int, int], int]
Bonus = Callable[[int], int]


class Answer(Struct, frozen=True):
    """A player's vote in a round: the place among the question's own options, the time used in ms.

    `update_id` is Telegram's number of its update, which decides what is the first vote of a player.
    """

    choice: int
    time: int
    update_id: int = 0


class Score(Struct, frozen=True):
    """How a player stands after the last closed round.

    `time` is the total in ms that breaks ties, 0 where the mode counts none; `silent` counts the rounds in a row without a vote;
    `gained` and `moved` belong to the last round; `rank` is 0 before the first one.
    """

    points: int = 0
    time: int = 0
    streak: int = 0
    right: int = 0
    answered: int = 0
    silent: int = 0
    gained: int = 0
    rank: int = 0
    moved: int = 0


def by_speed(time: int, limit: int) -> int:
    """Points for a right answer after `time` of `limit` ms: from 1000 down to 500, all of them under 0.5 s."""
    return FULL if time < FULL_UNDER else round((1 - time / limit / 2) * FULL)


def flat(time: int, limit: int) -> int:
    """Points for a right answer where nobody needs to hurry."""
    return FULL


def streak_bonus(streak: int) -> int:
    """What the right answer number `streak` in a row adds: nothing for the first, 100 more for each, at most 500."""
    return min(BONUS_CAP, (streak - 1) * BONUS_STEP)


def no_bonus(streak: int) -> int:
    """A row of right answers adds nothing."""
    return 0


def missed(score: Score, limit: int, silent: bool) -> Score:
    """The score after a round without a right answer: its whole `limit` counts as the time used."""
    answered, silence = (0, score.silent + 1) if silent else (1, 0)
    time, rank = score.time + limit, score.rank
    return Score(score.points, time, 0, score.right, score.answered + answered, silence, 0, rank)


def hit(score: Score, time: int, points: int, bonus: Bonus) -> Score:
    """The score after a right answer worth `points` after `time` ms, and the bonus of its streak."""
    streak = score.streak + 1
    gained = points + bonus(streak)
    return Score(
        score.points + gained,
        score.time + time,
        streak,
        score.right + 1,
        score.answered + 1,
        gained=gained,
        rank=score.rank,
    )


def newcomer(rounds: int, limit: int) -> Score:
    """The score of somebody who joins after `rounds` closed rounds: all of them are missed."""
    return Score(time=rounds * limit)


def fastest(answers: Mapping[int, Answer], key: int) -> tuple[int, int] | None:
    """Who gave the fastest right answer of a round, and in how many ms."""
    right = [(answer.time, player) for player, answer in answers.items() if answer.choice == key]
    if not right:
        return None
    time, player = min(right)
    return player, time
