"""一起看看: the person answers, one table decides. Nothing is kept: the answers travel in the buttons."""

from __future__ import annotations

from bot.core.effects import Toast
from bot.core.look import look
from bot.core.look.effects import ShowLook, ShowLookAfter
from bot.core.player.player import Player
from bot.core.quiz.sessions import SPOT
from bot.services.players import Players
from bot.services.quizzes import Quizzes

SUBJECTS = ("message", "call")


class Looks:
    def __init__(self, players: Players, quizzes: Quizzes) -> None:
        self._players = players
        self._quizzes = quizzes

    def begin(self, player: Player, now: int, subject: str = "message") -> None:
        """Ask the first question in a new message."""
        self._players.tell(player, ShowLook(subject, "", player.region), now)

    def go_on(self, player: Player, subject: str, code: str, now: int, message_id: int) -> Toast | None:
        """Ask the next question, or show the end, in the same message."""
        if subject not in SUBJECTS or look.read(code) is None:
            return Toast("tap-old")
        self._players.tell(player, ShowLook(subject, code, player.region), now, message_id)
        return None

    def after(self, player: Player, resembles: str, now: int) -> Toast | None:
        """已经照做了: say what to do now, in a message that stays."""
        if resembles not in look.KIN:
            return Toast("tap-old")
        self._players.tell(player, ShowLookAfter(resembles, player.region), now)
        return None

    def practise(self, player: Player, resembles: str, now: int) -> Toast | None:
        """练三题这一类: three questions of its topic; messages to judge where there is none."""
        if resembles not in look.KIN:
            return Toast("tap-old")
        topic = look.KIN[resembles].topic
        if topic is not None and self._quizzes.start(player, "drill", now, topic) is None:
            return None
        return self._quizzes.start(player, SPOT, now)
