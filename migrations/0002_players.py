"""People, their sessions and answers, what they remember, and the totals that boards need."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    for statement in filter(str.strip, statements.split(";")):
        db.execute(statement)


@migrations()
def players(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE players (
            id INTEGER PRIMARY KEY,           -- Telegram's number of the person
            language TEXT NOT NULL,
            region TEXT NOT NULL,
            zone TEXT,
            session_length INTEGER NOT NULL,
            board_name TEXT,                  -- NULL: the person appears on no board
            points INTEGER NOT NULL DEFAULT 0,
            scams INTEGER NOT NULL DEFAULT 0,
            hits INTEGER NOT NULL DEFAULT 0,
            genuine INTEGER NOT NULL DEFAULT 0,
            false_alarms INTEGER NOT NULL DEFAULT 0,
            streak_days INTEGER NOT NULL DEFAULT 0,
            streak_last TEXT,
            streak_forgiven TEXT,
            unreachable_at INTEGER,           -- blocked or deactivated since
            created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE forgotten (              -- a restored backup forgets these again
            player_id INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE awaited (                -- a typed answer that the bot waits for
            player_id INTEGER PRIMARY KEY,
            what TEXT NOT NULL,
            until INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE groups (
            id INTEGER PRIMARY KEY,           -- Telegram's number of the group chat
            title TEXT NOT NULL DEFAULT '',
            language TEXT NOT NULL,
            zone TEXT,
            anyone_starts INTEGER NOT NULL DEFAULT 0,
            pause_ms INTEGER,
            member INTEGER NOT NULL DEFAULT 1,
            greeted_at INTEGER,
            created_at INTEGER NOT NULL
        ) STRICT;
    """,
    )


@migrations()
def answers(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE sessions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number in buttons: it must never come twice
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            slot TEXT NOT NULL,               -- practice | exam | push: one open session in each
            state TEXT NOT NULL,
            open INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX one_open_session ON sessions (player_id, slot) WHERE open;
        CREATE INDEX sessions_by_age ON sessions (updated_at);
        CREATE INDEX sessions_of_player ON sessions (player_id);

        CREATE TABLE answers (
            id INTEGER PRIMARY KEY,
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            session_id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            cue TEXT NOT NULL,
            topic TEXT NOT NULL,
            kind TEXT NOT NULL,
            is_right INTEGER NOT NULL,
            sure INTEGER,
            points INTEGER NOT NULL,
            at INTEGER NOT NULL,
            day TEXT NOT NULL,                -- the person's local date
            UNIQUE (session_id, position)
        ) STRICT;
        CREATE INDEX answers_of_player ON answers (player_id, at, question_id);

        CREATE TABLE cards (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            cue TEXT NOT NULL,
            due INTEGER NOT NULL,
            stability REAL,
            difficulty REAL,
            last_review INTEGER,
            PRIMARY KEY (player_id, cue)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX cards_due ON cards (player_id, due);

        CREATE TABLE topic_totals (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            topic TEXT NOT NULL,
            rights INTEGER NOT NULL,
            total INTEGER NOT NULL,
            PRIMARY KEY (player_id, topic)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tips_seen (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            tip_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (player_id, tip_id)
        ) STRICT, WITHOUT ROWID;
    """,
    )


@migrations()
def boards(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE board (
            period TEXT NOT NULL,             -- 'all' or an ISO week such as 2026-W47
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            points INTEGER NOT NULL,
            named INTEGER NOT NULL,           -- copied from the player, so that a board reads ten rows only
            PRIMARY KEY (period, player_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX board_places ON board (period, named, points DESC, player_id);
        CREATE INDEX board_of_player ON board (player_id);

        CREATE TABLE reports (
            id INTEGER PRIMARY KEY,
            question_id TEXT NOT NULL,
            player_id INTEGER,
            at INTEGER NOT NULL,
            closed_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX open_reports ON reports (question_id, player_id) WHERE closed_at IS NULL;

        CREATE TABLE certificates (
            id TEXT PRIMARY KEY,
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            name TEXT NOT NULL,
            rights INTEGER NOT NULL,
            total INTEGER NOT NULL,
            kind TEXT NOT NULL,               -- first | kept
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX certificates_of_player ON certificates (player_id, at);
    """,
    )
