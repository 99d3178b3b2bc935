"""What answers say of an item: its share, its point-biserial, its level, and what should be looked at."""

import random
from statistics import correlation

import pytest
from msgspec.structs import replace

from bot.core.question.items import ItemTotals, concerns, easiness, measured_level
from bot.core.quiz.selection import Memory, level_for, pick
from tests.questions import choice, judge


def totals(answers: list[tuple[bool, float]], **more) -> ItemTotals:
    """The totals of first answers: (right, the person's share of the others)."""
    return ItemTotals(
        first=len(answers),
        first_right=sum(right for right, _ in answers),
        rest=len(answers),
        rest_right=sum(right for right, _ in answers),
        rest_sum=sum(share for _, share in answers),
        rest_squares=sum(share * share for _, share in answers),
        rest_sum_right=sum(share for right, share in answers if right),
        **more,
    )


def test_the_point_biserial_of_totals_is_the_correlation_of_the_answers():
    rng = random.Random(1)
    answers = [(rng.random() < share, share) for share in (rng.uniform(0.2, 0.9) for _ in range(400))]
    expected = correlation([float(right) for right, _ in answers], [share for _, share in answers])
    assert totals(answers).point_biserial == pytest.approx(expected)


@pytest.mark.parametrize("answers", [[], [(True, 0.5)] * 5, [(True, 0.5), (False, 0.5)]])
def test_where_nothing_varies_there_is_no_point_biserial(answers):
    assert totals(answers).point_biserial is None


def test_the_level_follows_the_answers_after_thirty_of_them():
    assert measured_level(ItemTotals(first=29, first_right=29), 3) == 3
    assert measured_level(ItemTotals(first=30, first_right=29), 3) == 1
    assert measured_level(ItemTotals(first=30, first_right=20), 3) == 2
    assert measured_level(ItemTotals(first=30, first_right=10), 1) == 3
    assert measured_level(None, 2) == 2


def test_what_should_be_looked_at_is_named():
    easy = ItemTotals(first=100, first_right=99, choices={0: 99, 1: 1})
    assert concerns(choice(), easy) == [
        "too easy",
        "option B under 5 %",
        "option C under 5 %",
        "option D under 5 %",
    ]
    assert concerns(judge(), ItemTotals(first=100, first_right=10)) == ["too hard"]
    feared = ItemTotals(first=40, first_right=20, choices={0: 10, 1: 10, 2: 10, 3: 10})
    assert concerns(judge(verdict="genuine"), feared) == ["genuine, half call it a scam"]
    assert concerns(judge(verdict="scam"), feared) == []
    flat = totals([(i % 2 == 0, 0.4 + (i // 2 % 2) * 0.2) for i in range(100)])
    assert "does not discriminate" in concerns(judge(), flat)
    assert concerns(choice(), replace(easy, first=29)) == []


@pytest.mark.parametrize(("answers", "said"), [(98, False), (100, True)])
def test_whether_an_item_tells_the_able_is_said_after_a_hundred_answers(answers, said):
    flat = totals([(i % 2 == 0, 0.4 + (i // 2 % 2) * 0.2) for i in range(answers)])
    assert (
        "does not discriminate" in concerns(judge(), replace(flat, first=99 if not said else 100))
    ) is said


@pytest.mark.parametrize(("right", "level"), [(24, 1), (23, 2), (18, 2), (17, 3)])
def test_eight_of_ten_right_are_easy_and_six_of_ten_middling(right, level):
    assert measured_level(ItemTotals(first=30, first_right=right), 0) == level


@pytest.mark.parametrize(("right", "said"), [(92, []), (93, ["too easy"]), (30, []), (29, ["too hard"])])
def test_what_is_too_easy_or_too_hard_is_said(right, said):
    assert concerns(judge(), ItemTotals(first=100, first_right=right)) == said


@pytest.mark.parametrize(("taken", "named"), [(4, True), (5, False)])
def test_an_option_that_fewer_than_five_in_a_hundred_take_is_named(taken, named):
    seen = ItemTotals(first=100, first_right=60, choices={0: 60, 1: taken, 2: 20, 3: 20})
    assert ("option B under 5 %" in concerns(choice(), seen)) is named


def test_before_thirty_answers_an_item_is_as_easy_as_its_author_thought():
    assert easiness(None, 1) > easiness(ItemTotals(first=29, first_right=0), 2) > easiness(None, 3)
    assert easiness(ItemTotals(first=30, first_right=15), 1) == pytest.approx(0)
    assert easiness(ItemTotals(first=30, first_right=29), 1) == pytest.approx(1.6607, abs=1e-4)


def test_somebody_new_begins_easy_and_then_about_four_of_five_are_right():
    assert level_for([True] * 9) == 1
    assert level_for([True] * 20) == 3
    assert level_for([True] * 16 + [False] * 4) == 2
    assert level_for([True] * 10 + [False] * 10) == 1


def test_what_suits_the_level_comes_first_and_measured_levels_count():
    items = [replace(choice(f"q{i}"), group=f"g{i}", level=1 + i % 3) for i in range(30)]
    hard = Memory(level=3, measured={"q0": 3})
    chosen = pick(items, hard, 11, 0, random.Random(1))
    assert {hard.level_of(question) for question in chosen} == {3}
    assert "q0" in {question.id for question in chosen}
    chosen = pick(items, Memory(level=1), 10, 0, random.Random(1))
    assert {question.level for question in chosen} == {1}
