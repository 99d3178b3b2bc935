"""How a contest ends, and what is said then."""

from __future__ import annotations

import pytest

from bot.core.contest.contest import next_deadline, step
from bot.core.contest.effects import (
    CloseCopy,
    ShowCancelled,
    ShowFinal,
    ShowPodium,
    ShowReveal,
    TellStarter,
)
from bot.core.contest.events import (
    Cancel,
    Configure,
    Join,
    Leave,
    Next,
    Pause,
    Resume,
    Shown,
    Start,
    SwitchTeam,
    Tick,
    Undeliverable,
    Vote,
)
from bot.core.contest.modes import MODES
from bot.core.contest.round import RoundPlan, planned
from bot.core.contest.state import Phase
from bot.core.effects import Toast
from tests.core.contest_play import Play, chosen, question, started

T = 20_000


def finished(rounds: int = 1) -> Play:
    play = started(1, 2, 3, settings=chosen(rounds=5), rounds=rounds)
    for number in range(rounds):
        play.vote(1)
        play.pass_time(2_000)
        play.vote(2, choice=0 if number else 2)
        play.tick(T)
        if play.state.phase is Phase.REVEALING:
            play.to_deadline()
            play.show()
    return play


def test_the_last_reveal_and_the_final_text_are_one_message_after_the_picture() -> None:
    play = finished(rounds=2)
    assert [type(effect) for effect in play.said[-2:]] == [ShowPodium, ShowFinal]
    assert len(play.all(ShowReveal)) == 1
    final = play.last(ShowFinal)
    assert final.reveal is not None
    assert final.reveal.question_id == "q2"
    assert [line.name for line in final.standings] == ["用户1", "用户2", "用户3"]
    assert (final.fastest, final.fastest_time) == ("用户1", 0)


def test_the_end_names_the_question_that_most_got_wrong() -> None:
    final = finished(rounds=2).last(ShowFinal)
    assert final.hardest is not None
    assert (final.hardest, final.missed) == ("q1", 1)


def test_a_game_played_to_its_last_question_is_complete() -> None:
    assert finished().state.complete


def test_a_game_without_any_point_has_no_podium() -> None:
    play = started(1, 2, rounds=1)
    play.vote(1, choice=1)
    play.vote(2, choice=1)
    assert play.state.phase is Phase.FINISHED
    assert play.all(ShowPodium) == []


def test_the_host_stops_a_game_in_the_middle_of_a_round() -> None:
    play = started(1, 2)
    play.vote(1)
    play.do(Cancel())
    assert play.state.phase is Phase.CANCELLED
    assert play.last(CloseCopy).message_id == 10
    assert play.last(ShowCancelled) == ShowCancelled(1, "host", 1)


def test_a_stopped_game_shows_the_standings_so_far() -> None:
    play = started(1, 2)
    play.vote(1)
    play.vote(2)
    play.do(Cancel())
    assert [line.points for line in play.last(ShowCancelled).standings] == [1000, 1000]


@pytest.mark.parametrize("end", [Cancel(), Undeliverable("no-rights")])
def test_a_game_that_is_over_never_moves(end: Cancel | Undeliverable) -> None:
    play = started(1, 2)
    play.do(end)
    over = play.state
    events = (
        Join(5, "戊"),
        Leave(1),
        SwitchTeam(1),
        Configure("rounds", 5),
        Start(()),
        Shown(1, "x", 1, play.now),
        Vote("p1a", 1, "甲", 0),
        Tick(),
        Pause(),
        Resume(),
        Cancel(),
        Undeliverable("kicked"),
    )
    for event in events:
        assert step(over, event, play.now + 3_600_000)[0] is over
    assert next_deadline(over) is None


def test_what_telegram_refuses_ends_the_game_with_a_word_to_the_group_and_its_starter() -> None:
    play = started(1, 2)
    play.said.clear()
    play.do(Undeliverable("no-rights"))
    assert play.state.phase is Phase.CANCELLED
    assert play.said[-1] == TellStarter(1, "no-rights", "群")
    assert play.last(ShowCancelled).reason == "no-rights"


@pytest.mark.parametrize("reason", ["kicked", "unknown-chat", "topic-gone"])
def test_nothing_is_said_in_a_group_that_is_closed(reason: str) -> None:
    play = started(1, 2)
    play.said.clear()
    play.do(Undeliverable(reason))
    assert play.said == [TellStarter(1, reason, "群")]


def test_a_tap_on_a_game_that_is_over_gets_one_word() -> None:
    play = finished()
    assert step(play.state, Pause(), play.now)[1] == (Toast("contest-over"),)


@pytest.mark.parametrize("mode", sorted(MODES))
def test_every_mode_plays_to_its_end(mode: str) -> None:
    play = started(1, 2, settings=chosen(mode=mode, rounds=5))
    while play.state.phase is not Phase.FINISHED:
        answer = play.buzz if play.state.mode.buzzer else play.vote
        answer(2, choice=1)
        answer(1)
        if play.state.phase is Phase.REVEALING:
            play.pass_time(10_000)
            play.do(Next())
            play.show()
    assert play.state.scores[1].right == 5
    assert play.state.scores[2].points == 0


def test_a_plan_keeps_every_questions_options_and_shuffles_them() -> None:
    plan: tuple[RoundPlan, ...] = planned([question(str(number)) for number in range(30)], Play().rng)
    assert all(sorted(one.order) == [0, 1, 2, 3] for one in plan)
    assert len({one.order for one in plan}) > 5
