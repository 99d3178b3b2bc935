"""抢答: who takes a round, who is out of it, and when it ends."""

from __future__ import annotations

from bot.core.contest import contest as machine
from bot.core.contest.buzzer_effects import AskBuzzer, CloseBuzzer
from bot.core.contest.effects import ShowFinal, ShowReveal
from bot.core.contest.events import Buzz, Leave, Shown
from bot.core.contest.modes import MODES
from bot.core.contest.round import copy_of
from bot.core.contest.state import GRACE, Phase
from tests.core.contest_play import Play, chosen, started


def game(*players: int, rounds: int = 5) -> Play:
    return started(*players, settings=chosen(mode="buzzer", rounds=rounds))


def test_the_question_goes_out_with_buttons_and_not_as_a_poll() -> None:
    play = game(1, 2)
    assert isinstance(play.said[-1], AskBuzzer)


def test_the_first_right_tap_takes_all_points_and_ends_the_round() -> None:
    play = game(1, 2, 3)
    play.pass_time(2_300)
    assert play.buzz(2) == "buzzer-yours"
    assert play.state.phase is Phase.REVEALING
    assert play.points() == {1: 0, 2: 1000, 3: 0}
    reveal = play.last(ShowReveal).reveal
    assert (reveal.fastest, reveal.fastest_time, reveal.right, reveal.buzzer) == ("用户2", 2_300, 1, True)


def test_a_slow_right_tap_is_worth_as_much_as_a_quick_one_and_a_row_adds_nothing() -> None:
    play = game(1, 2)
    play.pass_time(19_000)
    play.buzz(1)
    play.to_deadline()
    play.show()
    play.buzz(1)
    assert play.points() == {1: 2000, 2: 0}


def test_a_wrong_tap_locks_its_player_out_of_the_round_and_of_no_other() -> None:
    play = game(1, 2, 3)
    assert play.buzz(1, choice=2) == "buzzer-wrong"
    assert play.buzz(1, choice=0) == "buzzer-locked"
    assert play.state.phase is Phase.ASKING
    assert play.buzz(2) == "buzzer-yours"
    play.to_deadline()
    play.show()
    assert play.buzz(1) == "buzzer-yours"
    assert play.points() == {1: 1000, 2: 1000, 3: 0}


def test_a_tap_repeated_counts_once() -> None:
    play = game(1, 2, 3)
    play.buzz(1, choice=1)
    before = play.state
    assert play.buzz(1, choice=1) == "buzzer-locked"
    assert play.state is before


def test_of_two_right_taps_at_one_instant_the_one_that_comes_first_counts() -> None:
    play = game(1, 2)
    play.buzz(2)
    assert play.do(Buzz(1, "用户1", 1, play.state.plan[0].order.index(0), 10)) is play.state
    assert play.toasts[-1] == "buzzer-over"
    assert play.points() == {1: 0, 2: 1000}


def test_the_order_is_one_for_all_copies() -> None:
    play = game(1, 2, 3)
    play.show("b")
    play.buzz(1, choice=1, copy="a")
    assert play.buzz(1, copy="b") == "buzzer-locked"
    assert play.buzz(3, copy="b") == "buzzer-yours"
    closed = [effect.message_id for effect in play.all(CloseBuzzer)]
    assert closed == [10, 11]


def test_the_round_ends_when_all_known_players_are_locked_out() -> None:
    play = game(1, 2)
    play.buzz(1, choice=1)
    assert play.state.phase is Phase.ASKING
    play.buzz(2, choice=1)
    assert play.state.phase is Phase.REVEALING
    assert play.last(CloseBuzzer).winner == ""
    assert play.last(ShowReveal).reveal.answered == 2


def test_the_slower_ones_are_still_known_however_many_rounds_they_did_not_tap() -> None:
    play = game(1, 2, 3)
    for _ in range(3):
        play.buzz(1)
        play.to_deadline()
        play.show()
    play.buzz(1, choice=1)
    play.buzz(2, choice=1)
    assert play.state.phase is Phase.ASKING
    play.buzz(3)
    assert play.state.phase is Phase.REVEALING


