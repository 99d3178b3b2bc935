"""帮帮 TA: taps within a chat that is read line by line; each is one transaction."""

from __future__ import annotations

from bot.bank.bank import Bank
from bot.core.effects import Say, Toast
from bot.core.player.player import Player
from bot.core.quiz import helpta, quiz
from bot.core.quiz.effects import ShowChat
from bot.core.quiz.helpta import Chat, ChatEvent
from bot.core.quiz.quiz import Session
from bot.services.answer_recorder import AnswerRecorder
from bot.services.badges import Badges
from bot.services.reports import Reports
from bot.storage.store import Store


class HelpTa:
    """Chats begin as every session does, by `Quizzes.start`."""

    def __init__(
        self, store: Store, bank: Bank, reports: Reports, recorder: AnswerRecorder, badges: Badges
    ) -> None:
        self._store = store
        self._bank = bank
        self._reports = reports
        self._recorder = recorder
        self._badges = badges

    def take(
        self, player: Player, session_id: int, event: ChatEvent, now: int, message_id: int | None
    ) -> Toast | None:
        """Take a tap on 再看一句, 让 TA 停下 or a piece of advice, and move the card."""
        with self._store.db.atomic():
            session = self._store.sessions.find(session_id)
            if session is None or session.chat is None:
                return Toast("tap-old")
            if session.player_id != player.id:
                return Toast("tap-foreign")
            if session.open and self._withdrawn(session.chat, session.current.question_id):
                self._end_kindly(player, session, now, message_id)
                return None
            after, outcomes = quiz.step(session, event)
            badges: tuple[str, ...] = ()
            for outcome in outcomes:
                match outcome:
                    case quiz.Refuse(reason="twice"):
                        return Toast("helpta-twice")
                    case quiz.Refuse():
                        return Toast("tap-old")
                    case quiz.Record(position=position, response=response):
                        self._recorder.record(player, session, position, response, now)
                        self._count(player, after)
                        badges = self._badges.award(player.id, now)
                    case quiz.ReadChat():
                        self._show(player, after, badges, now, message_id)
            self._store.sessions.save(after, now)
        return None

    def _withdrawn(self, chat: Chat, question_id: str) -> bool:
        """Whether a dialogue is not in play any more, or is not the one that was begun."""
        return not (self._reports.plays(question_id) and helpta.fits(chat, self._bank.find(question_id)))

    def _end_kindly(self, player: Player, session: Session, now: int, message_id: int | None) -> None:
        left, _ = quiz.step(session, quiz.Left())
        self._store.sessions.save(left, now)
        gone = Say("helpta-withdrawn", menu="helpta")
        self._store.outbox.tell(player, gone, now, slot=session.slot, message_id=message_id)

    def _count(self, player: Player, session: Session) -> None:
        assert session.chat is not None
        self._store.chats.count(player.id, session.chat.end, session.chat.delay)

    def _show(
        self,
        player: Player,
        session: Session,
        badges: tuple[str, ...],
        now: int,
        message_id: int | None,
    ) -> None:
        assert session.chat is not None
        effect = ShowChat(session.id, session.current.question_id, session.chat, player.region, badges)
        self._store.outbox.tell(player, effect, now, slot=session.slot, message_id=message_id)
