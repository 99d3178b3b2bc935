"""A round that was sent twice has two polls and counts once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.contest.contest import next_deadline
from bot.core.contest.effects import (
    CloseCopy,
    ShowReveal,
)
from bot.core.contest.events import (
    Cancel,
    Shown,
    Vote,
)
from bot.core.contest.state import Phase
from tests.core.contest_play import NOW, Play, started

T = 20_000


def test_the_first_poll_that_is_shown_starts_the_clock_for_all_copies() -> None:
    play = started(1, 2)
    play.pass_time(5_000)
    play.show("b")
    play.pass_time(1_000)
    assert play.vote(1, copy="b").answers[1].time == 6_000
    assert next_deadline(play.state) == NOW + T + 1_000


def test_the_first_vote_on_either_copy_counts() -> None:
    play = started(1, 2)
    play.show("b")
    play.vote(1, choice=1, copy="b")
    assert play.vote(1, choice=0, copy="a").answers[1].choice == 1


def test_both_copies_are_stopped_and_the_round_is_closed_once() -> None:
    play = started(1, 2)
    play.show("b")
    play.vote(1, copy="a")
    play.vote(2, copy="b")
    assert [stop.message_id for stop in play.all(CloseCopy)] == [10, 11]
    assert len(play.all(ShowReveal)) == 1


def test_a_poll_that_closes_by_itself_needs_no_stop() -> None:
    play = started(1, 2)
    play.tick(T + 1_000)
    assert play.all(CloseCopy) == []


def test_a_copy_shown_later_is_stopped_at_the_deadline() -> None:
    play = started(1, 2)
    play.pass_time(3_000)
    play.show("b")
    play.tick(T - 3_000 + 1_000)
    assert [stop.message_id for stop in play.all(CloseCopy)] == [11]


def test_a_copy_that_is_known_by_its_votes_only_does_not_start_the_clock() -> None:
    play = Play()
    play.join(1, 2)
    play.start()
    play.do(Shown(1, "ghost", None, play.now))
    assert next_deadline(play.state) is None
    play.show()
    play.do(Vote("ghost", 1, "甲", play.state.round_plan.order.index(0)))
    assert play.state.answers[1].choice == 0


def test_the_same_poll_shown_twice_is_one_copy() -> None:
    play = started(1, 2)
    before = play.state
    play.show()
    assert play.state.copies == before.copies
    assert play.state.shown_at == before.shown_at


@pytest.mark.parametrize("how", ["revealing", "cancelled", "finished"])
def test_a_poll_that_appears_after_its_round_is_stopped(how: str) -> None:
    play = started(1, 2, rounds=1 if how == "finished" else 5)
    if how == "cancelled":
        play.do(Cancel())
    else:
        play.vote(1)
        play.vote(2)
    play.said.clear()
    before = play.state
    play.do(Shown(1, "late", 99, play.now))
    assert play.said == [CloseCopy(1, 99)]
    assert replace(play.state, sent=()) == replace(before, sent=())


def test_an_older_vote_on_a_copy_that_was_recognised_late_is_the_first_one() -> None:
    play = started(1, 2, 3)
    play.pass_time(5_000)
    play.choose("p1a", 1, play.state.round_plan.order.index(1), update_id=8)
    play.do(Shown(1, "ghost", None, play.now))
    play.choose("ghost", 1, play.state.round_plan.order.index(0), update_id=7, at=play.now - 2_000)
    assert (play.state.answers[1].choice, play.state.answers[1].time) == (0, 3_000)
    assert play.state.waiting == 2


def test_a_younger_vote_on_a_copy_that_was_recognised_late_is_not_the_first_one() -> None:
    play = started(1, 2, 3)
    play.choose("p1a", 1, play.state.round_plan.order.index(1), update_id=7)
    play.do(Shown(1, "ghost", None, play.now))
    play.choose("ghost", 1, play.state.round_plan.order.index(0), update_id=8)
    assert play.state.answers[1].choice == 1


def test_a_round_does_not_close_early_while_a_vote_on_an_unknown_poll_may_be_for_it() -> None:
    play = started(1, 2)
    play.vote(1)
    option = play.state.round_plan.order.index(0)
    play.choose("p1a", 2, option, hold=True)
    assert play.state.phase is Phase.ASKING
    assert play.tick(T + 1_000).phase is Phase.REVEALING
