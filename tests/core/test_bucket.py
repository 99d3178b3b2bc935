"""A person's bucket: what it holds at once, what it gives in the long run, and that it costs little to keep."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.limits.bucket import REMEMBERED, SECOND, Buckets, Rate, Seldom

RATE = Rate(per_second=2, burst=40)


@given(st.lists(st.tuples(st.integers(0, 5 * SECOND), st.sampled_from([1, 3])), max_size=200))
def test_nobody_gets_more_than_the_burst_and_what_came_back_since(asked):
    buckets, now, given = Buckets(RATE), 0, 0
    for wait, costs in asked:
        now += wait
        given += costs * buckets.take(1, costs, now)
    assert given <= RATE.burst + RATE.per_second * now / SECOND + 1e-6


def test_what_is_free_is_given_from_an_empty_bucket_too():
    buckets = Buckets(RATE)
    assert sum(buckets.take(1, 1, 0) for _ in range(100)) == 40
    assert buckets.take(1, 0, 0)
    assert buckets.take(2, 3, 0)
    assert buckets.take(1, 1, SECOND)


def test_a_clock_that_goes_back_gives_nothing_and_takes_nothing():
    buckets = Buckets(RATE)
    assert sum(buckets.take(1, 1, 10 * SECOND) for _ in range(40)) == 40
    assert not buckets.take(1, 1, 0)


def test_a_crowd_is_not_remembered_for_ever():
    buckets, seldom = Buckets(RATE), Seldom(SECOND)
    for person in range(2 * REMEMBERED):
        buckets.take(person, 1, person)
        seldom.now(person, person)
    assert len(buckets._buckets) == len(seldom._said) == REMEMBERED


def test_something_is_said_once_in_a_while():
    seldom = Seldom(4 * SECOND)
    assert [seldom.now(1, at * SECOND) for at in range(9)] == [at % 4 == 0 for at in range(9)]
