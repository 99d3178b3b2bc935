"""The lobby of a contest, its teams, and a start by the clock."""

from __future__ import annotations

import pytest

from bot.core.contest.contest import next_deadline
from bot.core.contest.effects import (
    AskRound,
    ShowCancelled,
    ShowLobby,
    ShowReveal,
)
from bot.core.contest.events import (
    Configure,
    Leave,
    Start,
    SwitchTeam,
)
from bot.core.contest.round import planned
from bot.core.contest.state import Contest, Phase
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
    assert len(minute) == 14


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
