"""/start, and the links that lead into the private chat: quiz, quiz-<topic>, cert-<number>, contest-<number>, …"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.effects import Say
from bot.core.player.player import Player
from bot.core.quiz.sessions import SESSIONS, is_startable
from bot.services.players import Players
from bot.services.push_settings import PushSettings
from bot.telegram.handlers.incoming import Line
from bot.telegram.handlers.pages import PageHandlers
from bot.telegram.handlers.quiz import QuizHandlers

Link = Callable[[Player, str, int], object]
"""Does for somebody what a link with a name behind its kind asks for; False when there is nothing behind it."""

_SHORT: Mapping[str, str] = {"ta": "helpta"}
"""Links that are shorter than the command that they stand for."""


class LinkHandlers:
    """`table` has what each kind of link does that carries a name: `cert` for cert-<number>."""

    def __init__(
        self,
        players: Players,
        push_settings: PushSettings,
        quiz: QuizHandlers,
        pages: PageHandlers,
        table: Mapping[str, Link],
    ) -> None:
        self._players = players
        self._push_settings = push_settings
        self._quiz = quiz
        self._pages = pages
        self._table = table

    def on_start(self, line: Line) -> None:
        """/start, with or without a link; what leads nowhere is said in the greeting."""
        known = self._players.known(line.person_id)
        player = self._players.meet(line.person_id, line.language_code, line.now)
        self._push_settings.reached_again(line.person_id, line.now)
        link = line.args[0] if line.args else ""
        if not self._follow(player, link, line.now):
            self._players.greet(player, known=known, lost=bool(link), now=line.now)

    def _follow(self, player: Player, link: str, now: int) -> bool:
        """Do what a link asks for; False when there is nothing behind it."""
        kind, _, name = link.partition("-")
        kind = _SHORT.get(kind, kind)
        if is_startable(kind):
            return self._begin(player, kind, name, now)
        if name and kind in self._table:
            return self._table[kind](player, name, now) is not False
        return self._pages.open(player, kind, now)

    def _begin(self, player: Player, kind: str, name: str, now: int) -> bool:
        topic = (name or None) if SESSIONS[kind].topics else None
        toast = self._quiz.begin(player, kind, now, topic)
        if toast is not None and toast.key == "quiz-not-here":
            self._players.tell(player, Say(toast.key, menu="again"), now)
            return True
        return toast is None
