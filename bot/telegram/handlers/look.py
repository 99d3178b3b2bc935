"""一起看看: a message or a call in hand."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Toast
from bot.services.looks import Looks
from bot.services.players import Players
from bot.telegram.handlers.incoming import Line, Tap, met
from bot.telegram.handlers.routes import Cost, TapRoute, Where
from bot.telegram.views.look_buttons import LookAfter, LookOn, LookPractice

PASTED = 40
"""Nobody types so much to a bot of buttons: it is a message that they were sent."""


def is_pasted(line: Line) -> bool:
    """Whether a text looks like somebody else's message: it was forwarded, or is long. What it says is not read."""
    return line.forwarded or len(line.text) >= PASTED


class LookHandlers:
    def __init__(self, players: Players, looks: Looks) -> None:
        self._players = players
        self._looks = looks

    def on_look(self, line: Line) -> None:
        """/look, and a pasted message."""
        self._looks.begin(met(self._players, line), line.now)

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(LookOn, self.on_answer, Where.PRIVATE),
            TapRoute(LookAfter, self.on_after, Where.PRIVATE, costs=Cost.MESSAGE),
            TapRoute(LookPractice, self.on_practice, Where.PRIVATE, costs=Cost.MESSAGE),
        )

    def on_answer(self, tap: Tap, button: LookOn) -> Toast | None:
        return self._looks.go_on(
            met(self._players, tap), button.subject, button.code, tap.now, tap.message_id
        )

    def on_after(self, tap: Tap, button: LookAfter) -> Toast | None:
        return self._looks.after(met(self._players, tap), button.resembles, tap.now)

    def on_practice(self, tap: Tap, button: LookPractice) -> Toast | None:
        return self._looks.practise(met(self._players, tap), button.resembles, tap.now)
