"""A restore either is done or has changed nothing, and what was there can always be had back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.opening import _forget
from bot.storage import restore
from bot.storage.backups import keep_backup
from bot.storage.deletions import Deletions
from bot.storage.restore import put_back
from tests.storage.files import NOW, add_people, damage, forget, make_file, people_in

pytestmark = pytest.mark.tried(
    "A restore: stopped at each step, undone, from a damaged or foreign file",
    note="a whole database each time, deletions repeated",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "data" / "bot.sqlite3", range(1, 6))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def bring_back(backup: Path, file: Path, folder: Path, now: int = NOW):
    return put_back(backup, file, folder, now, _forget)


def test_a_restore_can_be_undone_and_redone_for_ever(file, folder):
    old = keep_backup(file, folder, NOW, 7)
    add_people(file, [6])
    before, _ = bring_back(old, file, folder)
    assert people_in(file) == [1, 2, 3, 4, 5]
    assert before is not None
    undone, _ = bring_back(before, file, folder)
    assert people_in(file) == [1, 2, 3, 4, 5, 6]
    bring_back(before, file, folder)
    bring_back(old, file, folder)
    assert people_in(file) == [1, 2, 3, 4, 5]
    kept = sorted(file.parent.glob("*.before-restore-*"))
    assert len(kept) == 4
    assert {before, undone} < set(kept)
    assert people_in(before) == [1, 2, 3, 4, 5, 6]
    assert people_in(old) == [1, 2, 3, 4, 5]


def test_the_database_itself_is_no_backup(file, folder, tmp_path):
    link = tmp_path / "link.sqlite3"
    link.symlink_to(file)
    for same in (file, link):
        with pytest.raises(OperatorError, match="this is the database itself"):
            bring_back(same, file, folder)
    assert people_in(file) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "statements",
    [
        "CREATE TABLE players (id INTEGER)",
        "CREATE TABLE players (id INTEGER); CREATE TABLE meta (name, value); CREATE TABLE outbox (id);"
        " CREATE TABLE updates (id)",
    ],
)
def test_a_stranger_that_looks_a_little_like_ours_is_refused(file, folder, tmp_path, statements):
    stranger = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(stranger)) as connection:
        connection.executescript(statements)
    with pytest.raises(OperatorError, match="this is not a backup of the bot"):
        bring_back(stranger, file, folder)
    assert people_in(file) == [1, 2, 3, 4, 5]


def test_a_damaged_backup_changes_nothing(file, folder):
    old = keep_backup(file, folder, NOW, 7)
    damage(old)
    with pytest.raises(OperatorError, match="damaged"):
        bring_back(old, file, folder)
    assert people_in(file) == [1, 2, 3, 4, 5]
    assert sorted(entry.name for entry in file.parent.iterdir()) == ["bot.sqlite3"]


def test_deletions_since_the_backup_are_repeated_from_wherever_they_are_known(file, folder):
    old = keep_backup(file, folder, NOW, 7)
    forget(file, 1, NOW + 1)
    bring_back(old, file, folder)
    assert people_in(file) == [2, 3, 4, 5]
    # The disk is lost, and with it all but the folder of copies.
    Deletions(folder).note(2, NOW + 2)
    for lost in file.parent.iterdir():
        lost.unlink()
    bring_back(old, file, folder)
    assert people_in(file) == [1, 3, 4, 5]


def test_who_came_back_before_the_backup_is_not_deleted_again(file, folder):
    forget(file, 3, NOW - 10)
    Deletions(folder).note(3, NOW - 10)
    add_people(file, [3])
    old = keep_backup(file, folder, NOW, 7)
    _, again = bring_back(old, file, folder)
    assert again == 0
    assert people_in(file) == [1, 2, 3, 4, 5]


def test_a_damaged_database_is_kept_as_it_is(file, folder):
    old = keep_backup(file, folder, NOW, 7)
    damage(file)
    spoilt = file.read_bytes()
    before, _ = bring_back(old, file, folder)
    assert people_in(file) == [1, 2, 3, 4, 5]
    assert before is not None
    assert b"\xff" * 4096 in spoilt
    assert before.read_bytes()[100:] == spoilt[100:]


def test_the_log_of_the_old_file_is_not_taken_up_by_the_new_one(file, folder):
    old = keep_backup(file, folder, NOW, 7)
    # A bot that was killed leaves its log behind.
    with closing(sqlite3.connect(file, isolation_level=None)) as killed:
        killed.execute("PRAGMA journal_mode = WAL")
        killed.execute("PRAGMA wal_autocheckpoint = 0")
        killed.execute("UPDATE players SET points = 9")
        left = {name: file.with_name(name).read_bytes() for name in ("bot.sqlite3", "bot.sqlite3-wal")}
    for name, content in left.items():
        file.with_name(name).write_bytes(content)
    before, _ = bring_back(old, file, folder)
    with closing(sqlite3.connect(file)) as found:
        assert found.execute("SELECT max(points) FROM players").fetchone() == (0,)
    assert before is not None
    with closing(sqlite3.connect(before)) as found:
        assert found.execute("SELECT max(points) FROM players").fetchone() == (9,)


class Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize("step", ["_prepare", "_make_one_file", "_keep_the_old", "_put_in_place"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_an_end_at_any_step_leaves_a_whole_database(file, folder, monkeypatch, step, when):
    old = keep_backup(file, folder, NOW, 7)
    add_people(file, [6])
    real = getattr(restore, step)

    def cut(*arguments):
        if when == "after":
            real(*arguments)
        raise Cut

    monkeypatch.setattr(restore, step, cut)
    with pytest.raises(Cut):
        bring_back(old, file, folder)
    monkeypatch.undo()
    assert people_in(file) in ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6])
    bring_back(old, file, folder)
    assert people_in(file) == [1, 2, 3, 4, 5]


def test_what_a_restore_writes_is_nobody_elses_to_read(file, folder):
    old = keep_backup(file, folder, NOW, 7)
    mask = os.umask(0o077)
    try:
        before, _ = bring_back(old, file, folder)
    finally:
        os.umask(mask)
    assert before is not None
    assert {path.stat().st_mode & 0o777 for path in (file, before, old)} == {0o600}
