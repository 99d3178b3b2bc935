"""这题有问题 on the card itself: it asks what is wrong, says what was said, and takes it back."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.admin.reports import REASONS
from bot.core.effects import Toast
from bot.core.player.player import Player
from bot.core.quiz.effects import ShowChat, ShowReasons
from bot.core.quiz.quiz import Session
from bot.services.quizzes import Quizzes
from bot.services.reports import Reports


class ReportCards:
    """Each step edits the card whose reasons the person has before them; on any other card it does nothing."""

    def __init__(self, quizzes: Quizzes, reports: Reports) -> None:
        self._quizzes = quizzes
        self._reports = reports

    def open(self, player: Player, session_id: int, position: int, now: int, message_id: int) -> Toast | None:
        """Ask what is wrong; who said so before may take it back."""
        session = self._shown(player, session_id, position)
        if session is None:
            return Toast("tap-old")
        said = self._reports.reason(player, session.plan[position].question_id)
        # What was reported before there were reasons can be taken back too.
        self._show(player, session, position, "ask" if said is None else said or REASONS[0], now, message_id)
        return None

    def say(
        self, player: Player, session_id: int, position: int, reason: str, now: int, message_id: int
    ) -> Toast | None:
        """Keep what is wrong, or nothing for an empty reason, and show the card as it was."""
        session = self._shown(player, session_id, position)
        if session is None or reason not in ("", *REASONS):
            return Toast("tap-old")
        question = session.plan[position].question_id
        toast = self._reports.report(player, question, reason, now) if reason else None
        said = self._reports.reason(player, question) or ""
        self._show(player, session, position, said, now, message_id)
        return toast

    def take_back(
        self, player: Player, session_id: int, position: int, now: int, message_id: int
    ) -> Toast | None:
        """The person finds nothing wrong any more."""
        session = self._shown(player, session_id, position)
        if session is None:
            return Toast("tap-old")
        toast = self._reports.take_back(player, session.plan[position].question_id)
        self._show(player, session, position, "", now, message_id)
        return toast

    def _shown(self, player: Player, session_id: int, position: int) -> Session | None:
        """Return the person's session if its card shows the reasons at a place: it may have gone on meanwhile."""
        session = self._reports.own(player, session_id, position)
        if session is None:
            return None
        if session.open:
            return session if session.position == position else None
        stays = session.chat is not None or session.rules.alone or not session.rules.explains
        return session if stays else None

    def _show(
        self, player: Player, session: Session, position: int, report: str, now: int, message_id: int
    ) -> None:
        effect: ShowChat | ShowReasons
        if session.chat is not None:
            question = session.current.question_id
            effect = ShowChat(session.id, question, session.chat, player.region, report=report)
        else:
            seen = replace(session, position=position, responses=session.responses[: position + 1])
            effect = replace(self._quizzes.reasons(player, seen, now), report=report)
        self._quizzes.show(player, session, effect, now, message_id)
