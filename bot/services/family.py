"""给家里人练: a link for relatives, their easy round, and one line a week for who gave it, if they agreed."""

from __future__ import annotations

import random

from msgspec.structs import replace

from bot.core.calendar import DAY, HOUR
from bot.core.checkup.checkup import morning
from bot.core.effects import Post, Priority, Say, Toast
from bot.core.language import LANGUAGES
from bot.core.limits.budgets import BUDGETS
from bot.core.player.family_effects import ShowFamilyLink, TellFamily, WelcomeRelative
from bot.core.player.player import Player, tongue, zone_of
from bot.services.players import Players
from bot.services.quizzes import Quizzes
from bot.storage.family import FamilyLink
from bot.storage.store import Store

ROUND = "relative"
WEEK_DAYS = 7
AT_ONCE = 20
"""Lines of one transaction."""
LONGEST_CODE = 16
LASTS = 12 * HOUR
"""A line of the morning does not come at night."""
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Family:
    """`zone` is the bot's own time zone, for people who named neither a zone nor a region."""

    def __init__(
        self, store: Store, players: Players, quizzes: Quizzes, rng: random.Random, zone: str
    ) -> None:
        self._store = store
        self._players = players
        self._quizzes = quizzes
        self._rng = rng
        self._zone = zone

    def share(self, player: Player, now: int) -> None:
        """Show the person's link for relatives; it stays the same."""
        with self._store.db.atomic():
            found = self._store.family.of(player.id)
            code = found.code if found else "".join(self._rng.choices(_LETTERS, k=8))
            if found is None:
                self._store.family.add(player.id, code, now)
            self._players.tell(player, ShowFamilyLink(code), now)

    def follow(self, player: Player, code: str, now: int) -> bool:
        """Welcome who opened a link; False when there is none of this code. Who gave it may try it."""
        if self._store.budgets.spent(player.id, "link", now) >= BUDGETS["link"]:
            self._players.tell(player, Say("budget-link"), now)
            return True
        link = self._store.family.find(code.upper()) if len(code) <= LONGEST_CODE else None
        if link is None:
            self._store.budgets.spend(player.id, "link", now)
            return False
        with self._store.db.atomic():
            if link.player_id != player.id:
                self._store.family.join(player.id, link.code, now)
            self._players.tell(player, WelcomeRelative(), now)
        return True

    def begin(self, player: Player, language: str, now: int, message_id: int | None) -> Toast | None:
        """Start the five easy questions in the chosen language."""
        if language not in LANGUAGES:
            return Toast("tap-old")
        changed = replace(player, language=language)
        with self._store.db.atomic():
            self._store.players.save(changed)
            return self._quizzes.start(changed, ROUND, now, message_id=message_id)

    def agree(self, player: Player, agreed: bool, now: int) -> Toast | None:
        """Let it be told how many questions the person practises, or not any more; answers are never told."""
        link = self._store.family.link_of(player.id)
        if link is None:
            return Toast("tap-old")
        with self._store.db.atomic():
            self._store.family.agree(player.id, agreed=agreed)
            if agreed and link.tell_at is None:
                self._store.family.tell(link.player_id, self._next(link, now))
            self._players.tell(
                player,
                Say("family-agreed" if agreed else "family-not-agreed", menu="agreed" if agreed else "again"),
                now,
            )
        return None

    # --- the line of a week -----------------------------------------------------------------------

    def tick(self, now: int) -> None:
        """Tell those whose week is over."""
        due = self._store.family.due(now, AT_ONCE)
        if not due:
            return
        with self._store.db.atomic():
            for link in due:
                self._tell(link, now)

    def next_deadline(self) -> int | None:
        """Return when the next line is due."""
        return self._store.family.next_due_at()

    def _tell(self, link: FamilyLink, now: int) -> None:
        agreed, counts = self._store.family.practised(link.code, now - WEEK_DAYS * DAY)
        self._store.family.tell(link.player_id, self._next(link, now) if agreed else None)
        giver = self._store.players.find(link.player_id)
        if giver is None or not counts:
            return
        effect = TellFamily(len(counts), sum(counts))
        self._store.outbox.post(
            Post(giver.id, effect, tongue(giver), priority=Priority.PUSH, not_after=now + LASTS), now
        )

    def _next(self, link: FamilyLink, now: int) -> int:
        giver = self._store.players.find(link.player_id)
        return morning(now, WEEK_DAYS, zone_of(giver, self._zone) if giver else self._zone)
