"""What teaching measures: chats stopped in time, items that learn from answers, check-ups and their studies, badges."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    for statement in filter(str.strip, statements.split(";\n")):
        db.execute(statement)


@migrations()
def chat_totals(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE chat_totals (            -- 帮帮 TA
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            "end" TEXT NOT NULL,              -- early | right | late | false | let
            delay INTEGER NOT NULL,           -- lines between the telling one and the stop
            count INTEGER NOT NULL,
            PRIMARY KEY (player_id, "end", delay)
        ) STRICT, WITHOUT ROWID;
    """,
    )
