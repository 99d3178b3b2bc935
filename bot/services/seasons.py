"""Seasons of groups: opened, set up, begun and closed by who hosts them; moved on by the clock."""

from __future__ import annotations

import logging
import random

from bot.bank.bank import Bank
from bot.core.calendar import MINUTE
from bot.core.effects import Effect, Post, Say, Toast
from bot.core.group.group import Group
from bot.core.season import draw
from bot.core.season.events import Begin, Close, Configure, Tick
from bot.core.season.state import Mix, Phase, Season
from bot.services.question_picker import QuestionPicker
from bot.services.season_boards import SeasonBoards, setup
from bot.storage.seasons import PlayedSeason
from bot.storage.store import Store

log = logging.getLogger(__name__)

TOGETHER = 20
CODE_LENGTH = 10
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Seasons:
    """One season a group that is not over. `zone` is the bot's own, for groups that set none."""

    def __init__(
        self,
        store: Store,
        bank: Bank,
        *,
        picker: QuestionPicker,
        boards: SeasonBoards,
        rng: random.Random,
        zone: str,
    ) -> None:
        self._store = store
        self._bank = bank
        self._picker = picker
        self._boards = boards
        self._rng = rng
        self._zone = zone

    # --- the group --------------------------------------------------------------------------------

    def call(self, group: Group, caller: int, thread_id: int | None, now: int) -> Effect | None:
        """/season: open a setup, or return how the season stands that the group has."""
        with self._store.db.atomic():
            running = self._store.seasons.find_open(group.id)
            if running is None:
                self._open(group, caller, thread_id, now)
                return None
            if running.season.phase is Phase.SETUP:
                self._show_setup_anew(running, now)
                return None
            return self._boards.standing(running.season, now, host=True)

    def _open(self, group: Group, host: int, thread_id: int | None, now: int) -> None:
        season = Season(
            self._store.seasons.next_id(),
            "".join(self._rng.choices(_LETTERS, k=CODE_LENGTH)),
            host,
            group.title,
            group.zone or self._zone,
            now,
            offer=tuple(self._bank.topics),
        )
        played = PlayedSeason(season, group.id, thread_id)
        self._store.seasons.add(played)
        self._show_setup_anew(played, now)

    def _show_setup_anew(self, played: PlayedSeason, now: int) -> None:
        group = self._store.groups.find(played.chat_id)
        assert group is not None
        slot = f"se{played.season.id}:setup"
        self._store.outbox.post(
            Post(
                group.id,
                setup(played.season),
                group.language,
                slot=slot,
                thread_id=played.thread_id,
                silent=True,
                fresh=True,
            ),
            now,
        )

    def running(self, chat_id: int) -> bool:
        """Whether a group has a season under way."""
        found = self._store.seasons.find_open(chat_id)
        return found is not None and found.season.phase is Phase.RUNNING

    def host(self, season_id: int, chat_id: int) -> int | None:
        """Who hosts a season of this chat; None when there is no such season."""
        found = self._find(season_id, chat_id)
        return found.season.host if found else None

    def configure(self, season_id: int, chat_id: int, event: Configure, now: int) -> Toast | None:
        """Set a value of the setup."""
        with self._store.db.atomic():
            found = self._find(season_id, chat_id)
            return self._boards.step(found, event, now) if found else Toast("tap-old")

    def begin(self, season_id: int, chat_id: int, host: int, now: int) -> Toast | None:
        """开始赛季: the setup goes, the group's one message comes; who taps it is the host."""
        with self._store.db.atomic():
            found = self._find(season_id, chat_id)
            if found is None:
                return Toast("tap-old")
            setting_up = found.season.phase is Phase.SETUP
            toast = self._boards.step(found, Begin(host, self._mix(found)), now)
            if setting_up and self.running(chat_id):
                self._say_begun(found, now)
        return toast

    def _say_begun(self, found: PlayedSeason, now: int) -> None:
        """The setup loses its buttons."""
        group = self._store.groups.find(found.chat_id)
        if group is not None:
            slot = f"se{found.season.id}:setup"
            post = Post(
                group.id, Say("season-begun"), group.language, slot, thread_id=found.thread_id, silent=True
            )
            self._store.outbox.post(post, now)

    def _mix(self, found: PlayedSeason) -> Mix:
        pool = self._picker.season_pool(found.season.settings.topics)
        return draw.level_mix(pool, self._picker.level_of())

    def close(self, season_id: int, chat_id: int, now: int) -> Toast | None:
        """提前结束, asked once; a setup is only given up."""
        with self._store.db.atomic():
            found = self._find(season_id, chat_id)
            return self._boards.step(found, Close(), now) if found else Toast("tap-old")

    # --- time -------------------------------------------------------------------------------------

    def tick(self, now: int) -> None:
        """Move every season whose deadline has come; one that is broken does not hold the others."""
        for season_id in self._store.seasons.due(now, TOGETHER):
            try:
                self._tick(season_id, now)
            except Exception:
                log.exception("season %d could not be moved on, it is tried again in a minute", season_id)
                self._store.seasons.postpone(season_id, now + MINUTE)

    def _tick(self, season_id: int, now: int) -> None:
        with self._store.db.atomic():
            found = self._store.seasons.find(season_id)
            if found is not None:
                self._boards.step(found, Tick(), now)

    def next_deadline(self) -> int | None:
        """When the next season wants to be moved."""
        return self._store.seasons.next_due()

    def _find(self, season_id: int, chat_id: int) -> PlayedSeason | None:
        """A season of this chat; a forged button names another one."""
        found = self._store.seasons.find(season_id)
        return found if found is not None and found.chat_id == chat_id else None
