"""The doctor names each thing that stands badly; the status costs the same for any number of people."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing
from email.utils import formatdate
from pathlib import Path

import pytest

from bot.config import load
from bot.doctor import _clock, examine
from bot.sandbox.server import Sandbox
from bot.status import status
from bot.steady_clock import wall_clock
from bot.storage import checkpoint
from tests.cli.commands import run
from tests.cli.processes import bot_process, command, with_api
from tests.storage.files import damage

LINES = [
    "settings",
    "token",
    "clock",
    "file",
    "keys",
    "totals",
    "bank",
    "fonts",
    "outbox",
    "poll",
    "tick",
    "backup",
]


def lines(out: str) -> dict[str, tuple[str, str]]:
    return {line[6:15].strip(): (line[:4].strip(), line[16:]) for line in out.splitlines()}


@pytest.fixture
def real_bank(config: Path) -> Path:
    """The gates judge the shipped bank; the small one of the tests is no bank for people."""
    root = Path(__file__).resolve().parents[2]
    text = config.read_text("utf-8")
    config.write_text(text[: text.index("[bank]")] + f'[bank]\npath = "{root / "questions"}"\n', "utf-8")
    return config


async def test_all_is_well_beside_a_running_bot(real_bank):
    async with Sandbox(token="1:right") as sandbox:
        person = sandbox.add_person("用户甲")
        sandbox.say(person, None, "/start")
        with_api(real_bank, sandbox.url)
        async with bot_process(real_bank):
            await sandbox.wait_for(lambda: sandbox.last_message(person), 20)
            assert run("backup", "--config", real_bank) == 0
            code, out, err = await command("doctor", "--config", real_bank, TELEGRAM_BOT_TOKEN="1:right")
    found = lines(out)
    assert [state for state, _ in found.values()] == ["ok"] * len(LINES), out
    assert list(found) == LINES
    assert code == 0
    assert "1:right" not in out + err


async def test_a_wrong_token_and_no_reach_are_named(config, monkeypatch, capsys):
    async with Sandbox(token="1:right") as sandbox:
        with_api(config, sandbox.url)
        code, out, _ = await command("doctor", "--config", config, TELEGRAM_BOT_TOKEN="1:wrong")
        assert code == 1
        assert lines(out)["token"] == ("BAD", "it is refused: Unauthorized")
    code, out, _ = await command("doctor", "--config", config, TELEGRAM_BOT_TOKEN="1:right")
    assert "cannot be reached" in lines(out)["token"][1]


def findings(config: Path) -> dict[str, tuple[str, str]]:
    return {one.what: (one.state, one.sentence) for one in examine(load(config), wall_clock)}


def spoil(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(sql)


PLAYER = "INSERT INTO players (id, language, region, session_length, points, created_at) VALUES (1, 'en', 'any', 5, 10, 0)"
ANSWER = (
    "INSERT INTO answers (player_id, session_id, position, question_id, cue, topic, kind, is_right, points, at, day)"
    " VALUES (1, 1, 0, 'q', 'c', 't', 'choice', 1, 10, 0, '2026-10-26')"
)


@pytest.mark.parametrize(
    ("what", "sql", "sentence"),
    [
        ("totals", "UPDATE players SET points = 20", "points of 1"),
        ("totals", "UPDATE topic_totals SET rights = 0", "answers by topic of 1"),
        ("totals", "DELETE FROM topic_totals", "answers by topic of 1"),
        ("totals", "DELETE FROM answers", "points of 1"),
        ("totals", "DELETE FROM board", "points on the board of all time of 1"),
        ("totals", "UPDATE totals SET count = 5", "people of 4"),
        ("keys", "INSERT INTO tips_seen VALUES (99, 't', 0)", "1 rows belong to nobody"),
        (
            "outbox",
            "INSERT INTO outbox (chat_id, priority, language, silent, fresh, effect, payload, created_at)"
            " VALUES (1, 0, 'en', 0, 0, 'Say', '{}', 1790000000000)",
            "the oldest answer waits",
        ),
    ],
)
def test_what_stands_badly_in_the_file_is_named(config, monkeypatch, what, sql, sentence):
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    run("migrate", "--config", config)
    path = load(config).storage.path
    for sound in (
        PLAYER,
        ANSWER,
        "INSERT INTO topic_totals VALUES (1, 't', 1, 1)",
        "INSERT INTO board VALUES ('all', 1, 10, 0)",
    ):
        spoil(path, sound)
    assert findings(config)[what][0] == "ok"
    spoil(path, sql)
    state, said = findings(config)[what]
    assert state == "BAD"
    assert sentence in said


def test_a_damaged_file_and_a_damaged_backup_are_named(config):
    run("migrate", "--config", config)
    run("backup", "--config", config)
    storage = load(config).storage
    assert findings(config)["backup"][0] == "ok"
    damage(next(storage.backups.glob("bot-*")))
    assert findings(config)["backup"][0] == "BAD"
    damage(storage.path)
    assert findings(config)["file"][0] == "BAD"


def test_a_clock_that_is_wrong_is_named():
    now = round(time.time())
    assert _clock(formatdate(now, usegmt=True), now * 1000).state == "ok"
    assert _clock(formatdate(now - 3600, usegmt=True), now * 1000).state == "BAD"
    assert _clock("", now * 1000).state == "note"


def test_before_the_first_start_nothing_is_bad_but_what_is(config, capsys):
    code = run("doctor", "--config", config)
    found = lines(capsys.readouterr().out)
    assert found["file"][0] == "note"
    assert found["backup"][0] == "note"
    assert code == 1
    assert not load(config).storage.path.parent.exists()


def test_status_costs_the_same_for_ten_and_for_many(config):
    """In steps of SQLite's machine, which noise does not move."""
    run("migrate", "--config", config)
    settings = load(config)
    few = _steps(settings)
    with closing(sqlite3.connect(settings.storage.path, isolation_level=None)) as many:
        many.execute("BEGIN")
        many.executemany(
            "INSERT INTO players (id, language, region, session_length, created_at) VALUES (?, 'en', 'any', 5, 0)",
            [(number,) for number in range(1, 40_001)],
        )
        many.executemany(
            "INSERT INTO pushes VALUES (?, NULL, '2026-10-26', 'push', ?, ?)",
            [(number, wall_clock() - 5000, wall_clock()) for number in range(1, 40_001)],
        )
        many.executemany(
            "INSERT INTO outbox (chat_id, priority, language, silent, fresh, effect, payload, state, created_at, tried_at)"
            " VALUES (?, 1, 'en', 0, 0, 'Say', '', 2, 0, 1)",
            [(number,) for number in range(1, 40_001)],
        )
        many.execute("COMMIT")
    assert "40000  people" in status(settings, wall_clock()).text
    assert "40000  pushes of the last 24 h" in status(settings, wall_clock()).text
    assert _steps(settings) <= 1.5 * few


def test_status_names_who_holds_a_log_that_grew_too_long(config, monkeypatch):
    monkeypatch.setattr(checkpoint, "LONGEST_LOG", 1000)
    run("migrate", "--config", config)
    settings = load(config)
    path = settings.storage.path
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM meta").fetchone()
            writer.execute("INSERT INTO meta VALUES ('x', ?)", ("x" * 10_000,))
            said = status(settings, wall_clock()).text
            if sys.platform == "linux":
                assert f"the log is held by {checkpoint.name_of(os.getpid())} ({os.getpid()})" in said
        assert "nobody holds the log" in status(settings, wall_clock()).text


def _steps(settings) -> int:
    """Count the steps that SQLite takes for a status, by a handler that it calls at each few of them."""
    from bot.storage.database import Database

    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    real = Database.open_to_read

    def watched(path: Path) -> Database:
        database = real(path)
        database._conn.set_progress_handler(step, 10)
        return database

    Database.open_to_read = watched  # type: ignore[method-assign]
    try:
        status(settings, wall_clock())
    finally:
        Database.open_to_read = real  # type: ignore[method-assign]
    return steps
