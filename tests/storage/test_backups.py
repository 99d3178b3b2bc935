"""A backup proves itself before it counts; nothing good is ever lost for something that is not."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.storage import backups
from bot.storage.backups import DAY, back_up, copies, drill, keep_backup
from bot.storage.deletions import Deletions
from tests.storage.files import NOW, add_people, damage, forget, make_file, people_in

pytestmark = pytest.mark.tried(
    "Backups: of a file under load, of a damaged one, cut off, drilled",
    note="no copy that does not open is kept",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "bot.sqlite3", range(1, 200))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def test_a_copy_is_one_file_that_holds_everybody(file, folder):
    copy = keep_backup(file, folder, NOW, 7)
    assert people_in(copy) == list(range(1, 200))
    assert [entry.name for entry in folder.iterdir()] == [copy.name]


def test_what_is_only_in_the_log_is_copied_too(file, folder):
    with closing(sqlite3.connect(file, isolation_level=None)) as open_elsewhere:
        open_elsewhere.execute("PRAGMA journal_mode = WAL")
        open_elsewhere.execute("PRAGMA wal_autocheckpoint = 0")
        open_elsewhere.execute("UPDATE players SET points = 77 WHERE id = 5")
        copy = keep_backup(file, folder, NOW, 7)
    with closing(sqlite3.connect(copy)) as found:
        assert found.execute("SELECT points FROM players WHERE id = 5").fetchone() == (77,)


def test_copies_taken_while_the_log_is_written_folded_and_cut_are_each_of_one_instant(file, folder):
    """Two totals that every transaction changes together must be the same in every copy."""
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as writer:
            writer.execute("PRAGMA wal_autocheckpoint = 0")
            while not stop.is_set():
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("UPDATE players SET points = points + 1")
                writer.execute("UPDATE answers SET points = points + 1")
                writer.execute("COMMIT")

    def fold() -> None:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=0.01)) as folder_:
            while not stop.is_set():
                for mode in ("PASSIVE", "RESTART", "TRUNCATE"):
                    try:
                        folder_.execute(f"PRAGMA wal_checkpoint({mode})")
                    except sqlite3.OperationalError:
                        continue

    threads = [threading.Thread(target=write), threading.Thread(target=fold)]
    for thread in threads:
        thread.start()
    try:
        for number in range(25):
            # Beside a writer of this very process the locks would be let go: so in one of its own, as the bot does.
            arguments = (str(file), str(folder), str(NOW + number * 1000), "7")
            code = os.spawnl(
                os.P_WAIT,
                backups.sys.executable,
                backups.sys.executable,
                "-m",
                "bot.storage.backups",
                *arguments,
            )
            assert code == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    for copy in copies(folder):
        with closing(sqlite3.connect(copy)) as found:
            low, high = found.execute("SELECT min(points), max(points) FROM players").fetchone()
            assert low == high
            low, high = found.execute("SELECT min(points), max(points) FROM answers").fetchone()
            assert low == high


def test_a_damaged_file_makes_no_copy_and_drops_none(file, folder):
    good = [keep_backup(file, folder, NOW + day * DAY, 7) for day in range(3)]
    damage(file)
    for day in range(3, 20):
        with pytest.raises(OperatorError, match=r"damaged|cannot be read"):
            keep_backup(file, folder, NOW + day * DAY, 7)
    assert copies(folder) == good
    assert sorted(folder.iterdir()) == good


def test_a_copy_that_lacks_the_newest_answer_is_not_kept(file, folder, monkeypatch):
    real = backups.snapshot
    monkeypatch.setattr(backups, "snapshot", lambda path, to: real(path, to) + 1)
    with pytest.raises(OperatorError, match="lacks the newest answers"):
        keep_backup(file, folder, NOW, 7)
    assert copies(folder) == []


def test_what_a_crash_left_unfinished_goes_and_never_counts(file, folder):
    folder.mkdir()
    for name in ("bot-20261020-040700.sqlite3.part", "bot-20261020-040700.sqlite3.part-wal"):
        (folder / name).write_bytes(b"half")
    assert copies(folder) == []
    keep_backup(file, folder, NOW, 7)
    assert [entry.suffix for entry in folder.iterdir()] == [".sqlite3"]


def test_copies_are_kept_for_their_days(file, folder):
    for day in range(12):
        newest = keep_backup(file, folder, NOW + day * DAY, 7)
    assert len(copies(folder)) == 8
    assert copies(folder)[-1] == newest


def test_a_named_copy_never_overwrites(file, tmp_path):
    there = tmp_path / "letter.txt"
    there.write_text("dear", "utf-8")
    with pytest.raises(OperatorError, match="a file of this name already"):
        back_up(file, there)
    assert there.read_text("utf-8") == "dear"
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(OperatorError, match="a file of this name already"):
        back_up(file, link)
    assert people_in(back_up(file, tmp_path / "copy.sqlite3")) == list(range(1, 200))


def test_copies_of_before_go_when_their_time_is_over(file, folder):
    old, young = (
        file.with_name(f"{file.name}.before-{name}") for name in ("players", "restore-20261020-040700")
    )
    for copy, age in ((old, 8), (young, 6)):
        copy.write_bytes(b"")
        os.utime(copy, (NOW / 1000 - age * 86400,) * 2)
    keep_backup(file, folder, NOW, 7)
    assert not old.exists()
    assert young.exists()


def test_the_drill_restores_the_newest_copy_and_leaves_nothing(file, folder):
    with pytest.raises(OperatorError, match="there is no backup"):
        drill(file, folder)
    keep_backup(file, folder, NOW, 7)
    add_people(file, [500])
    assert "199 people, 199 answers" in drill(file, folder)
    assert not list(file.parent.glob("*drill*"))
    damage(copies(folder)[0])
    with pytest.raises(OperatorError, match="damaged"):
        drill(file, folder)


def test_deletions_outlive_the_database_as_long_as_a_copy_can_need_them(file, folder):
    noted = Deletions(folder)
    noted.note(1, NOW - 9 * DAY)
    noted.note(2, NOW - DAY)
    with (folder / "forgotten.txt").open("ab") as cut_off:
        cut_off.write(b"3 17")
    noted.note(4, NOW - DAY)
    forget(file, 5, NOW)
    assert noted.read() == {(1, NOW - 9 * DAY), (2, NOW - DAY), (3, 17), (4, NOW - DAY)}
    keep_backup(file, folder, NOW, 7)
    assert noted.read() == {(2, NOW - DAY), (4, NOW - DAY), (5, NOW)}
