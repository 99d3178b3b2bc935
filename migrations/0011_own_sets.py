"""A host's own questions: the sets with their questions, and the files that wait to be read."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    for statement in filter(str.strip, statements.split(";\n")):
        db.execute(statement)


@migrations()
def own_sets(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE question_sets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number in question ids: it must never come twice
            player_id INTEGER NOT NULL,            -- whose it is
            title TEXT NOT NULL,
            state TEXT NOT NULL,                   -- 'draft' until the owner keeps it, 'kept', 'gone' for a few days
            replaces INTEGER,                      -- the set whose new version this is
            count INTEGER NOT NULL,
            draft TEXT NOT NULL,                   -- every entry of the file, with its faults and warnings
            at INTEGER NOT NULL                    -- when its state began
        ) STRICT;
        CREATE INDEX question_sets_of_player ON question_sets (player_id, state);
        CREATE INDEX question_sets_by_age ON question_sets (at) WHERE state <> 'kept';

        CREATE TABLE set_questions (
            set_id INTEGER NOT NULL REFERENCES question_sets ON DELETE CASCADE,
            number INTEGER NOT NULL,               -- from 1
            player_id INTEGER NOT NULL,
            question TEXT NOT NULL,
            PRIMARY KEY (set_id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX set_questions_of_player ON set_questions (player_id);

        CREATE TABLE set_files (                   -- files that wait to be fetched and read, an hour at most
            id INTEGER PRIMARY KEY,
            player_id INTEGER NOT NULL,
            file_id TEXT NOT NULL,
            name TEXT NOT NULL,
            replaces INTEGER,
            tries INTEGER NOT NULL DEFAULT 0,
            next_at INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX set_files_due ON set_files (next_at);
        CREATE INDEX set_files_of_player ON set_files (player_id);
    """,
    )
