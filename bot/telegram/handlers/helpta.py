"""帮帮 TA: taps within a chat."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Toast
from bot.core.quiz.helpta import Advised, ChatEvent, ReadOn, Stopped
from bot.services.helpta import HelpTa
from bot.services.players import Players
from bot.telegram.handlers.incoming import Tap
from bot.telegram.handlers.routes import TapRoute, Where
from bot.telegram.views.helpta_buttons import AdviseChat, ReadOnChat, StopChat


class HelpTaHandlers:
    def __init__(self, players: Players, helpta: HelpTa) -> None:
        self._players = players
        self._helpta = helpta

    def routes(self) -> tuple[TapRoute[Any], ...]:
        """Return what each button of a chat does."""
        return (
            TapRoute(ReadOnChat, self.on_read_on, Where.PRIVATE),
            TapRoute(StopChat, self.on_stop, Where.PRIVATE),
            TapRoute(AdviseChat, self.on_advise, Where.PRIVATE),
        )

    def on_read_on(self, tap: Tap, button: ReadOnChat) -> Toast | None:
        return self._take(tap, button.session, ReadOn(button.line))

    def on_stop(self, tap: Tap, button: StopChat) -> Toast | None:
        return self._take(tap, button.session, Stopped(button.line))

    def on_advise(self, tap: Tap, button: AdviseChat) -> Toast | None:
        return self._take(tap, button.session, Advised(button.shown_index))

    def _take(self, tap: Tap, session: int, event: ChatEvent) -> Toast | None:
        player = self._players.meet(tap.person_id, tap.language_code, tap.now)
        return self._helpta.take(player, session, event, tap.now, tap.message_id)
