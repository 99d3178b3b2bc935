"""The record of a season for its host, and the poster that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.core.calendar import local_day
from bot.core.effects import Effect, Toast
from bot.core.player.player import Player
from bot.core.record import AskedLine
from bot.core.season.effects import SeasonResult, SendSeasonRecord
from bot.core.season.standings import unit_lines
from bot.core.season.state import Phase, Season
from bot.services.records import send_once
from bot.services.season_boards import rules_of
from bot.services.studies import Studies
from bot.storage.season_players import RecordRow
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
        if season.phase is not Phase.OVER:
            return Toast("tap-old")
        with self._store.db.atomic():
            record = self._record(season, host, now)

            def in_form(form: str) -> Effect:
                return replace(record, form=form)

            return send_once(self._store, host, f"se{season.id}", in_form, now)

    def _record(self, season: Season, host: int, now: int) -> SendSeasonRecord:
        units = season.settings.units
        players = self._store.season_players
        return SendSeasonRecord(
            season.id,
            local_day(season.since, season.zone).isoformat(),
            season.title,
            rules_of(season),
            tuple(_results(players.everybody(season.id), [unit.name for unit in units])),
            unit_lines(units, players.units(season.id)) if units else (),
            tuple(AskedLine(*row) for row in self._store.seasons.questions(season.id)),
            self._studies.measured(host, now),
        )


def _results(rows: list[RecordRow], units: list[str]) -> Iterator[SeasonResult]:
    """The people with their places; equal points share one. Here everybody counts, so the places have no gap."""
    rank, points = 0, -1
    for position, row in enumerate(rows, 1):
        if row.points != points:
            rank, points = position, row.points
        unit = units[row.unit] if row.unit is not None and row.unit < len(units) else ""
        yield SeasonResult(
            rank, row.name or "", unit, row.points, row.days, row.tries, row.rights, row.answered
        )
