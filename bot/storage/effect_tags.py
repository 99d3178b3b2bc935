"""Under which tag the outbox keeps each effect: a class may be renamed, a tag never is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType, ModuleType

from bot.core import effects
from bot.core.admin import effects as admin_effects
from bot.core.checkup import effects as checkup_effects
from bot.core.contest import buzzer_effects, group_effects, unit_effects
from bot.core.contest import effects as contest_effects
from bot.core.effects import Effect
from bot.core.host import own_set_effects, paper_effects
from bot.core.look import effects as look_effects
from bot.core.player import effects as player_effects
from bot.core.player import family_effects
from bot.core.push import effects as push_effects
from bot.core.quiz import effects as quiz_effects
from bot.core.season import effects as season_effects

HOLDERS: tuple[ModuleType, ...] = (
    effects,
    quiz_effects,
    checkup_effects,
    family_effects,
    look_effects,
    player_effects,
    push_effects,
    contest_effects,
    buzzer_effects,
    group_effects,
    unit_effects,
    own_set_effects,
    admin_effects,
    paper_effects,
    season_effects,
)
"""The modules in which effects stand."""


def _effects() -> Iterator[type[Effect]]:
    for module in HOLDERS:
        for value in vars(module).values():
            shown = (
                isinstance(value, type) and issubclass(value, Effect) and value.__module__ == module.__name__
            )
            # What has no tag and is what others are built on is none itself.
            if shown and ("tag" in vars(value) or not value.__subclasses__()):
                yield value


def _by_tag() -> Mapping[str, type[Effect]]:
    found: dict[str, type[Effect]] = {}
    for effect in _effects():
        if "tag" not in vars(effect) or effect.tag in found:
            raise TypeError(f"{effect.__qualname__} has no tag of its own")
        found[effect.tag] = effect
    return MappingProxyType(found)


EFFECTS: Mapping[str, type[Effect]] = _by_tag()
