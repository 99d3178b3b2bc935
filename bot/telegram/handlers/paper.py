"""/paper and /poster: what hosts print."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Toast
from bot.services.papers import HOME, QUESTIONS, Papers
from bot.services.players import Players
from bot.telegram.handlers.incoming import Line, Tap, met
from bot.telegram.handlers.routes import Cost, TapRoute, Where
from bot.telegram.views.paper_buttons import GetPaper, GetPoster


class PaperHandlers:
    def __init__(self, players: Players, papers: Papers) -> None:
        self._players = players
        self._papers = papers

    def on_paper(self, line: Line) -> None:
        """/paper 20 刷单"""
        self._papers.ask(met(self._players, line), line.args, line.now)

    def on_poster(self, line: Line) -> None:
        """/poster: for the bot itself."""
        player = met(self._players, line)
        self._papers.say(player, self._papers.poster(player, HOME, line.now), line.now)

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(GetPaper, self.on_get_paper, Where.PRIVATE, costs=Cost.MESSAGE),
            TapRoute(GetPoster, self.on_get_poster, Where.PRIVATE, costs=Cost.MESSAGE),
        )

    def on_get_paper(self, tap: Tap, button: GetPaper) -> Toast | None:
        return self._papers.send(met(self._players, tap), button.topic or None, QUESTIONS, tap.now)

    def on_get_poster(self, tap: Tap, button: GetPoster) -> Toast | None:
        return self._papers.poster(met(self._players, tap), button.link, tap.now)
