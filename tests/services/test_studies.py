"""A host's study: the lot that decides who waits, and numbers of all, never of one person."""

from __future__ import annotations

import pytest

from bot.core.checkup.effects import ShowCheckup, ShowCheckupWaits, ShowStudy
from bot.core.effects import Say, Toast
from bot.core.quiz.effects import ShowQuestion
from tests.services.checkup_play import HOST, course, take
from tests.services.world import DAY


@pytest.fixture
def world(make_world, wide_bank):
    return make_world(wide_bank)


def open_study(world, *, waits=False) -> str:
    host = world.player(HOST)
    world.services.studies.open(host, world.now)
    code = world.hear(HOST, ShowStudy).code
    if waits:
        world.services.studies.change(host, code, "wait", world.now, 7)
        world.take(HOST)
    return code


def change(world, code, action, host=HOST):
    return world.services.studies.change(world.player(host), code, action, world.now, 7)


def refresh(world, code) -> ShowStudy:
    assert change(world, code, "show") is None
    return world.hear(HOST, ShowStudy)


def test_a_host_has_one_study_at_a_time(world):
    assert open_study(world) == open_study(world)


def test_without_a_waiting_list_everybody_begins_now(world):
    code = open_study(world)
    for number in range(1, 13):
        take(world, world.player(number), study=code)
    assert {course(world, world.player(number), code).arm for number in range(1, 13)} == {"now"}


def test_with_a_waiting_list_the_arm_falls_by_lot(world):
    code = open_study(world, waits=True)
    for number in range(1, 41):
        take(world, world.player(number), study=code)
    arms = [course(world, world.player(number), code).arm for number in range(1, 41)]
    assert 8 < arms.count("wait") < 32


def test_who_waits_hears_nothing_until_the_second_test_which_is_open_at_once(world):
    code = open_study(world, waits=True)
    waiting = next(
        n for n in range(1, 60) if isinstance(take(world, world.player(n), study=code), ShowCheckupWaits)
    )
    player = world.player(waiting)
    assert course(world, player, code).arm == "wait"
    shown = take(world, player, study=code)
    assert isinstance(shown, ShowCheckup)
    assert shown.before is not None


def test_below_five_takers_the_host_sees_only_how_many_there_are(world):
    code = open_study(world)
    for number in range(1, 5):
        take(world, world.player(number), rights=6, study=code)
    seen = refresh(world, code)
    assert (seen.takers, seen.missed) == (4, "")
    assert [(wave.takers, wave.sensitivity, wave.bias) for wave in seen.waves] == [(4, None, None)]
    take(world, world.player(5), rights=6, study=code)
    seen = refresh(world, code)
    assert seen.waves[0].sensitivity.count == 5
    assert world.bank.find(seen.missed)


def test_the_waiting_list_is_fixed_once_somebody_came(world):
    code = open_study(world)
    take(world, world.player(1), study=code)
    assert change(world, code, "wait") == Toast("study-wait-fixed")
    assert not world.store.checkups.find_study(code).waits


def test_nobody_changes_the_study_of_another(world):
    code = open_study(world)
    assert change(world, code, "close", host=51) == Toast("tap-old")
    assert world.store.checkups.find_study(code).closed_at is None


@pytest.mark.parametrize("over", ["closed", "old", "unknown"])
def test_a_link_that_is_over_says_so(world, over):
    code = open_study(world)
    if over == "closed":
        change(world, code, "close")
    if over == "old":
        world.pass_time(120 * DAY + 1)
    player = world.player()
    world.services.checkups.follow(player, "NONE" if over == "unknown" else code, world.now)
    assert world.hear(player.id, Say).key == "test-link-over"
    assert course(world, player, code) is None


def test_a_link_is_followed_in_either_case(world):
    code = open_study(world)
    world.services.checkups.follow(world.player(), code.lower(), world.now)
    assert isinstance(world.hear(1, ShowQuestion), ShowQuestion)
