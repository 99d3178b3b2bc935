"""/admin: for the owner that the settings name; to everybody else there is no such command."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Effect, Toast
from bot.services.admin import Admin
from bot.services.players import Players
from bot.telegram.handlers.incoming import Incoming, Line, Tap
from bot.telegram.handlers.routes import LineHandler, TapRoute, Where
from bot.telegram.views.admin_buttons import DecideItem, Moderate, OpenAdmin, PausePushes


class AdminHandlers:
    """`owner` is the one person, None where there is none; `unknown` answers everybody else."""

    def __init__(self, players: Players, admin: Admin, owner: int | None, unknown: LineHandler) -> None:
        self._players = players
        self._admin = admin
        self._owner = owner
        self._unknown = unknown

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(OpenAdmin, self.on_open, Where.PRIVATE),
            TapRoute(DecideItem, self.on_decide, Where.PRIVATE),
            TapRoute(PausePushes, self.on_pause, Where.PRIVATE),
            TapRoute(Moderate, self.on_moderate, Where.PRIVATE),
        )

    def on_admin(self, line: Line) -> None:
        if self._is_owner(line):
            self._show(line, self._admin.page("numbers", line.now))
        else:
            self._unknown(line)

    def on_open(self, tap: Tap, button: OpenAdmin) -> Toast | None:
        page = self._admin.page(button.page, tap.now) if self._is_owner(tap) else None
        return self._show(tap, page)

    def on_decide(self, tap: Tap, button: DecideItem) -> Toast | None:
        if not self._is_owner(tap) or not self._admin.decide(button.question, tap.now, keep=button.keep):
            return Toast("tap-old")
        self._show(tap, self._admin.page("reported", tap.now))
        return Toast("admin-kept" if button.keep else "admin-withdrawn")

    def on_pause(self, tap: Tap, button: PausePushes) -> Toast | None:
        if not self._is_owner(tap):
            return Toast("tap-old")
        if button.paused:
            self._admin.pause_pushes(tap.now)
        else:
            self._admin.resume_pushes()
        return self._show(tap, self._admin.page("numbers", tap.now))

    def on_moderate(self, tap: Tap, button: Moderate) -> Toast | None:
        if not self._is_owner(tap) or not self._admin.moderate(button.player, button.what, tap.now):
            return Toast("tap-old")
        self._show(tap, self._admin.page("names", tap.now))
        return Toast("settings-saved")

    def _is_owner(self, who: Incoming) -> bool:
        return self._owner is not None and who.person_id == self._owner

    def _show(self, who: Line | Tap, page: Effect | None) -> Toast | None:
        """Show a page, in the message that was tapped."""
        if page is None:
            return Toast("tap-old")
        player = self._players.meet(who.person_id, who.language_code, who.now)
        message_id = who.message_id if isinstance(who, Tap) else None
        self._players.tell(player, page, who.now, message_id)
        return None
