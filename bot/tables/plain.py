"""Plain text and .csv: bytes become characters whatever Windows saved them as, and lines become rows."""

from __future__ import annotations

import codecs
import csv
import io

from bot.tables.refusal import Refused
from bot.tables.workbook import MOST_ROWS, Grid, cells_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> str:
    """Return the text of a file: by its mark, else UTF-8, else GB 18030. Errors: Refused for what is no text."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused("myset-file-no-text")


def rows_of(text: str) -> list[Grid]:
    """Read a table whose columns are parted by commas, semicolons or tabs. Errors: Refused."""
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t，", key=first.count)
    rows: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        start = 1
        for row in reader:
            cells = cells_of(row)
            if any(cells):
                rows.append((start, cells))
            # A cell may hold line breaks; what is told is the line on which its row begins.
            start = reader.line_num + 1
            if len(rows) > MOST_ROWS:
                raise Refused("myset-file-rows", most=str(MOST_ROWS))
    except csv.Error:
        raise Refused("myset-file-broken") from None
    return [Grid("", tuple(rows))]
