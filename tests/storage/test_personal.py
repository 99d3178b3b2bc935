"""What is kept of a person: every column is named in docs/privacy.md, exported, and gone after a deletion."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path

import pytest

from bot.core.calendar import DAY
from bot.services.players import Players
from bot.storage.database import Database
from bot.storage.personal import BY_CHAT, STARTED, export_beside
from bot.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]
PERSON, OTHER = 7_700_000_000_123, 8_800_000_000_456
PRIVACY = (ROOT / "docs" / "privacy.md").read_text("utf-8")
NAMED = {
    table: set(columns.split(", "))
    for table, columns in re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", PRIVACY, re.M)
}
"""Table and columns, as the document names them."""
IMPERSONAL = set(
    re.findall(r"`(\w+)`", PRIVACY.split("Groups are kept")[1].split("hold nothing of a person")[0])
)
KINDS = {"priority": 1, "state": 3, "kind": "text", "open": 0, "slot": "practice"}
"""Values that a check, or another row, asks for."""


def tables(db: Database) -> dict[str, list[tuple[str, str]]]:
    """Every table with its columns and their types."""
    names = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sqlite_%' ORDER BY name"
    ).fetchall()
    return {
        name: [(row[1], row[2]) for row in db.execute(f"PRAGMA table_info({name})").fetchall()]
        for (name,) in names
    }


def test_every_table_is_named_as_personal_or_as_not(db):
    found = set(tables(db))
    assert found == set(NAMED) | IMPERSONAL
    assert not set(NAMED) & IMPERSONAL


def test_every_column_of_a_personal_table_is_named(db):
    for table, columns in tables(db).items():
        if table not in NAMED:
            continue
        names = {name for name, _ in columns}
        if table in STARTED:
            assert NAMED[table] == {STARTED[table]}
        else:
            assert names - {"id"} <= NAMED[table] <= names, table


def test_a_table_with_nothing_of_a_person_has_no_column_for_one(db):
    telling = re.compile(r"player|person|user|name$|starter|author|voter|phone")
    for table in IMPERSONAL:
        found = [name for name, _ in tables(db)[table] if telling.search(name)]
        assert found in ([], ["name"] if table in ("meta", "totals") else []), table


def fill(db: Database, person: int, mark: str) -> None:
    """Put a row of the person into each personal table, every text of it marked."""
    places = {**dict.fromkeys(NAMED, "player_id"), "players": "id", **BY_CHAT, **STARTED}
    for table in sorted(places, key=lambda name: name != "players"):
        if table == "forgotten":
            continue
        values = {name: value(table, name, kind, mark, person % 7) for name, kind in tables(db)[table]}
        values[places[table]] = person
        if "chat_id" in values and table in ("subscriptions", "pushes"):
            values["chat_id"] = person
        values.pop("id", None)
        if table == "players":
            values["id"] = person
        elif table == "certificates":
            values["id"] = f"{mark}-id"
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
        db.execute("PRAGMA foreign_keys = ON")


def value(table: str, name: str, kind: str, mark: str, number: int) -> object:
    if table in ("sessions", "messages", "outbox") and name in KINDS:
        return KINDS[name]
    if kind == "TEXT":
        return f"{mark}-{table}-{name}"
    return mark.encode() if kind == "BLOB" else number


def holding(db: Database, needle: object) -> set[str]:
    """The tables in which a value stands anywhere."""
    found = set()
    for table, columns in tables(db).items():
        for name, _ in columns:
            sql = f"SELECT 1 FROM {table} WHERE instr(CAST({name} AS TEXT), ?) LIMIT 1"
            if db.execute(sql, (str(needle),)).fetchone():
                found.add(table)
    return found


def test_all_of_it_is_exported_and_all_of_it_goes(db):
    fill(db, PERSON, "甲的")
    fill(db, OTHER, "乙的")
    store = Store(db)
    exported = json.loads(store.personal.export(PERSON) or "")
    assert set(exported) == set(NAMED) - {"forgotten"}
    for table, rows in exported.items():
        assert NAMED[table] <= set(rows[0]), table
    assert "乙的" not in json.dumps(exported, ensure_ascii=False)

    Players(store).erase(PERSON, 1)
    assert holding(db, PERSON) == {"forgotten"}
    # What a group was asked, and how, is the group's.
    assert holding(db, "甲的") <= {"contests", "contest_schedules", "push_hours"}
    assert store.personal.export(PERSON) is None
    assert holding(db, OTHER) == set(NAMED) - {"forgotten"}


def test_the_same_is_exported_by_a_thread_beside_the_loop(db, tmp_path):
    fill(db, PERSON, "甲的")
    exported: list[bytes] = []
    path = tmp_path / "bot.sqlite3"
    thread = threading.Thread(target=lambda: exported.append(export_beside(path, PERSON)))
    thread.start()
    thread.join()
    assert [one.decode() for one in exported] == [Store(db).personal.export(PERSON)]


def test_a_person_who_began_a_contest_and_was_never_met_is_forgotten_too(db):
    """The trigger of the table of people does not see them."""
    db.execute(
        "INSERT INTO contests (chat_id, language, open, closed_rounds, head, plan, starter, opened_at)"
        " VALUES (-1, 'en', 0, 0, '{}', '[]', ?, 0)",
        (PERSON,),
    )
    store = Store(db)
    assert "contests" in json.loads(store.personal.export(PERSON) or "{}")
    Players(store).erase(PERSON, 1)
    assert holding(db, PERSON) == {"forgotten"}


def test_who_was_silent_for_two_years_is_forgotten_and_who_only_plays_in_a_group_is_not(db):
    store = Store(db)
    for person in (1, 2, 3, 4):
        db.execute(
            "INSERT INTO players (id, language, region, session_length, created_at, seen_at) VALUES (?, 'en', 'any', 5, 0, ?)",
            (person, 900 * DAY if person == 4 else 10),
        )
    db.execute(
        "INSERT INTO answers (player_id, session_id, position, question_id, cue, topic, kind, is_right, points, at, day)"
        " VALUES (3, 1, 0, 'q', 'c', 't', 'choice', 1, 0, 69120000000, '2026-01-01')"
    )
    people = Players(store)
    assert people.forget_silent(500 * DAY, 1000 * DAY, 10) == 3
    assert [row[0] for row in db.execute("SELECT id FROM players ORDER BY id")] == [3, 4]
    # Who was there all the same is not looked at again for as long.
    assert people.forget_silent(500 * DAY, 1000 * DAY, 10) == 0


def test_a_schema_that_grows_by_a_table_of_people_is_noticed(db):
    db.execute("CREATE TABLE friends (player_id INTEGER, friend_name TEXT) STRICT")
    with pytest.raises(AssertionError):
        test_every_table_is_named_as_personal_or_as_not(db)
    db.execute("ALTER TABLE players ADD COLUMN phone TEXT")
    with pytest.raises(AssertionError):
        test_every_column_of_a_personal_table_is_named(db)
