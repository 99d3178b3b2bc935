"""One process has a file; a kill lets it go."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.backups import ROOT
from bot.storage.lock import FileLock, Locked, is_locked

pytestmark = pytest.mark.tried(
    "A second process on the same file, also after a kill", note="refused in a sentence"
)

HOLD = """
import sys, time
from pathlib import Path
from bot.storage.lock import FileLock

lock = FileLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_lock_is_refused_until_the_first_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    assert not is_locked(path)
    assert not list(tmp_path.iterdir())
    with FileLock(path):
        assert is_locked(path)
        with pytest.raises(Locked, match="runs on this database already"):
            FileLock(path)
    assert not is_locked(path)
    FileLock(path).release()


def test_a_killed_process_lets_go_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Locked, match=f"process {holder.pid}"):
            FileLock(path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    FileLock(path).release()
