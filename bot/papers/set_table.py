"""A host's own questions as a spreadsheet that the bot reads again, with what is wrong in the last column."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.papers.spreadsheet import fill, saved

LETTERS = "ABCDEFGH"
LEAST_COLUMNS = 4


class SetHeads(Struct, frozen=True):
    """The headings; `option` gets its letter behind it."""

    stem: str
    option: str
    answer: str
    why: str
    fault: str


class LineOfSet(Struct, frozen=True):
    """A question as it was written; `fault` is empty for one that was understood."""

    stem: str
    options: tuple[str, ...]
    answer: str
    why: str
    fault: str


def write_set_table(rows: Sequence[LineOfSet], heads: SetHeads) -> bytes:
    """Return the bytes of an .xlsx file; rows with a fault are coloured."""
    from openpyxl import Workbook
    from openpyxl.styles import PatternFill

    book = Workbook()
    sheet = book.active
    count = max([LEAST_COLUMNS, *(len(row.options) for row in rows)])
    letters = LETTERS[:count]
    faulty = any(row.fault for row in rows)
    head = [heads.stem, *(heads.option + letter for letter in letters), heads.answer, heads.why]
    table = [
        [
            row.stem,
            *row.options,
            *[""] * (count - len(row.options)),
            row.answer,
            row.why,
            *([row.fault] if faulty else []),
        ]
        for row in rows
    ]
    widths = [48, *[22] * count, 8, 40, 30]
    fill(sheet, [*head, heads.fault] if faulty else head, table, widths)
    marked = PatternFill("solid", fgColor="FFF2CC")
    for number, row in enumerate(rows, 2):
        if row.fault:
            for cell in sheet[number]:
                cell.fill = marked
    return saved(book)
