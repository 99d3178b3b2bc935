"""The record of a contest, a season or a check-up: a workbook for the files, and one page to pin on the wall."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.core.language import SOURCE, Language
from bot.papers.page import Page
from bot.papers.spreadsheet import Cell, fill, saved


class SheetOfRecord(Struct, frozen=True):
    """One sheet: its name, its headings, its rows, how wide its columns are, and which, from 1, hold shares of one."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    percents: tuple[int, ...] = ()


class Section(Struct, frozen=True):
    """A part of the page that not every record has: a heading, and its lines."""

    head: str
    lines: tuple[str, ...]


class PageOfRecord(Struct, frozen=True):
    """One page: what it says, in the order in which it is said; `day` is 2026-11-30. `sections` stand after the podium."""

    title: str
    group: str
    day: str
    facts: tuple[str, ...]
    podium_head: str
    podium: tuple[str, ...]
    hardest_head: str
    hardest: tuple[str, ...]
    footer: str
    language: Language = SOURCE
    sections: tuple[Section, ...] = ()


def write_record(sheets: Sequence[SheetOfRecord]) -> bytes:
    """Return the bytes of an .xlsx file."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        fill(page, sheet.heads, sheet.rows, sheet.widths)
        for column in sheet.percents:
            for row in range(2, len(sheet.rows) + 2):
                page.cell(row, column).number_format = "0%"
    return saved(book)


SCALES = (1.0, 0.88, 0.76, 0.64)
"""What does not fit on a page is set smaller, down to two thirds."""


def draw_record(record: PageOfRecord) -> bytes:
    """Return the bytes of a PDF of one page."""
    page = _laid(record, SCALES[0])
    for scale in SCALES[1:]:
        if page.pages == 1:
            break
        page.close()
        page = _laid(record, scale)
    return page.content()


def _laid(record: PageOfRecord, scale: float) -> Page:
    """Write the page, with all letters and distances by a scale."""
    page = Page(record.title, record.day, language=record.language)
    page.down(6 * scale)
    page.text(record.title, 26 * scale, align="C", gap=2 * scale)
    if record.group:
        page.text(record.group, 16 * scale, align="C", gap=4 * scale)
    for fact in record.facts:
        page.text(fact, 12 * scale, grey=True, align="C", gap=0.5 * scale)
    _part(page, Section(record.podium_head, record.podium), 14, scale)
    for section in record.sections:
        _part(page, section, 12, scale)
    _part(page, Section(record.hardest_head, record.hardest), 12, scale)
    page.down(4 * scale)
    page.text(record.footer, 10 * scale, grey=True)
    return page


def _part(page: Page, part: Section, size: float, scale: float) -> None:
    """Write a heading under a rule with its lines; nothing where there are none."""
    if not part.lines:
        return
    page.down(3 * scale)
    page.rule()
    page.text(part.head, 15 * scale, gap=2.5 * scale)
    for line in part.lines:
        page.text(line, size * scale, gap=2 * scale)
