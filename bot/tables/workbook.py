"""The cells of an .xlsx file as texts. Formulas are never evaluated: the value that was saved with them counts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError

from bot.tables import packages
from bot.tables.refusal import Refused

MOST_ROWS = 2_000
MOST_COLUMNS = 60
"""A table of dialogues, the widest that we read, has fifty."""
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")

Cells = tuple[str, ...]


class Grid(NamedTuple):
    """A table without its meaning: `rows` with their numbers as people count them; empty rows are left out."""

    name: str
    rows: tuple[tuple[int, Cells], ...]
    merged: tuple[tuple[int, int], ...] = ()
    """The first and the last row of each cell that was merged with others."""


def read_workbook(content: bytes, name: str) -> list[Grid]:
    """Read the visible sheets. Errors: Refused."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with packages.opened(content, name) as archive:
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return [
                Grid(sheet.title, tuple(_rows(sheet)), tuple(_merged(archive, sheet)))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            ]
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        ParseError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        ValueError,
        OSError,
    ):
        raise Refused("myset-file-broken") from None


def _rows(sheet: Any) -> Iterator[tuple[int, Cells]]:
    # The size that a file claims for itself may be a lie, or a million empty rows.
    sheet.reset_dimensions()
    found = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        cells = cells_of(row)
        if any(cells):
            found += 1
            if found > MOST_ROWS:
                raise Refused("myset-file-rows", most=str(MOST_ROWS))
            yield number, cells


def _merged(archive: zipfile.ZipFile, sheet: Any) -> Iterator[tuple[int, int]]:
    """What openpyxl does not tell of a sheet that it only reads."""
    content = archive.read(sheet._worksheet_path)
    for found in _MERGED.finditer(content):
        yield int(found[2]), int(found[4])


def cells_of(row: Sequence[Any]) -> Cells:
    """Return a row as texts, without the empty cells at its end."""
    cells = [text_of(value) for value in row[:MOST_COLUMNS]]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def text_of(value: Any) -> str:
    """A cell as its author sees it: 3 and not 3.0, a date without an hour, 对 where Excel made TRUE of it."""
    match value:
        case None:
            return ""
        case bool():
            return "对" if value else "错"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            text = str(value).strip()
            # The mark by which our own tables keep a text from being a formula.
            return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text
