"""A bank that was read and judged, kept in a file, so that the next start need not read and judge the same again.

It counts for exactly the question files and the code that it was made from, by their bytes. What is not so, not whole,
or not ours alone to write is passed over in silence: then the files are read as if nothing had been kept.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import msgspec
from msgspec import Struct

from bot.bank.bank import Bank, SourceLocation
from bot.bank.reference import Reference
from bot.bank.translations import Overlay, Translations
from bot.core.language import Language
from bot.core.question.question import Question

MOST_BYTES = 64_000_000
_DIGEST = 32
_CODE = Path(__file__).resolve().parents[1]
ROOMS = ("bank", "core")
"""All code that reads and judges; a test holds this list."""


class KeptBank(Struct, frozen=True):
    """What a bank consists of, all languages in it."""

    questions: Mapping[str, Question]
    reference: Reference
    locations: Mapping[str, SourceLocation]
    overlays: Mapping[Language, Overlay]

    def bank(self, convert: Callable[[str, str], str]) -> Bank:
        """The bank as it was when it was kept."""
        read = Translations(self.overlays.__getitem__)
        return Bank(self.questions, self.reference, convert, read, self.locations)


def origin_of(root: Path, code: Path = _CODE) -> bytes:
    """Return a digest of the question files and of all that reads and judges them; empty when one is not to be had."""
    digest = sha256(f"{sys.version} {msgspec.__version__} {version('PyYAML')}".encode())
    try:
        for folder in (root, *(code / room for room in ROOMS)):
            files = _files(folder)
            if not files:
                return b""
            for file in files:
                content = file.read_bytes()
                digest.update(f"{file.relative_to(folder)} {len(content)}\n".encode())
                digest.update(content)
    except OSError:
        return b""
    return digest.digest()


def find(file: Path, origin: bytes) -> KeptBank | None:
    """Return the bank that was kept for this origin; None when there is none, or none that can be trusted."""
    content = _own_content(file)
    body = content[2 * _DIGEST :]
    if not origin or content[: 2 * _DIGEST] != origin + sha256(body).digest():
        return None
    try:
        return msgspec.msgpack.decode(body, type=KeptBank)
    except msgspec.MsgspecError:
        return None


def keep(file: Path, origin: bytes, bank: Bank) -> None:
    """Keep a bank with its translations, for nobody but us to read or write; a folder that refuses it loses only time."""
    kept = KeptBank(bank.questions, bank.reference, bank.locations, bank.translations.overlays())
    body = msgspec.msgpack.encode(kept)
    partial = file.with_name(f"{file.name}.part")
    with suppress(OSError):
        partial.unlink(missing_ok=True)
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(origin + sha256(body).digest() + body)
        # Renamed at the end: nobody ever reads half of it.
        partial.replace(file)


def _files(folder: Path) -> list[Path]:
    """List what a folder holds, by name, without what Python keeps of its own."""
    return sorted(file for file in folder.rglob("*") if file.suffix != ".pyc" and file.is_file())


def _own_content(file: Path) -> bytes:
    """Return the bytes of a plain file that is ours and that nobody else may write; else none."""
    with suppress(OSError), open(file, "rb", opener=_opened) as stream:
        seen = os.fstat(stream.fileno())
        others = seen.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        trusted = stat.S_ISREG(seen.st_mode) and seen.st_uid == os.geteuid() and not others
        if trusted and seen.st_size <= MOST_BYTES:
            return stream.read()
    return b""


def _opened(file: str, flags: int) -> int:
    """Open what is no link, and do not wait at what is no file."""
    return os.open(file, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
