"""What comes once a week in a group: the league, and a regular contest with its call."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.contest.effects import ShowLobby
from bot.core.contest.events import Configure, Join
from bot.core.contest.group_effects import ShowGroupSettings, ShowLeague, ShowWeekly
from bot.core.contest.state import Phase
from bot.core.effects import Toast
from tests.services.contest_game import HOST, play
from tests.services.world import DAY, GROUP, HOUR, MINUTE, ZONE

SATURDAY = 5


@pytest.fixture
def lobby(world):
    """A lobby whose settings a regular contest takes over; its number."""
    world.services.contests.call(world.group(), HOST, None, world.now)
    world.do(Configure("rounds", 15))
    world.take(GROUP)
    return world.game().contest.id


def choose(world, contest_id, weekday=SATURDAY, hour=20):
    return world.services.weekly.choose(world.group(), contest_id, weekday, hour, HOST, world.now)


def there(instant: int) -> str:
    return f"{datetime.fromtimestamp(instant / 1000, ZoneInfo(ZONE)):%a %H:%M}"


def test_it_is_called_ten_minutes_before_its_hour_and_started_by_the_clock(world, lobby):
    assert choose(world, lobby) == Toast("contest-weekly-set")
    world.services.contests.stop(GROUP, world.now)
    world.now = world.services.weekly.next_deadline()
    assert there(world.now) == "Sat 19:50"
    world.services.weekly.tick(world.now)
    contest = world.game().contest
    assert (contest.settings.rounds, contest.starter, contest.starts_at) == (
        15,
        HOST,
        world.now + 10 * MINUTE,
    )
    world.do(Join(1, "甲"), Join(2, "乙"))
    world.pass_time(10 * MINUTE - 1)
    world.tick()
    assert world.game().contest.phase is Phase.LOBBY
    world.pass_time(1)
    world.tick()
    assert world.game().contest.phase is Phase.ASKING


def test_it_comes_every_week(world, lobby):
    choose(world, lobby)
    world.services.contests.stop(GROUP, world.now)
    first = world.services.weekly.next_deadline()
    world.services.weekly.tick(first)
    assert world.services.weekly.next_deadline() == first + 7 * DAY


def test_a_lobby_that_is_open_becomes_the_regular_one(world, lobby):
    choose(world, lobby)
    world.now = world.services.weekly.next_deadline()
    world.take(GROUP)
    world.services.weekly.tick(world.now)
    assert (world.game().contest.id, world.game().contest.starts_at) == (lobby, world.now + 10 * MINUTE)
    assert world.hear(GROUP, ShowLobby).starts_at == world.now + 10 * MINUTE


def test_after_an_outage_without_time_to_join_the_week_is_left_out(world, lobby):
    choose(world, lobby)
    world.services.contests.stop(GROUP, world.now)
    due = world.services.weekly.next_deadline()
    world.services.weekly.tick(due + 9 * MINUTE + 1)
    assert world.services.contests.running(GROUP) is None
    assert world.services.weekly.next_deadline() == due + 7 * DAY


@pytest.mark.parametrize(("weekday", "hour"), [(7, 20), (-1, 20), (5, 3), (5, 23)])
def test_an_hour_that_is_not_on_offer_is_refused(world, lobby, weekday, hour):
    assert choose(world, lobby, weekday, hour) == Toast("tap-old")
    assert world.services.weekly.next_deadline() is None


def test_it_can_be_given_up(world, lobby):
    choose(world, lobby)
    world.take(GROUP)
    assert world.services.weekly.give_up(world.group(), lobby, world.now) == Toast("contest-weekly-off")
    assert world.hear(GROUP, ShowWeekly).when is None
    assert world.services.weekly.next_deadline() is None
    assert world.services.weekly.give_up(world.group(), lobby, world.now) == Toast("tap-old")


def test_a_group_without_the_bot_is_not_called(world, lobby):
    choose(world, lobby)
    world.services.contests.stop(GROUP, world.now)
    world.services.groups.removed(GROUP, world.now)
    world.services.weekly.tick(world.services.weekly.next_deadline())
    assert world.services.weekly.next_deadline() is None


def test_another_zone_of_the_group_moves_its_hour(world, lobby):
    choose(world, lobby)
    before = world.services.weekly.next_deadline()
    settings = world.services.group_settings
    assert settings.choose(world.group(), lobby, "zone", "Asia/Tokyo", None, world.now) == Toast(
        "settings-saved"
    )
    assert world.services.weekly.next_deadline() == before - HOUR


@pytest.mark.parametrize(
    ("setting", "value", "field", "kept"),
    [
        ("anyone", "1", "anyone_starts", True),
        ("pause", "15", "pause_ms", 15_000),
        ("pause", "0", "pause_ms", 0),
        ("language", "en", "language", "en"),
    ],
)
def test_admins_choose_what_is_on_offer(world, lobby, setting, value, field, kept):
    settings = world.services.group_settings
    assert settings.choose(world.group(), lobby, setting, value, None, world.now) == Toast("settings-saved")
    assert getattr(world.store.groups.find(GROUP), field) == kept
    world.hear(GROUP, ShowGroupSettings)


@pytest.mark.parametrize(
    ("setting", "value"), [("anyone", "2"), ("pause", "7"), ("zone", "Mars"), ("language", "fr")]
)
def test_what_is_not_on_offer_changes_nothing(world, lobby, setting, value):
    before = world.store.groups.find(GROUP)
    settings = world.services.group_settings
    assert settings.choose(before, lobby, setting, value, None, world.now) == Toast("tap-old")
    assert world.store.groups.find(GROUP) == before


# --- the league -----------------------------------------------------------------------------------


def close_week(world, late=0):
    world.now = world.services.leagues.next_deadline() + late
    world.take(GROUP)
    world.services.leagues.tick(world.now)


def test_only_names_that_people_chose_for_boards_are_shown(world):
    play(world, {1: True, 2: False})
    world.services.players.name(world.player(1), "小王", world.now)
    table = world.services.leagues.show(world.group(), world.now)
    assert [(line.rank, line.name, line.games) for line in table.lines] == [(1, "小王", 1)]
    assert (table.players, table.hidden) == (2, 1)


def test_a_group_is_worth_the_mean_of_its_best(world):
    play(world, {1: True, 2: False})
    points = world.services.leagues.show(world.group(), world.now)
    best = world.store.contests.find(1).contest.scores[1].points
    assert (points.strength, points.rank, points.groups) == (round(best / 2), 1, 1)


def test_the_week_ends_on_monday_at_midnight_and_is_told_once(world):
    play(world, {1: True, 2: False})
    close_week(world)
    assert there(world.now) == "Mon 00:00"
    told = world.hear(GROUP, ShowLeague)
    assert (told.closed, told.players) == (True, 2)
    world.services.leagues.tick(world.now)
    assert world.take(GROUP) == []
    assert world.services.leagues.show(world.group(), world.now).players == 0


@pytest.mark.parametrize(("late", "told"), [(DAY - 1, True), (DAY, False)])
def test_after_an_outage_of_a_day_it_is_no_news(world, late, told):
    play(world, {1: True, 2: False})
    close_week(world, late)
    assert bool(world.take(GROUP)) is told


def test_games_of_a_week_add_up(world):
    for number in range(2):
        play(world, {1: True, 2: True})
        world.pass_time(HOUR * (number + 1))
    world.services.players.name(world.player(1), "小王", world.now)
    assert [line.games for line in world.services.leagues.show(world.group(), world.now).lines] == [2]


def test_a_season_that_cannot_be_told_does_not_hold_the_others(world):
    play(world, {1: True, 2: False})
    world.services.groups.removed(GROUP, world.now)
    close_week(world)
    assert world.take(GROUP) == []
    assert world.services.leagues.next_deadline() is None
