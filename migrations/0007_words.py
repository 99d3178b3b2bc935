"""The words of the field: columns and tables that were called otherwise, and tags for effects instead of class names."""

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")

_COLUMNS = (
    ("outbox", "lane", "priority"),
    ("outbox", "card", "slot"),
    ("messages", "card", "slot"),
    ("contest_votes", "heard", "update_id"),
    ("stray_votes", "heard", "update_id"),
)
# A quote and a colon around a name: within a text of JSON the quote would be escaped.
_SESSION_FIELDS = (("given", "responses"), ("place", "shown_index"))
_CONTEST_FIELDS = (("rest", "pause_reason"), ("rest_wanted", "pause_wanted"), ("entrants", "participants"))
_TAGS = {
    "ShowQuestion": "question",
    "ShowReasons": "reasons",
    "ShowSummary": "summary",
    "ShowTopics": "topics",
    "ShowExamResult": "exam-result",
    "ShowCertificate": "certificate",
    "Say": "say",
    "ShowFirstAid": "first-aid",
    "ShowTip": "tip",
    "ShowBoard": "board",
    "ShowSettings": "settings",
    "SendExport": "export",
    "ShowStats": "stats",
    "ShowStreak": "streak",
    "ShowPush": "push",
    "ShowReminder": "push-settings",
    "AskDaily": "group-push-poll",
    "ShowDaily": "group-push",
    "ShowBroadcast": "broadcast",
    "ShowLobby": "lobby",
    "AskRound": "round",
    "CloseCopy": "close-poll",
    "ShowReveal": "reveal",
    "ShowPodium": "podium",
    "ShowFinal": "final",
    "ShowCancelled": "cancelled",
    "ShowWhere": "running-contest",
    "TellStarter": "tell-starter",
    "SendResults": "results",
    "ShowLeague": "league",
    "ShowWeekly": "weekly",
    "ShowGroupSettings": "group-settings",
}


@migrations()
def words_of_the_field(db: Database) -> None:
    for table, old, new in _COLUMNS:
        db.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    db.execute("ALTER TABLE parked_updates RENAME TO deferred_updates")
    for table, column, fields in (
        ("sessions", "state", _SESSION_FIELDS),
        ("contests", "head", _CONTEST_FIELDS),
    ):
        for old, new in fields:
            db.execute(f"UPDATE {table} SET {column} = replace({column}, ?, ?)", (f'"{old}":', f'"{new}":'))


@migrations()
def tags_of_effects(db: Database) -> None:
    for name, tag in _TAGS.items():
        db.execute("UPDATE outbox SET effect = ? WHERE effect = ?", (tag, name))
    for old, new in (("rest", "pause_reason"), ("place", "rank")):
        db.execute(
            "UPDATE outbox SET payload = replace(payload, ?, ?) WHERE effect <> 'reasons'",
            (f'"{old}":', f'"{new}":'),
        )
    db.execute(
        "UPDATE outbox SET payload = replace(payload, '\"place\":', '\"shown_index\":') WHERE effect = 'reasons'"
    )
    db.execute(
        "UPDATE outbox SET payload = replace(payload, '\"places\":', '\"rows\":') WHERE effect = 'board'"
    )
