"""Votes, and whom a round waits for."""

from __future__ import annotations

import pytest

from bot.core.contest import votes
from bot.core.contest.effects import (
    CloseCopy,
    ShowCancelled,
    ShowFinal,
    ShowReveal,
)
from bot.core.contest.events import (
    Leave,
    Vote,
)
from bot.core.contest.round import planned
from bot.core.contest.state import Phase
from bot.core.question.question import Question
from tests.core.contest_play import Play, started

T = 20_000


# --- votes ---


def test_whoever_votes_joins() -> None:
    play = started(1, 2)
    state = play.vote(3)
    assert state.participants[3].joined == 1
    assert state.answers[3].choice == 0


def test_the_first_vote_counts() -> None:
    play = started(1, 2, 3)
    play.vote(1, choice=2)
    assert play.vote(1, choice=0).answers[1].choice == 2


def test_a_retracted_vote_changes_nothing() -> None:
    play = started(1, 2, 3)
    before = play.vote(1)
    assert play.vote(1, choice=None) == before
    assert play.vote(2, choice=None).answers.keys() == {1}


@pytest.mark.parametrize("option", [-1, 4, 99])
def test_a_vote_for_an_option_that_is_not_there_is_no_vote(option: int) -> None:
    play = started(1, 2)
    before = play.state
    assert play.do(Vote("p1a", 1, "甲", option)) == before


def test_a_vote_on_another_poll_is_no_vote() -> None:
    play = started(1, 2)
    before = play.state
    assert play.do(Vote("p9", 1, "甲", 0)) == before


def test_the_option_of_the_poll_is_translated_to_the_questions_own() -> None:
    play = started(1, 2)
    order = play.state.round_plan.order
    for option, player in enumerate(range(5, 9)):
        play.do(Vote("p1a", player, "丁", option))
    assert [play.state.answers[player].choice for player in range(5, 9)] == list(order)


def test_a_judge_question_is_a_poll_of_two_options_with_the_scam_first_in_the_questions_own_order() -> None:
    judge = Question("j", "cue", "kefu", "judge", 1, ("any",), verdict="genuine")
    (round_plan,) = planned([judge], Play().rng)
    assert sorted(round_plan.order) == [0, 1]
    assert round_plan.key == 1


# --- everybody has answered ---


def test_a_round_closes_when_everybody_has_answered() -> None:
    play = started(1, 2)
    assert play.vote(1).phase is Phase.ASKING
    assert play.vote(2).phase is Phase.REVEALING
    assert play.last(CloseCopy) == CloseCopy(1, 10)


def test_a_vote_of_a_stranger_does_not_stand_for_somebody_who_is_awaited() -> None:
    play = started(1, 2)
    play.vote(1)
    assert play.vote(3).phase is Phase.ASKING


def next_round(play: Play) -> None:
    play.to_deadline()
    if play.state.phase is Phase.REVEALING:
        play.to_deadline()
    play.show()


def test_a_player_who_was_silent_for_two_rounds_running_is_not_awaited() -> None:
    play = started(1, 2)
    for _ in range(2):
        play.vote(1)
        assert play.state.phase is Phase.ASKING
        next_round(play)
    assert play.vote(1).phase is Phase.REVEALING


def test_a_silent_player_who_votes_is_awaited_again() -> None:
    play = started(1, 2)
    for _ in range(2):
        play.vote(1)
        next_round(play)
    play.vote(2)
    play.vote(1)
    play.to_deadline()
    play.show()
    assert play.vote(1).phase is Phase.ASKING
    assert play.vote(2).phase is Phase.REVEALING


def test_a_latecomer_is_awaited_in_the_round_after_a_vote_only() -> None:
    play = started(1, 2)
    play.vote(3)
    play.vote(1)
    play.vote(2)
    play.to_deadline()
    play.show()
    play.vote(1)
    assert play.vote(2).phase is Phase.ASKING
    next_round(play)
    play.vote(1)
    assert play.vote(2).phase is Phase.REVEALING


def test_a_player_who_leaves_is_not_awaited() -> None:
    play = started(1, 2)
    play.vote(1)
    assert play.do(Leave(2)).phase is Phase.REVEALING
    assert play.toasts[-1] == "contest-left"


def test_a_round_without_any_vote_does_not_close_because_somebody_leaves() -> None:
    play = started(1, 2)
    play.do(Leave(2))
    assert play.state.phase is Phase.ASKING


def test_who_left_and_votes_is_back() -> None:
    play = started(1, 2, 3)
    play.do(Leave(3))
    assert not play.vote(3).participants[3].left


def test_everyone_leaving_ends_the_game() -> None:
    play = started(1, 2)
    play.do(Leave(1), Leave(2))
    assert play.state.phase is Phase.CANCELLED
    assert play.last(ShowCancelled).reason == "left"
    assert play.last(CloseCopy).message_id == 10


def test_everyone_leaving_after_an_answer_ends_it_with_the_standings() -> None:
    play = started(1, 2)
    play.vote(1)
    play.vote(2)
    play.do(Leave(1), Leave(2))
    assert play.state.phase is Phase.FINISHED
    assert not play.state.complete
    final = play.last(ShowFinal)
    assert (final.ending, final.reveal) == ("left", None)
    assert [line.name for line in final.standings] == ["用户1", "用户2"]


def test_a_score_made_again_from_the_votes_is_the_score_that_was_kept() -> None:
    play = started(1, 2, rounds=3)
    given: dict[int, dict[int, object]] = {1: {}, 2: {}}
    for number in range(1, 4):
        play.pass_time(2_000)
        play.vote(1)
        if number != 2:
            play.vote(2, choice=number % 2)
        for player in given:
            given[player] |= {number: play.state.answers[player]} if player in play.state.answers else {}
        while play.state.phase in (Phase.ASKING, Phase.REVEALING) and play.state.number == number:
            play.to_deadline()
        if play.state.phase is Phase.ASKING:
            play.show()
    for player, answers in given.items():
        again = votes.score_after(play.state, answers, 3)
        kept = play.state.scores[player]
        assert (again.points, again.time, again.right, again.answered) == (
            kept.points, kept.time, kept.right, kept.answered,
        )  # fmt: skip


def test_a_round_that_nobody_got_right_has_no_fastest() -> None:
    play = started(1, 2)
    play.pass_time(3_000)
    play.vote(1, choice=1)
    play.vote(2, choice=2)
    result = play.state.log[0]
    assert (result.fastest, result.fastest_time, result.split) == (None, 0, (0, 1, 1, 0))
    reveal = play.last(ShowReveal).reveal
    assert (reveal.fastest, reveal.fastest_time) == ("", 0)
