"""Quizzes of one person: starting, answering, moving on, reporting; each step is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.core.calendar import end_of_day, local_day
from bot.core.effects import Effect, Say, Toast
from bot.core.learning.streak import forgave_yesterday, standing
from bot.core.player.player import Player, zone_of
from bot.core.question.question import Question
from bot.core.quiz import quiz
from bot.core.quiz.asking import place_of, question_effect
from bot.core.quiz.effects import Certainty, ShowChat, ShowQuestion, ShowReasons, ShowSummary, ShowTopics
from bot.core.quiz.quiz import Response, Session
from bot.core.quiz.sessions import SESSIONS
from bot.services.answer_recorder import AnswerRecorder
from bot.services.badges import Badges
from bot.services.question_picker import QuestionPicker
from bot.storage.store import Store

Ending = Callable[[Player, Session, int, int | None], None]
"""Shows how a session ended that explains nothing on its way, in the message that is given."""

REMEMBERED = 3
"""So many missed questions are shown again at the end."""


class Quizzes:
    """`zone` is the bot's own time zone, for people who named neither a zone nor a region.

    `endings` shows each end that is no plain summary, by the ending that the kind of session names.
    """

    def __init__(
        self,
        store: Store,
        bank: Bank,
        *,
        picker: QuestionPicker,
        recorder: AnswerRecorder,
        endings: Mapping[str, Ending],
        badges: Badges,
        zone: str,
    ) -> None:
        self._store = store
        self._bank = bank
        self._picker = picker
        self._recorder = recorder
        self._endings = endings
        self._badges = badges
        self._zone = zone

    def start(
        self, player: Player, kind: str, now: int, topic: str | None = None, message_id: int | None = None
    ) -> Toast | None:
        """Begin a session at once; an open one of the same sort is left. `message_id` is a card to begin it in."""
        with self._store.db.atomic():
            memory = self._picker.memory(player, now)
            if SESSIONS[kind].draw == "due" and not memory.due:
                self._say_nothing_due(player, now, message_id)
                return None
            chosen = self._picker.choose(player, kind, topic, memory, now)
            if not chosen:
                elsewhere = topic is not None and self._picker.is_elsewhere(player, topic)
                return Toast("quiz-not-here" if elsewhere else "quiz-none-left")
            self._leave(player.id, kind, now)
            session = self._open(player, kind, topic, chosen, now)
            self.show(player, session, self._first_effect(player, session), now, message_id)
        return None

    def open_push(self, player: Player, question: Question, tip: str, now: int) -> ShowQuestion:
        """Open the session of a pushed question, in the caller's transaction; yesterday's is left.

        `tip` names the tip that stands above the question, empty for none.
        """
        self._leave(player.id, "push", now)
        return self._asked(player, self._open(player, "push", None, [question], now, tip))

    def _open(
        self, player: Player, kind: str, topic: str | None, questions: list[Question], now: int, tip: str = ""
    ) -> Session:
        plan = self._picker.plan(questions)
        chat = self._picker.chat(questions[0]) if SESSIONS[kind].draw == "dialogue" else None
        session = Session(self._store.sessions.next_id(), player.id, kind, topic, plan, tip=tip, chat=chat)
        self._store.sessions.add(session, now)
        return session

    def _leave(self, player_id: int, kind: str, now: int) -> None:
        """End the open session of the same sort; one without an answer leaves no row behind."""
        session = self._store.sessions.find_open(player_id, kind)
        if session is not None and not session.responses:
            self._store.sessions.delete(session.id)
        elif session is not None:
            left, _ = quiz.step(session, quiz.Left())
            self._store.sessions.save(left, now)

    def _say_nothing_due(self, player: Player, now: int, message_id: int | None) -> None:
        day = self._next_day(player, now)
        effect = (
            Say("review-nothing-next", {"day": day}, "again") if day else Say("review-nothing", menu="again")
        )
        self._store.outbox.tell(player, effect, now, message_id=message_id)

    def offer_topics(self, player: Player, session_id: int, now: int, message_id: int) -> Toast | None:
        """Show the topics in the card of an unanswered session."""
        with self._store.db.atomic():
            session = self._unbegun(player.id, session_id)
            if session is None:
                return Toast("tap-old")
            topics = tuple(self._picker.topics(player))
            self.show(player, session, ShowTopics(session.id, topics), now, message_id)
        return None

    def pick_topic(
        self, player: Player, session_id: int, topic: str | None, now: int, message_id: int
    ) -> Toast | None:
        """Begin again in the same card with one topic, or with all of them."""
        session = self._unbegun(player.id, session_id)
        if session is None:
            return Toast("tap-old")
        if topic is not None and topic not in self._bank.topics:
            return Toast("tap-old")
        return self.start(player, session.kind, now, topic, message_id)

    def source(self, player: Player, session_id: int, position: int) -> Toast:
        """Say in two lines where an answer comes from."""
        session = self._own(player.id, session_id)
        if session is None or not session.explained(position):
            return Toast("tap-old")
        return Toast("quiz-source-detail", {"source": session.plan[position].question_id}, alert=True)

    def look_back(
        self, player: Player, session_id: int, position: int, now: int, message_id: int | None
    ) -> Toast | None:
        """Show the reasons of one question of an exam that is over, in the card of its result."""
        session = self._own(player.id, session_id)
        if session is None or session.open or not session.explained(position):
            return Toast("tap-old")
        seen = replace(session, position=position, responses=session.responses[: position + 1])
        with self._store.db.atomic():
            self.show(player, session, self.reasons(player, seen, now), now, message_id)
        return None

    # --- answering --------------------------------------------------------------------------------

    def answer(
        self,
        player: Player,
        session_id: int,
        position: int,
        shown_index: int,
        now: int,
        message_id: int | None,
    ) -> Toast | None:
        """Take a tap on an option: keep the answer, move the card, show every reason."""
        return self._take(player, session_id, quiz.Answered(position, shown_index), now, message_id)

    def advance(
        self, player: Player, session_id: int, position: int, now: int, message_id: int | None
    ) -> Toast | None:
        """Take a tap on 下一题 or 看结果."""
        return self._take(player, session_id, quiz.Advanced(position), now, message_id)

    def _take(
        self, player: Player, session_id: int, event: quiz.Event, now: int, message_id: int | None
    ) -> Toast | None:
        with self._store.db.atomic():
            session = self._store.sessions.find(session_id)
            if session is None:
                return Toast("tap-old")
            if session.player_id != player.id:
                return Toast("tap-foreign")
            after, outcomes = quiz.step(session, event)
            toast: Toast | None = None
            points = 0
            for outcome in outcomes:
                match outcome:
                    case quiz.Refuse(reason=reason):
                        return Toast(f"tap-{reason}")
                    case quiz.Record(position=position, response=response):
                        if session.rules.practice:
                            points = self._recorder.record(player, session, position, response, now)
                        toast = _toast(session, response, points)
                    case quiz.Explain():
                        self.show(player, after, self.reasons(player, after, now), now, message_id)
                    case quiz.Ask():
                        after = self._picker.mended(player, after) if after.rules.practice else after
                        self.show(player, after, self._asked(player, after), now, message_id)
                    case quiz.Summarise():
                        self._finish(player, after, now, message_id)
            self._store.sessions.save(after, now)
        return toast

    # --- showing ----------------------------------------------------------------------------------

    def _first_effect(self, player: Player, session: Session) -> Effect:
        if session.chat is None:
            return self._asked(player, session)
        return ShowChat(session.id, session.current.question_id, session.chat, player.region)

    def _asked(self, player: Player, session: Session) -> ShowQuestion:
        """Return what asks the question, with the scale explained to who never used it."""
        return question_effect(player, session, scale_new=not self._store.players.judgements(player.id).count)

    def reasons(self, player: Player, session: Session, now: int) -> ShowReasons:
        """Return what shows the reasons of the question at which a session is."""
        response = session.responses[-1]
        days, forgiven = self._standing(player, now) if session.rules.draw == "none" else (0, False)
        return ShowReasons(
            *place_of(session),
            response.shown_index,
            response.right,
            session.last,
            days,
            session.tip,
            forgiven=forgiven,
        )

    def _standing(self, player: Player, now: int) -> tuple[int, bool]:
        """Return the days of a streak, and whether yesterday was forgiven: what a session of one question tells."""
        streak, today = self._store.players.streak(player.id), local_day(now, self._zone_of(player))
        return standing(streak, today), forgave_yesterday(streak, today)

    def _finish(self, player: Player, session: Session, now: int, message_id: int | None) -> None:
        ending = self._endings.get(session.rules.ending)
        if ending is not None:
            ending(player, session, now, message_id)
            return
        until = end_of_day(now, self._zone_of(player))
        days, forgiven = self._standing(player, now)
        effect = ShowSummary(
            session.kind,
            session.rights,
            len(session.plan),
            self._store.answers.points_of(session.id),
            days,
            session.missed[:REMEMBERED],
            len(self._picker.due(player, until)),
            self._next_day(player, now),
            self._badges.award(player.id, now),
            Certainty(*session.judged(sure=True), *session.judged(sure=False)),
            forgiven,
        )
        self.show(player, session, effect, now, message_id)

    def _next_day(self, player: Player, now: int) -> str | None:
        zone = self._zone_of(player)
        due = self._store.cards.next_due(player.id, end_of_day(now, zone))
        return local_day(due, zone).isoformat() if due is not None else None

    def _zone_of(self, player: Player) -> str:
        return zone_of(player, self._zone)

    def _unbegun(self, player_id: int, session_id: int) -> Session | None:
        """Return the person's session if its topic may still be chosen; an exam has none to choose."""
        session = self._own(player_id, session_id)
        if session is None or session.responses or not session.open or not session.rules.topics:
            return None
        return session

    def _own(self, player_id: int, session_id: int) -> Session | None:
        session = self._store.sessions.find(session_id)
        return session if session is not None and session.player_id == player_id else None

    def show(
        self, player: Player, session: Session, effect: Effect, now: int, message_id: int | None
    ) -> None:
        """Show an effect in the card of a session."""
        self._store.outbox.tell(player, effect, now, slot=session.slot, message_id=message_id)


def _toast(session: Session, response: Response, points: int) -> Toast:
    if not session.rules.explains:
        return Toast("exam-answer-noted")
    if not response.right:
        return Toast("quiz-wrong")
    return Toast("quiz-right", {"points": points}) if points else Toast("quiz-right-again")
