"""Totals of items are as many as the bank has items: an index of them cost every answer more than it ever saved."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


@migrations()
def no_index_of_measured_items(db: Database) -> None:
    db.execute("DROP INDEX item_totals_measured")
