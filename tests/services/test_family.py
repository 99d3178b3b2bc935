"""给家里人练: a link that stays the same, five easy questions, and one line a week if they agreed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.effects import Priority, Toast
from bot.core.player.family_effects import ShowFamilyLink, TellFamily, WelcomeRelative
from bot.core.quiz.effects import ShowQuestion
from tests.services.world import DAY, ZONE

GIVER, RELATIVE = 1, 2


@pytest.fixture
def code(world):
    world.services.family.share(world.player(GIVER), world.now)
    return world.hear(GIVER, ShowFamilyLink).code


def join(world, code, player_id=RELATIVE):
    player = world.player(player_id)
    assert world.services.family.follow(player, code, world.now)
    world.take(player_id)
    return player


def practise(world, player, count):
    """Answer so many questions."""
    shown = world.begin(player)
    for number in range(count):
        world.answer(player, shown)
        world.next(player, shown)
        shown = world.take(player.id)[-1].effect if number < count - 1 else shown
    world.take(player.id)


def tell(world):
    """Let the week be over; what the giver hears."""
    world.now = world.services.family.next_deadline()
    world.services.family.tick(world.now)
    return world.take(GIVER)


def test_the_link_stays_the_same(world, code):
    world.services.family.share(world.player(GIVER), world.now + DAY)
    assert world.hear(GIVER, ShowFamilyLink).code == code
    world.services.family.share(world.player(3), world.now)
    assert world.hear(3, ShowFamilyLink).code != code


def test_whoever_opens_it_is_welcomed_in_either_case(world, code):
    assert world.services.family.follow(world.player(RELATIVE), code.lower(), world.now)
    world.hear(RELATIVE, WelcomeRelative)
    assert world.store.family.link_of(RELATIVE).player_id == GIVER


@pytest.mark.parametrize("code", ["NONE", "A" * 17, ""])
def test_a_code_that_nobody_gave_leads_nowhere(world, code):
    assert not world.services.family.follow(world.player(RELATIVE), code, world.now)
    assert world.take(RELATIVE) == []


def test_who_gave_the_link_may_try_it_and_is_no_relative_of_their_own(world, code):
    assert world.services.family.follow(world.player(GIVER), code, world.now)
    assert world.store.family.link_of(GIVER) is None
    assert world.services.family.agree(world.player(GIVER), True, world.now) == Toast("tap-old")


def test_the_round_is_five_questions_in_the_chosen_language(world, code):
    player = join(world, code)
    assert world.services.family.begin(player, "en", world.now, 7) is None
    shown = world.hear(RELATIVE, ShowQuestion)
    assert (shown.total, shown.kind) == (5, "relative")
    assert world.store.players.find(RELATIVE).language == "en"


def test_a_language_that_no_button_has_is_refused(world, code):
    player = join(world, code)
    assert world.services.family.begin(player, "xx", world.now, 7) == Toast("tap-old")
    assert world.take(RELATIVE) == []


def test_without_agreement_nothing_is_ever_told(world, code):
    practise(world, join(world, code), 3)
    assert world.services.family.next_deadline() is None


def test_after_a_week_the_giver_hears_how_much_and_nothing_else(world, code):
    player = join(world, code)
    world.services.family.agree(player, True, world.now)
    practise(world, player, 3)
    (post,) = tell(world)
    assert post.effect == TellFamily(1, 3)
    assert (post.priority, post.not_after) == (Priority.PUSH, world.now + DAY)
    there = datetime.fromtimestamp(world.now / 1000, ZoneInfo(ZONE))
    assert f"{there:%Y-%m-%d %H:%M}" == "2026-11-02 10:00"


def test_who_has_not_agreed_is_not_counted(world, code):
    first, second = join(world, code), join(world, code, 3)
    world.services.family.agree(first, True, world.now)
    practise(world, first, 2)
    practise(world, second, 3)
    assert [post.effect for post in tell(world)] == [TellFamily(1, 2)]


def test_a_week_without_practice_is_passed_over_in_silence_and_the_next_is_told(world, code):
    player = join(world, code)
    world.services.family.agree(player, True, world.now)
    assert tell(world) == []
    practise(world, player, 1)
    assert [post.effect for post in tell(world)] == [TellFamily(1, 1)]


def test_who_changes_their_mind_is_told_of_no_more(world, code):
    player = join(world, code)
    world.services.family.agree(player, True, world.now)
    practise(world, player, 3)
    world.services.family.agree(player, False, world.now)
    assert tell(world) == []
    assert world.services.family.next_deadline() is None
