"""Files of which nothing is kept: one sentence each, in the time and memory that reading may take."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from bot.imports.reading import read_file, read_text
from bot.tables.packages import MOST_BYTES
from bot.tables.refusal import Refused
from bot.telegram.receiving.set_files import read_apart
from tests.imports.made_files import HEADS, as_csv, as_xlsx, rows, written

ITEMS = written(3)
TABLE = rows(ITEMS, HEADS[0])


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return out.getvalue()


def picture() -> bytes:
    book, png = Workbook(), io.BytesIO()
    Picture.new("RGB", (8, 8)).save(png, "PNG")
    book.active.append(TABLE[0])
    book.active.add_image(Image(png), "B2")
    return saved(book)


def merged() -> bytes:
    book = Workbook()
    for row in TABLE:
        book.active.append(row)
    book.active.merge_cells("A3:A5")
    return saved(book)


def locked() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


HOSTILE = {
    "macro in a workbook": (
        "a.xlsx",
        with_part(as_xlsx(TABLE), "xl/vbaProject.bin", b"x"),
        "myset-file-macro",
    ),
    "macro by its name": ("a.xlsm", as_xlsx(TABLE), "myset-file-macro"),
    "password": ("a.xlsx", locked(), "myset-file-password"),
    "old format": ("a.xls", locked().replace(b"E", b"F"), "myset-file-old"),
    "picture": ("a.xlsx", picture(), "myset-file-picture"),
    "merged cells": ("a.xlsx", merged(), "myset-file-merged"),
    "10,000 rows": (
        "a.csv",
        as_csv([TABLE[0], *[["短题", "一", "二", "", "", "A", ""]] * 10_000], "utf-8"),
        "myset-file-rows",
    ),
    "10,000 rows in a workbook": ("a.xlsx", as_xlsx([TABLE[0], *[TABLE[1]] * 10_000]), "myset-file-rows"),
    "501 questions": ("a.xlsx", as_xlsx([TABLE[0], *[TABLE[1]] * 501]), "myset-file-many"),
    "zip bomb": ("a.xlsx", with_part(as_xlsx(TABLE), "xl/big.xml", bytes(60_000_000)), "myset-file-bomb"),
    "zip bomb in a document": (
        "a.docx",
        with_part(as_xlsx(TABLE), "word/big.xml", bytes(60_000_000)),
        "myset-file-bomb",
    ),
    "no table": ("a.xlsx", b"hello", "myset-file-broken"),
    "a zip of something": ("a.docx", with_part(as_xlsx(TABLE), "x", b"y"), "myset-file-broken"),
    "a picture called a table": ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\x81", "myset-file-no-text"),
    "a table without answers": ("a.xlsx", as_xlsx([row[:5] for row in TABLE]), "myset-file-no-answers"),
    "a text about something": ("a.txt", "今天天气不错。\n明天开会。".encode(), "myset-file-none"),
    "nothing": ("a.csv", b"  \n", "myset-file-empty"),
    "too large": ("a.csv", b"x" * (MOST_BYTES + 1), "myset-file-size"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_that_must_not_or_cannot_be_read_is_refused_in_one_sentence(case):
    name, content, key = HOSTILE[case]
    with pytest.raises(Refused) as refusal:
        read_file(content, name)
    assert refusal.value.key == key


def test_a_formula_is_never_evaluated_and_its_question_is_reported():
    table = [list(row) for row in TABLE[:3]]
    table[1][5] = '=IF(1=1,"A","B")'
    draft = read_file(as_xlsx(table), "a.xlsx")
    assert [(one.row, one.key) for one in draft.faults] == [(2, "myset-fault-no-answer")]


def test_a_title_that_is_merged_above_the_headings_is_no_trouble():
    assert len(read_file(as_xlsx(TABLE, "反诈题库"), "a.xlsx").questions) == 21


def test_two_questions_that_run_together_are_reported_and_not_asked():
    draft = read_text(
        "1. 甲怎么办\nA. 一\nB. 二\n乙怎么办\nA. 三\nB. 四\n答案：A\n2. 丙\nA. 一\nB. 二\n答案：B"
    )
    assert [one.key for one in draft.faults] == ["myset-fault-tangled"]
    assert [one.stem for one in draft.questions] == ["丙"]


def test_the_longest_option_being_the_key_is_a_warning():
    text = "\n".join(
        f"{n}. 第{n}件事怎么办\nA. 走\nB. 先停下来想一想再找家里人问一问{n}\nC. 来\n答案：B"
        for n in range(1, 10)
    )
    assert "myset-guess-longest-option" in [one.key for one in read_text(text).warnings]


@pytest.mark.parametrize("unit", ["A. x    ", "　", "；", "1. ", "答案：", "(B)", "1-", "a", "【解析】", "A"])
def test_no_text_takes_long(unit):
    """A message has 4,096 characters, and is read on the loop."""
    text = f"1. x\nA. 1\nB. 2\n答案：A {unit * 4096}"[:4096]
    for candidate in (text, text.replace(" ", "\n"), unit * (4096 // len(unit))):
        began = time.perf_counter()
        with suppress(Refused):
            read_text(candidate)
        assert time.perf_counter() - began < 0.2  # a tenth of it where nobody else works


async def test_a_file_is_read_in_a_process_of_its_own():
    answer = await read_apart(as_xlsx(TABLE), ".xlsx")
    assert answer.draft is not None
    assert len(answer.draft.questions) == 21
    assert (await read_apart(b"hello", ".docx")).refused == "myset-file-broken"


async def test_what_takes_longer_than_its_budget_is_refused():
    assert (await read_apart(as_xlsx(TABLE), ".xlsx", budget=0.01)).refused == "myset-file-bomb"


def test_an_empty_document_has_no_questions():
    out = io.BytesIO()
    Document().save(out)
    with pytest.raises(Refused):
        read_file(out.getvalue(), "a.docx")
