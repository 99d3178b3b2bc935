"""A new database is a copy of an empty one that the same migrations made: nobody could tell which it is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.kept_files import Beside
from bot.storage.database import Database
from bot.storage.migrations import FOLDER, migrate, origin_of, pending, unknown


@pytest.fixture
def kept(tmp_path: Path) -> Beside:
    """A place in which an empty database is kept."""
    place = Beside(tmp_path / "kept")
    migrate(tmp_path / "first.sqlite3", kept=place)
    assert place.find(origin_of())
    return place


def contents(path: Path) -> dict[str, object]:
    """All that a file holds, apart from the times at which its migrations were applied."""
    with closing(sqlite3.connect(path)) as connection:
        schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        found: dict[str, object] = {"schema": schema}
        for name in (name for kind, name, _, _ in schema if kind == "table"):
            found[name] = connection.execute(f'SELECT * FROM "{name}"').fetchall()
        found["_sqlite_migrations"] = connection.execute(
            "SELECT id, migration_set, name FROM _sqlite_migrations ORDER BY id"
        ).fetchall()
        for pragma in (
            "user_version",
            "application_id",
            "page_size",
            "auto_vacuum",
            "encoding",
            "journal_mode",
        ):
            found[pragma] = connection.execute(f"PRAGMA {pragma}").fetchone()
    return found


def is_a_copy(path: Path, place: Beside, folder: Path = FOLDER) -> bool:
    return path.read_bytes() == place.find(origin_of(folder))


def test_a_copy_is_what_the_migrations_make(kept, tmp_path):
    copied, migrated = tmp_path / "new" / "copied.sqlite3", tmp_path / "migrated.sqlite3"
    copied_names, migrated_names = migrate(copied, kept=kept), migrate(migrated)
    assert is_a_copy(copied, kept)
    assert not is_a_copy(migrated, kept)
    assert copied_names == migrated_names
    assert contents(copied) == contents(migrated)
    assert copied.stat().st_mode == migrated.stat().st_mode
    assert [file.name for file in copied.parent.iterdir()] == ["copied.sqlite3"]


def test_a_copy_is_up_to_date_and_can_be_written(kept, tmp_path):
    path = tmp_path / "copied.sqlite3"
    migrate(path, kept=kept)
    assert (pending(path), unknown(path), migrate(path, kept=kept).applied) == ([], [], ())
    database = Database.open(path)
    with database.atomic():
        database.execute("UPDATE meta SET value = value WHERE name = 'durable'")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()


@pytest.mark.parametrize("harm", ["damaged", "cut off", "open to others", "a link", "gone"])
def test_one_that_cannot_be_trusted_is_passed_over_and_made_anew(kept, tmp_path, harm):
    file, path = tmp_path / "kept", tmp_path / "new.sqlite3"
    content = file.read_bytes()
    match harm:
        case "damaged":
            file.write_bytes(content[:5000] + b"harm" + content[5004:])
        case "cut off":
            file.write_bytes(content[:-4096])
        case "open to others":
            file.chmod(0o666)
        case "a link":
            file.rename(tmp_path / "real")
            file.symlink_to(tmp_path / "real")
        case "gone":
            file.unlink()
    assert migrate(path, kept=kept).applied
    assert contents(path) == contents(tmp_path / "first.sqlite3")
    # Made by the migrations just now, and kept in place of the other.
    assert is_a_copy(path, kept)
    assert path.read_bytes() != content[64:]


def test_an_edited_migration_makes_a_new_one(kept, tmp_path):
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    assert origin_of(folder) == origin_of()
    (folder / "9999_more.py").write_text(
        "from sqlite_utils import Migrations\nmigrations = Migrations('bot')\n\n@migrations()\n"
        "def more_of_it(db):\n    db.execute('CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT')\n"
    )
    assert kept.find(origin_of(folder)) == b""
    path, again = tmp_path / "new.sqlite3", tmp_path / "again.sqlite3"
    assert migrate(path, folder, kept).applied[-1] == "more_of_it"
    assert migrate(again, folder, kept).applied[-1] == "more_of_it"
    assert is_a_copy(again, kept, folder)
    assert pending(again, folder) == []


def test_nothing_is_put_in_place_of_what_is_there(kept, tmp_path):
    """Neither a file, nor an empty one, nor a link to one that will be, nor the log of a lost one."""
    empty, link, lost = (tmp_path / f"{name}.sqlite3" for name in ("empty", "link", "lost"))
    empty.touch()
    link.symlink_to(tmp_path / "elsewhere.sqlite3")
    shutil.copy(tmp_path / "first.sqlite3", lost)
    with closing(sqlite3.connect(lost)) as connection:
        connection.execute("INSERT INTO meta (name, value) VALUES ('of before', '1')")
        connection.commit()
        shutil.copy(f"{lost}-wal", tmp_path / "log")
    lost.unlink()
    shutil.copy(tmp_path / "log", f"{lost}-wal")
    for path in (empty, link, lost):
        assert migrate(path, kept=kept).applied
        assert not is_a_copy(path, kept)
        assert contents(path) == contents(tmp_path / "first.sqlite3")
    assert link.is_symlink()


def test_a_migration_that_fails_keeps_nothing(tmp_path):
    folder, place, path = tmp_path / "migrations", Beside(tmp_path / "kept"), tmp_path / "new.sqlite3"
    folder.mkdir()
    (folder / "0001.py").write_text(
        "from sqlite_utils import Migrations\nmigrations = Migrations('bot')\n\n@migrations()\n"
        "def fails(db):\n    db.execute('INSERT INTO nowhere VALUES (1)')\n"
    )
    with pytest.raises(sqlite3.OperationalError):
        migrate(path, folder, place)
    assert place.find(origin_of(folder)) == b""


def test_what_a_start_left_half_written_is_replaced(kept, tmp_path):
    path = tmp_path / "new.sqlite3"
    path.with_name("new.sqlite3.part").write_bytes(b"half")
    migrate(path, kept=kept)
    assert is_a_copy(path, kept)
    assert not path.with_name("new.sqlite3.part").exists()
