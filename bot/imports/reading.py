"""From a file to a draft: which kind of file it is, which layout it has, and what its questions are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from bot.core.host.own_set import MOST_QUESTIONS, Draft, Entry, Finding
from bot.imports import table
from bot.imports.document import read_document
from bot.imports.endings import DOCUMENTS, WORKBOOKS
from bot.imports.judging import judged
from bot.imports.lines import TextLine, read_lines
from bot.tables import packages, plain
from bot.tables.refusal import Refused
from bot.tables.workbook import Grid, read_workbook

Found = tuple[list[Entry], list[Finding]]


def read_file(content: bytes, name: str) -> Draft:
    """Read a file that somebody sent. Errors: Refused, with one sentence; then nothing of it is used."""
    if len(content) > packages.MOST_BYTES:
        raise Refused("myset-file-size")
    if not content.strip():
        raise Refused("myset-file-empty")
    ending = PurePath(name).suffix.lower()
    if ending in DOCUMENTS:
        return _draft(_from_document(content, name))
    if ending in WORKBOOKS:
        return _draft(_from_grids(read_workbook(content, name)))
    if ending == ".txt":
        return read_text(plain.decoded(content))
    return _draft(_from_csv(content))


def read_text(text: str) -> Draft:
    """Read pasted text; what was copied from a spreadsheet has tabs between its cells. Errors: Refused."""
    if "\t" in text:
        grids = plain.rows_of(text)
        if table.headings(grids[0]) is not None:
            return _draft(_from_grids(grids))
    lines = (TextLine(number, line) for number, line in enumerate(text.splitlines(), 1))
    return _draft(read_lines(lines, "line"))


def _draft(found: Found) -> Draft:
    entries, lost = found
    if not entries:
        raise Refused("myset-file-none")
    if len(entries) > MOST_QUESTIONS:
        raise Refused("myset-file-many", count=str(len(entries)), most=str(MOST_QUESTIONS))
    if not any(entry.answer for entry in entries):
        raise Refused("myset-file-no-answers", count=str(len(entries)))
    return judged(entries, lost)


def _from_csv(content: bytes) -> Found:
    """A .csv without headings may be a text that somebody saved so."""
    text = plain.decoded(content)
    grids = plain.rows_of(text)
    if table.headings(grids[0]) is None:
        lines = text.splitlines()
        return read_lines((TextLine(row, line.strip('"')) for row, line in enumerate(lines, 1)), "line")
    return _from_grids(grids)


def _from_grids(grids: Sequence[Grid]) -> Found:
    named = len([grid for grid in grids if grid.rows]) > 1
    return _joined(_from_grid(grid, grid.name if named else "") for grid in grids)


def _from_grid(grid: Grid, sheet: str) -> Found:
    """A table by its headings; one without is a text whose lines stand in cells."""
    found = table.headings(grid)
    if found is not None:
        return list(table.read_table(grid, *found, sheet=sheet)), []
    for above, _ in grid.merged:
        if grid.rows and above > grid.rows[0][0]:
            raise Refused("myset-file-merged", row=str(above))
    lines = (TextLine(row, part) for row, cells in grid.rows for cell in cells for part in cell.splitlines())
    return read_lines(lines, "row", sheet)


def _from_document(content: bytes, name: str) -> Found:
    parts = []
    lines: list[TextLine] = []
    for part in read_document(content, name):
        if not isinstance(part, Grid):
            lines += part
            continue
        if table.headings(part) is not None:
            parts.append(_from_grid(part, ""))
        else:
            # A table without headings is layout: its cells are read as the lines between which it stands.
            after = lines[-1].row + 1 if lines else 1
            lines += [
                TextLine(after, text)
                for _, cells in part.rows
                for cell in cells
                for text in cell.splitlines()
            ]
    return _joined([*parts, read_lines(lines, "paragraph")])


def _joined(parts: Iterable[Found]) -> Found:
    entries: list[Entry] = []
    lost: list[Finding] = []
    for found, left in parts:
        entries += found
        lost += left
    return entries, lost
