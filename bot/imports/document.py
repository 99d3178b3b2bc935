"""The paragraphs and tables of a .docx file, in their order, with the numbers that Word only shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from bot.imports.lines import TextLine
from bot.tables import packages
from bot.tables.refusal import Refused
from bot.tables.workbook import MOST_ROWS, Grid, cells_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_document(content: bytes, name: str) -> list[list[TextLine] | Grid]:
    """Read runs of paragraphs, and the tables between them. Errors: Refused."""
    from docx import Document
    from docx.table import Table

    packages.opened(content, name).close()
    try:
        document = Document(io.BytesIO(content))
        numbering = _Numbering(document)
        parts: list[list[TextLine] | Grid] = []
        for row, block in enumerate(document.iter_inner_content(), 1):
            if row > 4 * MOST_ROWS:
                raise Refused("myset-file-rows", most=str(MOST_ROWS))
            if isinstance(block, Table):
                parts.append(_grid(block))
                continue
            if not parts or isinstance(parts[-1], Grid):
                parts.append([])
            lines = parts[-1]
            assert isinstance(lines, list)
            lines += [TextLine(row, line) for line in _lines(block, numbering)]
    except Refused:
        raise
    except Exception:
        # A damaged part raises whatever lxml or python-docx stumble over; none of it is ours to tell apart.
        raise Refused("myset-file-broken") from None
    return parts


def _lines(paragraph: Any, numbering: _Numbering) -> Iterator[str]:
    label = numbering.label(paragraph)
    for line in f"{label}{paragraph.text}".split("\n"):
        if line.strip():
            yield line.strip()


def _grid(table: Any) -> Grid:
    rows = []
    merged = []
    for number, row in enumerate(table.rows, 1):
        if number > MOST_ROWS:
            raise Refused("myset-file-rows", most=str(MOST_ROWS))
        if row._tr.xpath(".//w:gridSpan[@w:val>1] | .//w:vMerge"):
            merged.append((number, number))
        cells = cells_of([cell.text for cell in row.cells])
        if any(cells):
            rows.append((number, cells))
    return Grid("", tuple(rows), tuple(merged))


class _Numbering:
    """Counts what Word counts by itself: `1.` before a question and `A.` before an option are in no text."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[tuple[str, str], str] = {}
        self._counts: dict[tuple[str, str], int] = {}
        # python-docx looks through all styles for each paragraph; here each is looked at once.
        self._of_style = {
            style.get(f"{_W}styleId"): _list_of(style.find(f"{_W}pPr"))
            for style in document.styles.element.iter(f"{_W}style")
        }
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        abstract = {
            one.get(f"{_W}abstractNumId"): {
                level.get(f"{_W}ilvl"): _value(level, "numFmt") for level in one.iter(f"{_W}lvl")
            }
            for one in root.iter(f"{_W}abstractNum")
        }
        for num in root.iter(f"{_W}num"):
            for level, form in abstract.get(_value(num, "abstractNumId"), {}).items():
                self._formats[num.get(f"{_W}numId"), level] = form

    def label(self, paragraph: Any) -> str:
        """Return what Word shows before a paragraph; nothing for one that it does not number."""
        found = self._list(paragraph._p)
        form = self._formats.get(found, "") if found else ""
        if found is None or form not in ("decimal", "upperLetter", "lowerLetter"):
            return ""
        if form == "decimal":
            # A new question: its options begin at A again, whether or not they are a list of their own.
            for key, other in self._formats.items():
                if other != "decimal":
                    self._counts[key] = 0
        self._counts[found] = self._counts.get(found, 0) + 1
        count = self._counts[found]
        return f"{count}. " if form == "decimal" else f"{chr(ord('A') + (count - 1) % 26)}. "

    def _list(self, paragraph: Any) -> tuple[str, str] | None:
        """The list and the level of a paragraph, its own or its style's."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        return _list_of(properties) or self._of_style.get(_value(properties, "pStyle"))


def _list_of(properties: Any) -> tuple[str, str] | None:
    """The list and the level that the properties of a paragraph, or of a style, name."""
    num_pr = properties.find(f"{_W}numPr") if properties is not None else None
    return (_value(num_pr, "numId"), _value(num_pr, "ilvl") or "0") if num_pr is not None else None


def _value(element: Any, tag: str) -> str:
    found = element.find(f"{_W}{tag}")
    return (found.get(f"{_W}val") or "") if found is not None else ""
