"""Files that were made from others, kept so that the next start need not make them again.

Each counts for one key, a digest of all that it was made from. What is not so, not whole, or not for us alone to write
is passed over in silence, and a place that takes nothing costs only time.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

MOST_BYTES = 64_000_000
MOST_OF_A_KIND = 4
"""So many banks or versions take turns beside the code without driving each other out; what is older goes."""
_DIGEST = 32


def key_of(about: str, files: Iterable[tuple[str, Path]]) -> bytes:
    """Return a digest of what is said and of files, by the name that each is given and by their bytes. Errors: OSError."""
    digest = sha256(about.encode())
    for name, file in files:
        content = file.read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.digest()


class Beside:
    """A file of a name of its own, which only its owner may read: as safe as what lies beside it and is ours as well."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def find(self, key: bytes) -> bytes:
        """Return what was kept under a key of 32 bytes; nothing when there is none, or none that can be trusted."""
        content = b""
        with suppress(OSError, NotImplementedError), open(self._named(key), "rb", opener=_opened) as stream:
            seen = os.fstat(stream.fileno())
            if stat.S_ISREG(seen.st_mode) and seen.st_size <= MOST_BYTES and self._is_safe(seen):
                content = stream.read()
        body = content[2 * _DIGEST :]
        return body if key and content[: 2 * _DIGEST] == key + sha256(body).digest() else b""

    def keep(self, key: bytes, content: bytes) -> bool:
        """Keep this in place of what is old; tells whether the place took it."""
        with suppress(OSError, NotImplementedError):
            file = self._named(key)
            self._make_room(file)
            partial = file.with_name(f"{file.name}.part")
            partial.unlink(missing_ok=True)
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(key + sha256(content).digest() + content)
                os.fchmod(descriptor, self._mode())
            # Renamed at the end: nobody ever reads half of it.
            partial.replace(file)
            return True
        return False

    def _named(self, key: bytes) -> Path:
        return self._file

    def _mode(self) -> int:
        return 0o600

    def _is_safe(self, seen: os.stat_result) -> bool:
        return seen.st_uid == os.geteuid() and not seen.st_mode & (stat.S_IRWXG | stat.S_IRWXO)

    def _make_room(self, file: Path) -> None:
        """Prepare the place for one more file."""


class BesideCode(Beside):
    """Files of a kind where Python keeps the compiled code: whoever can write there can run any code as us already.

    They may be the code's owner's too, as in an image that root made and somebody else runs. Nothing is written where
    Python was told to write no bytecode, unless it is `demanded`.
    """

    def __init__(self, kind: str, *, demanded: bool = False, code: Path = Path(__file__)) -> None:
        self._kind = kind
        self._code = code
        self._writes = demanded or not sys.dont_write_bytecode

    def keep(self, key: bytes, content: bytes) -> bool:
        """Keep this beside the newest few of its kind."""
        return self._writes and super().keep(key, content)

    @property
    def folder(self) -> Path:
        """Where the files lie. Raises NotImplementedError on a Python that keeps no compiled code."""
        return Path(cache_from_source(self._code)).parent

    def _named(self, key: bytes) -> Path:
        return self.folder / f"{self._kind}-{key.hex()[:16]}.kept"

    def _mode(self) -> int:
        """Whoever may read the code may read what was made of it and of the questions that it came with."""
        return self._code.stat().st_mode & 0o644 | 0o600

    def _is_safe(self, seen: os.stat_result) -> bool:
        owners = (os.geteuid(), self._code.stat().st_uid)
        return seen.st_uid in owners and not seen.st_mode & (stat.S_IWGRP | stat.S_IWOTH)

    def _make_room(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        others = set(file.parent.glob(f"{self._kind}-*")) - {file}
        for old in sorted(others, key=_written, reverse=True)[MOST_OF_A_KIND - 1 :]:
            old.unlink(missing_ok=True)


Places = Iterable[Beside]


def find(places: Places, key: bytes) -> bytes:
    """Return what the first place has that has it; nothing when none has."""
    return next(filter(None, (place.find(key) for place in places)), b"")


def keep(places: Places, key: bytes, content: bytes) -> bool:
    """Keep this in the first place that takes it; tells whether one did."""
    return any(place.keep(key, content) for place in places)


def _written(file: Path) -> int:
    return file.lstat().st_mtime_ns


def _opened(file: str, flags: int) -> int:
    """Open what is no link, and do not wait at what is no file."""
    return os.open(file, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
