"""A draw that anyone can do again: the order of a list follows from the list and a seed, and from nothing else.

The host shows the hash of the list first, and only then does the seed come to be: tomorrow's lottery numbers, the
closing figure of a stock index. Whoever has the list and the seed gets the same order; whoever changes a letter of
the list gets another hash.

The order: each name gets SHA-256 of `hash of the list`, `seed` and `name`, each on a line of its own; the smallest
number is drawn first. A name that stands twice in the list is drawn once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from msgspec import Struct


class Drawn(Struct, frozen=True):
    """Who was drawn, the first first; `list_hash` names the list, whatever order it was written in."""

    list_hash: str
    order: tuple[str, ...]


def entries(text: str) -> tuple[str, ...]:
    """Return the names of a list, a line each; blanks around them and empty lines count for nothing."""
    return tuple(sorted({" ".join(line.split()) for line in text.splitlines()} - {""}))


def list_hash(names: Iterable[str]) -> str:
    """Return the hash that is shown before the seed is known."""
    return hashlib.sha256("\n".join(sorted(set(names))).encode()).hexdigest()


def draw(names: Iterable[str], seed: str) -> Drawn:
    """Return the order that follows from a list and a seed; blanks around the seed count for nothing."""
    unique = sorted(set(names))
    shown = list_hash(unique)
    return Drawn(shown, tuple(sorted(unique, key=lambda name: _ticket(shown, seed.strip(), name))))


def _ticket(shown: str, seed: str, name: str) -> str:
    return hashlib.sha256(f"{shown}\n{seed}\n{name}".encode()).hexdigest()
