"""What the files for hosts say of many people: read when a file is written, in its thread, with a connection of its own.

The loop posts only which file is meant; whoever was forgotten until the file goes out is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.core.checkup.checkup import FEWEST_TAKERS
from bot.core.checkup.effects import SendStudyFile, SendStudyRecord
from bot.core.record import AskedLine, WaveNumbers
from bot.core.season.effects import SeasonResult, SendSeasonFile, SendSeasonRecord
from bot.core.season.standings import unit_lines
from bot.services.season_boards import rules_of
from bot.services.studies import before_and_after, counted, missed_items, numbers
from bot.storage.checkups import Checkups
from bot.storage.database import Database
from bot.storage.season_players import RecordRow, SeasonPlayers
from bot.storage.seasons import Seasons


class RecordReader:
    """`path` is the bot's own file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def study(self, asked: SendStudyFile) -> SendStudyRecord:
        """Return the figures of a study, never of one person."""
        with self._reading() as db:
            results = Checkups(db).results_of_study(asked.code)
        takers = len({result.player_id for result in results})
        return SendStudyRecord(
            asked.code,
            asked.day,
            asked.opened,
            takers,
            numbers(counted(results)),
            before_and_after(results),
            missed_items(results) if takers >= FEWEST_TAKERS else (),
            asked.form,
        )

    def season(self, asked: SendSeasonFile) -> SendSeasonRecord:
        """Return everybody's result in a season, under the names they chose for boards."""
        with self._reading() as db:
            found, players = Seasons(db).find(asked.season), SeasonPlayers(db)
            if found is None:
                raise LookupError(f"season {asked.season} is gone")
            season, units = found.season, found.season.settings.units
            return SendSeasonRecord(
                season.id,
                asked.day,
                season.title,
                rules_of(season),
                tuple(_results(players.everybody(season.id), [unit.name for unit in units])),
                unit_lines(units, players.units(season.id)) if units else (),
                tuple(AskedLine(*row) for row in Seasons(db).questions(season.id)),
                before_and_after(Checkups(db).results_of_study(asked.study)),
                asked.form,
            )

    def before_and_after(self, study: str) -> tuple[WaveNumbers, ...]:
        """Return before and after of a study, of those who took both; nothing for fewer than five."""
        with self._reading() as db:
            return before_and_after(Checkups(db).results_of_study(study))

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        db = Database.open_to_read(self._path)
        try:
            yield db
        finally:
            db.close()


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
