"""One process writes a file in big steps: a lock beside the database, which the kernel lets go when a process dies."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from bot.errors import OperatorError


class Locked(OperatorError):
    """Another process has the database; its message says which one."""


class FileLock:
    """Held from its making to `release`, to the end of the process, or to a kill; whichever comes first."""

    def __init__(self, path: Path) -> None:
        """Take the lock of a database. Raises Locked when another process has it."""
        beside = path.with_name(f"{path.name}.lock")
        # The file stays when the lock is let go: who deletes it lets two processes lock two files of one name.
        self._file = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(self._file, 20, 0).decode("ascii", "replace").strip()
            self.release()
            who = f" (process {holder})" if holder.isdigit() else ""
            raise Locked(f"{path}: a bot{who} runs on this database already; stop it first") from None
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let the lock go; a second call does nothing."""
        file, self._file = self._file, -1
        if file >= 0:
            with suppress(OSError):
                os.close(file)

    def __enter__(self) -> FileLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def is_locked(path: Path) -> bool:
    """Tell whether a bot runs on a database now; makes no file."""
    if not path.with_name(f"{path.name}.lock").exists():
        return False
    try:
        FileLock(path).release()
    except OperatorError:
        return True
    except OSError:
        # Somebody else's file, which may be read but not locked: nobody can say.
        return False
    return False
