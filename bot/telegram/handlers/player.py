"""What a person sets for themselves: settings, names, certificates, their own data."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Say, Toast
from bot.core.player.player import Player
from bot.core.question.audience import SKIPPED
from bot.core.quiz.sessions import QUIZ
from bot.services.exams import Exams
from bot.services.players import Players
from bot.services.push_settings import PushSettings
from bot.services.quizzes import Quizzes
from bot.telegram.handlers.incoming import Line, Tap, met
from bot.telegram.handlers.routes import TapRoute, Where
from bot.telegram.views.buttons import Choose, Forget, NameCertificate, OpenSetting


class PlayerHandlers:
    def __init__(self, players: Players, exams: Exams, push_settings: PushSettings, quizzes: Quizzes) -> None:
        self._players = players
        self._exams = exams
        self._push_settings = push_settings
        self._quizzes = quizzes

    def on_export(self, line: Line) -> None:
        self._players.export(line.person_id, line.language_code, line.now)

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(OpenSetting, self.on_open_setting, Where.PRIVATE),
            TapRoute(Choose, self.on_choose, Where.PRIVATE),
            TapRoute(Forget, self.on_forget, Where.PRIVATE),
            TapRoute(NameCertificate, self.on_name_certificate, Where.PRIVATE),
        )

    def on_open_setting(self, tap: Tap, button: OpenSetting) -> Toast | None:
        player = met(self._players, tap)
        if button.setting == "push":
            self._push_settings.show(player, tap.now, message_id=tap.message_id)
        else:
            self._players.show_settings(player, tap.now, button.setting or None, tap.message_id)
        return None

    def on_choose(self, tap: Tap, button: Choose) -> Toast | None:
        player = met(self._players, tap)
        if button.setting == "start-for":
            return self._practise_for(player, button.value, tap)
        if button.setting != "name":
            return self._players.choose(player, button.setting, button.value, tap.now, tap.message_id)
        if button.value == "type":
            self._players.ask_name(player, tap.now)
        elif button.value not in ("telegram", "off"):
            return Toast("tap-old")
        else:
            name = tap.name if button.value == "telegram" else None
            self._players.name(player, name, tap.now, tap.message_id)
        return None

    def _practise_for(self, player: Player, audience: str, tap: Tap) -> Toast | None:
        """The answer to 给谁练; 先不说，直接开始 begins the first round in the greeting's place."""
        toast = self._players.practise_for(player, audience, tap.now, tap.message_id)
        if audience != SKIPPED:
            return toast
        return self._quizzes.start(player, QUIZ, tap.now, message_id=tap.message_id)

    def on_name_certificate(self, tap: Tap, button: NameCertificate) -> Toast | None:
        player, number = met(self._players, tap), button.number
        names = {"telegram": tap.name, "board": player.board_name or "", "none": ""}
        if button.choice == "ask":
            return self._exams.ask_name(player, number, tap.now)
        if button.choice == "type":
            return self._exams.await_name(player, number, tap.now)
        if button.choice not in names:
            return Toast("tap-old")
        return self._exams.issue(player, number, names[button.choice], tap.now, tap.message_id)

    def on_forget(self, tap: Tap, button: Forget) -> Toast | None:
        player = met(self._players, tap)
        if button.sure:
            self._players.forget(player, tap.now, tap.message_id)
        else:
            self._players.tell(player, Say("forget-kept", menu="again"), tap.now, tap.message_id)
        return None
