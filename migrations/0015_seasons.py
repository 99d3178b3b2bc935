"""Seasons: days to weeks of tries in private chats, with one message in the group."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    for statement in filter(str.strip, statements.split(";\n")):
        db.execute(statement)


@migrations()
def seasons(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE seasons (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number in buttons: it must never come twice
            player_id INTEGER NOT NULL,            -- the host; a link goes with them
            chat_id INTEGER NOT NULL,
            thread_id INTEGER,
            code TEXT NOT NULL UNIQUE,             -- the secret of the link
            phase TEXT NOT NULL,                   -- setup | running | over
            state TEXT NOT NULL,                   -- the whole season, as JSON
            due_at INTEGER,                        -- when the clock moves it next
            over_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX seasons_open ON seasons (chat_id) WHERE phase IN ('setup', 'running');
        CREATE INDEX seasons_of_chat ON seasons (chat_id, id);
        CREATE INDEX seasons_of_host ON seasons (player_id);
        CREATE INDEX seasons_due ON seasons (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX seasons_over ON seasons (over_at) WHERE over_at IS NOT NULL;

        CREATE TABLE season_players (
            season_id INTEGER NOT NULL REFERENCES seasons ON DELETE CASCADE,
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            unit INTEGER,                          -- a place in the season's list, NULL for none
            points INTEGER NOT NULL DEFAULT 0,     -- the sum of each day's best try
            days INTEGER NOT NULL DEFAULT 0,       -- on which a try was finished
            tries INTEGER NOT NULL DEFAULT 0,      -- that were finished
            rights INTEGER NOT NULL DEFAULT 0,
            answered INTEGER NOT NULL DEFAULT 0,
            reached_at INTEGER NOT NULL,           -- when the points were reached: who was first stands first
            PRIMARY KEY (season_id, player_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX season_players_board ON season_players (season_id, points DESC, reached_at) WHERE tries > 0;
        CREATE INDEX season_players_units ON season_players (season_id, unit, points) WHERE tries > 0;
        CREATE INDEX season_players_of ON season_players (player_id, season_id);

        CREATE TABLE season_tries (
            session INTEGER PRIMARY KEY,           -- the session in which it is answered
            season_id INTEGER NOT NULL,
            player_id INTEGER NOT NULL,
            day TEXT NOT NULL,                     -- the group's date on which it began
            points INTEGER,                        -- NULL until it is finished
            FOREIGN KEY (season_id, player_id) REFERENCES season_players ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX season_tries_of ON season_tries (season_id, player_id, day);
        CREATE INDEX season_tries_by_day ON season_tries (season_id, day, player_id);
        CREATE INDEX season_tries_of_player ON season_tries (player_id);

        CREATE TABLE season_questions (
            season_id INTEGER NOT NULL REFERENCES seasons ON DELETE CASCADE,
            question_id TEXT NOT NULL,
            answered INTEGER NOT NULL,
            rights INTEGER NOT NULL,
            PRIMARY KEY (season_id, question_id)
        ) STRICT, WITHOUT ROWID;
    """,
    )
