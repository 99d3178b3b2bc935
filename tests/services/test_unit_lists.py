"""The list of a group's units: who it is asked of, what is kept, and what it is kept for."""

from __future__ import annotations

import pytest

from bot.core.contest.unit_effects import ShowUnits
from bot.core.effects import Say, Toast
from bot.core.season.effects import ShowSeasonSetup
from bot.services.unit_lists import CONTEST, SEASON
from tests.services.contest_game import HOST
from tests.services.world import GROUP, HOUR, MINUTE

ELSEWHERE = GROUP - 1
TEXT = "教务处 35\n总务处"


@pytest.fixture
def lobby(world):
    """A group with an open lobby and a season in the making, and a host who has met the bot; its number."""
    world.player(HOST)
    world.services.contests.call(world.group(), HOST, None, world.now)
    world.services.seasons.call(world.group(), HOST, None, world.now)
    world.take(GROUP)
    return world.game().contest.id


def season(world) -> int:
    return world.store.seasons.find_open(GROUP).season.id


def names(units) -> list[str]:
    return [unit.name for unit in units]


def ask(world, mark, number, chat_id=GROUP, host=HOST) -> Toast:
    return world.services.unit_lists.ask(mark, number, chat_id, host, world.now)


def test_it_is_asked_for_in_private_and_waited_for(world, lobby):
    assert ask(world, CONTEST, lobby) == Toast("units-asked", alert=True)
    assert world.hear(HOST, ShowUnits).said == "ask"
    awaited = world.store.players.find_expected(HOST, world.now)
    assert world.services.unit_lists.awaits(awaited)
    assert world.services.unit_lists.subject(awaited).chat_id == GROUP
    assert world.store.players.find_expected(HOST, world.now + 11 * MINUTE) is None
    assert ask(world, SEASON, season(world)) == Toast("season-units-asked", alert=True)
    assert world.store.players.find_expected(HOST, world.now + 29 * MINUTE) is not None


def test_a_button_of_another_chat_or_a_host_who_never_wrote_asks_nobody(world, lobby):
    for mark, number, first in (
        (CONTEST, lobby, "units-start-first"),
        (SEASON, season(world), "season-units-start-first"),
    ):
        assert ask(world, mark, number, ELSEWHERE) == Toast("tap-old")
        assert ask(world, mark, number + 1) == Toast("tap-old")
        assert ask(world, mark, number, host=77) == Toast(first, alert=True)
    assert world.waiting(HOST) == world.waiting(77) == []
    assert world.store.players.find_expected(HOST, world.now) is None


def test_a_list_is_kept_for_the_group_and_its_open_lobby(world, lobby):
    player = world.player(HOST)
    world.services.unit_lists.take(player, TEXT, f"{CONTEST}{lobby}", world.now)
    assert names(world.hear(HOST, ShowUnits).units) == ["教务处", "总务处"]
    assert names(world.store.groups.find(GROUP).units) == ["教务处", "总务处"]
    assert names(world.game().contest.venue.units) == ["教务处", "总务处"]
    assert world.game().contest.changed


def test_a_list_is_kept_for_a_season_that_has_not_begun(world, lobby):
    player, number = world.player(HOST), season(world)
    world.services.unit_lists.take(player, TEXT, f"{SEASON}{number}", world.now)
    assert world.hear(HOST, Say).args == {"count": 2, "sizes": 1}
    assert world.hear(GROUP, ShowSeasonSetup).units == 2
    world.services.seasons.begin(number, GROUP, HOST, world.now)
    assert ask(world, SEASON, number) == Toast("tap-old")


@pytest.mark.parametrize("mark", [CONTEST, SEASON])
def test_a_list_with_a_fault_keeps_nothing_and_is_waited_for_again(world, lobby, mark):
    player, number = world.player(HOST), lobby if mark == CONTEST else season(world)
    world.services.unit_lists.take(player, "教务处 35\n教务处 12", f"{mark}{number}", world.now)
    assert world.hear(HOST, ShowUnits).faults[0][0] == 2
    assert world.store.groups.find(GROUP).units == ()
    assert world.store.seasons.find_open(GROUP).season.settings.units == ()
    assert world.store.players.find_expected(HOST, world.now) == f"{mark}{number}"


@pytest.mark.parametrize(("mark", "gone"), [(CONTEST, ShowUnits("gone")), (SEASON, Say("season-over"))])
def test_what_it_was_for_may_be_gone_when_it_comes(world, lobby, mark, gone):
    world.services.unit_lists.take(world.player(HOST), TEXT, f"{mark}99", world.pass_time(HOUR))
    assert world.take(HOST)[-1].effect == gone
    assert world.services.unit_lists.subject(f"{mark}99") is None


def test_other_things_that_are_awaited_are_no_lists(world):
    assert not any(
        map(world.services.unit_lists.awaits, ("", "name", "units:", "units:x", "season-units-", "set:3"))
    )
