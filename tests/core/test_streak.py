"""The streak: days with an answer, one missed day in seven forgiven."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.learning.streak import Streak, forgave_yesterday, milestone, practise, standing

MONDAY = date(2026, 3, 2)


def after(*days: int) -> Streak:
    streak = Streak()
    for day in days:
        streak = practise(streak, MONDAY + timedelta(days=day))
    return streak


def test_days_in_a_row_count():
    assert after(0, 1, 2).days == 3


def test_a_second_answer_on_a_day_changes_nothing():
    assert after(0, 0, 0) == after(0)


def test_one_missed_day_is_forgiven_and_does_not_count():
    assert after(0, 2).days == 2


def test_a_second_missed_day_within_seven_breaks_the_streak():
    assert after(0, 2, 4).days == 1


def test_a_missed_day_seven_days_after_the_last_is_forgiven_again():
    assert after(0, 2, 3, 4, 5, 6, 7, 9).days == 8


def test_two_missed_days_in_a_row_break_the_streak():
    assert after(0, 3).days == 1


def test_the_29th_of_february_is_a_day_like_any_other():
    streak = practise(practise(Streak(), date(2028, 2, 28)), date(2028, 2, 29))
    assert practise(streak, date(2028, 3, 1)).days == 3


def test_a_day_before_the_last_one_changes_nothing():
    assert practise(after(0, 1), MONDAY) == after(0, 1)


def test_a_streak_stands_while_it_can_be_kept():
    streak = after(0, 1, 2)
    assert standing(streak, MONDAY + timedelta(days=3)) == 3
    assert standing(streak, MONDAY + timedelta(days=4)) == 3
    assert standing(streak, MONDAY + timedelta(days=5)) == 0
    assert standing(Streak(), MONDAY) == 0


def test_milestones_are_reached_once():
    week = after(*range(7))
    assert milestone(after(*range(6)), week) == 7
    assert milestone(week, week) is None


@given(st.lists(st.integers(0, 60), max_size=40))
def test_the_streak_never_exceeds_the_days_with_an_answer(days):
    streak = after(*sorted(days))
    assert streak.days <= len(set(days))
    assert (streak.days == 0) == (not days)


def test_who_never_answered_has_no_streak():
    assert standing(Streak(), MONDAY) == 0
    assert Streak().days == 0


def test_yesterday_was_forgiven_only_where_it_was_missed_and_today_was_practised():
    today, yesterday = date(2026, 11, 30), date(2026, 11, 29)
    assert forgave_yesterday(Streak(3, today, yesterday), today)
    assert not forgave_yesterday(Streak(3, today), today)
    assert not forgave_yesterday(Streak(3, today, date(2026, 11, 28)), today)
    assert not forgave_yesterday(Streak(3, today, yesterday), date(2026, 12, 1))
