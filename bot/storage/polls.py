"""Polls that we sent, and votes on polls that are not known yet: Telegram tells neither chat nor time of a vote."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database


class PollRow(Struct, frozen=True):
    """Whose poll it is: `kind` and `owner_id` name the contest, `number` its round."""

    kind: str
    owner_id: int
    number: int
    chat_id: int


class StrayVote(Struct, frozen=True):
    """A vote that waits for its poll to be known: `at` is its arrival, `update_id` the number of its update."""

    poll_id: str
    player_id: int
    name: str
    option: int | None
    queued: bool
    at: int
    update_id: int


class Polls:
    """The tables `polls` and `stray_votes`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, poll_id: str, row: PollRow, now: int) -> None:
        """Keep whose poll it is."""
        self._db.execute(
            "INSERT OR REPLACE INTO polls (poll_id, kind, owner_id, number, chat_id, at) VALUES (?, ?, ?, ?, ?, ?)",
            (poll_id, row.kind, row.owner_id, row.number, row.chat_id, now),
        )

    def find(self, poll_id: str) -> PollRow | None:
        """Find whose poll it is."""
        row = self._db.execute(
            "SELECT kind, owner_id, number, chat_id FROM polls WHERE poll_id = ?", (poll_id,)
        ).fetchone()
        return PollRow(*row) if row else None

    def chat_of(self, poll_id: str) -> int | None:
        """Find the chat of a poll."""
        row = self._db.execute("SELECT chat_id FROM polls WHERE poll_id = ?", (poll_id,)).fetchone()
        return row[0] if row else None

    def add_stray(self, vote: StrayVote) -> None:
        """Keep a vote until its poll is known; of two of a player the one that was update_id first."""
        self._db.execute(
            "INSERT INTO stray_votes (poll_id, player_id, name, option, queued, at, update_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET option = excluded.option,"
            " at = excluded.at, update_id = excluded.update_id WHERE excluded.update_id < update_id",
            (vote.poll_id, vote.player_id, vote.name, vote.option, vote.queued, vote.at, vote.update_id),
        )

    def take_strays(self, poll_id: str) -> list[StrayVote]:
        """Take the votes that waited for a poll, in the order of their arrival."""
        rows = self._db.execute(
            "DELETE FROM stray_votes WHERE poll_id = ? RETURNING *",
            (poll_id,),
        ).fetchall()
        votes = [
            StrayVote(poll, player, name, option, bool(queued), at, update_id)
            for poll, player, name, option, queued, at, update_id in rows
        ]
        return sorted(votes, key=lambda vote: vote.update_id)

    def strays_of(self, contest_id: int, since: int) -> bool:
        """Tell whether a player of a contest has voted on an unknown poll since an instant."""
        row = self._db.execute(
            "SELECT 1 FROM stray_votes JOIN contest_players USING (player_id)"
            " WHERE at >= ? AND contest_id = ? LIMIT 1",
            (since, contest_id),
        ).fetchone()
        return row is not None

    def strays_in(self, contest_id: int, since: int) -> list[StrayVote]:
        """List what a contest's players have voted on unknown polls since an instant, in the order it was update_id."""
        rows = self._db.execute(
            "SELECT poll_id, player_id, stray_votes.name, option, queued, at, update_id"
            " FROM stray_votes JOIN contest_players USING (player_id)"
            " WHERE at >= ? AND contest_id = ? ORDER BY update_id",
            (since, contest_id),
        )
        return [
            StrayVote(poll, player, name, option, bool(queued), at, update_id)
            for poll, player, name, option, queued, at, update_id in rows
        ]

    def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup; its polls still run."""
        self._db.execute("UPDATE polls SET chat_id = ? WHERE chat_id = ?", (new, old))

    def purge(self, before: int) -> None:
        """Delete polls sent, and votes that waited in vain, before an instant."""
        self._db.execute("DELETE FROM polls WHERE at < ?", (before,))
        self._db.execute("DELETE FROM stray_votes WHERE at < ?", (before,))
