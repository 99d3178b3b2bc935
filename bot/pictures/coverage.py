"""Which characters a font file can draw: its `cmap` table, read without loading the font.

A character that no font covers would come out as an empty box; knowing it beforehand lets us choose
another font or a quiet placeholder. Layout of the tables: OpenType 1.9, `cmap`, formats 4 and 12.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=32)
def covered(path: str, index: int = 0) -> frozenset[int]:
    """Code points that the face `index` of the file has glyphs for; raises OSError or ValueError."""
    try:
        return frozenset(code_points(cmap_table(Path(path).read_bytes(), index)))
    except struct.error as error:
        raise ValueError(f"{path} is not a font that can be read") from error


def cmap_table(content: bytes, index: int) -> bytes:
    """Cut the `cmap` table out of a font file or a collection."""
    start = struct.unpack_from(">I", content, 12 + 4 * index)[0] if content[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", content, start + 4)
    for entry in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", content, start + 12 + 16 * entry)
        if tag == b"cmap":
            return content[offset : offset + length]
    raise ValueError("the font has no cmap table")


def code_points(cmap: bytes) -> Iterator[int]:
    """Walk the fullest Unicode subtable: format 12 where there is one, else format 4."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    offsets = [struct.unpack_from(">HHI", cmap, 4 + 8 * entry)[2] for entry in range(count)]
    by_format = {struct.unpack_from(">H", cmap, offset)[0]: offset for offset in offsets}
    if 12 in by_format:
        return from_groups(cmap, by_format[12])
    if 4 in by_format:
        return from_segments(cmap, by_format[4])
    raise ValueError("the font has no Unicode cmap that we read")


def from_groups(cmap: bytes, offset: int) -> Iterator[int]:
    """Format 12: runs of code points with consecutive glyphs; glyph 0 means none."""
    (count,) = struct.unpack_from(">I", cmap, offset + 12)
    body = cmap[offset + 16 : offset + 16 + 12 * count]
    for first, last, glyph in struct.iter_unpack(">III", body):
        yield from range(first if glyph else first + 1, last + 1)


def from_segments(cmap: bytes, offset: int) -> Iterator[int]:
    """Format 4: segments of the basic plane, with holes where a glyph is 0."""
    (double,) = struct.unpack_from(">H", cmap, offset + 6)
    columns = [offset + 14, offset + 16 + double, offset + 16 + 2 * double, offset + 16 + 3 * double]
    for place in range(0, double, 2):
        last, first, delta, reach = (struct.unpack_from(">H", cmap, at + place)[0] for at in columns)
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if reach:
                (glyph,) = struct.unpack_from(">H", cmap, columns[3] + place + reach + 2 * (point - first))
            if (glyph + delta) % 0x10000 if glyph or not reach else 0:
                yield point
