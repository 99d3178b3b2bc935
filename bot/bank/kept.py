"""A bank that was read and judged, kept in a file, so that the next start need not read and judge the same again.

It counts for exactly the question files and the code that it was made from, by their bytes. Where nothing of that kind
is kept, or nothing that can be trusted, the files are read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import msgspec
from msgspec import Struct

from bot import kept_files
from bot.bank.bank import Bank, SourceLocation
from bot.bank.reference import Reference
from bot.bank.translations import Overlay, Translations
from bot.core.language import Language
from bot.core.question.question import Question

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
    try:
        folders = {folder: _files(folder) for folder in (root, *(code / room for room in ROOMS))}
        if not all(folders.values()):
            return b""
        named = ((str(file.relative_to(folder)), file) for folder, files in folders.items() for file in files)
        return kept_files.key_of(f"{sys.version} {msgspec.__version__} {version('PyYAML')}", named)
    except OSError:
        return b""


def find(places: kept_files.Places, origin: bytes) -> KeptBank | None:
    """Return the bank that was kept for this origin; None when there is none, or none that can be trusted."""
    content = kept_files.find(places, origin)
    try:
        return msgspec.msgpack.decode(content, type=KeptBank) if content else None
    except msgspec.MsgspecError:
        return None


def keep(places: kept_files.Places, origin: bytes, bank: Bank) -> bool:
    """Keep a bank with its translations in the first place that takes it; tells whether one did."""
    kept = KeptBank(bank.questions, bank.reference, bank.locations, bank.translations.overlays())
    return kept_files.keep(places, origin, msgspec.msgpack.encode(kept))


def _files(folder: Path) -> list[Path]:
    """List what a folder holds, by name, without what Python keeps of its own."""
    return sorted(file for file in folder.rglob("*") if file.suffix != ".pyc" and file.is_file())
