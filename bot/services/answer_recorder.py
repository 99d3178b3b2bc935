"""Keeping an answer with all that grows by it: points, totals, the cue's card, d′ counts, the streak."""

from __future__ import annotations

from datetime import date

from bot.core.calendar import DAY, local_day, week_of
from bot.core.learning import review
from bot.core.learning.streak import milestone, practise
from bot.core.player.effects import ShowStreak
from bot.core.player.player import Player, zone_of
from bot.core.question.kinds import KINDS
from bot.core.quiz.quiz import Response, Session, SessionItem
from bot.storage.answers import AnswerRow
from bot.storage.boards import ALL_TIME
from bot.storage.store import Store


class AnswerRecorder:
    """`zone` is the bot's own time zone: of the weekly boards, and of people who named none."""

    def __init__(self, store: Store, zone: str) -> None:
        self._store = store
        self._zone = zone

    def record(self, player: Player, session: Session, position: int, response: Response, now: int) -> int:
        """Keep an answer, in the caller's transaction, and return its points."""
        store, item = self._store, session.plan[position]
        day = local_day(now, zone_of(player, self._zone))
        seen = store.items.answered_before(player.id, item.question_id)
        row = self._row(player, session, position, response, now, day, seen=seen)
        if not store.answers.add(row):
            return 0
        self._learn(player.id, item, response, seen=seen)
        store.answers.count_topic(player.id, item.topic, response.right)
        self._remember(player.id, item, response, now)
        if KINDS[item.kind].scaled:
            store.players.count_judgement(player.id, scam=item.key == 0, right=response.right)
        if row.points:
            self._reward(player, row.points, week_of(now, self._zone))
        self._extend_streak(player, day, now)
        return row.points

    def _row(
        self,
        player: Player,
        session: Session,
        position: int,
        response: Response,
        now: int,
        day: date,
        *,
        seen: bool,
    ) -> AnswerRow:
        item = session.plan[position]
        counted = seen and self._store.answers.answered_on(
            player.id, item.question_id, day.isoformat(), now - 2 * DAY
        )
        wanted = session.rules.points if response.right and not counted else 0
        return AnswerRow(
            player.id,
            session.id,
            position,
            item.question_id,
            item.cue,
            item.topic,
            item.kind,
            response.right,
            response.sure,
            # A script could go on all day: from some point on, practice is its own reward.
            self._store.budgets.spend(player.id, "points", now, wanted) if wanted else 0,
            now,
            day.isoformat(),
        )

    def _learn(self, player_id: int, item: SessionItem, response: Response, *, seen: bool) -> None:
        """Let the item learn, before the person's own totals grow by this answer."""
        items = self._store.items
        if seen:
            items.count_later(item.question_id, right=response.right)
            return
        totals = self._store.answers.topics(player_id).values()
        earlier = (sum(rights for rights, _ in totals), sum(total for _, total in totals))
        shown = response.shown_index
        choice = item.order[shown] if item.order else shown
        items.count_first(item.question_id, right=response.right, choice=choice, earlier=earlier)

    def _remember(self, player_id: int, item: SessionItem, response: Response, now: int) -> None:
        card = self._store.cards.find(player_id, item.cue) or review.new_card(item.cue, now)
        grade = review.grade(response.right, response.sure)
        self._store.cards.save(player_id, review.review(card, grade, now))

    def _reward(self, player: Player, points: int, week: str) -> None:
        named = player.board_name is not None
        self._store.players.add_points(player.id, points)
        for period in (ALL_TIME, week):
            self._store.boards.add_points(player.id, period, points, named=named)

    def _extend_streak(self, player: Player, day: date, now: int) -> None:
        before = self._store.players.streak(player.id)
        after = practise(before, day)
        if after == before:
            return
        self._store.players.save_streak(player.id, after)
        reached = milestone(before, after)
        if reached:
            effect = ShowStreak(reached, day.isoformat())
            self._store.outbox.tell(player, effect, now)
