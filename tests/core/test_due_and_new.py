"""A round leaves room for new cues while there are any; a single question may be a due one."""

import random

import pytest
from msgspec.structs import replace

from bot.core.quiz.selection import Memory, pick
from tests.questions import choice

QUESTIONS = [replace(choice(f"q{i}"), group=f"g{i}", topic=f"t{i % 5}") for i in range(40)]
DUE = tuple(f"g{i}" for i in range(12))


def due_in(count: int, known: frozenset[str]) -> int:
    chosen = pick(QUESTIONS, Memory(DUE, known), count, 0, random.Random(1))
    assert len(chosen) == count
    return sum(question.group in DUE for question in chosen)


@pytest.mark.parametrize(("count", "due"), [(1, 1), (3, 1), (5, 1), (10, 2)])
def test_four_of_five_places_are_for_new_cues(count, due):
    assert due_in(count, frozenset(DUE)) == due


def test_when_all_cues_are_known_what_is_due_comes_first():
    assert due_in(10, frozenset(f"g{i}" for i in range(40))) == 10


def test_what_few_new_cues_are_left_take_no_more_room_than_they_need():
    assert due_in(10, frozenset(f"g{i}" for i in range(37))) == 7
