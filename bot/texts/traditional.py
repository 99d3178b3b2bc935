"""Traditional Chinese out of Simplified: OpenCC by region, then characters, words and quotes put right.

OpenCC chooses characters well and words of a trade badly (窗口 becomes 視窗, 社區 becomes 社群), so only its characters
are taken; zh-Hant.tsv says which words differ by region, and where a rare character may stand at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct
from opencc import OpenCC

from bot.core.language import row_of


class Rare(Struct, frozen=True):
    """A character that stands in few words; everywhere else it is `usual`. `reviewed`: where OpenCC is known to err."""

    letter: str
    usual: str
    words: tuple[str, ...]
    reviewed: tuple[str, ...]


class Corrections(Struct, frozen=True):
    """zh-Hant.tsv for one form."""

    letters: tuple[tuple[str, str], ...]
    rare: tuple[Rare, ...]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    words: tuple[tuple[str, str], ...]
    stay: frozenset[str]


@lru_cache(maxsize=4)
def corrections(code: str) -> Corrections:
    """Read the rows that concern a form; rows for both come first."""
    rows = [row for row in _rows() if row[0] not in ("TW", "HK") or code.endswith(row[0])]
    words = tuple((row[1], row[2]) for row in rows if row[0] in ("*", "TW", "HK"))
    return Corrections(
        letters=tuple(pair for pair in words if len(pair[0]) == len(pair[1]) == 1),
        rare=tuple(
            Rare(row[1], row[2], tuple(row[3].split()), tuple(row[4].split()) if len(row) > 4 else ())
            for row in rows
            if row[0] == "rare"
        ),
        patterns=tuple((re.compile(row[1]), row[2]) for row in rows if row[0] == "re"),
        words=words,
        stay=frozenset(word for row in rows if row[0] == "stay" for word in row[1].split()),
    )


@lru_cache(maxsize=1)
def _rows() -> tuple[list[str], ...]:
    lines = files("bot.texts").joinpath("zh-Hant.tsv").read_text("utf-8").splitlines()
    return tuple(line.split("\t") for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=8)
def converter(conversion: str) -> OpenCC:
    return OpenCC(conversion)


def to_simplified(text: str) -> str:
    """Return typed text in Simplified, so that it can be compared with names of ours."""
    converted: str = converter("t2s").convert(text)
    return converted


def to_traditional(text: str, code: str) -> str:
    """Return Simplified text in a form of Traditional: `zh-Hant-TW` or `zh-Hant-HK`."""
    form = row_of(code)[1]
    if form is None:
        raise KeyError(code)
    wanted = corrections(code)
    converted = _in_letters(text, form.conversion, wanted)
    for rare in wanted.rare:
        if rare.letter in converted:
            for start, _ in overruled(converted, rare):
                converted = converted[:start] + rare.usual + converted[start + 1 :]
    for pattern, replacement in wanted.patterns:
        converted = pattern.sub(replacement, converted)
    for found, right in wanted.words:
        converted = converted.replace(found, right)
    return converted


def _in_letters(text: str, conversion: str, wanted: Corrections) -> str:
    """The characters as OpenCC chooses them, in the shapes that the region uses."""
    converted: str = converter(conversion).convert(text)
    for found, right in wanted.letters:
        converted = converted.replace(found, right)
    return converted


def overruled(text: str, rare: Rare) -> Iterator[tuple[int, str]]:
    """Where a rare character stands in none of its words, with what is around it."""
    start = text.find(rare.letter)
    while start >= 0:
        if not any(_stands_in(text, start, word, rare.letter) for word in rare.words):
            yield start, text[max(0, start - 2) : start + 3]
        start = text.find(rare.letter, start + 1)


def _stands_in(text: str, start: int, word: str, letter: str) -> bool:
    offset = word.index(letter)
    return text.startswith(word, start - offset) if start >= offset else False
