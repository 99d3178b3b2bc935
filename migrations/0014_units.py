"""The units of a group, for contests of unit against unit."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


@migrations()
def group_units(db: Database) -> None:
    # A JSON list of names and sizes, in the host's order. Departments and classes: nothing of a person.
    db.execute("ALTER TABLE groups ADD COLUMN units TEXT NOT NULL DEFAULT '[]'")
