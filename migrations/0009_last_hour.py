"""A push and a broadcast have a last hour: a row that waited longer is dropped, also across a restart."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")

# What waits when the column comes had none; six hours are the setting's default.
_HOURS = 6 * 3_600_000


@migrations()
def outbox_not_after(db: Database) -> None:
    db.execute("ALTER TABLE outbox ADD COLUMN not_after INTEGER")
    db.execute("UPDATE outbox SET not_after = created_at + ? WHERE state < 2 AND priority > 0", (_HOURS,))
