"""A pool lays questions out once; what is drawn from it is what would be drawn from the questions themselves."""

import random
from collections import Counter
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.question.audience import AUDIENCES, WEIGHT
from bot.core.quiz.pool import ELSEWHERE, Pool
from bot.core.quiz.selection import Memory, pick
from bot.core.quiz.shelves import Shelves
from tests.questions import choice, judge

TOPICS, SIDES = ("kefu", "touzi", "falv"), ("scam", "genuine", "choice")


def item(number: int):
    topic, side = TOPICS[number % 3], SIDES[number // 3 % 3]
    made = choice(f"q{number}") if side == "choice" else judge(f"q{number}", verdict=side)
    return replace(made, topic=topic, group=f"g{number // 2}", level=1 + number % 2)


ITEMS = [item(number) for number in range(40)]


def test_every_question_stands_on_the_one_shelf_of_its_topic_and_side():
    pool = Pool(ITEMS)
    assert sorted(number for shelf in pool.shelves for number in shelf) == list(range(40))
    for shelf in pool.shelves:
        assert len({(pool[number].topic, pool[number].side) for number in shelf}) == 1
    assert [pool.number[one.id] for one in ITEMS] == list(range(40))
    assert all(pool[number].group == cue for cue, numbers in pool.of_cue.items() for number in numbers)
    assert list(pool) == ITEMS
    assert len(pool) == 40


def test_a_pool_stays_itself():
    pool = Pool(ITEMS)
    assert Pool.of(pool) is pool
    assert list(Pool.of(iter(ITEMS))) == ITEMS


@given(
    st.integers(0, 999),
    st.integers(1, 20),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from(list(AUDIENCES)),
)
def test_a_draw_does_not_tell_a_pool_from_a_list(seed, count, level, practises_for):
    pool = Pool(ITEMS)
    memory = Memory(("g3",), frozenset({"g3", "g5"}), {"q0": 1}, level, audience=AUDIENCES[practises_for])
    for _ in range(2):
        drawn = pick(pool, memory, count, 5, random.Random(seed))
        assert drawn == pick(ITEMS, memory, count, 5, random.Random(seed))
        assert len({one.group for one in drawn}) == len(drawn)


def test_what_answers_have_shown_since_counts_at_once():
    pool, items = Pool(ITEMS), {one.id: 3 for one in ITEMS[:10]}
    assert pool.distances(3, "any", {})[:2] == [2, 1]
    assert pool.distances(3, "any", items)[:2] == [0, 0]
    assert pool.distances(None, "any", items) == [0] * 40


def test_what_holds_elsewhere_is_further_away_than_any_level():
    here = [replace(one, regions=("hk",)) if index else one for index, one in enumerate(ITEMS)]
    distances = Pool(here).distances(1, "cn", {})
    assert distances[0] < 3 <= ELSEWHERE <= min(distances[1:])


def test_what_meets_somebody_comes_so_many_times_as_often_first():
    items = [replace(choice(name), topic=topic) for name, topic in (("a", "kefu"), ("b", "hunlian"))]
    memory = Memory(audience=AUDIENCES["parents"])
    firsts = Counter(pick(items, memory, 1, 0, random.Random(seed))[0].id for seed in range(4_000))
    assert firsts["a"] / firsts["b"] == pytest.approx(WEIGHT, rel=0.15)


def test_shelves_are_taken_from_in_turn_and_never_run_over():
    pool = Pool(ITEMS)
    shelves = Shelves(pool, [0.0 if one.topic != "falv" else inf for one in ITEMS])
    taken = []
    while (question := shelves.take()) is not None:
        shelves.use(question)
        taken.append(question)
    assert Counter(one.topic for one in taken) == Counter(one.topic for one in ITEMS if one.topic != "falv")
    assert len({one.id for one in taken}) == len(taken)
    first = taken[:6]
    assert Counter(one.topic for one in first) == {"kefu": 3, "touzi": 3}
    assert {(one.topic, one.side) for one in first} == {(one.topic, one.side) for one in taken}
