"""What every spreadsheet of ours shares: texts that are never formulas, a head that stays, columns of a width."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | float | None


def harmless(value: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets a mark before it; what XML cannot hold goes."""
    if not isinstance(value, str):
        return value
    text = _UNWRITABLE.sub("", value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def fill(sheet: Any, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> None:
    """Write a table under its headings; every text is a text, whatever it begins with."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate((heads, *rows), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, harmless(value))
            if isinstance(value, str):
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def saved(book: Any) -> bytes:
    """Return a workbook as the bytes of an .xlsx file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
