"""The rules of a contest, one test each."""

from __future__ import annotations

import dataclasses

import pytest

from bot.core.contest.contest import next_deadline, step
from bot.core.contest.effects import (
    AskRound,
    CloseCopy,
    ShowCancelled,
    ShowFinal,
    ShowLobby,
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
from bot.core.contest.state import Contest, Phase
from bot.core.effects import Toast
from bot.core.question import Question
from tests.core.contest_play import NOW, Play, chosen, question, started

T = 20_000


# --- the lobby ---


def test_joining_twice_changes_nothing_and_never_leaves() -> None:
    play = Play()
    once = play.join(1)
    twice = play.join(1)
    assert list(twice.participants) == list(once.participants) == [1]
    assert play.toasts == ["contest-joined", "contest-joined-already"]


def test_leaving_the_lobby_takes_the_player_out() -> None:
    play = Play()
    play.join(1, 2)
    assert list(play.do(Leave(1)).participants) == [2]
    play.do(Leave(1))
    assert play.toasts[-1] == "contest-not-in"


def test_the_lobby_is_shown_at_most_every_two_seconds() -> None:
    play = Play()
    play.join(1, 2, 3)
    assert len(play.all(ShowLobby)) == 1
    assert next_deadline(play.state) == NOW + 2_000
    play.tick(2_000)
    assert play.last(ShowLobby).names == ("用户1", "用户2", "用户3")
    assert next_deadline(play.state) == NOW + 15 * 60_000


def test_a_busy_lobby_leaves_room_for_the_first_question() -> None:
    play = Play()
    for player in range(40):
        play.join(player)
        play.tick(1_000)
    minute = [at for at in play.state.sent if at > play.now - 60_000]
    assert len(minute) <= 14


def test_a_lobby_closes_after_fifteen_minutes() -> None:
    play = Play()
    play.join(1, 2)
    play.tick(2_000)
    assert play.tick(15 * 60_000 - 2_001).phase is Phase.LOBBY
    assert play.tick(1).phase is Phase.CANCELLED
    assert play.last(ShowCancelled) == ShowCancelled(1, "lobby", 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("rounds", 15), ("seconds", 60), ("mode", "teams"), ("topic", "kefu"), ("topic", None)],
)
def test_the_host_sets_one_value_by_one_tap(field: str, value: int | str | None) -> None:
    state = Play(chosen(topic="law")).do(Configure(field, value))
    assert getattr(state.settings, field) == value


@pytest.mark.parametrize(
    ("field", "value"), [("rounds", 7), ("seconds", 1), ("mode", "no"), ("pause", 1), ("x", 1)]
)
def test_a_value_that_is_not_on_offer_changes_nothing(field: str, value: int | str) -> None:
    play = Play()
    before = play.state
    assert play.do(Configure(field, value)) == before


def test_the_topics_are_a_page_of_the_lobby_and_choosing_leads_back() -> None:
    play = Play()
    assert play.do(Configure("page", "topics")).page == "topics"
    assert play.do(Configure("topic", "kefu")).page == "settings"


def test_one_player_is_not_enough() -> None:
    play = Play()
    play.join(1)
    assert play.start().phase is Phase.LOBBY
    assert play.toasts[-1] == "contest-need-two"


def test_a_topic_without_questions_does_not_start() -> None:
    play = Play()
    play.join(1, 2)
    assert play.do(Start(())).phase is Phase.LOBBY
    assert play.toasts[-1] == "contest-no-questions"


def test_the_start_takes_the_lobbys_buttons_away_and_asks_the_first_question() -> None:
    play = Play()
    play.join(1, 2)
    state = play.start()
    assert (state.phase, state.number) == (Phase.ASKING, 1)
    assert play.last(ShowLobby).started
    asked = play.last(AskRound)
    assert (asked.number, asked.total, asked.question_id, asked.seconds) == (1, 5, "q1", 20)
    assert sorted(asked.order) == [0, 1, 2, 3]


def test_settings_are_fixed_once_the_game_runs() -> None:
    play = started(1, 2)
    for event in (Configure("seconds", 60), SwitchTeam(1), Start(())):
        before = play.state
        assert play.do(event) == before
        assert play.toasts[-1] == "contest-started-already"


