"""Quizzes in the private chat: commands that start one, and taps within it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from telegram import Update

from bot.core.effects import Say, Toast
from bot.core.player import Player
from bot.core.quiz.quiz import SessionKind
from bot.services.players import Players
from bot.services.quizzes import Quizzes
from bot.services.reports import Reports
from bot.telegram.handlers.update_context import Taken, Tap, UpdateContext
from bot.telegram.views.buttons import Answer, Button, LookBack, Next, OfferTopics, PickTopic, Report, Source


class QuizHandlers:
    def __init__(self, players: Players, quizzes: Quizzes, reports: Reports) -> None:
        self._players = players
        self._quizzes = quizzes
        self._reports = reports

    def starts(self, kind: SessionKind) -> Callable[[Update, UpdateContext], None]:
        """Return what a command does that starts a session of this kind."""

        def start(update: Update, context: UpdateContext) -> None:
            user = update.effective_user
            assert user is not None
            player = self._players.meet(user.id, user.language_code, context.at)
            toast = self.begin(player, kind, context.at)
            if toast is not None:
                self._players.tell(player, Say(toast.key, menu="again"), context.at)

        return start

    def begin(self, player: Player, kind: SessionKind, now: int, topic: str | None = None) -> Toast | None:
        """Start a session in a new card."""
        return self._quizzes.start(player, kind, now, topic)

    def taps(self) -> Mapping[type[Button], Taken]:
        """Return what each button of a question does."""
        return {
            Answer: self.on_answer,
            Next: self.on_next,
            OfferTopics: self.on_offer_topics,
            PickTopic: self.on_pick_topic,
            Report: self.on_report,
            Source: self.on_source,
            LookBack: self.on_look_back,
        }

    def on_answer(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Answer)
        return self._quizzes.answer(
            self._player(tap), button.session, button.position, button.shown_index, tap.now, tap.message_id
        )

    def on_next(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Next)
        return self._quizzes.advance(
            self._player(tap), button.session, button.position, tap.now, tap.message_id
        )

    def on_offer_topics(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, OfferTopics)
        return self._quizzes.offer_topics(self._player(tap), button.session, tap.now, tap.message_id)

    def on_pick_topic(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, PickTopic)
        topic = button.topic or None
        return self._quizzes.pick_topic(self._player(tap), button.session, topic, tap.now, tap.message_id)

    def on_report(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Report)
        return self._reports.report(self._player(tap), button.session, button.position, tap.now)

    def on_source(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Source)
        return self._quizzes.source(self._player(tap), button.session, button.position)

    def on_look_back(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, LookBack)
        return self._quizzes.look_back(
            self._player(tap), button.session, button.position, tap.now, tap.message_id
        )

    def _player(self, tap: Tap) -> Player:
        return self._players.meet(tap.person_id, tap.language_code, tap.now)
