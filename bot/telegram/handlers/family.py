"""给家里人练: the relative's first tap, and their consent."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Toast
from bot.services.family import Family
from bot.services.players import Players
from bot.telegram.handlers.incoming import Tap, met
from bot.telegram.handlers.routes import Cost, TapRoute, Where
from bot.telegram.views.family_buttons import AgreeFamily, BeginRelative


class FamilyHandlers:
    def __init__(self, players: Players, family: Family) -> None:
        self._players = players
        self._family = family

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(BeginRelative, self.on_begin, Where.PRIVATE, costs=Cost.MESSAGE),
            TapRoute(AgreeFamily, self.on_agree, Where.PRIVATE),
        )

    def on_begin(self, tap: Tap, button: BeginRelative) -> Toast | None:
        return self._family.begin(met(self._players, tap), button.language, tap.now, tap.message_id)

    def on_agree(self, tap: Tap, button: AgreeFamily) -> Toast | None:
        return self._family.agree(met(self._players, tap), button.agreed, tap.now)
