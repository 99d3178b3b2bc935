"""Links for relatives as rows: who gave one, who came by it, and whether they let it be told that they practised."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database


class FamilyLink(Struct, frozen=True):
    """A link of one person; `tell_at` (ms) is when the next weekly line is due, None while nobody agreed."""

    player_id: int
    code: str
    tell_at: int | None


class Family:
    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, code: str) -> FamilyLink | None:
        row = self._db.execute(
            "SELECT player_id, code, tell_at FROM family_links WHERE code = ?", (code,)
        ).fetchone()
        return FamilyLink(*row) if row else None

    def of(self, player_id: int) -> FamilyLink | None:
        """Return the link that a person gives."""
        row = self._db.execute(
            "SELECT player_id, code, tell_at FROM family_links WHERE player_id = ?", (player_id,)
        ).fetchone()
        return FamilyLink(*row) if row else None

    def add(self, player_id: int, code: str, now: int) -> None:
        self._db.execute(
            "INSERT INTO family_links (player_id, code, opened_at) VALUES (?, ?, ?)", (player_id, code, now)
        )

    def tell(self, player_id: int, at: int | None) -> None:
        """Set when the next weekly line is due."""
        self._db.execute("UPDATE family_links SET tell_at = ? WHERE player_id = ?", (at, player_id))

    def due(self, now: int, limit: int) -> list[FamilyLink]:
        rows = self._db.execute(
            "SELECT player_id, code, tell_at FROM family_links WHERE tell_at <= ? ORDER BY tell_at LIMIT ?",
            (now, limit),
        )
        return [FamilyLink(*row) for row in rows.fetchall()]

    def next_due_at(self) -> int | None:
        row = self._db.execute("SELECT min(tell_at) FROM family_links WHERE tell_at IS NOT NULL").fetchone()
        return row[0] if row else None

    def join(self, player_id: int, code: str, now: int) -> None:
        """Note by which link a relative came; another link than before asks for their consent anew."""
        self._db.execute(
            "INSERT INTO family_members (player_id, code, joined_at) VALUES (?, ?, ?) ON CONFLICT (player_id)"
            " DO UPDATE SET agreed = agreed AND code = excluded.code, code = excluded.code",
            (player_id, code, now),
        )

    def link_of(self, relative_id: int) -> FamilyLink | None:
        """Return the link by which somebody came."""
        row = self._db.execute(
            "SELECT l.player_id, l.code, l.tell_at FROM family_members AS m JOIN family_links AS l"
            " ON l.code = m.code WHERE m.player_id = ?",
            (relative_id,),
        ).fetchone()
        return FamilyLink(*row) if row else None

    def agree(self, relative_id: int, *, agreed: bool) -> None:
        self._db.execute("UPDATE family_members SET agreed = ? WHERE player_id = ?", (agreed, relative_id))

    def practising(self, player_id: int) -> int:
        """Return how many relatives came by a person's link, have answered something, and let it be told."""
        row = self._db.execute(
            "SELECT count(*) FROM family_links AS l JOIN family_members AS m ON m.code = l.code WHERE l.player_id = ?"
            " AND m.agreed = 1 AND EXISTS (SELECT 1 FROM answers WHERE player_id = m.player_id)",
            (player_id,),
        ).fetchone()
        return int(row[0])

    def practised(self, code: str, since: int) -> tuple[int, list[int]]:
        """Return how many relatives let it be told, and how many questions each who practised has answered since."""
        rows = self._db.execute(
            "SELECT (SELECT count(*) FROM answers WHERE player_id = m.player_id AND at >= ?)"
            " FROM family_members AS m WHERE code = ? AND agreed = 1",
            (since, code),
        ).fetchall()
        return len(rows), [count for (count,) in rows if count]
