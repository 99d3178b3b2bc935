"""A check-up taken through its services."""

from __future__ import annotations

from bot.core.quiz.effects import ShowQuestion

HOST = 50


def take(world, player, rights: int = 10, study: str = ""):
    """Take the next test with so many right answers; what its end shows."""
    world.services.checkups.take(player, study, world.now)
    shown = world.hear(player.id, ShowQuestion)
    for number in range(10):
        world.answer(player, shown, right=number < rights)
        last = world.take(player.id)
        shown = last[-1].effect
    return shown


def course(world, player, study=""):
    return world.store.checkups.course(player.id, study)
