"""Nothing is scanned that grows with people, answers, votes or messages: every statement of the storage is explained."""

from __future__ import annotations

import ast
import importlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from bot.storage.database import Database
from bot.storage.migrations import migrate
from bot.storage.personal import BY_CHAT, STARTED, Personal

FOLDER = Path(__file__).resolve().parents[2] / "bot" / "storage"
SMALL = {
    # Rows that are few whatever happens.
    "meta", "totals", "push_hours", "withdrawn", "broadcasts", "sqlite_schema", "sqlite_sequence", "m", "c", "contest_schedules", "(subquery-1)",
    # One row an item of the bank, or a few.
    "item_totals", "item_choices", "checkup_items",
    # What is open for a short time, by a partial index that holds nothing else.
    "outbox_open", "outbox_in_flight", "outbox_lost", "deferred_updates", "open_reports",
}  # fmt: skip
FILLED_IN = {
    # What the placeholders of built statements stand for.
    ("subscriptions", "table"): ("subscriptions", "pushes", "daily_polls"),
    ("outbox", "where"): ("state < 2", "state = 1"),
    ("outbox_counts", "where"): (
        "state = 1",
        "state > 3 AND state = 4",
        "state > 3 AND state = 5 AND reason NOT IN ('late', 'unwanted')",
        "state > 3 AND state = 5 AND reason IN ('late', 'unwanted')",
    ),
    ("checkups", "where"): (
        "player_id = ? AND study = ?",
        "session = ? AND session IS NOT NULL",
    ),
    ("checkups", "chosen"): (
        "player_id = ? AND study = ? ORDER BY player_id, wave",
        "study = ? AND study <> '' ORDER BY player_id, wave",
        "study = ? AND study <> '' ORDER BY at DESC LIMIT ?",
    ),
    ("seasons", "where"): (
        "id = ?",
        "code = ? AND phase <> 'setup'",
        "chat_id = ? AND phase IN ('setup', 'running')",
        "id = (SELECT max(season_id) FROM season_players WHERE player_id = ?)",
        "player_id = ? AND phase IN ('setup', 'running')",
        "id IN (SELECT season_id FROM season_players WHERE player_id = ? AND tries > 0) AND phase IN ('running', 'over')",
    ),
    ("schedules", "where"): ("WHERE chat_id = ?", "WHERE next_at <= ? ORDER BY next_at LIMIT ?"),
}
ALLOWED = {
    # The operator counts who would get a broadcast, in a process beside the bot.
    "SELECT -1, language, '', count(*) FROM groups",
    # Before the forms of the check-up are drawn anew, in a process beside the bot.
    "SELECT count(*) FROM checkup_courses",
}


def written(module: ModuleType, tree: ast.AST) -> Iterator[str]:
    """Every statement that a module hands to `execute`, with what its placeholders stand for."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", "") in ("execute", "executemany")
            and node.args
        ):
            yield from filled(module, node.args[0])


def filled(module: ModuleType, node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        texts = [""]
        for part in node.values:
            texts = [text + value for text in texts for value in values(module, part)]
        yield from texts


def values(module: ModuleType, part: ast.expr) -> tuple[str, ...]:
    if isinstance(part, ast.Constant):
        return (str(part.value),)
    assert isinstance(part, ast.FormattedValue)
    name = ast.unparse(part.value)
    if hasattr(module, name):
        return (str(getattr(module, name)),)
    return FILLED_IN[module.__name__.rpartition(".")[2], name]


def statements() -> list[tuple[str, str]]:
    found = []
    for file in sorted(FOLDER.glob("*.py")):
        if file.stem in {
            "integrity",
            "checkpoint",
            "backups",
            "restore",
            "migrations",
            "lock",
            "personal",
            "recount",
        }:
            continue  # whole files, beside the bot; and built from the schema, below
        module = importlib.import_module(f"bot.storage.{file.stem}")
        for sql in written(module, ast.parse(file.read_text("utf-8"))):
            if not sql.startswith(("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK")):
                found.append((file.stem, sql))
    return found


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("plans") / "bot.sqlite3"
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def plan(schema: sqlite3.Connection, sql: str) -> list[str]:
    numbers = [int(number) for number in re.findall(r"\?(\d+)", sql)]
    count = max(numbers) if numbers else sql.count("?")
    return [row[3] for row in schema.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * count)]


def scans(steps: list[str]) -> list[str]:
    """The steps that read through something which grows."""
    found = []
    for step in steps:
        match = re.match(r"SCAN (\S+)(?: .*INDEX (\S+))?", step)
        if match and match[1] not in SMALL and match[2] not in SMALL and not step.startswith("SCAN CONSTANT"):
            found.append(step)
        if "AUTOMATIC" in step:
            found.append(step)
    return found


@pytest.mark.parametrize(("room", "sql"), statements())
def test_no_statement_scans_what_grows(schema, room, sql):
    if not sql.startswith(tuple(ALLOWED)):
        assert scans(plan(schema, sql)) == [], (room, sql)


def test_exporting_and_forgetting_one_person_scans_nothing_that_grows(schema):
    personal = Personal(Database(schema, Path("unused")))
    places = {"players": "id", **dict.fromkeys(personal.tables(), "player_id"), **BY_CHAT, **STARTED}
    for table, column in places.items():
        assert scans(plan(schema, f"SELECT * FROM {table} WHERE {column} = ?")) == [], table
        assert scans(plan(schema, f"DELETE FROM {table} WHERE {column} = ?")) == [], table


def test_the_statements_are_found():
    assert len(statements()) > 120
