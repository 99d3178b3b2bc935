"""The record of a contest: a workbook for the files, and one page to pin on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.papers.page import Page
from bot.papers.spreadsheet import Cell, fill, saved


@dataclass(frozen=True, slots=True)
class SheetOfRecord:
    """One sheet: its name, its headings, its rows, how wide its columns are, and which, from 1, hold shares of one."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    percents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageOfRecord:
    """One page: what it says, in the order in which it is said; `day` is 2026-11-30."""

    title: str
    group: str
    day: str
    facts: tuple[str, ...]
    podium_head: str
    podium: tuple[str, ...]
    hardest_head: str
    hardest: tuple[str, ...]
    footer: str
    by_letter: bool = True


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


def draw_record(record: PageOfRecord) -> bytes:
    """Return the bytes of a PDF of one page."""
    page = Page(record.title, record.day, by_letter=record.by_letter)
    page.down(6)
    page.text(record.title, 26, align="C", gap=2)
    if record.group:
        page.text(record.group, 16, align="C", gap=4)
    for fact in record.facts:
        page.text(fact, 12, grey=True, align="C", gap=0.5)
    page.down(4)
    page.rule()
    page.text(record.podium_head, 15, gap=3)
    for line in record.podium:
        page.text(line, 14, gap=2)
    if record.hardest:
        page.down(4)
        page.rule()
        page.text(record.hardest_head, 15, gap=3)
        for line in record.hardest:
            page.text(line, 12, gap=3)
    page.down(4)
    page.text(record.footer, 10, grey=True)
    return page.content()
