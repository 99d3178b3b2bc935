"""Reads one file in a process of its own: `python -m bot.imports NAME`, the file on stdin, JSON on stdout.

A hostile file can make any parser slow or large. Here it only costs this process, which has bounds and can be killed.
"""

from __future__ import annotations

import sys

import msgspec

from bot.core.host.own_set import Draft
from bot.imports.reading import read_file
from bot.tables.refusal import Refused

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 20


class Answer(msgspec.Struct):
    """A draft, or the key of the sentence that says why there is none."""

    draft: Draft | None = None
    refused: str = ""
    args: dict[str, str] = {}


def answer_of(content: bytes, name: str) -> Answer:
    """Read a file; what breaks a parser is a broken file."""
    try:
        return Answer(read_file(content, name))
    except Refused as refusal:
        return Answer(refused=refusal.key, args=refusal.args_said)
    except (MemoryError, RecursionError):
        return Answer(refused="myset-file-bomb")


def _bound() -> None:
    """Ask the system to end this process when it takes too much; not every system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


if __name__ == "__main__":
    _bound()
    given = answer_of(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.buffer.write(msgspec.json.encode(given))
