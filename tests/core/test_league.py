"""What a contest brings in the league, and what a group is worth."""

from __future__ import annotations

from bot.core.contest.events import Cancel, Vote
from bot.core.contest.league import earned, strength
from bot.core.contest.state import Phase
from tests.core.contest_play import Play, started


def ended(play: Play) -> Play:
    while play.state.phase is not Phase.FINISHED:
        play.vote(1)
        play.vote(2, choice=1)
        play.to_deadline()
        if play.state.phase is Phase.ASKING:
            play.show()
    return play


def test_a_finished_game_brings_everybody_who_answered_their_points() -> None:
    play = ended(started(1, 2, 3, rounds=2))
    assert earned(play.state) == {1: 1000 + 1100, 2: 0}


def test_a_game_that_was_stopped_brings_nothing() -> None:
    play = started(1, 2, rounds=2)
    play.vote(1)
    play.vote(2)
    play.do(Cancel())
    assert earned(play.state) == {}


def test_a_game_of_one_player_counts_for_nobody() -> None:
    play = started(1, 2, rounds=1)
    play.vote(1)
    play.to_deadline()
    assert play.state.complete
    assert earned(play.state) == {}


def test_a_chat_that_votes_is_nobody_in_the_league() -> None:
    play = started(1, 2, rounds=1)
    play.do(Vote("p1a", -100, "群", play.state.round_plan.order.index(0)))
    play.vote(1)
    play.vote(2)
    assert play.state.complete
    assert set(earned(play.state)) == {1, 2}


def test_a_group_is_worth_the_mean_of_its_best_five() -> None:
    assert strength([1000, 2000, 3000, 4000, 5000, 10]) == 3000
    assert strength([3000, 2000, 1000]) == 2000
    assert strength([]) == 0
