"""The clock of a round: when it starts, what still counts."""

from __future__ import annotations

import pytest

from bot.core.contest.contest import next_deadline
from bot.core.contest.effects import (
    AskRound,
    ShowReveal,
)
from bot.core.contest.events import (
    Configure,
)
from bot.core.contest.state import Phase
from tests.core.contest_play import NOW, Play, chosen, started

T = 20_000


def test_a_round_has_no_deadline_before_telegram_has_the_poll() -> None:
    play = Play()
    play.join(1, 2)
    play.start()
    assert next_deadline(play.state) is None
    assert play.tick(10 * 60_000).phase is Phase.ASKING


def test_the_clock_starts_when_telegram_has_taken_the_poll() -> None:
    play = Play()
    play.join(1, 2)
    play.start()
    play.pass_time(30_000)
    play.show()
    assert next_deadline(play.state) == NOW + 30_000 + T + 1_000
    play.pass_time(10_000)
    assert play.vote(1).answers[1].time == 10_000


def test_a_round_closes_one_second_after_its_time() -> None:
    play = started(1, 2)
    assert play.tick(T + 999).phase is Phase.ASKING
    assert play.tick(1).phase is Phase.REVEALING


@pytest.mark.parametrize(
    ("elapsed", "time"), [(-500, 0), (0, 0), (T - 1, T - 1), (T, T), (T + 400, T), (T + 1_000, T)]
)
def test_a_vote_in_the_last_second_counts_with_the_whole_time(elapsed: int, time: int) -> None:
    play = started(1, 2)
    play.pass_time(elapsed)
    assert play.vote(1).answers[1].time == time


def test_a_vote_after_that_second_scores_nothing_even_before_the_tick() -> None:
    play = started(1, 2)
    play.pass_time(T + 1_001)
    assert play.vote(1).answers == {}


def test_a_vote_found_in_the_queue_after_the_bot_was_down_counts_with_the_whole_time() -> None:
    play = started(1, 2)
    play.pass_time(10 * 60_000)
    assert play.vote(1, queued=True).answers[1].time == T
    play.tick()
    assert play.points()[1] == 500


def test_a_vote_of_the_queue_within_the_time_has_the_time_of_its_arrival() -> None:
    play = started(1, 2)
    play.pass_time(7_000)
    assert play.vote(1, queued=True).answers[1].time == 7_000


def test_a_vote_for_a_closed_round_scores_nothing() -> None:
    play = started(1, 2)
    play.tick(T + 1_000)
    before = play.state
    assert play.vote(1, queued=True) == before


def test_the_clock_without_hurry_is_sixty_seconds_whatever_was_chosen() -> None:
    play = started(1, 2, settings=chosen(mode="relaxed", seconds=10, rounds=5))
    assert play.last(AskRound).seconds == 60
    assert next_deadline(play.state) == NOW + 61_000


def test_the_seconds_of_a_mode_with_its_own_clock_cannot_be_set() -> None:
    play = Play(chosen(mode="relaxed"))
    before = play.state
    assert play.do(Configure("seconds", 10)) == before
    assert play.toasts[-1] == "contest-clock-fixed"


def test_without_hurry_the_slower_of_equals_shares_the_place_and_nobody_is_the_fastest() -> None:
    play = started(1, 2, 3, settings=chosen(mode="relaxed", rounds=5))
    play.vote(2)
    play.pass_time(40_000)
    play.vote(1)
    play.vote(3, choice=1)
    shown = play.last(ShowReveal)
    assert [(line.name, line.rank) for line in shown.standings] == [("用户1", 1), ("用户2", 1), ("用户3", 3)]
    assert (shown.reveal.fastest, shown.reveal.fastest_time) == ("", 0)


def test_without_hurry_a_latecomer_with_equal_points_shares_the_place() -> None:
    play = started(1, 2, settings=chosen(mode="relaxed", rounds=5))
    play.vote(1)
    play.vote(2, choice=1)
    play.to_deadline()
    play.show()
    play.vote(3)
    play.vote(1, choice=1)
    play.vote(2, choice=1)
    assert {line.name: line.rank for line in play.last(ShowReveal).standings}["用户3"] == 1


def test_with_hurry_the_faster_of_equals_comes_first() -> None:
    play = started(1, 2)
    play.pass_time(100)
    play.vote(2)
    play.pass_time(100)
    play.vote(1)
    assert [line.name for line in play.last(ShowReveal).standings] == ["用户2", "用户1"]
    assert [line.rank for line in play.last(ShowReveal).standings] == [1, 2]