# --- a game that the clock starts ---


def test_a_scheduled_game_waits_for_its_hour_and_starts_by_the_clock() -> None:
    play = Play(starts_at=NOW + 600_000)
    play.join(1, 2)
    play.tick(2_000)
    assert next_deadline(play.state) == NOW + 600_000
    plan = planned([question("q1")], play.rng)
    assert play.do(Start(plan, scheduled=True)).phase is Phase.ASKING


def test_a_scheduled_game_for_which_fewer_than_two_come_is_cancelled_kindly() -> None:
    play = Play(starts_at=NOW + 600_000)
    play.join(1)
    plan = planned([question("q1")], play.rng)
    assert play.do(Start(plan, scheduled=True)).phase is Phase.CANCELLED
    assert play.last(ShowCancelled).reason == "few"


def test_a_scheduled_team_game_deals_even_those_who_chose() -> None:
    play = Play(chosen(mode="teams"), starts_at=NOW + 600_000)
    play.join(1, 2, 3)
    play.do(SwitchTeam(1))
    play.do(SwitchTeam(3))
    assert teams_of(play.state) == {1: 1, 2: 1, 3: 1}
    state = play.do(Start(planned([question("q1")], play.rng), scheduled=True))
    assert sorted(teams_of(state).values()) == [0, 1, 1]


# --- teams ---


def teams_of(state: Contest) -> dict[int, int]:
    return {player: participant.team for player, participant in state.participants.items()}


def test_players_are_dealt_to_the_smaller_team() -> None:
    play = Play(chosen(mode="teams"))
    assert teams_of(play.join(1, 2, 3, 4, 5)) == {1: 0, 2: 1, 3: 0, 4: 1, 5: 0}


def test_choosing_the_team_mode_deals_those_who_are_there() -> None:
    play = Play()
    play.join(1, 2, 3, 4)
    assert teams_of(play.do(Configure("mode", "teams"))) == {1: 0, 2: 1, 3: 0, 4: 1}


def test_a_player_switches_teams_by_a_button() -> None:
    play = Play(chosen(mode="teams"))
    play.join(1, 2)
    assert teams_of(play.do(SwitchTeam(1))) == {1: 1, 2: 1}
    assert teams_of(play.do(SwitchTeam(1))) == {1: 0, 2: 1}


def test_teams_are_evened_out_at_the_start_by_those_who_did_not_choose() -> None:
    play = Play(chosen(mode="teams", rounds=5))
    play.join(1, 2, 3, 4)
    play.do(Leave(1), Leave(3))
    play.join(5, 6)
    play.do(Leave(2))
    play.join(7)
    state = play.start()
    sizes = sorted(list(teams_of(state).values()).count(team) for team in (0, 1))
    assert sizes == [2, 2]


def test_a_game_of_one_team_does_not_start() -> None:
    play = Play(chosen(mode="teams"))
    play.join(1, 2)
    play.do(SwitchTeam(1))
    play.do(SwitchTeam(2), SwitchTeam(2))
    assert play.start().phase is Phase.LOBBY
    assert play.toasts[-1] == "contest-team-empty"


def test_switching_needs_teams_and_a_place_in_the_game() -> None:
    play = Play()
    play.join(1)
    play.do(SwitchTeam(1))
    assert play.toasts[-1] == "contest-no-teams"
    other = Play(chosen(mode="teams"))
    other.do(SwitchTeam(1))
    assert other.toasts[-1] == "contest-not-in"


def test_the_reveal_of_a_team_game_gives_the_mean_of_each_team() -> None:
    play = started(1, 2, settings=chosen(mode="teams", rounds=5))
    play.vote(1)
    play.vote(2, choice=1)
    assert [(line.team, line.points) for line in play.last(ShowReveal).teams] == [(0, 1000), (1, 0)]


# --- the clock of a round ---


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


# --- copies of a poll ---


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
    assert dataclasses.replace(play.state, sent=()) == dataclasses.replace(before, sent=())


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
    assert play.last(ShowReveal).pause_reason == ""
    assert play.to_deadline().number == 3
    assert play.now - play.state.since == 0


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


# --- the end ---


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
        play.vote(1)
        play.vote(2, choice=1)
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
