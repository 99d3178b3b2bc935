"""What keeps one person from costing the others: budgets of a day, reports with a reason, names that the owner hid."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    for statement in filter(str.strip, statements.split(";\n")):
        db.execute(statement)


@migrations()
def budgets(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE budgets (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            what TEXT NOT NULL,               -- report | remind | export | certificate | picture | points
            day INTEGER NOT NULL,             -- days since 1970
            spent INTEGER NOT NULL,
            PRIMARY KEY (player_id, what)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX budgets_by_age ON budgets (day);
    """,
    )


@migrations()
def reasons(db: Database) -> None:
    _run(
        db,
        """
        -- wrong | unclear | old | typo; empty for what was reported before there were reasons
        ALTER TABLE reports ADD COLUMN reason TEXT NOT NULL DEFAULT '';
        ALTER TABLE reports ADD COLUMN counts INTEGER NOT NULL DEFAULT 1;
    """,
    )


@migrations()
def moderation(db: Database) -> None:
    # A name that the owner hid cannot be taken again; who is muted stands on no board and benches nothing.
    _run(
        db,
        """
        ALTER TABLE players ADD COLUMN hidden_name TEXT;
        ALTER TABLE players ADD COLUMN muted_at INTEGER;
        CREATE INDEX players_muted ON players (muted_at) WHERE muted_at IS NOT NULL;
    """,
    )
