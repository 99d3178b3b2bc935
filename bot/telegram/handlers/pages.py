"""The pages that commands and buttons open, boards, and first aid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.core.effects import Toast
from bot.core.player.player import REGIONS, Player
from bot.core.quiz.sessions import MORE, is_startable
from bot.services.pages import Pages
from bot.services.players import Players
from bot.telegram.handlers.incoming import Line, Tap, met
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.routes import Cost, LineHandler, TapRoute, Where
from bot.telegram.views.buttons import Board, FirstAid, FirstAidTopic, FirstAidTopics, Open

Page = Callable[[Player, int], object]
"""Shows a page to somebody, at a time."""


class PageHandlers:
    """`table` has a page for each name that a command, a button or a link may open."""

    def __init__(self, players: Players, pages: Pages, quiz: QuizHandlers, table: Mapping[str, Page]) -> None:
        self._players = players
        self._pages = pages
        self._quiz = quiz
        self._table = table

    def page(self, name: str) -> LineHandler:
        """Return what a command does that opens a page."""

        def open_page(line: Line) -> None:
            self.open(met(self._players, line), name, line.now)

        return open_page

    def open(self, player: Player, name: str, now: int) -> bool:
        """Show a page; False when there is none of that name."""
        page = self._table.get(name)
        if page is not None:
            page(player, now)
        return page is not None

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(Open, self.on_open, Where.PRIVATE, costs=Cost.MESSAGE),
            TapRoute(Board, self.on_board, Where.PRIVATE),
            TapRoute(FirstAid, self.on_first_aid, Where.PRIVATE, costs=Cost.FREE),
            TapRoute(FirstAidTopics, self.on_first_aid_topics, Where.PRIVATE, costs=Cost.FREE),
            TapRoute(FirstAidTopic, self.on_first_aid_topic, Where.PRIVATE, costs=Cost.FREE),
        )

    def on_open(self, tap: Tap, button: Open) -> Toast | None:
        player = met(self._players, tap)
        if is_startable(button.page) or button.page == MORE:
            return self._quiz.begin(player, button.page, tap.now)
        return None if self.open(player, button.page, tap.now) else Toast("tap-old")

    def on_board(self, tap: Tap, button: Board) -> Toast | None:
        if button.period not in ("week", "all"):
            return Toast("tap-old")
        self._pages.board(met(self._players, tap), button.period, tap.now, tap.message_id)
        return None

    def on_first_aid(self, tap: Tap, button: FirstAid) -> Toast | None:
        if button.region not in REGIONS:
            return Toast("tap-old")
        player = met(self._players, tap)
        if player.region == "any" and button.region != "any":
            # Who taps their place has told it; from now on it is theirs.
            player = self._players.live_in(player, button.region, tap.now)
        self._pages.first_aid(player, tap.now, button.region, tap.message_id)
        return None

    def on_first_aid_topics(self, tap: Tap, button: FirstAidTopics) -> Toast | None:
        self._pages.first_aid_topics(met(self._players, tap), None, tap.now, tap.message_id)
        return None

    def on_first_aid_topic(self, tap: Tap, button: FirstAidTopic) -> Toast | None:
        self._pages.first_aid_topics(met(self._players, tap), button.topic, tap.now, tap.message_id)
        return None
