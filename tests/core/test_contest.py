"""From one round to the next: the reveal, pauses."""

from __future__ import annotations

import pytest

from bot.core.contest.contest import next_deadline
from bot.core.contest.effects import (
    ShowCancelled,
    ShowFinal,
    ShowReveal,
)
from bot.core.contest.events import (
    Pause,
    Resume,
)
from bot.core.contest.state import Phase
from tests.core.contest_play import NOW, Play, chosen, started

T = 20_000


# --- the reveal and the way on ---


def test_the_reveal_gives_the_answer_the_count_and_the_top_ten_with_movements() -> None:
    play = started(*range(1, 13))
    for player in range(1, 13):
        play.pass_time(1_000)
        play.vote(player, choice=0 if player > 1 else 1)
    shown = play.last(ShowReveal)
    assert (shown.reveal.number, shown.reveal.total, shown.reveal.question_id) == (1, 5, "q1")
    assert (shown.reveal.answered, shown.reveal.right, shown.reveal.fastest) == (12, 11, "用户2")
    assert [line.name for line in shown.standings] == [f"用户{player}" for player in range(2, 12)]
    assert shown.players == 12


def test_a_player_moves_up() -> None:
    play = started(1, 2)
    play.pass_time(1_000)
    play.vote(1)
    play.vote(2, choice=1)
    play.to_deadline()
    play.show()
    play.vote(2)
    play.tick(T + 1_000)
    assert [(line.name, line.moved) for line in play.last(ShowReveal).standings] == [
        ("用户2", 1),
        ("用户1", -1),
    ]


def test_the_next_question_comes_four_seconds_after_the_reveal() -> None:
    play = started(1, 2)
    play.pass_time(10_000)
    play.vote(1)
    play.vote(2)
    assert next_deadline(play.state) == play.now + 4_000
    assert play.tick(3_999).phase is Phase.REVEALING
    state = play.tick(1)
    assert (state.phase, state.number) == (Phase.ASKING, 2)


def test_the_pause_after_a_reveal_is_a_setting() -> None:
    play = started(1, 2, settings=chosen(rounds=5, pause=9_000))
    play.vote(1)
    play.vote(2)
    assert next_deadline(play.state) == play.now + 9_000


@pytest.mark.parametrize("rounds", [5, 10, 20])
@pytest.mark.parametrize("quick", [0, 1_500, 4_000])
def test_a_quick_game_never_says_more_than_twenty_things_a_minute_and_never_stalls(
    rounds: int, quick: int
) -> None:
    play = started(1, 2, settings=chosen(rounds=rounds, seconds=10))
    times, pauses = [NOW] * len(play.said), []
    while play.state.phase is not Phase.FINISHED:
        play.pass_time(quick)
        play.vote(1)
        play.vote(2)
        times += [play.now] * (len(play.said) - len(times))
        if play.state.phase is Phase.REVEALING:
            before = play.now
            play.to_deadline()
            pauses.append(play.now - before)
            times += [play.now] * (len(play.said) - len(times))
            play.show()
    assert all(sum(start <= at < start + 60_000 for at in times) <= 20 for start in times)
    assert min(pauses) >= 4_000
    assert max(pauses) <= 12_000


def test_a_short_game_is_not_slowed() -> None:
    play = started(1, 2, settings=chosen(rounds=5, seconds=10))
    while play.state.phase is not Phase.FINISHED:
        play.vote(1)
        play.vote(2)
        if play.state.phase is Phase.REVEALING:
            assert next_deadline(play.state) == play.now + 4_000
            play.to_deadline()
            play.show()


# --- pauses ---


def empty_rounds(play: Play, count: int) -> None:
    for _ in range(count):
        play.to_deadline()
        if play.state.phase is Phase.REVEALING:
            play.to_deadline()
            play.show()


def test_two_rounds_without_any_answer_pause_the_game() -> None:
    play = started(1, 2)
    empty_rounds(play, 2)
    assert play.state.phase is Phase.PAUSED
    assert play.last(ShowReveal).pause_reason == "silence"


def test_an_answer_between_two_empty_rounds_keeps_the_game_going() -> None:
    play = started(1, 2)
    empty_rounds(play, 1)
    play.vote(1)
    empty_rounds(play, 2)
    assert play.state.phase is Phase.ASKING


def test_ten_minutes_later_a_silent_game_ends_and_says_so() -> None:
    play = started(1, 2)
    play.vote(1)
    empty_rounds(play, 3)
    assert play.state.phase is Phase.PAUSED
    assert play.tick(10 * 60_000 - 1).phase is Phase.PAUSED
    assert play.tick(1).phase is Phase.FINISHED
    assert play.last(ShowFinal).ending == "silence"


def test_a_game_that_nobody_ever_answered_is_off() -> None:
    play = started(1, 2)
    empty_rounds(play, 2)
    play.to_deadline()
    assert play.state.phase is Phase.CANCELLED
    assert play.last(ShowCancelled).reason == "silence"


def test_a_paused_game_goes_on_with_the_next_question_at_once() -> None:
    play = started(1, 2)
    empty_rounds(play, 2)
    play.do(Resume())
    resumed = play.now
    assert play.last(ShowReveal).pause_reason == ""
    assert play.to_deadline().number == 3
    assert (play.now, play.state.since) == (resumed, resumed)


def test_after_a_silence_nobody_is_awaited_until_somebody_votes() -> None:
    play = started(1, 2)
    empty_rounds(play, 2)
    play.do(Resume())
    play.to_deadline()
    play.show()
    assert play.vote(1).phase is Phase.ASKING


def test_a_pause_during_a_round_lets_the_round_play_to_its_end() -> None:
    play = started(1, 2)
    play.do(Pause())
    assert (play.state.phase, play.toasts[-1]) == (Phase.ASKING, "contest-pause-after-round")
    play.vote(1)
    play.vote(2)
    assert play.state.phase is Phase.PAUSED
    assert play.last(ShowReveal).pause_reason == "host"
    assert play.points() == {1: 1000, 2: 1000}


def test_a_pause_after_a_reveal_is_at_once() -> None:
    play = started(1, 2)
    play.vote(1)
    play.vote(2)
    play.do(Pause())
    assert (play.state.phase, play.toasts[-1]) == (Phase.PAUSED, "contest-paused")


def test_a_wish_to_pause_can_be_taken_back() -> None:
    play = started(1, 2)
    play.do(Pause(), Resume())
    play.vote(1)
    play.vote(2)
    assert play.state.phase is Phase.REVEALING


def test_a_pause_of_the_host_lasts_an_hour_at_most() -> None:
    play = started(1, 2)
    play.vote(1)
    play.vote(2)
    play.do(Pause())
    assert next_deadline(play.state) == play.now + 60 * 60_000


@pytest.mark.parametrize(
    ("events", "toast"),
    [
        ((Pause(),), "contest-not-started"),
        ((Resume(),), "contest-not-paused"),
    ],
)
def test_there_is_nothing_to_pause_in_a_lobby(events: tuple[Pause | Resume, ...], toast: str) -> None:
    play = Play()
    before = play.state
    play.do(*events)
    assert (play.state, play.toasts[-1]) == (before, toast)
