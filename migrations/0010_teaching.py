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


@migrations()
def items(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE item_totals (            -- first answers apart from repeated ones
            question_id TEXT PRIMARY KEY,
            first INTEGER NOT NULL DEFAULT 0,
            first_right INTEGER NOT NULL DEFAULT 0,
            later INTEGER NOT NULL DEFAULT 0,
            later_right INTEGER NOT NULL DEFAULT 0,
            rest INTEGER NOT NULL DEFAULT 0,  -- first answers of people with five or more earlier ones
            rest_right INTEGER NOT NULL DEFAULT 0,
            rest_sum REAL NOT NULL DEFAULT 0, -- sums of their share of right answers, for the point-biserial
            rest_squares REAL NOT NULL DEFAULT 0,
            rest_sum_right REAL NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX item_totals_measured ON item_totals (first);

        CREATE TABLE item_choices (           -- first answers by option, or by level of the judging scale
            question_id TEXT NOT NULL,
            choice INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (question_id, choice)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX answers_of_item ON answers (player_id, question_id);
    """,
    )


@migrations()
def checkups(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE checkup_items (          -- kept back from practice
            form TEXT NOT NULL,               -- a | b
            position INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            PRIMARY KEY (form, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE studies (                -- a host's link for a group
            code TEXT PRIMARY KEY,
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            waits INTEGER NOT NULL,           -- half by lot take the second test before any practice
            opened_at INTEGER NOT NULL,
            closed_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX studies_of_host ON studies (player_id, opened_at);

        CREATE TABLE checkup_courses (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            study TEXT NOT NULL,              -- '' for oneself
            arm TEXT NOT NULL,                -- now | wait
            first_form TEXT NOT NULL,
            began_at INTEGER NOT NULL,
            wave INTEGER NOT NULL,            -- how many times are over
            ready_at INTEGER NOT NULL,
            invite_at INTEGER,
            reminded INTEGER NOT NULL,
            session INTEGER,
            PRIMARY KEY (player_id, study)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX checkup_courses_due ON checkup_courses (invite_at) WHERE invite_at IS NOT NULL;
        CREATE INDEX checkup_courses_open ON checkup_courses (session) WHERE session IS NOT NULL;
        CREATE INDEX checkup_courses_of_study ON checkup_courses (study) WHERE study <> '';

        CREATE TABLE checkup_results (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            study TEXT NOT NULL,
            wave INTEGER NOT NULL,
            arm TEXT NOT NULL,
            form TEXT NOT NULL,
            hits INTEGER NOT NULL,
            false_alarms INTEGER NOT NULL,
            items TEXT NOT NULL,              -- the questions in order, as JSON
            scams TEXT NOT NULL,              -- which of them are scams, in the same order
            levels TEXT NOT NULL,             -- 0 surely a scam to 3 surely genuine, in the same order
            practised INTEGER NOT NULL,       -- answers given in practice since the test before
            at INTEGER NOT NULL,
            PRIMARY KEY (player_id, study, wave)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX checkup_results_of_study ON checkup_results (study, wave) WHERE study <> '';
    """,
    )


@migrations()
def badges(db: Database) -> None:
    _run(
        db,
        """
        CREATE TABLE badges (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            badge TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (player_id, badge)
        ) STRICT, WITHOUT ROWID;

        -- genuine messages in a row that were not doubted
        ALTER TABLE players ADD COLUMN genuine_run INTEGER NOT NULL DEFAULT 0;
    """,
    )
