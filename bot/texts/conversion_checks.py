"""What a person should look at before a new text is shown in Traditional Chinese, and what is not Simplified."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import lru_cache

from bot.texts.traditional import Rare, converter, corrections, overruled

# Dialect words that have no other form.
_DIALECT = "嗰搵咗嘅冇啲喺佢哋唔嚟諗"
_TRADE = "s2twp"


def simplified_only(text: str) -> Iterator[str]:
    """Characters of Traditional Chinese in a text that is written in Simplified."""
    simplified = converter("t2s").convert(text)
    if simplified == text or len(simplified) != len(text):
        return
    for own, plain in zip(text, simplified, strict=True):
        if own != plain and own not in _DIALECT:
            yield f"{own} is Traditional: write {plain}"


def doubtful(text: str, code: str = "zh-Hant-TW") -> Iterator[str]:
    """Places where the conversion was decided by a table and nobody has looked at the word yet.

    A rare character that OpenCC chose and we did not (or the word is missing in its row), and a word of a trade that
    OpenCC would change and that neither we change nor say that it stays.
    """
    wanted = corrections(code)
    converted = converter("s2tw").convert(text)
    for rare in wanted.rare:
        for start, around in overruled(converted, rare) if rare.letter in converted else ():
            if not _reviewed(converted, start, rare):
                yield f"{rare.letter} in …{around}… becomes {rare.usual}: if that is right, add the word to zh-Hant.tsv"
    unknown = text
    for word in _known_words(code):
        unknown = unknown.replace(word, "　")
    yield from _trade_words(converter("s2tw").convert(unknown), converter(_TRADE).convert(unknown))


def _reviewed(text: str, start: int, rare: Rare) -> bool:
    return any(
        text.startswith(word, start - offset)
        for word in rare.reviewed
        for offset in range(len(word))
        if word[offset] == rare.letter and start >= offset
    )


@lru_cache(maxsize=4)
def _known_words(code: str) -> tuple[str, ...]:
    """The words about which zh-Hant.tsv says something, in Simplified, the longest first."""
    wanted = corrections(code)
    words = {*wanted.stay, *(found for found, _ in wanted.words if len(found) > 1)}
    return tuple(sorted((converter("t2s").convert(word) for word in words), key=len, reverse=True))


def _trade_words(converted: str, traded: str) -> Iterator[str]:
    if converted == traded:
        return
    matcher = difflib.SequenceMatcher(None, converted, traded, autojunk=False)
    for tag, start, end, other, other_end in matcher.get_opcodes():
        if tag != "equal":
            own = converted[max(0, start - 2) : end + 2]
            theirs = traded[max(0, other - 2) : other_end + 2]
            yield f"…{own}… may be …{theirs}… in Taiwan: add the word to zh-Hant.tsv"
