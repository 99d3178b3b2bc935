"""Broadcasts of the operator: how far each has come, so that one that was cut off goes on."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


@migrations()
def broadcasts(db: Database) -> None:
    # position: the last chat that was dealt with, in the order of chat ids (groups are below zero).
    db.execute("""
        CREATE TABLE broadcasts (
            id TEXT PRIMARY KEY,
            text_id TEXT NOT NULL,
            audience TEXT NOT NULL,
            position INTEGER NOT NULL,
            posted INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            finished_at INTEGER
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX broadcasts_of_text ON broadcasts (text_id)")
