"""Whom somebody practises for, whether messages come as pictures, and links for a relative."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


@migrations()
def players_for_whom(db: Database) -> None:
    # '' not asked yet | skip | self | parents | child | abroad
    db.execute("ALTER TABLE players ADD COLUMN practises_for TEXT NOT NULL DEFAULT ''")
    # Who was here before keeps what they know; new people get pictures.
    db.execute("ALTER TABLE players ADD COLUMN pictures INTEGER NOT NULL DEFAULT 0")


@migrations()
def family(db: Database) -> None:
    db.execute(
        """
        CREATE TABLE family_links (           -- a link that somebody gives to relatives
            player_id INTEGER PRIMARY KEY REFERENCES players ON DELETE CASCADE,
            code TEXT NOT NULL UNIQUE,
            opened_at INTEGER NOT NULL,
            tell_at INTEGER                   -- when the next weekly line is due; NULL while nobody agreed
        ) STRICT
        """
    )
    db.execute("CREATE INDEX family_links_due ON family_links (tell_at) WHERE tell_at IS NOT NULL")
    db.execute(
        """
        CREATE TABLE family_members (         -- who came by such a link
            player_id INTEGER PRIMARY KEY REFERENCES players ON DELETE CASCADE,
            code TEXT NOT NULL REFERENCES family_links (code) ON DELETE CASCADE,
            agreed INTEGER NOT NULL DEFAULT 0, -- whether how many they practised may be told
            joined_at INTEGER NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX family_members_of_link ON family_members (code)")
