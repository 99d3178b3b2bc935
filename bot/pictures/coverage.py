"""Which characters a font file can draw.

A character that no font covers would come out as an empty box; knowing it beforehand lets us choose
another font or a quiet placeholder.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from struct import error as StructError


@lru_cache(maxsize=32)
def covered(path: str, index: int = 0) -> frozenset[int]:
    """Code points that the face `index` of the file has glyphs for; raises OSError or ValueError."""
    # Imported with the first picture: a start can do without.
    from fontTools.ttLib import TTFont, TTLibError

    try:
        # fontTools leaves a file that it cannot read open, so the file is ours.
        with Path(path).open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, StructError, AssertionError, KeyError) as error:
        raise ValueError(f"{path} is not a font that can be read") from error
