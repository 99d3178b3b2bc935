"""A file is brought to the newest schema in small steps, after a copy of what was there."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils.cli import cli

from bot.storage.migrations import FOLDER, back_up, migrate, pending, unknown

FIRST = """
from sqlite_utils import Migrations
migrations = Migrations("bot")

@migrations()
def one(db):
    db.execute("CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT")
"""
SECOND = """
from sqlite_utils import Migrations
migrations = Migrations("bot")

@migrations()
def two(db):
    db.execute("CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT")

@migrations()
def three(db):
    db.execute("INSERT INTO two VALUES (1)")
    db.execute("INSERT INTO nowhere VALUES (1)")
"""


def tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return [name for (name,) in rows if not name.startswith(("sqlite_", "_sqlite"))]


def test_a_new_file_gets_everything_without_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "new" / "bot.sqlite3"
    names = pending(path)
    done = migrate(path)
    assert list(done.applied) == names
    assert done.backup is None
    assert pending(path) == []
    assert migrate(path).applied == ()


def test_every_table_is_strict(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        loose = [
            row[1]
            for row in connection.execute("PRAGMA table_list")
            if row[0] == "main" and not row[1].startswith(("sqlite_", "_sqlite")) and not row[5]
        ]
    assert loose == []


def test_names_of_migrations_are_unique_over_all_files(tmp_path: Path) -> None:
    names = pending(tmp_path / "none.sqlite3")
    assert len(names) == len(set(names))


def test_the_files_work_with_the_tool_of_sqlite_utils(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.sqlite3", tmp_path / "theirs.sqlite3"
    migrate(ours)
    result = CliRunner().invoke(cli, ["migrate", str(theirs), *map(str, sorted(FOLDER.glob("*.py")))])
    assert result.exit_code == 0, result.output
    assert tables(theirs) == tables(ours)
    assert pending(theirs) == []


def test_an_old_file_is_copied_before_anything_pending_applies(tmp_path: Path) -> None:
    folder, path = tmp_path / "migrations", tmp_path / "bot.sqlite3"
    folder.mkdir()
    (folder / "0001_one.py").write_text(FIRST)
    migrate(path, folder)
    (folder / "0002_two.py").write_text(SECOND.replace("nowhere", "two").replace("(1)", "(2)", 1))
    done = migrate(path, folder)
    assert done.applied == ("two", "three")
    assert done.backup == tmp_path / "bot.sqlite3.before-two"
    assert tables(done.backup) == ["one"]
    assert tables(path) == ["one", "two"]


def test_a_failing_migration_leaves_the_file_as_the_one_before_made_it(tmp_path: Path) -> None:
    folder, path = tmp_path / "migrations", tmp_path / "bot.sqlite3"
    folder.mkdir()
    (folder / "0001_one.py").write_text(FIRST)
    (folder / "0002_two.py").write_text(SECOND)
    with pytest.raises(sqlite3.OperationalError):
        migrate(path, folder)
    assert pending(path, folder) == ["three"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM two").fetchone() == (0,)


def test_a_backup_is_whole_while_the_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO meta (name, value) VALUES ('committed', '1')")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO meta (name, value) VALUES ('open', '1')")
        back_up(path, tmp_path / "copy.sqlite3")
        writer.execute("COMMIT")
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        names = {name for (name,) in copy.execute("SELECT name FROM meta")}
        assert names == {"durable", "committed"}
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_that_is_up_to_date_needs_neither_migrations_nor_their_library(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    code = (
        "import sys; from pathlib import Path; from bot.storage.migrations import pending, unknown;"
        " path = Path(sys.argv[1]); print(pending(path), unknown(path), 'sqlite_utils' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, cwd=FOLDER.parent
    )
    assert said.stdout.strip() == "[] [] False"


def test_a_migration_that_was_added_since_is_found_whatever_the_stamp_says(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001.py").write_text(FIRST, "utf-8")
    path = tmp_path / "bot.sqlite3"
    migrate(path, folder)
    assert pending(path, folder) == []
    more = (
        FIRST
        + '\n@migrations()\ndef four(db):\n    db.execute("CREATE TABLE four (id INTEGER PRIMARY KEY) STRICT")\n'
    )
    (folder / "0001.py").write_text(more, "utf-8")
    assert pending(path, folder) == ["four"]


def test_what_a_newer_version_applied_is_known_for_it_whatever_the_stamp_says(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    assert unknown(path) == []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('bot', 'of_tomorrow', '')"
        )
        connection.commit()
    assert unknown(path) == ["of_tomorrow"]


def test_a_strangers_file_with_a_number_of_its_own_lacks_all_migrations(tmp_path: Path) -> None:
    path = tmp_path / "theirs.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 5")
    assert len(pending(path)) > 10
