"""Tables of authors: the sheets of an .xlsx file or one .csv file, as rows of texts under their headings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from msgspec import Struct

from bot.tables.packages import MOST_BYTES
from bot.tables.plain import decoded, rows_of
from bot.tables.refusal import Refused
from bot.tables.workbook import MOST_ROWS, Grid, read_workbook

_SENTENCES: Mapping[str, str] = {
    "myset-file-size": f"is larger than {MOST_BYTES:,} bytes",
    "myset-file-bomb": "is too large once it is unpacked",
    "myset-file-rows": f"has more than {MOST_ROWS} rows",
    "myset-file-macro": "has macros: save it as .xlsx without them",
    "myset-file-password": "has a password: take it off",
    "myset-file-picture": "has pictures: take them out",
}
"""What an author at the command line is told; whatever is not named here is no spreadsheet."""


class Row(Struct, frozen=True):
    """One line of a table: its number as people count it, and its cells by heading; empty cells are not there."""

    number: int
    cells: dict[str, str]


class Sheet(Struct, frozen=True):
    """A table with its name; the first line that is not empty holds the headings."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """Read a file by its ending. Errors: ValueError with a sentence when it is too large or no table."""
    try:
        return [_sheet(grid, name) for grid in _grids(content, name)]
    except Refused as refusal:
        said = _SENTENCES.get(refusal.key, "is no spreadsheet: save it as .xlsx or .csv")
        raise ValueError(f"{name} {said}") from None


def _grids(content: bytes, name: str) -> list[Grid]:
    if len(content) > MOST_BYTES:
        raise Refused("myset-file-size")
    if PurePath(name).suffix.lower() == ".csv":
        return rows_of(decoded(content))
    return read_workbook(content, name)


def _sheet(grid: Grid, name: str) -> Sheet:
    title = grid.name or PurePath(name).stem
    if not grid.rows:
        return Sheet(title, (), ())
    (_, headings), *rows = grid.rows
    return Sheet(
        title,
        headings,
        tuple(
            Row(
                number,
                {head: cell for head, cell in zip(headings, cells, strict=False) if head and cell},
            )
            for number, cells in rows
        ),
    )
