"""What a value does not say is nothing: no, or 0. A row that was written before a field came is read so."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import fields

import bot.core

SAID = {
    "Cancel.sure": True,
    "Chat.seen": 1,
    "Group.member": True,
    "Mode.timed": True,
    "Player.pictures": True,
    "Player.session_length": 5,
    "RoundPlan.reading": 8_000,
    "SessionKind.explains": True,
    "SessionKind.points": 10,
    "SessionKind.practice": True,
    "SessionKind.startable": True,
    "Settings.rounds": 10,
    "Settings.days": 7,
    "Settings.seconds": 30,
    "Settings.tries": 3,
    "ShowSettings.pictures": True,
    "Subscription.on": True,
    "Subscription.quiet": True,
}
"""What is something by itself, each with its value."""


def values() -> Iterator[type]:
    """Every value of core."""
    for found in pkgutil.walk_packages(bot.core.__path__, "bot.core."):
        module = importlib.import_module(found.name)
        yield from (
            one
            for one in vars(module).values()
            if isinstance(one, type) and issubclass(one, Struct) and one.__module__ == found.name
        )


def test_a_number_or_a_choice_that_nobody_named_is_nothing():
    named = {
        f"{one.__name__}.{field.name}": field.default
        for one in values()
        for field in fields(one)
        if isinstance(field.default, int)
    }
    assert {name: value for name, value in named.items() if value} == SAID
    assert len(named) > 80
