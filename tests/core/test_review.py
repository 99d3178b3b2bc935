"""Cards by FSRS: right goes further than wrong, sure further than unsure, and 90 days are the end."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import DAY
from bot.core.learning.review import Grade, grade, new_card, review

NOW = 1_790_000_000_000


def test_the_grade_of_an_answer():
    assert grade(False, True) is Grade.AGAIN
    assert grade(True, False) is Grade.HARD
    assert grade(True, None) is Grade.GOOD
    assert grade(True, True) is Grade.EASY


def test_the_surer_the_answer_the_later_the_cue_comes_back():
    due = [review(new_card("cue", NOW), each, NOW).due for each in Grade]
    assert due == sorted(due)
    assert due[0] < due[-1]


def test_a_cue_comes_back_within_three_weeks_after_the_second_right_answer():
    card = review(new_card("cue", NOW), Grade.GOOD, NOW)
    assert NOW + DAY <= card.due <= NOW + 7 * DAY
    again = review(card, Grade.GOOD, card.due)
    assert card.due < again.due <= card.due + 21 * DAY


@given(st.lists(st.tuples(st.sampled_from(list(Grade)), st.integers(0, 200 * DAY)), min_size=1, max_size=12))
def test_a_card_is_never_due_before_tomorrow_nor_after_ninety_days(history):
    card, now = new_card("cue", NOW), NOW
    for given_grade, wait in history:
        now += wait
        card = review(card, given_grade, now)
        assert now < card.due <= now + 90 * DAY
        assert card.last_review == now


def test_what_is_known_well_comes_back_after_ninety_days_to_the_day():
    card = new_card("cue", NOW)
    for _ in range(8):
        card = review(card, Grade.EASY, card.due)
    assert card.last_review is not None
    assert card.due - card.last_review == 90 * DAY
