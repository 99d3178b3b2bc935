"""A group's place among all groups of a week: counted by shelves of strength, not group by group."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")

TABLE = """
        CREATE TABLE league_shelves (              -- a rank costs a look at the shelves above, and one into its own
            season_id INTEGER NOT NULL REFERENCES league_seasons ON DELETE CASCADE,
            shelf INTEGER NOT NULL,                -- strength / 200
            count INTEGER NOT NULL,                -- groups on it
            PRIMARY KEY (season_id, shelf)
        ) STRICT, WITHOUT ROWID
"""
PUT = (
    "INSERT INTO league_shelves VALUES (NEW.season_id, NEW.strength / 200, 1)"
    " ON CONFLICT DO UPDATE SET count = count + 1;"
)
TAKE = (
    "UPDATE league_shelves SET count = count - 1"
    " WHERE season_id = OLD.season_id AND shelf = OLD.strength / 200;"
)


@migrations()
def league_shelves(db: Database) -> None:
    db.execute(TABLE)
    db.execute(
        "INSERT INTO league_shelves SELECT season_id, strength / 200, count(*) FROM league_groups GROUP BY 1, 2"
    )
    db.execute(f"CREATE TRIGGER shelve_group AFTER INSERT ON league_groups BEGIN {PUT} END")
    db.execute(
        f"CREATE TRIGGER shelve_group_anew AFTER UPDATE OF strength ON league_groups BEGIN {TAKE} {PUT} END"
    )
    db.execute(f"CREATE TRIGGER unshelve_group AFTER DELETE ON league_groups BEGIN {TAKE} END")
