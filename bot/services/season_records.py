"""The record of a season for its host, and the poster that leads to it."""

from __future__ import annotations

from bot.core.calendar import local_day
from bot.core.effects import Effect, Toast
from bot.core.player.player import Player
from bot.core.season.effects import SendSeasonFile
from bot.core.season.state import Phase
from bot.services.records import send_once
from bot.services.studies import Studies
from bot.storage.seasons import PlayedSeason
from bot.storage.store import Store


class SeasonRecords:
    """A record names people as they named themselves for boards; who was forgotten is in none."""

    def __init__(self, store: Store, studies: Studies) -> None:
        self._store = store
        self._studies = studies

    def send(self, season_id: int, chat_id: int, host: int, now: int) -> Toast:
        """📄 under the final text: to whoever tapped it, in private."""
        found = self._store.seasons.find(season_id)
        if found is None or found.chat_id != chat_id:
            return Toast("tap-old")
        return self._send(found, host, now)

    def send_own(self, player: Player, code: str, now: int) -> Toast:
        """📄 on the host's own page of the season, which is there when the group is not any more."""
        found = self._store.seasons.find_code(code)
        if found is None or found.season.host != player.id:
            return Toast("tap-old")
        return self._send(found, player.id, now)

    def _send(self, found: PlayedSeason, host: int, now: int) -> Toast:
        season = found.season
        if season.phase is not Phase.OVER or not self._store.season_players.played(season.id):
            return Toast("tap-old")
        day = local_day(season.since, season.zone).isoformat()
        with self._store.db.atomic():
            study = self._studies.to_compare(host, now)

            def in_form(form: str) -> Effect:
                return SendSeasonFile(season.id, day, study, form)

            return send_once(self._store, host, f"se{season.id}", in_form, now)
