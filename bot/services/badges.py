"""Awarding badges: looked at when a round or a chat ends, each told once, on the card of that end."""

from __future__ import annotations

from bot.core.learning.badges import LASTING_DAYS, Deeds, earned
from bot.storage.store import Store


class Badges:
    def __init__(self, store: Store) -> None:
        self._store = store

    def award(self, player_id: int, now: int) -> tuple[str, ...]:
        """Keep what was newly earned, in the caller's transaction, and return it."""
        did = earned(self._deeds(player_id))
        return tuple(badge for badge in did if self._store.badges.add(player_id, badge, now))

    def _deeds(self, player_id: int) -> Deeds:
        store = self._store
        return Deeds(
            store.players.judgements(player_id),
            store.players.genuine_run(player_id),
            store.chats.of(player_id),
            store.players.streak(player_id).days,
            store.cards.lasting(player_id, LASTING_DAYS),
            bool(store.certificates.of(player_id)),
            store.checkups.taken(player_id),
            store.family.practising(player_id),
        )
