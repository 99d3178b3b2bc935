"""Points of a contest: the formula, the streak, and what a miss costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.contest.modes import CLASSIC, RELAXED, TEAMS, after_round
from bot.core.contest.scoring import Answer, Score, by_speed, fastest, newcomer, streak_bonus

LIMIT = 20_000


@pytest.mark.parametrize(
    ("time", "points"),
    [
        (0, 1000),
        (499, 1000),
        (500, 988),
        (2_000, 950),
        (5_000, 875),
        (10_000, 750),
        (19_999, 500),
        (20_000, 500),
    ],
)
def test_points_fall_with_time_to_one_half_and_are_full_under_half_a_second(time: int, points: int) -> None:
    assert by_speed(time, LIMIT) == points


@given(st.integers(0, 60_000), st.sampled_from([10_000, 15_000, 20_000, 30_000, 60_000]))
def test_points_follow_the_formula_and_never_leave_500_to_1000(time: int, limit: int) -> None:
    time = min(time, limit)
    expected = 1000 if time < 500 else round((1 - time / limit / 2) * 1000)
    assert by_speed(time, limit) == expected
    assert 500 <= by_speed(time, limit) <= 1000


@pytest.mark.parametrize(("streak", "bonus"), [(1, 0), (2, 100), (3, 200), (6, 500), (7, 500), (20, 500)])
def test_the_nth_right_answer_in_a_row_adds_100_more_up_to_500(streak: int, bonus: int) -> None:
    assert streak_bonus(streak) == bonus


def played(mode: object, answers: list[Answer | None], key: int = 0) -> Score:
    score = Score()
    for answer in answers:
        score = after_round(mode, score, answer, key, LIMIT)  # type: ignore[arg-type]
    return score


@pytest.mark.parametrize("mode", [CLASSIC, TEAMS], ids=lambda mode: mode.key)
def test_a_streak_adds_up_and_a_wrong_answer_ends_it(mode: object) -> None:
    right, wrong = Answer(0, 400), Answer(1, 400)
    assert played(mode, [right, right, right]).points == 1000 + 1100 + 1200
    assert played(mode, [right, right, wrong, right]).points == 1000 + 1100 + 0 + 1000


def test_silence_ends_a_streak_too() -> None:
    right = Answer(0, 400)
    assert played(CLASSIC, [right, None, right]).points == 2000


def test_without_hurry_every_right_answer_is_worth_1000_whatever_its_time_and_streak() -> None:
    assert played(RELAXED, [Answer(0, 100), Answer(0, 19_000), Answer(0, LIMIT)]).points == 3000


def test_whatever_is_not_right_counts_the_whole_time() -> None:
    assert played(CLASSIC, [Answer(0, 3_000), Answer(1, 1_000), None]).time == 3_000 + LIMIT + LIMIT


def test_silence_is_counted_in_a_row_and_ends_with_any_vote() -> None:
    assert played(CLASSIC, [None, None]).silent == 2
    assert played(CLASSIC, [None, None, Answer(1, 5)]).silent == 0


def test_a_newcomer_has_missed_every_round_so_far() -> None:
    assert newcomer(3, LIMIT) == Score(time=3 * LIMIT)


def test_the_fastest_is_the_first_right_answer_not_the_first_answer() -> None:
    answers = {1: Answer(1, 100), 2: Answer(0, 900), 3: Answer(0, 800)}
    assert fastest(answers, 0) == (3, 800)
    assert fastest(answers, 2) is None
