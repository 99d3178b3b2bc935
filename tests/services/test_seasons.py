"""A season by its services: who may do what in which state, what a round brings, and what a forged button does."""

from __future__ import annotations

import pytest

from bot.core.contest.unit_effects import ShowUnits
from bot.core.effects import Toast
from bot.core.quiz.effects import ShowQuestion, ShowReasons
from bot.core.season.effects import (
    ShowSeason,
    ShowSeasonFinal,
    ShowSeasonHome,
    ShowSeasonPodium,
    ShowSeasonSetup,
    ShowSeasonTry,
)
from bot.core.season.events import Configure
from bot.core.season.state import Phase
from bot.services.unit_lists import SEASON
from tests.services.world import DAY, GROUP, HOUR

HOST, TAKEN = 1, 7
ELSEWHERE = GROUP - 1


@pytest.fixture
def setup(world):
    """A season in the making."""
    world.player(HOST, board_name="主持")
    world.services.seasons.call(world.group(), HOST, None, world.now)
    world.hear(GROUP, ShowSeasonSetup)
    return world


@pytest.fixture
def season(setup):
    """A season that has just begun; its people may play."""
    assert setup.services.seasons.begin(number(setup), GROUP, HOST, setup.now) is None
    setup.take(GROUP)
    return setup


def found(world):
    return world.store.seasons.find_open(GROUP)


def number(world) -> int:
    return found(world).season.id


def code(world) -> str:
    return found(world).season.code


def play(world, player, rights: int = 10) -> ShowSeasonTry:
    """A whole round of somebody, so many answers right."""
    assert world.services.season_play.begin(player, code(world), world.now, TAKEN) is None
    shown = world.hear(player.id, ShowQuestion)
    for position in range(shown.total):
        world.answer(player, shown, right=position < rights)
        world.hear(player.id, ShowReasons)
        world.next(player, shown)
        if position + 1 < shown.total:
            shown = world.hear(player.id, ShowQuestion)
    return world.hear(player.id, ShowSeasonTry)


def test_a_group_has_one_season_and_a_second_command_shows_it(setup):
    assert setup.services.seasons.call(setup.group(), 2, None, setup.now) is None
    setup.hear(GROUP, ShowSeasonSetup)
    setup.services.seasons.begin(number(setup), GROUP, HOST, setup.now)
    standing = setup.services.seasons.call(setup.group(), 2, None, setup.now)
    assert isinstance(standing, ShowSeason)
    assert standing.host


def test_a_button_of_another_group_does_nothing(setup):
    seasons = setup.services.seasons
    for toast in (
        seasons.configure(number(setup), ELSEWHERE, Configure("days", "30"), setup.now),
        seasons.begin(number(setup), ELSEWHERE, HOST, setup.now),
        seasons.close(number(setup), ELSEWHERE, setup.now),
        setup.services.unit_lists.ask(SEASON, number(setup), ELSEWHERE, HOST, setup.now),
    ):
        assert toast == Toast("tap-old")
    assert found(setup).season.phase is Phase.SETUP
    assert found(setup).season.settings.days == 7
    assert setup.take(GROUP) == []


def test_who_begins_it_hosts_it_and_only_its_own_code_leads_there(setup):
    setup.services.seasons.begin(number(setup), GROUP, 5, setup.now)
    assert setup.services.seasons.host(number(setup), GROUP) == 5
    player = setup.player(2)
    assert not setup.services.season_play.follow(player, "AAAAAAAAAA", setup.now)
    assert setup.services.season_play.follow(player, code(setup).lower(), setup.now)
    assert setup.hear(2, ShowSeasonHome).running


def test_a_better_round_brings_the_difference_and_a_worse_one_nothing(season):
    player = season.player(2)
    low, high, again = (play(season, player, rights) for rights in (6, 9, 7))
    assert low.gained == low.points > 0
    assert high.gained == high.points - low.points
    assert (again.gained, again.sum) == (0, high.points)
    assert season.services.season_play.begin(player, code(season), season.now, TAKEN) == Toast(
        "season-no-tries", alert=True
    )


