"""The sign of life of the running bot, as rows of `meta`: since when, which version, and that it was there just now."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database

NAME, STARTED, VERSION, STOPPED = "heartbeat", "started", "version", "stopped"
FETCHED, TICKED = "fetched", "ticked"
_NAMES = (NAME, STARTED, VERSION, STOPPED, FETCHED, TICKED)


class Life(Struct, frozen=True):
    """The last life of a bot on this file: `stopped` when it ended in peace, when it heard of Telegram and ticked last."""

    at: int
    since: int
    version: str
    stopped: bool
    fetched_at: int
    ticked_at: int


class Heartbeat:
    """Written by the one process that runs, read by `status`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def start(self, version: str, now: int) -> None:
        """A life begins."""
        with self._db.atomic():
            for name, value in zip(_NAMES, (now, now, version, 0, now, now), strict=True):
                self._set(name, str(value))

    def beat(self, now: int, fetched_at: int, ticked_at: int) -> None:
        """It goes on."""
        with self._db.atomic():
            for name, value in ((NAME, now), (FETCHED, fetched_at), (TICKED, ticked_at)):
                self._set(name, str(value))

    def stop(self, now: int) -> None:
        """It ends in peace."""
        with self._db.atomic():
            self._set(NAME, str(now))
            self._set(STOPPED, "1")

    def find(self) -> Life | None:
        """Return the last life, None when nothing ever ran on this file."""
        rows = dict(
            self._db.execute(
                "SELECT name, value FROM meta"
                " WHERE name IN ('heartbeat', 'started', 'version', 'stopped', 'fetched', 'ticked')"
            ).fetchall()
        )
        if NAME not in rows:
            return None
        return Life(
            int(rows[NAME]),
            int(rows[STARTED]),
            rows[VERSION],
            rows[STOPPED] == "1",
            int(rows[FETCHED]),
            int(rows[TICKED]),
        )

    def _set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))
