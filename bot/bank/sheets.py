"""Tables from outside: the sheets of an .xlsx file or one .csv file, as rows of texts under their headings."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import ParseError

MAX_BYTES, MAX_UNPACKED, MAX_ROWS, MAX_COLUMNS = 5_000_000, 50_000_000, 2000, 60


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number as people count it, and its cells by heading; empty cells are not there."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; the first line that is not empty holds the headings."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """Read a file by its ending. Errors: ValueError with a sentence when it is too large or no table."""
    if len(content) > MAX_BYTES:
        raise ValueError(f"{name} is larger than {MAX_BYTES:,} bytes")
    if PurePath(name).suffix.lower() == ".csv":
        return [_sheet(PurePath(name).stem, _csv_lines(content))]
    return [_sheet(title, lines) for title, lines in _workbook(content, name)]


def _sheet(name: str, lines: Iterable[Sequence[Any]]) -> Sheet:
    headings: tuple[str, ...] = ()
    rows = []
    for number, line in enumerate(lines, 1):
        if number > MAX_ROWS:
            raise ValueError(f"{name} has more than {MAX_ROWS} lines")
        cells = [_text(value) for value in line[:MAX_COLUMNS]]
        if not any(cells):
            continue
        if not headings:
            headings = tuple(cells)
            continue
        named = {head: cell for head, cell in zip(headings, cells, strict=False) if head and cell}
        rows.append(Row(number, named))
    return Sheet(name, headings, tuple(rows))


def _text(value: Any) -> str:
    """A cell as text: 3 and not 3.0, and a month and not a moment."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "strftime"):
        return str(value.strftime("%Y-%m"))
    return str(value).strip()


def _csv_lines(content: bytes) -> Iterator[Sequence[str]]:
    """Spreadsheets of Chinese Windows write GB 18030; all others UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise ValueError(f"this is not a table: {error}") from error


def _workbook(content: bytes, name: str) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise ValueError(f"{name} unpacks to more than {MAX_UNPACKED:,} bytes")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield (
                    sheet.title,
                    sheet.iter_rows(values_only=True, max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS),
                )
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        TypeError,
        AttributeError,
        ParseError,
    ) as error:
        raise ValueError(f"{name} is no spreadsheet: save it as .xlsx or .csv") from error