def test_a_round_that_ends_after_the_season_is_shown_and_counts_for_nothing(season):
    player, late = season.player(2, board_name="甲"), season.player(3)
    play(season, player)
    season.services.season_play.begin(late, code(season), season.now, TAKEN)
    shown = season.hear(3, ShowQuestion)
    season.now = found(season).season.ends_at
    for position in range(shown.total):
        season.answer(late, shown)
        season.hear(3, ShowReasons)
        season.next(late, shown)
        if position + 1 < shown.total:
            shown = season.hear(3, ShowQuestion)
    result = season.hear(3, ShowSeasonTry)
    assert (result.late, result.gained, result.sum) == (True, 0, 0)
    season.services.seasons.tick(season.now)
    said = [post.effect for post in season.take(GROUP)]
    assert [type(effect) for effect in said if not isinstance(effect, ShowSeason)] == [
        ShowSeasonPodium,
        ShowSeasonFinal,
    ]


def test_it_is_closed_by_a_second_tap_within_half_a_minute_only(season):
    play(season, season.player(2))
    assert season.services.seasons.close(number(season), GROUP, season.now) is not None
    season.pass_time(HOUR)
    assert season.services.seasons.close(number(season), GROUP, season.now) is not None
    season.pass_time(1_000)
    closed = number(season)
    season.services.seasons.close(closed, GROUP, season.now)
    assert season.store.seasons.find(closed).season.phase is Phase.OVER


def test_a_season_that_cannot_be_moved_does_not_hold_the_others(season, caplog):
    other = season.group(ELSEWHERE)
    season.services.seasons.call(other, HOST, None, season.now)
    theirs = season.store.seasons.find_open(ELSEWHERE).season.id
    season.services.seasons.begin(theirs, ELSEWHERE, HOST, season.now)
    ours = number(season)
    # The row of the first one cannot be read any more, as after a fault of the disk.
    season.store.db.execute("UPDATE seasons SET state = '{' WHERE id = ?", (ours,))
    season.pass_time(8 * DAY)
    season.services.seasons.tick(season.now)
    assert season.store.seasons.find(theirs).season.phase is Phase.OVER
    assert f"season {ours} could not be moved on" in caplog.text
    assert season.services.seasons.next_deadline() > season.now


def test_a_list_with_a_fault_is_asked_for_again_and_keeps_nothing(setup):
    host = setup.player(HOST)
    assert setup.services.unit_lists.ask(SEASON, number(setup), GROUP, HOST, setup.now) == Toast(
        "season-units-asked", alert=True
    )
    setup.take(HOST)
    awaited = setup.store.players.find_expected(HOST, setup.now)
    setup.services.unit_lists.take(host, "教务处 35\n教务处 12", awaited, setup.now)
    assert setup.hear(HOST, ShowUnits).faults[0][0] == 2
    assert found(setup).season.settings.units == ()
    setup.services.unit_lists.take(host, "教务处 35\n总务处", awaited, setup.now)
    assert [(unit.name, unit.size) for unit in found(setup).season.settings.units] == [
        ("教务处", 35),
        ("总务处", None),
    ]


def test_with_units_nobody_plays_before_choosing_one_and_it_stays_after_a_round(setup):
    setup.services.unit_lists.take(setup.player(HOST), "甲班 3\n乙班 4", f"{SEASON}{number(setup)}", setup.now)  # fmt: skip
    setup.services.seasons.begin(number(setup), GROUP, HOST, setup.now)
    play_of, player = setup.services.season_play, setup.player(2)
    assert play_of.begin(player, code(setup), setup.now, TAKEN) == Toast("season-unit-first", alert=True)
    assert play_of.choose_unit(player, code(setup), 2, setup.now, TAKEN) == Toast("tap-old")
    assert play_of.choose_unit(player, code(setup), 1, setup.now, TAKEN) is None
    setup.take(2)
    play(setup, player)
    assert play_of.choose_unit(player, code(setup), 0, setup.now, TAKEN) == Toast(
        "season-unit-fixed", alert=True
    )
