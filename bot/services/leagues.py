"""The weekly league: kept by the transaction of each contest, told to the group when the week is over."""

from __future__ import annotations

import logging

from bot.core.calendar import DAY
from bot.core.contest.group_effects import LeagueLine, ShowLeague
from bot.core.contest.league import BEST, EVERYBODY, earned, strength
from bot.core.contest.weekly import MONDAY, next_weekly
from bot.core.effects import Post
from bot.core.group.group import Group
from bot.storage.contests import Game
from bot.storage.leagues import Season
from bot.storage.store import Store

log = logging.getLogger(__name__)

SHOWN = 10
LEADERS = 3
TOGETHER = 50


class LeagueTable:
    """A season of a group, and one in which the groups stand against each other, close on Monday at 00:00.

    `zone` is the bot's own, for the groups that set none and for the season of all groups.
    """

    def __init__(self, store: Store, zone: str) -> None:
        self._store = store
        self._zone = zone

    def record(self, game: Game, now: int) -> None:
        """Add what a contest brought; within the transaction that ended it."""
        points = earned(game.contest)
        if not points:
            return
        leagues = self._store.leagues
        group = self._store.groups.find(game.chat_id)
        own = self._season(game.chat_id, (group.zone if group else None) or self._zone, now)
        leagues.add_points(own.id, game.chat_id, points)
        shared = self._season(EVERYBODY, self._zone, now)
        leagues.add_points(shared.id, game.chat_id, points)
        best = leagues.best(shared.id, game.chat_id, BEST)
        leagues.save_strength(shared.id, game.chat_id, strength(best))

    def _season(self, chat_id: int, zone: str, now: int) -> Season:
        found = self._store.leagues.find_open(chat_id, now)
        return found or self._store.leagues.add(chat_id, now, next_weekly(MONDAY, 0, zone, now))

    def show(self, group: Group, now: int) -> ShowLeague:
        """This week of a group."""
        leagues = self._store.leagues
        return self._table(group.id, leagues.find_open(group.id, now), leagues.find_open(EVERYBODY, now))

    def _table(
        self, chat_id: int, own: Season | None, shared: Season | None, closed: bool = False
    ) -> ShowLeague:
        leagues = self._store.leagues
        rows = leagues.top(own.id, chat_id, SHOWN) if own else []
        worth = leagues.strength(shared.id, chat_id) if shared else None
        rank, groups = leagues.rank(shared.id, worth or 0) if shared else (0, 0)
        named = [row for row in rows if row.name is not None]
        # Numbered by what is shown: a gap would tell that somebody is missing, and who.
        lines = [LeagueLine(rank, row.name or "", row.points, row.games) for rank, row in enumerate(named, 1)]
        return ShowLeague(
            tuple(lines),
            len(rows) - len(lines),
            leagues.count(own.id, chat_id) if own else 0,
            worth or 0,
            rank if worth is not None else 0,
            groups,
            tuple(leagues.leaders(shared.id, LEADERS)) if shared else (),
            closed,
        )

    def tick(self, now: int) -> None:
        """Tell each group how its week ended; after an outage of more than a day it is no news any more."""
        for season in self._store.leagues.due(now, TOGETHER):
            try:
                self._close(season, now)
            except Exception:
                log.exception("season %d could not be told", season.id)
                self._store.leagues.set_told(season.id)

    def _close(self, season: Season, now: int) -> None:
        with self._store.db.atomic():
            self._store.leagues.set_told(season.id)
            group = self._store.groups.find(season.chat_id)
            if group is not None and group.member and now - season.closes_at < DAY:
                self._tell(group, season, now)

    def _tell(self, group: Group, season: Season, now: int) -> None:
        # A second before its end the season of all groups was still the same week's.
        shared = self._store.leagues.find_open(EVERYBODY, season.closes_at - 1)
        effect = self._table(group.id, season, shared, closed=True)
        post = Post(group.id, effect, group.language, silent=True, not_after=season.closes_at + DAY)
        self._store.outbox.post(post, now)

    def next_deadline(self) -> int | None:
        """When the next season closes."""
        return self._store.leagues.next_due()
