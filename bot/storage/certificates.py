"""Certificates as rows, found by the number that stands on them."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database


class Certificate(Struct, frozen=True):
    """`kind` is `first`, or `kept` for passing again 90 days later; `at` is in milliseconds."""

    id: str
    player_id: int
    name: str
    rights: int
    total: int
    kind: str
    at: int


class Certificates:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, certificate: Certificate) -> None:
        self._db.execute(
            "INSERT INTO certificates (id, player_id, name, rights, total, kind, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                certificate.id,
                certificate.player_id,
                certificate.name,
                certificate.rights,
                certificate.total,
                certificate.kind,
                certificate.at,
            ),
        )

    def find(self, certificate_id: str) -> Certificate | None:
        row = self._db.execute(
            "SELECT id, player_id, name, rights, total, kind, at FROM certificates WHERE id = ?",
            (certificate_id,),
        ).fetchone()
        return Certificate(*row) if row else None

    def rename(self, certificate_id: str, name: str) -> None:
        """Write another name on a certificate; its number stays."""
        self._db.execute("UPDATE certificates SET name = ? WHERE id = ?", (name, certificate_id))

    def of(self, player_id: int) -> list[Certificate]:
        """Return the certificates of a person, oldest first."""
        rows = self._db.execute(
            "SELECT id, player_id, name, rights, total, kind, at FROM certificates WHERE player_id = ? ORDER BY at",
            (player_id,),
        )
        return [Certificate(*row) for row in rows.fetchall()]
