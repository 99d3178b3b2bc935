"""The daily push in the chat: /remind for a person, /daily for the admins of a group."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Say, Toast
from bot.services.group_push_settings import GroupPushSettings
from bot.services.players import Players
from bot.services.push_settings import PushSettings
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.incoming import Line, Tap, met
from bot.telegram.handlers.routes import TapRoute, Where
from bot.telegram.views.push_buttons import Daily, Remind

FREE_FIELDS = frozenset({"ask", "menu", "card", "stop", "off", "pause"})
"""What only looks, or makes the push rarer; nobody is kept from that."""


class PushHandlers:
    def __init__(
        self,
        players: Players,
        group: GroupHandlers,
        push_settings: PushSettings,
        group_push: GroupPushSettings,
        guards: Guards,
    ) -> None:
        self._players = players
        self._group = group
        self._push_settings = push_settings
        self._group_push = group_push
        self._guards = guards

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(Remind, self.on_remind_tap, Where.PRIVATE),
            TapRoute(Daily, self.on_daily_tap, Where.GROUP, self._guards.admins),
        )

    def on_remind(self, line: Line) -> None:
        """/remind shows the settings; with an hour or a place behind it, it sets them."""
        player = met(self._players, line)
        if line.args and not self._push_settings.may_change(player, line.now):
            self._players.tell(player, Say("budget-remind"), line.now)
        elif line.args:
            self._push_settings.type_line(player, " ".join(line.args), line.now)
        else:
            self._push_settings.show(player, line.now)

    def on_remind_tap(self, tap: Tap, button: Remind) -> Toast | None:
        player = met(self._players, tap)
        if button.field not in FREE_FIELDS and not self._push_settings.may_change(player, tap.now):
            return Toast("budget-remind", alert=True)
        return self._push_settings.choose(player, button.field, button.value, tap.now, tap.message_id)

    def on_daily(self, line: Line) -> None:
        """/daily shows the settings; with an hour behind it, it sets it."""
        self._group_push.type_line(self._group.met(line), " ".join(line.args), line.thread_id, line.now)

    def on_daily_tap(self, tap: Tap, button: Daily) -> Toast | None:
        group = self._group.met(tap)
        return self._group_push.choose(
            group, button.field, button.value, tap.thread_id, tap.message_id, tap.now
        )
