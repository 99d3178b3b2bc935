"""How hard items are is read once an hour, by the tick and not by a tap."""

from bot.core.calendar import HOUR
from bot.core.question.items import ENOUGH_FOR_LEVEL
from bot.services.levels import Levels


def answered(world, question_id: str, *, right: bool) -> None:
    with world.store.db.atomic():
        for _ in range(ENOUGH_FOR_LEVEL):
            world.store.items.count_first(question_id, right=right, choice=0, earlier=(0, 0))


def test_levels_are_read_anew_when_an_hour_is_over(world):
    first, second = list(world.bank.questions)[:2]
    answered(world, first, right=True)
    levels = Levels(world.store, world.bank)
    levels.tick(world.now)
    kept = levels.measured
    assert kept == {first: 1}
    answered(world, second, right=False)
    levels.tick(world.now + HOUR - 1)
    assert levels.measured is kept
    assert levels.next_deadline() == world.now + HOUR
    levels.tick(world.now + HOUR)
    assert levels.measured == {first: 1, second: 3}


def test_who_draws_before_the_first_tick_has_them_too(world):
    first = next(iter(world.bank.questions))
    answered(world, first, right=False)
    levels = Levels(world.store, world.bank)
    assert levels.measured == {first: 3}


def test_a_clock_that_was_set_back_does_not_keep_old_levels(world):
    levels = Levels(world.store, world.bank)
    levels.tick(world.now)
    first = next(iter(world.bank.questions))
    answered(world, first, right=True)
    levels.tick(world.now - 10 * HOUR)
    assert levels.measured == {first: 1}


def test_an_item_that_left_the_bank_has_no_level(world):
    answered(world, "gone", right=True)
    assert Levels(world.store, world.bank).measured == {}
