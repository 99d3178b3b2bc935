"""The pages a person opens: results, leaderboard, tips, first aid."""

from __future__ import annotations

import random
from datetime import timedelta

from bot.bank.bank import Bank
from bot.core.calendar import DAY, end_of_day, local_day, week_of
from bot.core.effects import Effect, Say
from bot.core.learning import discrimination as signal
from bot.core.learning.profile import opening
from bot.core.learning.streak import standing
from bot.core.player.effects import (
    BoardRow,
    ShowBoard,
    ShowFirstAid,
    ShowFirstAidTopics,
    ShowStats,
    ShowTip,
    TopicScore,
)
from bot.core.player.player import Player, zone_of
from bot.core.question.audience import ABOUT_RULES
from bot.services.players import Players
from bot.services.question_picker import QuestionPicker
from bot.storage.boards import ALL_TIME
from bot.storage.store import Store

BOARD_LENGTH = 10
CALENDAR_DAYS = 84
TIP_REST = 120 * DAY
FIRST_AID = "first-aid"


class Pages:
    def __init__(
        self,
        store: Store,
        bank: Bank,
        players: Players,
        picker: QuestionPicker,
        rng: random.Random,
        zone: str,
    ) -> None:
        self._store = store
        self._bank = bank
        self._players = players
        self._picker = picker
        self._rng = rng
        self._zone = zone

    def stats(self, player: Player, now: int) -> None:
        with self._store.db.atomic():
            effect = self._stats(player, now)
            if isinstance(effect, ShowStats) and not self._store.budgets.spend(player.id, "picture", now):
                effect = Say("budget-picture", menu="again")
            self._players.tell(player, effect, now)

    def _stats(self, player: Player, now: int) -> Effect:
        store, zone = self._store, zone_of(player, self._zone)
        scores = store.answers.topics(player.id)
        if not scores:
            return Say("stats-none", menu="again")
        seen = store.players.judgements(player.id)
        until = end_of_day(now, zone)
        next_due = store.cards.next_due(player.id, until)
        helped = store.chats.of(player.id)
        said = opening(seen, helped)
        return ShowStats(
            points=player.points,
            streak=standing(store.players.streak(player.id), local_day(now, zone)),
            rights=sum(rights for rights, _ in scores.values()),
            total=sum(total for _, total in scores.values()),
            topics=self._topic_scores(scores),
            scams=seen.scams,
            genuine=seen.genuine,
            sensitivity=signal.sensitivity(seen) if seen.enough else None,
            bias=signal.bias(seen) if seen.enough else None,
            sensitivity_band=signal.sensitivity_band(seen),
            bias_band=signal.bias_band(seen),
            due_now=len(self._picker.due(player, until)),
            next_day=local_day(next_due, zone).isoformat() if next_due is not None else None,
            strength=said.strength,
            weakness=said.weakness,
            chats=helped.scams,
            delay=helped.median_delay,
            genuine_chats=helped.genuine,
            false_stops=helped.false_stops,
            days=self._days(player.id, now, zone),
            today=local_day(now, zone).isoformat(),
            badges=tuple(store.badges.of(player.id)),
        )

    def _days(self, player_id: int, now: int, zone: str) -> tuple[int, ...]:
        """The answers of each of the last twelve weeks' days, the oldest first."""
        counts = self._store.answers.by_day(player_id, now - (CALENDAR_DAYS + 1) * DAY)
        today = local_day(now, zone)
        days = (today - timedelta(days=ago) for ago in range(CALENDAR_DAYS - 1, -1, -1))
        return tuple(counts.get(day.isoformat(), 0) for day in days)

    def _topic_scores(self, scores: dict[str, tuple[int, int]]) -> tuple[TopicScore, ...]:
        found = (TopicScore(key, *scores.get(key, (0, 0))) for key in self._bank.topics)
        # What was practised stands first; sorting keeps the topics' own order otherwise.
        return tuple(sorted(found, key=lambda score: score.total == 0))

    def board(self, player: Player, period: str, now: int, message_id: int | None = None) -> None:
        """Show the leaderboard of this `week` or of `all` time."""
        key = week_of(now, self._zone) if period == "week" else ALL_TIME
        rows = self._store.boards.top(key, BOARD_LENGTH)
        effect = ShowBoard(
            "week" if period == "week" else "all",
            tuple(BoardRow(row.name, row.points, row.player_id == player.id) for row in rows),
            self._store.boards.points(player.id, key),
            player.board_name is not None,
        )
        self._players.tell(player, effect, now, message_id)

    def tip(self, player: Player, now: int, message_id: int | None = None) -> None:
        """Show a tip that the person has not seen for 120 days, else the one seen longest ago."""
        seen = self._store.tips.times(player.id)
        chosen = self.unseen_tip(player, now) or min(self._bank.tips, key=lambda tip: seen[tip])
        with self._store.db.atomic():
            self._store.tips.add(player.id, chosen, now)
            self._players.tell(player, ShowTip(chosen), now, message_id)

    def unseen_tip(self, player: Player, now: int) -> str | None:
        """Return a tip that the person has not seen for 120 days, None when there is none.

        What speaks of other places than theirs comes last.
        """
        seen = self._store.tips.times(player.id)
        fresh = [tip for tip in self._bank.tips if now - seen.get(tip, -TIP_REST) >= TIP_REST]
        near = {topic for topic in self._bank.topics if self._picker.is_near(player, topic)}
        local = [tip for tip in fresh if self._bank.tips[tip].topic in near]
        return self._rng.choice(local or fresh) if fresh else None

    def first_aid_topics(self, player: Player, topic: str | None, now: int, message_id: int) -> None:
        """Show the types of fraud, or what to do after each trick of one."""
        if topic is None:
            kinds = (key for key in self._bank.topics if key not in ABOUT_RULES and self._bank.of_topic(key))
            here = (key for key in kinds if not self._picker.is_elsewhere(player, key))
            effect = ShowFirstAidTopics(tuple(here))
        else:
            cues = dict.fromkeys(question.group for question in self._bank.of_topic(topic))
            effect = ShowFirstAidTopics(topic=topic, cues=tuple(cues))
        self._players.tell(player, effect, now, message_id)

    def first_aid(
        self, player: Player, now: int, region: str | None = None, message_id: int | None = None
    ) -> None:
        """Show the four steps and the numbers of the person's region, or of the one they tapped.

        Nobody is kept from it, and nobody needs two that wait.
        """
        effect = ShowFirstAid(region or player.region)
        if message_id is not None:
            self._players.tell(player, effect, now, message_id)
        elif not self._store.outbox.waits(player.id, FIRST_AID):
            with self._store.db.atomic():
                self._store.players.mark_seen(player.id, now)
                self._store.outbox.tell(player, effect, now, slot=FIRST_AID, fresh=True)
