"""Hosts' own questions as rows: the sets, a row a question, and the files that wait to be read."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from bot.core.host.own_set import Draft, OwnQuestion, OwnSet, as_question, number_of, question_id
from bot.core.question.question import Question
from bot.storage.database import Database

_encode = msgspec.json.Encoder().encode
_decode_draft = msgspec.json.Decoder(Draft).decode
_decode_question = msgspec.json.Decoder(OwnQuestion).decode


class SetFile(Struct, frozen=True):
    """A file that somebody sent and nobody has read yet; `replaces` is the set that it is to stand for."""

    id: int
    player_id: int
    file_id: str
    name: str
    replaces: int | None
    tries: int
    at: int


class QuestionSets:
    """A set is never changed: a new version is a new set, and the old one stays for a few days, for games under way."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # --- questions, for whoever shows or draws them -----------------------------------------------

    def question(self, name: str) -> Question | None:
        """Find a question by its id."""
        found = number_of(name)
        if found is None:
            return None
        row = self._db.execute(
            "SELECT question FROM set_questions WHERE set_id = ? AND number = ?", found
        ).fetchone()
        return as_question(name, _decode_question(row[0])) if row else None

    def questions(self, set_id: int) -> list[Question]:
        """List the questions of a set that is kept."""
        rows = self._db.execute(
            "SELECT number, question FROM set_questions JOIN question_sets ON id = set_id"
            " WHERE set_id = ? AND state = 'kept' ORDER BY number",
            (set_id,),
        )
        return [as_question(question_id(set_id, number), _decode_question(raw)) for number, raw in rows]

    def set_title(self, set_id: int) -> str | None:
        """Return how its owner called a set."""
        row = self._db.execute("SELECT title FROM question_sets WHERE id = ?", (set_id,)).fetchone()
        return row[0] if row else None

    def draft(self, set_id: int) -> Draft | None:
        """Return what the file of a set gave."""
        row = self._db.execute("SELECT draft FROM question_sets WHERE id = ?", (set_id,)).fetchone()
        return _decode_draft(row[0]) if row else None

    # --- sets, for their owner --------------------------------------------------------------------

    def of(self, player_id: int) -> list[OwnSet]:
        """List the kept sets of a person, the oldest first."""
        rows = self._db.execute(
            "SELECT id, title, count, at FROM question_sets WHERE player_id = ? AND state = 'kept' ORDER BY id",
            (player_id,),
        )
        return [OwnSet(*row) for row in rows]

    def find(self, set_id: int, player_id: int, state: str) -> OwnSet | None:
        """Find a set in a state; another's is not found."""
        row = self._db.execute(
            "SELECT id, title, count, at FROM question_sets WHERE id = ? AND player_id = ? AND state = ?",
            (set_id, player_id, state),
        ).fetchone()
        return OwnSet(*row) if row else None

    def replaces(self, set_id: int) -> int | None:
        """Return the set whose new version a draft is."""
        row = self._db.execute("SELECT replaces FROM question_sets WHERE id = ?", (set_id,)).fetchone()
        return row[0] if row else None

    def add_draft(self, player_id: int, title: str, draft: Draft, replaces: int | None, now: int) -> int:
        """Keep what a file gave until its owner says what to do with it; an earlier draft goes."""
        self._db.execute("DELETE FROM question_sets WHERE player_id = ? AND state = 'draft'", (player_id,))
        set_id = self._db.execute(
            "INSERT INTO question_sets (player_id, title, state, replaces, count, draft, at)"
            " VALUES (?, ?, 'draft', ?, ?, ?, ?)",
            (player_id, title, replaces, len(draft.questions), _encode(draft).decode(), now),
        ).lastrowid
        assert set_id is not None
        self._db.executemany(
            "INSERT INTO set_questions (set_id, number, player_id, question) VALUES (?, ?, ?, ?)",
            [
                (set_id, number, player_id, _encode(question).decode())
                for number, question in enumerate(draft.questions, 1)
            ],
        )
        return int(set_id)

    def set_state(self, set_id: int, state: str, now: int) -> None:
        """Keep a draft, or let a set go."""
        self._db.execute("UPDATE question_sets SET state = ?, at = ? WHERE id = ?", (state, now, set_id))

    def drop_draft(self, set_id: int) -> None:
        """Keep nothing of a draft."""
        self._db.execute("DELETE FROM question_sets WHERE id = ? AND state = 'draft'", (set_id,))

    def purge(self, before: int) -> int:
        """Delete drafts that nobody kept, and sets that went, before an instant."""
        return self._db.execute(
            "DELETE FROM question_sets WHERE state <> 'kept' AND at < ?", (before,)
        ).rowcount

    # --- files ------------------------------------------------------------------------------------

    def add_file(self, player_id: int, file_id: str, name: str, replaces: int | None, now: int) -> None:
        """Keep a file until it is read."""
        self._db.execute(
            "INSERT INTO set_files (player_id, file_id, name, replaces, next_at, at) VALUES (?, ?, ?, ?, ?, ?)",
            (player_id, file_id, name, replaces, now, now),
        )

    def count_files(self, player_id: int) -> int:
        """Return how many files of a person wait."""
        row = self._db.execute("SELECT count(*) FROM set_files WHERE player_id = ?", (player_id,)).fetchone()
        return int(row[0])

    def due_file(self, now: int) -> SetFile | None:
        """Find the file that waits longest."""
        row = self._db.execute(
            "SELECT id, player_id, file_id, name, replaces, tries, at FROM set_files WHERE next_at <= ?"
            " ORDER BY next_at LIMIT 1",
            (now,),
        ).fetchone()
        return SetFile(*row) if row else None

    def next_file_due(self) -> int | None:
        """Return when the next file wants to be read."""
        row = self._db.execute("SELECT min(next_at) FROM set_files").fetchone()
        return row[0] if row else None

    def postpone_file(self, file_id: int, until: int) -> None:
        """Try a file again later."""
        self._db.execute("UPDATE set_files SET tries = tries + 1, next_at = ? WHERE id = ?", (until, file_id))

    def drop_file(self, file_id: int) -> bool:
        """Let a file go; False where it went already, with its owner."""
        return self._db.execute("DELETE FROM set_files WHERE id = ?", (file_id,)).rowcount == 1
