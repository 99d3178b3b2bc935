"""Contests of groups: the games with their players and votes, the polls that carry them, leagues and schedules."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    for statement in filter(str.strip, statements.split(";\n")):
        db.execute(statement)


@migrations()
def contests(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE contests (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number in buttons and polls: it must never come twice
            chat_id INTEGER NOT NULL,
            thread_id INTEGER,                     -- the forum topic, NULL for none and for General
            language TEXT NOT NULL,
            open INTEGER NOT NULL,
            deadline INTEGER,                      -- when the next tick is due, NULL for never
            closed_rounds INTEGER NOT NULL,
            head TEXT NOT NULL,                    -- the state without starter, plan, players, votes and scores
            plan TEXT NOT NULL,                    -- the questions drawn, with the order of their options
            starter INTEGER NOT NULL,              -- 0: forgotten
            opened_at INTEGER NOT NULL,
            closed_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX one_contest_of_a_chat ON contests (chat_id) WHERE open;
        CREATE INDEX contests_due ON contests (deadline) WHERE open AND deadline IS NOT NULL;
        CREATE INDEX contests_closed ON contests (closed_at) WHERE closed_at IS NOT NULL;
        CREATE INDEX contests_of_starter ON contests (starter);

        CREATE TABLE contest_players (
            contest_id INTEGER NOT NULL REFERENCES contests ON DELETE CASCADE,
            player_id INTEGER NOT NULL,            -- negative: a chat that voted, such as an anonymous admin's group
            name TEXT NOT NULL,
            team INTEGER NOT NULL,
            joined INTEGER NOT NULL,               -- the round that brought them in, 0 for the lobby
            gone INTEGER NOT NULL,
            chose INTEGER NOT NULL,
            PRIMARY KEY (contest_id, player_id)
        ) STRICT;
        CREATE INDEX contests_of_player ON contest_players (player_id);

        CREATE TABLE contest_votes (
            contest_id INTEGER NOT NULL REFERENCES contests ON DELETE CASCADE,
            round INTEGER NOT NULL,
            player_id INTEGER NOT NULL,
            choice INTEGER NOT NULL,               -- the place among the question's own options
            time INTEGER NOT NULL,                 -- used, in ms
            heard INTEGER NOT NULL,                -- the update's number, which tells the first vote of a player
            PRIMARY KEY (contest_id, round, player_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX contest_votes_of_player ON contest_votes (player_id);

        CREATE TABLE contest_questions (           -- what a group was asked lately, so that it is not asked again
            chat_id INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (chat_id, question_id)
        ) STRICT, WITHOUT ROWID;

        -- The person who started a game is not one of the rows that hold a person, so it is forgotten here.
        CREATE TRIGGER contests_forget_starter AFTER DELETE ON players BEGIN
            UPDATE contests SET starter = 0 WHERE starter = OLD.id; END;
    """,
    )


@migrations()
def contest_polls(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE polls (
            poll_id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,                    -- whose poll it is: 'contest', …
            owner_id INTEGER NOT NULL,             -- the contest's id
            number INTEGER NOT NULL,               -- the contest's round
            chat_id INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX polls_by_age ON polls (at);

        CREATE TABLE stray_votes (                 -- votes on polls that are not known yet
            poll_id TEXT NOT NULL,
            player_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            option INTEGER,
            queued INTEGER NOT NULL,
            at INTEGER NOT NULL,
            heard INTEGER NOT NULL,
            PRIMARY KEY (poll_id, player_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX stray_votes_of_player ON stray_votes (player_id, at);
        CREATE INDEX stray_votes_by_age ON stray_votes (at);
    """,
    )


@migrations()
def contest_leagues(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE league_seasons (
            id INTEGER PRIMARY KEY,
            chat_id INTEGER NOT NULL,              -- the group; 0: all groups against each other
            opens_at INTEGER NOT NULL,
            closes_at INTEGER NOT NULL,
            told INTEGER NOT NULL DEFAULT 0,       -- whether the group has heard how it ended
            UNIQUE (chat_id, closes_at)
        ) STRICT;
        CREATE INDEX league_seasons_due ON league_seasons (closes_at) WHERE NOT told;

        CREATE TABLE league_points (
            season_id INTEGER NOT NULL REFERENCES league_seasons ON DELETE CASCADE,
            chat_id INTEGER NOT NULL,
            player_id INTEGER NOT NULL,
            points INTEGER NOT NULL,
            games INTEGER NOT NULL,
            PRIMARY KEY (season_id, chat_id, player_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX league_points_of_player ON league_points (player_id);
        CREATE INDEX league_places ON league_points (season_id, chat_id, points DESC);

        CREATE TABLE league_groups (               -- kept by the transaction of the contest: a rank costs one count
            season_id INTEGER NOT NULL REFERENCES league_seasons ON DELETE CASCADE,
            chat_id INTEGER NOT NULL,
            strength INTEGER NOT NULL,             -- the mean of the group's best five
            PRIMARY KEY (season_id, chat_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX league_ranks ON league_groups (season_id, strength DESC);

        CREATE TABLE contest_schedules (
            chat_id INTEGER PRIMARY KEY,
            thread_id INTEGER,
            weekday INTEGER NOT NULL,              -- 0 is Monday
            hour INTEGER NOT NULL,
            settings TEXT NOT NULL,
            starter INTEGER NOT NULL,
            next_at INTEGER NOT NULL               -- when the next game starts; the call goes out before
        ) STRICT;
        CREATE INDEX contest_schedules_due ON contest_schedules (next_at);
        CREATE TRIGGER schedules_forget_starter AFTER DELETE ON players BEGIN
            UPDATE contest_schedules SET starter = 0 WHERE starter = OLD.id; END;
    """,
    )
