"""What is printed: pages with our font in them, texts that stay texts, codes that lead where they should."""

from __future__ import annotations

import io
import logging
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from msgspec.structs import replace
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from bot.papers.exam import PaperWords, PrintedQuestion, draw_exam
from bot.papers.letterforms import local_forms
from bot.papers.poster import poster_page
from bot.papers.record import PageOfRecord, Section, SheetOfRecord, draw_record, write_record
from bot.papers.set_table import LineOfSet, SetHeads, write_set_table
from bot.pictures.fonts import packaged_text, text_face
from tests.papers.pages import pages_of

DAY = "2026-11-30"
HOSTILE = ("=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", " =1")


def embedded(pdf: bytes) -> bool:
    """Whether every font of a file lies in it."""
    fonts = [
        font["/DescendantFonts"][0]["/FontDescriptor"]
        for page in PdfReader(io.BytesIO(pdf)).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    return bool(fonts) and all({"/FontFile3", "/FontFile2"} & set(font) for font in fonts)


def record(**changes: object) -> PageOfRecord:
    values = {
        "title": "反诈知识赛成绩单",
        "group": "幸福里社区",
        "day": DAY,
        "facts": ("2026 年 11 月 30 日", "30 人参加，10 道题"),
        "podium_head": "前三名",
        "podium": ("第 1 名 用户甲 9000 分",),
        "hardest_head": "最容易上当的地方",
        "hardest": ("离开平台退款：退款走原路。" * 6,) * 3,
        "footer": "反诈答题机器人",
    }
    return PageOfRecord(**(values | changes))  # type: ignore[arg-type]


def test_the_record_is_one_page_with_its_font_in_it():
    pdf = draw_record(record())
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert embedded(pdf)
    assert "第1名用户甲9000分" in pages_of(pdf)[0]


def test_long_names_and_sentences_still_make_one_page():
    pdf = draw_record(
        record(group="群" * 120, podium=("第 1 名 " + "名" * 24,) * 3, hardest=("长" * 150,) * 3)
    )
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_letters_that_the_font_lacks_become_a_square_and_no_log_tells_of_them(caplog):
    with caplog.at_level(logging.DEBUG):
        pdf = draw_record(record(podium=("हिन्दी\u3000😀\x07\u202e用户",)))
    assert "□用户" in pages_of(pdf)[0]
    assert not [one for one in caplog.records if "हि" in one.getMessage()]


def corner(pdf: bytes, letter: str) -> bool:
    """Whether the glyph of a mark in a file stands in the left half of its square of 1,000 units."""
    (font,) = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    read, shown = (font[name].get_object().get_data().decode() for name in ("/ToUnicode", "/Encoding"))
    codes = {int(point, 16): code for code, point in re.findall(r"<(\w{4})> <(\w{4})>\n", read)}
    glyph = dict(re.findall(r"<(\w{4})> (\d+)\n", shown))[codes[ord(letter)]]
    descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(descriptor["/FontFile3"].get_object().get_data()), None)
    pen = BoundsPen(None)
    fonts[0].CharStrings[f"cid{int(glyph):05}"].draw(pen)
    assert pen.bounds is not None
    return pen.bounds[2] < 500


@pytest.mark.skipif(not packaged_text(), reason="the font of the system has the forms of its own place")
@pytest.mark.parametrize("letter", "，。、；：")
def test_marks_stand_where_the_language_puts_them(letter: str):
    """The mainland writes them in the corner of their square, Taiwan in its middle."""
    text = record(facts=("，。、；：",))
    assert corner(draw_record(text), letter)
    assert not corner(draw_record(replace(text, language="zh-Hant")), letter)


def test_local_forms_are_of_the_language_and_of_no_other():
    simplified, traditional = local_forms(text_face(), "zh-Hans"), local_forms(text_face(), "zh-Hant")
    assert local_forms(text_face(), "en") == {}
    assert simplified != traditional
    assert all(isinstance(point, int) for point in simplified)


def test_whatever_a_record_says_is_one_page():
    many = tuple(Section("单位榜（人均分）", ("第 1 车间 人均 12.5 分（8 人）" * 3,) * 5) for _ in range(3))
    pdf = draw_record(
        record(
            group="群" * 120, podium=("第 1 名 " + "名" * 24,) * 3, sections=many, hardest=("长" * 150,) * 3
        )
    )
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_a_section_stands_between_podium_and_cues_and_an_empty_part_has_no_heading():
    page = pages_of(draw_record(record(sections=(Section("单位榜", ("一车间 12 分",)),))))[0]
    assert page.index("前三名") < page.index("单位榜一车间12分") < page.index("最容易上当的地方")
    assert "前三名" not in pages_of(draw_record(record(podium=())))[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_never_a_formula(name):
    content = write_record([SheetOfRecord("成绩", ("名次", "名字"), ((1, name),), (8, 20))])
    cell = load_workbook(io.BytesIO(content)).active["B2"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")
    content = write_set_table(
        [LineOfSet(name, ("a", "b"), "A", "", "")], SetHeads("题目", "选项", "答案", "解析", "错")
    )
    assert load_workbook(io.BytesIO(content)).active["A2"].data_type == "s"


def test_what_no_spreadsheet_can_hold_is_left_out():
    content = write_record([SheetOfRecord("成绩", ("名字",), (("甲\x00\x0b\ud800乙",),), (8,))])
    assert load_workbook(io.BytesIO(content)).active["A2"].value == "甲乙"


def test_a_paper_has_two_sheets_and_the_answers_apart():
    questions = tuple(
        PrintedQuestion(
            "您的包裹破损，请加客服退款。" * 3, f"第{n}题怎么办", ("甲", "乙", "丙"), n % 3, "因为"
        )
        for n in range(20)
    )
    said = PaperWords(
        "防骗测试", DAY, "姓名：", "共 20 题", ("A 卷", "B 卷"), ("A 卷答案", "B 卷答案"), "机器人"
    )
    pdf = draw_exam((questions, questions[::-1]), said)
    pages = pages_of(pdf)
    answers = [number for number, text in enumerate(pages) if "答案" in text]
    sheets = [text for number, text in enumerate(pages) if number not in answers]
    assert embedded(pdf)
    assert len(answers) == 2
    assert answers == [len(pages) - 2, len(pages) - 1]
    assert "因为" not in "".join(sheets)
    assert sum(text.count("题怎么办") for text in sheets) == 40
    # No question is torn: its last option stands on the page of its stem.
    assert all(text.count("题怎么办") == text.count("C.丙") for text in sheets)


def test_a_poster_is_one_page_from_edge_to_edge():
    out = io.BytesIO()
    Image.new("RGB", (1240, 1754)).save(out, "PNG")
    page = PdfReader(io.BytesIO(poster_page(out.getvalue(), "海报", DAY))).pages
    assert len(page) == 1
    assert len(page[0].images) == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice here")
def test_libreoffice_opens_the_workbook(tmp_path: Path):
    file = tmp_path / "record.xlsx"
    file.write_bytes(write_record([SheetOfRecord("成绩", ("名字",), (("=1+1",),), (8,))]))
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(file)],
        check=True,
        timeout=120,
    )
    assert "=1+1" in (tmp_path / "record.csv").read_text("utf-8", "replace")
