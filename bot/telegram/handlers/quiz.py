"""Sessions in the private chat: commands that start one, and taps within it."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Say, Toast
from bot.core.player.player import Player
from bot.services.players import Players
from bot.services.quizzes import Quizzes
from bot.services.report_cards import ReportCards
from bot.telegram.handlers.incoming import Line, Tap, met
from bot.telegram.handlers.routes import LineHandler, TapRoute, Where
from bot.telegram.views.buttons import Answer, LookBack, Next, OfferTopics, PickTopic, Report, Source
from bot.telegram.views.report import ReportWhy, TakeReportBack


class QuizHandlers:
    def __init__(self, players: Players, quizzes: Quizzes, reports: ReportCards) -> None:
        self._players = players
        self._quizzes = quizzes
        self._reports = reports

    def starts(self, kind: str) -> LineHandler:
        """Return what a command does that starts a session of this kind."""

        def start(line: Line) -> None:
            player = met(self._players, line)
            toast = self.begin(player, kind, line.now)
            if toast is not None:
                self._players.tell(player, Say(toast.key, menu="again"), line.now)

        return start

    def begin(self, player: Player, kind: str, now: int, topic: str | None = None) -> Toast | None:
        """Start a session in a new message."""
        return self._quizzes.start(player, kind, now, topic)

    def routes(self) -> tuple[TapRoute[Any], ...]:
        """Return what each button of a question does."""
        return (
            TapRoute(Answer, self.on_answer, Where.PRIVATE),
            TapRoute(Next, self.on_next, Where.PRIVATE),
            TapRoute(OfferTopics, self.on_offer_topics, Where.PRIVATE),
            TapRoute(PickTopic, self.on_pick_topic, Where.PRIVATE),
            TapRoute(Report, self.on_report, Where.PRIVATE),
            TapRoute(ReportWhy, self.on_report_why, Where.PRIVATE),
            TapRoute(TakeReportBack, self.on_take_report_back, Where.PRIVATE),
            TapRoute(Source, self.on_source, Where.PRIVATE),
            TapRoute(LookBack, self.on_look_back, Where.PRIVATE),
        )

    def on_answer(self, tap: Tap, button: Answer) -> Toast | None:
        return self._quizzes.answer(
            met(self._players, tap),
            button.session,
            button.position,
            button.shown_index,
            now=tap.now,
            message_id=tap.message_id,
        )

    def on_next(self, tap: Tap, button: Next) -> Toast | None:
        return self._quizzes.advance(
            met(self._players, tap), button.session, button.position, tap.now, tap.message_id
        )

    def on_offer_topics(self, tap: Tap, button: OfferTopics) -> Toast | None:
        return self._quizzes.offer_topics(met(self._players, tap), button.session, tap.now, tap.message_id)

    def on_pick_topic(self, tap: Tap, button: PickTopic) -> Toast | None:
        topic = button.topic or None
        return self._quizzes.pick_topic(
            met(self._players, tap), button.session, topic, tap.now, tap.message_id
        )

    def on_report(self, tap: Tap, button: Report) -> Toast | None:
        """这题有问题."""
        return self._reports.open(
            met(self._players, tap), button.session, button.position, tap.now, tap.message_id
        )

    def on_report_why(self, tap: Tap, button: ReportWhy) -> Toast | None:
        return self._reports.say(
            met(self._players, tap), button.session, button.position, button.reason, tap.now, tap.message_id
        )

    def on_take_report_back(self, tap: Tap, button: TakeReportBack) -> Toast | None:
        return self._reports.take_back(
            met(self._players, tap), button.session, button.position, tap.now, tap.message_id
        )

    def on_source(self, tap: Tap, button: Source) -> Toast | None:
        return self._quizzes.source(met(self._players, tap), button.session, button.position)

    def on_look_back(self, tap: Tap, button: LookBack) -> Toast | None:
        return self._quizzes.look_back(
            met(self._players, tap), button.session, button.position, tap.now, tap.message_id
        )
