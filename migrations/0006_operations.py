"""What the operator sees and what keeps a big file quick: totals, who was last seen when, indexes for whole groups."""

import sqlite3

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    statement = ""
    for line in statements.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


@migrations()
def players_seen(db: Database) -> None:
    # Who was silent for long is forgotten; an index, so that nobody is looked at in vain.
    _run(
        db,
        """
        ALTER TABLE players ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
        UPDATE players SET seen_at = max(created_at,
            coalesce((SELECT max(at) FROM answers WHERE player_id = players.id), 0));
        CREATE INDEX players_by_seen ON players (seen_at);
    """,
    )


@migrations()
def totals(db: Database) -> None:
    # Kept by the transaction that changes them, so that a look at them costs the same after a million people.
    _run(
        db,
        """
        CREATE TABLE totals (
            name TEXT PRIMARY KEY,
            count INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO totals SELECT 'people', count(*) FROM players;
        CREATE TRIGGER count_player AFTER INSERT ON players BEGIN
            UPDATE totals SET count = count + 1 WHERE name = 'people'; END;
        CREATE TRIGGER count_player_gone AFTER DELETE ON players BEGIN
            UPDATE totals SET count = count - 1 WHERE name = 'people'; END;

        CREATE TABLE push_hours (
            hour INTEGER NOT NULL,            -- hours since 1970
            verdict TEXT NOT NULL,            -- push | quiet | late
            count INTEGER NOT NULL,
            latest_ms INTEGER NOT NULL,       -- how late the latest of them was
            PRIMARY KEY (hour, verdict)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO push_hours SELECT at / 3600000, verdict, count(*), max(0, max(at - due_at)) FROM pushes GROUP BY 1, 2;
        CREATE TRIGGER count_push AFTER INSERT ON pushes BEGIN
            INSERT INTO push_hours VALUES (NEW.at / 3600000, NEW.verdict, 1, max(0, NEW.at - NEW.due_at))
                ON CONFLICT DO UPDATE SET count = count + 1, latest_ms = max(latest_ms, excluded.latest_ms); END;
        CREATE TRIGGER count_push_changed AFTER UPDATE OF verdict ON pushes BEGIN
            UPDATE push_hours SET count = count - 1 WHERE hour = OLD.at / 3600000 AND verdict = OLD.verdict;
            INSERT INTO push_hours VALUES (NEW.at / 3600000, NEW.verdict, 1, max(0, NEW.at - NEW.due_at))
                ON CONFLICT DO UPDATE SET count = count + 1, latest_ms = max(latest_ms, excluded.latest_ms); END;
    """,
    )


@migrations()
def withdrawn(db: Database) -> None:
    # Questions that the owner took out of play, until a new version of the bank brings another in their place.
    db.execute("""
        CREATE TABLE withdrawn (
            question_id TEXT PRIMARY KEY,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
    """)


@migrations()
def group_indexes(db: Database) -> None:
    # A group that becomes a supergroup takes its rows along; nothing that grows is read through for one chat.
    _run(
        db,
        """
        CREATE INDEX contests_of_chat ON contests (chat_id);
        CREATE INDEX polls_of_chat ON polls (chat_id);
        CREATE INDEX league_points_of_chat ON league_points (chat_id);
        CREATE INDEX league_groups_of_chat ON league_groups (chat_id);
        CREATE INDEX league_seasons_closed ON league_seasons (closes_at);
        CREATE INDEX contest_questions_by_age ON contest_questions (at);
        CREATE INDEX daily_polls_by_age ON daily_polls (at);
        CREATE INDEX reports_of_player ON reports (player_id);
        CREATE INDEX forgotten_by_age ON forgotten (at);
        CREATE INDEX awaited_by_age ON awaited (until);
    """,
    )
