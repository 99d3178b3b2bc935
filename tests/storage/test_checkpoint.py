"""The log is folded beside the loop, cut when it may be, and whoever holds it is named."""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import checkpoint
from bot.storage.database import Database
from tests.storage.files import make_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "bot.sqlite3")


def write(db: Database, times: int = 50) -> None:
    for number in range(times):
        with db.atomic():
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"n{number}", "用户甲" * 500))


def test_a_folded_log_is_cut_so_that_no_name_stays_in_it(file: Path) -> None:
    db = Database.open(file)
    write(db)
    assert "用户甲".encode() in file.with_name("bot.sqlite3-wal").read_bytes()
    assert checkpoint.checkpoint(file) == 0
    db.close()


def test_a_log_that_grew_too_long_is_cut_even_behind_a_reader_that_has_just_gone(file, monkeypatch):
    monkeypatch.setattr(checkpoint, "LONGEST_LOG", 1000)
    db = Database.open(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM meta").fetchone()
        write(db)
        assert checkpoint.checkpoint(file) > 1000
        if sys.platform == "linux":
            assert checkpoint.readers(file)
        reader.execute("COMMIT")
    assert checkpoint.checkpoint(file) == 0
    assert checkpoint.readers(file) == []
    db.close()


def sequence(file: Path) -> int:
    """How often the log was begun anew (https://www.sqlite.org/fileformat.html, section 4.1)."""
    with file.with_name("bot.sqlite3-wal").open("rb") as log:
        return int.from_bytes(log.read(16)[12:])


def test_a_log_that_is_too_long_is_begun_anew_while_people_write_without_a_pause(file, monkeypatch):
    monkeypatch.setattr(checkpoint, "LONGEST_LOG", 1000)
    done = threading.Event()

    def write_on() -> None:
        db = Database.open(file)
        while not done.is_set():
            write(db, 1)
        db.close()

    with closing(sqlite3.connect(file)):
        writer = threading.Thread(target=write_on)
        writer.start()
        try:
            while writer.is_alive() and checkpoint.log_size(file) < 100_000:
                pass
            begun = sequence(file)
            for _ in range(20):
                checkpoint.checkpoint(file, cut=False)
            assert sequence(file) > begun
        finally:
            done.set()
            writer.join()


def test_a_reader_that_stays_holds_up_the_fold_and_not_the_bot(file, monkeypatch):
    """Such as a replicating program: what cannot be cut now is not waited for, since writers would wait along."""
    monkeypatch.setattr(checkpoint, "LONGEST_LOG", 1000)
    db = Database.open(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        write(db)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM meta").fetchone()
        began = time.monotonic()
        for _ in range(20):
            checkpoint.checkpoint(file)
        assert time.monotonic() - began < 1.0
        write(db, 1)
    db.close()


def test_what_is_deleted_is_overwritten(file: Path) -> None:
    db = Database.open(file)
    with db.atomic():
        db.execute("INSERT INTO meta VALUES ('x', ?)", ("张三的名字" * 50,))
    checkpoint.checkpoint(file)
    assert "张三的名字".encode() in file.read_bytes()
    with db.atomic():
        db.execute("DELETE FROM meta WHERE name = 'x'")
    checkpoint.checkpoint(file)
    assert "张三的名字".encode() not in file.read_bytes()
    db.close()
