"""An export that waits is made when it goes out: its row names the person, no longer holds their data."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


@migrations()
def name_the_person(db: Database) -> None:
    """An export only ever goes to the private chat of the person, whose number is the chat's."""
    db.execute("UPDATE outbox SET payload = json_object('player_id', chat_id) WHERE effect = 'export'")
