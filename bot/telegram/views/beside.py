"""What a file needs of the database: read in the thread that writes it, never on the loop."""

from __future__ import annotations

from typing import Protocol

from bot.core.checkup.effects import SendStudyFile, SendStudyRecord
from bot.core.record import WaveNumbers
from bot.core.season.effects import SendSeasonFile, SendSeasonRecord


class RecordReader(Protocol):
    """Reads with a connection of its own; raises LookupError for what is not there any more."""

    def study(self, asked: SendStudyFile) -> SendStudyRecord:
        """Return the figures of a study."""
        ...

    def season(self, asked: SendSeasonFile) -> SendSeasonRecord:
        """Return everybody's result in a season."""
        ...

    def before_and_after(self, study: str) -> tuple[WaveNumbers, ...]:
        """Return before and after of a study, of those who took both."""
        ...


class NoRecords:
    """Where there is no database."""

    def study(self, asked: SendStudyFile) -> SendStudyRecord:
        raise LookupError(asked.code)

    def season(self, asked: SendSeasonFile) -> SendSeasonRecord:
        raise LookupError(asked.season)

    def before_and_after(self, study: str) -> tuple[WaveNumbers, ...]:
        return ()
