"""The rim's own tables: what waits to be said, which messages carry cards, and what was heard."""

from sqlite_utils import Migrations

migrations = Migrations("bot")


@migrations()
def outbox(db):
    # AUTOINCREMENT: the sender remembers the last id that it saw, so an id must never come twice.
    # state: 0 waiting, 1 in flight, 2 sent, 3 replaced, 4 unknown, 5 failed (bot/storage/outbox.py).
    db.execute("""
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            lane INTEGER NOT NULL,
            card TEXT,
            message_id INTEGER,
            thread_id INTEGER,
            language TEXT NOT NULL,
            silent INTEGER NOT NULL,
            fresh INTEGER NOT NULL,
            effect TEXT NOT NULL,
            payload TEXT NOT NULL,
            state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 5),
            created_at INTEGER NOT NULL,
            tried_at INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        ) STRICT
    """)
    db.execute("CREATE INDEX outbox_open ON outbox (lane, id) WHERE state < 2")
    db.execute("CREATE INDEX outbox_open_chat ON outbox (chat_id, card) WHERE state < 2")
    db.execute("CREATE INDEX outbox_tried ON outbox (tried_at) WHERE tried_at IS NOT NULL")
    db.execute("CREATE INDEX outbox_lost ON outbox (state) WHERE state > 3")


@migrations()
def messages(db):
    db.execute("""
        CREATE TABLE messages (
            chat_id INTEGER NOT NULL,
            card TEXT NOT NULL,
            message_id INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('text', 'photo', 'document', 'poll')),
            bound_at INTEGER NOT NULL,
            PRIMARY KEY (chat_id, card)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX messages_bound ON messages (bound_at)")


@migrations()
def updates(db):
    db.execute("""
        CREATE TABLE updates (
            id INTEGER PRIMARY KEY,
            handled_at INTEGER NOT NULL
        ) STRICT
    """)


@migrations()
def parked_updates(db):
    # next_at is empty when the update was set aside: kept for the operator, never tried again.
    db.execute("""
        CREATE TABLE parked_updates (
            id INTEGER PRIMARY KEY,
            chat_id INTEGER,
            payload BLOB NOT NULL,
            arrived_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            next_at INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        ) STRICT
    """)
    db.execute("CREATE INDEX parked_updates_due ON parked_updates (next_at) WHERE next_at IS NOT NULL")
    db.execute("CREATE INDEX parked_updates_chat ON parked_updates (chat_id)")


@migrations()
def meta(db):
    db.execute("""
        CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("INSERT INTO meta (name, value) VALUES ('durable', '0')")


@migrations()
def outbox_in_flight(db):
    # A start with a million waiting broadcasts must not read them all to find the few that were in the air.
    db.execute("CREATE INDEX outbox_in_flight ON outbox (id) WHERE state = 1")


@migrations()
def outbox_chat(db):
    # All rows, not only the open ones: who is forgotten leaves no settled row behind, and nothing is scanned for it.
    db.execute("DROP INDEX outbox_open_chat")
    db.execute("CREATE INDEX outbox_chat ON outbox (chat_id, card)")


@migrations()
def parked_updates_person(db):
    # Who is forgotten is forgotten here too, also when the update came from a group.
    db.execute("ALTER TABLE parked_updates ADD COLUMN person_id INTEGER")
    db.execute("CREATE INDEX parked_updates_person ON parked_updates (person_id)")
