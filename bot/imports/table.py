"""Questions in a table: which column holds what, in any order and under the usual names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.core.host.own_set import LETTERS, Entry
from bot.imports.lines import options_in
from bot.tables.refusal import Refused
from bot.tables.workbook import Cells, Grid

HEAD_WITHIN = 10
"""The headings stand in one of the first rows; above them there may be a title."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "stem": ("题目", "题干", "问题", "试题", "题目内容", "试题内容", "题干内容", "内容", "question", "stem"),
    "options": ("选项", "备选项", "备选答案", "选项内容", "options", "choices"),
    "answer": ("答案", "正确答案", "参考答案", "标准答案", "正确选项", "正确", "key", "answer", "correct"),
    "why": ("解析", "答案解析", "试题解析", "说明", "理由", "解释", "explanation", "why", "reason"),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_OPTION = re.compile(
    r"(?:选项|答案|option|choice)?([a-h])(?:选项|项)?|选项([1-8一二三四五六七八])|option([1-8])"
)
_NUMERALS = "一二三四五六七八"
_NOISE = re.compile(r"[\s*＊：:（）()【】\[\]]+|必填|可选")

Columns = dict[str, int]


def headings(grid: Grid) -> tuple[int, Columns] | None:
    """Return which row of a grid holds the headings, and the column of each field; None where none does."""
    for index, (_, cells) in enumerate(grid.rows[:HEAD_WITHIN]):
        columns = _columns(cells)
        if "stem" in columns and len(columns) > 1:
            return index, columns
    return None


def read_table(grid: Grid, head: int, columns: Columns, *, sheet: str = "") -> Iterator[Entry]:
    """Yield a row as an entry. Errors: Refused for merged cells, and for a table without answers."""
    body = grid.rows[head + 1 :]
    if not body:
        return
    first, last = body[0][0], body[-1][0]
    for above, below in grid.merged:
        if first <= below and above <= last:
            raise Refused("myset-file-merged", row=str(above))
    letters = [name for name in LETTERS if name in columns]
    for number, cells in body:
        if _columns(cells) == columns:
            continue  # the headings again, as on each page of a printed list
        stem, answer, why = (_cell(cells, columns, name) for name in ("stem", "answer", "why"))
        options = [_cell(cells, columns, letter) for letter in letters]
        while options and not options[-1]:
            options.pop()
        if not options and "options" in columns:
            options = list(options_in(_cell(cells, columns, "options")))
        if stem or answer or any(options):
            yield Entry(number, stem, tuple(options), answer, why, sheet=sheet)


def _columns(cells: Cells) -> Columns:
    columns: Columns = {}
    for index, cell in enumerate(cells):
        if len(cell) > 16:
            continue
        name = _NOISE.sub("", cell).lower()
        option = _OPTION.fullmatch(name)
        if name in _FIELD_OF:
            columns.setdefault(_FIELD_OF[name], index)
        elif option:
            columns.setdefault(_letter(option), index)
    return columns


def _letter(found: re.Match[str]) -> str:
    letter, chinese, number = found.groups()
    if letter:
        return str(letter).upper()
    digit = chinese or number
    return LETTERS[_NUMERALS.index(digit) if digit in _NUMERALS else int(digit) - 1]


def _cell(cells: Cells, columns: Columns, name: str) -> str:
    index = columns.get(name)
    return cells[index] if index is not None and index < len(cells) else ""
