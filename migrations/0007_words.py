"""The words of the field: columns and tables that were called otherwise; effects by tag, holding ids instead of texts."""

import json
from datetime import UTC, datetime
from typing import Any

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


@migrations()
def effects_by_id(db: Database) -> None:
    """What waits to be said holds ids instead of texts; so do the plans of contests."""
    rows = db.execute(
        "SELECT id, chat_id, effect, payload FROM outbox WHERE state < 2 AND payload <> ''"
    ).fetchall()
    for row_id, chat_id, tag, payload in rows:
        found = db.execute("SELECT zone, topic FROM subscriptions WHERE chat_id = ?", (chat_id,)).fetchone()
        effect = _carried(tag, json.loads(payload), *(found or ("UTC+00:00", None)))
        db.execute(
            "UPDATE outbox SET payload = ? WHERE id = ?",
            (json.dumps(effect, ensure_ascii=False, separators=(",", ":")), row_id),
        )
    for contest_id, plan in db.execute("SELECT id, plan FROM contests WHERE plan <> '[]'").fetchall():
        rounds = [_round(entry) for entry in json.loads(plan)]
        db.execute("UPDATE contests SET plan = ? WHERE id = ?", (json.dumps(rounds), contest_id))
    db.execute("""
        UPDATE contests SET head = json_set(head, '$.venue', json_object(
            'title', coalesce((SELECT title FROM groups WHERE groups.id = chat_id), ''),
            'zone', coalesce((SELECT zone FROM groups WHERE groups.id = chat_id), 'UTC+00:00'),
            'offer', json('[]'))) WHERE open AND json_extract(head, '$.phase') IS NOT NULL
    """)
    # The text of a tip stood in its session; from now on its id stands there.
    db.execute(
        "UPDATE sessions SET state = json_set(state, '$.tip', '') WHERE open AND state LIKE '%\"tip\":\"_%'"
    )


def _carried(tag: str, effect: dict[str, Any], zone: str, topic: str | None) -> dict[str, Any]:
    """An effect in its new form; a text whose id nobody knows any more is left out."""
    if "question" in effect and isinstance(effect["question"], dict):
        if "session" in effect["question"]:
            effect["question"] = _carried("question", effect["question"], zone, topic)
        else:
            effect["question_id"] = effect.pop("question")["id"]
    for name in ("topics", "zones"):
        if effect.get(name):
            effect[name] = [_key(entry) for entry in effect[name]]
    if effect.get("reveal"):
        effect["reveal"] = _carried("", effect["reveal"], zone, topic)
    if effect.get("hardest"):
        effect["hardest"] = effect["hardest"]["id"]
    _rename(effect, tag)
    effect.update(_LEFT_OUT.get(tag, {}))
    if tag in ("push-settings", "group-push"):
        effect["zone"] = zone
    if tag == "group-push":
        effect["topic"] = topic
    if tag == "podium":
        effect["since"] = int(datetime.fromisoformat(effect["day"]).replace(tzinfo=UTC).timestamp() * 1000)
        effect["zone"] = "UTC+00:00"
    if tag == "exam-result":
        effect["short"] = max(0, -(-effect["total"] * 4 // 5) - effect["rights"])
    return effect


_LEFT_OUT: dict[str, dict[str, Any]] = {
    "reasons": {"tip": ""},
    "summary": {"missed": []},
    "exam-result": {"missed": []},
    "tip": {"tip": ""},
    "push": {"tip": None},
    "stats": {"topics": []},
    "group-push-poll": {"voters": 0},
}


def _rename(effect: dict[str, Any], tag: str) -> None:
    old, new = ("place", "shown_index") if tag == "reasons" else ("place", "rank")
    for values in (
        effect,
        *(entry for name in ("standings", "teams", "lines") for entry in effect.get(name) or ()),
    ):
        if isinstance(values, dict) and old in values:
            values[new] = values.pop(old)
    if "rest" in effect:
        effect["pause_reason"] = effect.pop("rest")
    if "places" in effect:
        effect["rows"] = effect.pop("places")


def _key(entry: Any) -> Any:
    """The key of a topic, or the name of a zone; both stood beside their words."""
    if isinstance(entry, dict):
        return entry.get("key") or entry.get("zone") or ""
    return entry[0] if isinstance(entry, list) else entry


def _round(entry: dict[str, Any]) -> dict[str, Any]:
    question = entry["question"]
    if question["kind"] == "judge":
        key = 0 if question["verdict"] == "scam" else 1
    else:
        key = next(index for index, option in enumerate(question["options"]) if option.get("key"))
    return {"question_id": question["id"], "cue": question["group"], "order": entry["order"], "key": key}
