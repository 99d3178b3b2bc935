"""Who asked to be forgotten, in a small file beside the backups: it outlives the database for a restore to repeat."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

NAME = "forgotten.txt"

Deletion = tuple[int, int]
"""The person's number, and the instant at which they were deleted."""


class Deletions:
    """A line a deletion: number and milliseconds. A line that was cut off by a crash is passed over."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def note(self, player_id: int, at: int) -> None:
        """Add a deletion. A file that cannot be written loses only the copy: the table has it too."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
            try:
                # One write, and a line break before it: what a crash cut off spoils no other line.
                os.write(file, f"\n{player_id} {at}\n".encode())
            finally:
                os.close(file)

    def read(self) -> set[Deletion]:
        """Return all that is noted."""
        try:
            lines = self._path.read_text("ascii", "replace").splitlines()
        except OSError:
            return set()
        return {(int(words[0]), int(words[1])) for words in map(str.split, lines) if _is_deletion(words)}

    def keep(self, deletions: Iterable[Deletion]) -> None:
        """Write the file anew with these only, or not at all when there are none."""
        text = "".join(f"{player_id} {at}\n" for player_id, at in sorted(deletions, key=lambda one: one[1]))
        if not text:
            self._path.unlink(missing_ok=True)
            return
        partial = self._path.with_name(f"{NAME}.part")
        with open(
            os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii"
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._path)


def _is_deletion(words: list[str]) -> bool:
    return len(words) == 2 and words[1].isdigit() and words[0].lstrip("-").isdigit()
