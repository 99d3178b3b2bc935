"""How long the answer to a question stands before the next one comes."""

import pytest
from msgspec.structs import replace

from bot.core.contest.round import reading_time
from tests.questions import choice, judge


@pytest.mark.parametrize(
    ("letters", "ms"), [(1, 6_000), (19, 6_090), (50, 9_500), (100, 15_000), (500, 15_000)]
)
def test_an_answer_stands_for_six_to_fifteen_seconds_by_its_length(letters: int, ms: int) -> None:
    question = replace(judge(), decisive="字" * (letters - 1), why="字")
    assert reading_time(question) == ms


def test_of_a_choice_only_the_right_answer_is_read() -> None:
    question = choice()
    key = question.options[question.key_position]
    short = replace(question, options=(replace(key, text="字" * 30, why="字" * 20), *question.options[1:]))
    assert reading_time(short) == 9_500
