"""What 抢答 and 单位赛 add to a contest's buttons: a tap on an option, a unit, and the lists that hosts bring along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.contest.events import Buzz, ChooseUnit
from bot.core.effects import Toast
from bot.services.contests import Contests
from bot.services.unit_lists import CONTEST, UnitLists
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.incoming import Tap
from bot.telegram.handlers.routes import TapRoute, Where
from bot.telegram.views.contest_buttons import AskUnits, JoinUnit, TapOption, UseOwnSets


class ContestFormatHandlers:
    """`draining` tells whether the bot is still hearing what was tapped while it was down."""

    def __init__(
        self,
        group: GroupHandlers,
        contests: Contests,
        unit_lists: UnitLists,
        guards: Guards,
        draining: Callable[[], bool],
    ) -> None:
        self._group = group
        self._contests = contests
        self._unit_lists = unit_lists
        self._guards = guards
        self._draining = draining

    def routes(self) -> tuple[TapRoute[Any], ...]:
        """Return what each of these buttons does, and whom it is for."""
        return (
            TapRoute(TapOption, self._tap_option, Where.GROUP),
            TapRoute(JoinUnit, self._join_unit, Where.GROUP),
            TapRoute(AskUnits, self._ask_units, Where.GROUP, self._guards.hosts),
            TapRoute(UseOwnSets, self._use_own_sets, Where.GROUP, self._guards.hosts),
        )

    def _tap_option(self, tap: Tap, button: TapOption) -> Toast | None:
        buzz = Buzz(tap.person_id, tap.name, button.number, button.option, tap.message_id, self._draining())
        return self._contests.take(button.contest, buzz, tap.now, tap.chat_id)

    def _join_unit(self, tap: Tap, button: JoinUnit) -> Toast | None:
        chosen = ChooseUnit(tap.person_id, tap.name, button.unit)
        return self._contests.take(button.contest, chosen, tap.now, tap.chat_id)

    def _ask_units(self, tap: Tap, button: AskUnits) -> Toast | None:
        group = self._group.met(tap)
        return self._unit_lists.ask(CONTEST, button.contest, group.id, tap.person_id, tap.now)

    def _use_own_sets(self, tap: Tap, button: UseOwnSets) -> Toast | None:
        return self._contests.offer_sets(button.contest, self._group.met(tap), tap.person_id, tap.now)