def test_the_last_who_could_tap_leaves_and_the_round_ends() -> None:
    play = game(1, 2, 3)
    play.buzz(1, choice=1)
    play.buzz(2, choice=1)
    play.do(Leave(3))
    assert play.state.phase is Phase.REVEALING


def test_who_left_and_taps_is_in_again() -> None:
    play = game(1, 2, 3)
    play.do(Leave(3))
    assert play.buzz(3) == "buzzer-yours"
    assert not play.state.participants[3].left


def test_whoever_taps_joins_and_is_not_waited_for_in_that_round() -> None:
    play = game(1, 2)
    play.buzz(9, choice=1)
    play.buzz(1, choice=1)
    play.buzz(2, choice=1)
    assert play.state.phase is Phase.REVEALING
    assert play.state.participants[9].joined == 1


def test_the_round_ends_at_its_time_and_the_buttons_go() -> None:
    play = game(1, 2)
    play.buzz(1, choice=1)
    play.to_deadline()
    assert play.state.phase is Phase.REVEALING
    assert play.last(CloseBuzzer).message_id == 10


def test_a_tap_after_the_time_scores_nothing_unless_it_waited_while_the_bot_was_down() -> None:
    play = game(1, 2)
    play.pass_time(20_000 + GRACE + 1)
    assert play.buzz(1) == "buzzer-over"
    assert play.state.phase is Phase.ASKING
    assert play.buzz(2, queued=True) == "buzzer-yours"
    assert play.state.scores[2].time == 20_000


def test_a_tap_before_the_sending_is_noted_starts_the_clock_and_counts() -> None:
    play = Play(chosen(mode="buzzer", rounds=5))
    play.join(1, 2)
    play.start()
    assert play.buzz(1, choice=1) == "buzzer-wrong"
    started_at = play.now
    play.pass_time(3_000)
    play.show()
    assert play.state.shown_at == started_at
    assert [copy.message_id for copy in play.state.copies] == [10]
    assert machine.next_deadline(play.state) == started_at + 20_000 + GRACE


def test_a_question_that_appears_when_its_round_is_over_loses_its_buttons() -> None:
    play = Play(chosen(mode="buzzer", rounds=5))
    play.join(1, 2)
    play.start()
    play.buzz(1)
    closed = len(play.all(CloseBuzzer))
    play.do(Shown(1, copy_of(10), 10, play.now))
    assert len(play.all(CloseBuzzer)) == closed == 1
    play.do(Shown(1, copy_of(77), 77, play.now))
    late = play.last(CloseBuzzer)
    assert (late.message_id, late.winner) == (77, "用户1")


def test_a_tap_on_no_option_and_a_tap_of_another_mode_change_nothing() -> None:
    play = game(1, 2)
    for option in (-1, 4, 99):
        play.do(Buzz(1, "用户1", 1, option, 10))
        assert play.toasts[-1] == "tap-old"
    classic = started(1, 2)
    classic.do(Buzz(1, "用户1", 1, 0, 10))
    assert classic.toasts[-1] == "buzzer-over"
    assert not classic.state.answers


def test_equal_points_are_parted_by_time_as_everywhere() -> None:
    play = game(1, 2, rounds=2)
    play.pass_time(4_000)
    play.buzz(1)
    play.to_deadline()
    play.show()
    play.pass_time(2_000)
    play.buzz(2)
    assert [(line.rank, line.name) for line in play.last(ShowFinal).standings] == [(1, "用户2"), (2, "用户1")]


def test_a_round_costs_the_group_three_messages_as_in_every_mode() -> None:
    play = game(1, 2)
    before = len(play.state.sent)
    play.buzz(1)
    play.to_deadline()
    assert len(play.state.sent) - before == 3
    assert MODES["buzzer"].buzzer
