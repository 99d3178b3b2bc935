"""Players' reports of questions: kept, told to the owner, and three of them bench the question."""

from __future__ import annotations

from bot.core.effects import Post, Say, Toast
from bot.core.player import Player
from bot.storage.reports import BENCHED_AT
from bot.storage.store import Store


class Reports:
    """`owner` is the chat that hears of reports, None when nobody does. `reserved` is kept back from practice."""

    def __init__(
        self, store: Store, owner: int | None, language: str, reserved: frozenset[str] = frozenset()
    ) -> None:
        self._store = store
        self._owner = owner
        self._language = language
        self._reserved = reserved

    def benched(self) -> frozenset[str]:
        """Return the questions that are out of play: until someone looks, or because a check-up needs them fresh."""
        return self._store.reports.benched() | self._reserved

    def report(self, player: Player, session_id: int, position: int, now: int) -> Toast:
        """Keep the report of a question that the person has answered in a session of their own."""
        session = self._store.sessions.find(session_id)
        if session is None or session.player_id != player.id or not session.explained(position):
            return Toast("tap-old")
        question = session.plan[position].question_id
        with self._store.db.atomic():
            if not self._store.reports.add(question, player.id, now):
                return Toast("quiz-reported-already")
            self._tell_owner(question, now)
        return Toast("quiz-reported")

    def _tell_owner(self, question: str, now: int) -> None:
        if self._owner is None:
            return
        count = self._store.reports.count_open(question)
        key = "owner-benched" if count >= BENCHED_AT else "owner-reported"
        effect = Say(key, {"question": question, "count": count})
        self._store.outbox.post(Post(self._owner, effect, self._language), now)
