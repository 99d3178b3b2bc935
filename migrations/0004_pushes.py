"""The daily push: who wants it when, and the ledger that makes a second one on a date impossible."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    for statement in filter(str.strip, statements.split(";\n")):
        db.execute(statement)


@migrations()
def pushes(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE subscriptions (
            chat_id INTEGER PRIMARY KEY,
            player_id INTEGER,                -- the same number for a person, NULL for a group
            thread_id INTEGER,                -- the forum topic of a group's poll
            minute INTEGER NOT NULL,          -- of the local day
            zone TEXT NOT NULL,               -- an IANA name, or an offset written UTC+08:00
            content TEXT NOT NULL,            -- both | question | tip
            weekdays_only INTEGER NOT NULL,
            quiet INTEGER NOT NULL,
            topic TEXT,
            is_on INTEGER NOT NULL,
            refused INTEGER NOT NULL DEFAULT 0, -- switched off because Telegram refused, not by the person
            paused_until INTEGER,
            pushed_on TEXT,                   -- the latest local date that had its push
            next_due_at INTEGER
        ) STRICT;
        CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE next_due_at IS NOT NULL;
        CREATE INDEX subscriptions_of_player ON subscriptions (player_id);

        CREATE TABLE pushes (
            chat_id INTEGER NOT NULL,
            player_id INTEGER,
            day TEXT NOT NULL,                -- the local date
            verdict TEXT NOT NULL,            -- push | quiet | late
            due_at INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (chat_id, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pushes_by_age ON pushes (at);
        CREATE INDEX pushes_of_player ON pushes (player_id);

        CREATE TABLE daily_polls (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            correct INTEGER NOT NULL,         -- the place of the key among the options sent
            day TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX daily_polls_of_chat ON daily_polls (chat_id, at);

        CREATE TABLE daily_votes (
            daily_id INTEGER NOT NULL REFERENCES daily_polls ON DELETE CASCADE,
            player_id INTEGER NOT NULL,
            is_right INTEGER NOT NULL,
            PRIMARY KEY (daily_id, player_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX daily_votes_of_player ON daily_votes (player_id);
    """,
    )
