"""Makes the files that people would send: five layouts in four formats, from the questions of the bank.

python -m tests.imports.made_files FOLDER
"""

from __future__ import annotations

import csv
import io
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import yaml
from docx import Document
from msgspec import Struct
from openpyxl import Workbook

from bot.core.host.own_set import OwnQuestion

ROOT = Path(__file__).resolve().parents[2]
LETTERS = "ABCDEFGH"
QUESTIONS = 24
BROKEN = {4: "no answer", 9: "two answers", 15: "one option"}
"""In each file these are no questions; each must be reported."""


class Written(Struct, frozen=True):
    """A question as an author writes it. `mark` is what stands for the answer; `wrong` says that it is none."""

    question: OwnQuestion
    mark: str
    options: tuple[str, ...]
    wrong: bool = False


class File(Struct, frozen=True):
    """A file as it is sent, and what should be read from it."""

    name: str
    content: bytes
    written: tuple[Written, ...]


def choices(seed: int) -> list[OwnQuestion]:
    """Real questions of the bank, in another order for each file."""
    found = []
    for path in sorted((ROOT / "questions" / "zh-Hans").glob("*.yaml")):
        for item in yaml.safe_load(path.read_text("utf-8")):
            if item["kind"] == "choice":
                options = item["options"]
                key = next(index for index, option in enumerate(options) if option.get("key"))
                texts = tuple(option["text"] for option in options)
                found.append(OwnQuestion(item["stem"], texts, key, options[key]["why"]))
    random.Random(seed).shuffle(found)
    return found


def written(seed: int, *, statements: bool = False) -> tuple[Written, ...]:
    """A set as an author writes it, with its broken ones; the last third are statements where asked for."""
    made = []
    for number, found in enumerate(choices(seed)[:QUESTIONS]):
        question = found
        options, mark, broken = question.options, LETTERS[question.key], BROKEN.get(number)
        if statements and number >= QUESTIONS * 2 // 3:
            right = number % 2 == 0
            stem = f"{question.options[question.key if right else question.key - 1]}，这样做是对的"
            question, options, mark = (
                OwnQuestion(stem, ("对", "错"), int(not right), question.why),
                (),
                "√×"[not right],
            )
        elif broken == "no answer":
            mark = ""
        elif broken == "two answers":
            mark = "AB"
        elif broken == "one option":
            options, mark = options[:1], "A"
        made.append(Written(question, mark, options, broken is not None and bool(options)))
    return tuple(made)


# --- layouts: the lines of a text -----------------------------------------------------------------


def answer_below(items: Sequence[Written]) -> Iterator[str]:
    """1. stem, an option a line, 答案：B, 解析：…"""
    yield "社区反诈知识竞赛题库"
    for number, one in enumerate(items, 1):
        yield f"{number}. {one.question.stem}"
        yield from (f"{letter}. {text}" for letter, text in zip(LETTERS, one.options, strict=False))
        yield f"答案：{one.mark}"
        yield f"解析：{one.question.why}"


def in_brackets(items: Sequence[Written]) -> Iterator[str]:
    """1、stem（ B ）, options on one line."""
    yield "反诈测试卷（共 24 题）"
    for number, one in enumerate(items, 1):
        yield f"{number}、{one.question.stem}（ {one.mark} ）"
        yield "  ".join(f"{letter}．{text}" for letter, text in zip(LETTERS, one.options, strict=False))


def at_the_end(items: Sequence[Written]) -> Iterator[str]:
    """Questions first, 参考答案 behind them; the statements are a section of their own, numbered anew."""
    parts = [[one for one in items if one.options], [one for one in items if not one.options]]
    for head, part in zip(("一、单项选择题（每题 2 分）", "二、判断题"), parts, strict=True):
        yield head
        for number, one in enumerate(part, 1):
            yield f"{number}. {one.question.stem}"
            yield from (f"{letter}、{text}" for letter, text in zip(LETTERS, one.options, strict=False))
    yield "参考答案"
    for head, part in zip(("一、单项选择题", "二、判断题"), parts, strict=True):
        yield head
        for start in range(0, len(part), 5):
            row = part[start : start + 5]
            whole = all(len(one.mark) == 1 for one in row)
            if whole:
                yield f"{start + 1}-{start + len(row)} {''.join(one.mark for one in row)}"
            else:
                yield "  ".join(f"{start + i}.{one.mark}" for i, one in enumerate(row, 1) if one.mark)


def without_numbers(items: Sequence[Written]) -> Iterator[str]:
    """A question after the other, parted by nothing but its answer: 【答案】B 【解析】…"""
    for one in items:
        yield one.question.stem
        yield from (f"({letter}) {text}" for letter, text in zip(LETTERS, one.options, strict=False))
        yield f"【答案】{one.mark}"
        yield f"【解析】{one.question.why}"


# --- the layout of columns ------------------------------------------------------------------------

HEADS = {
    0: ("题目", "选项A", "选项B", "选项C", "选项D", "答案", "解析"),
    1: ("序号", "解析", "正确答案", "D", "C", "B", "A", "题干（必填）", "题型"),
    2: ("问题", "选项", "参考答案", "说明"),
    3: ("Question", "Option A", "Option B", "Option C", "Option D", "Answer", "Explanation"),
}


def rows(items: Sequence[Written], heads: Sequence[str]) -> list[list[str]]:
    """A row a question, under whichever headings."""
    return [
        list(heads),
        *([_cell(one, head, number) for head in heads] for number, one in enumerate(items, 1)),
    ]


def _cell(one: Written, head: str, number: int) -> str:
    letter = head[-1] if head[-1] in "ABCD" and head not in ("A", "B", "C", "D") else head
    if letter in ("A", "B", "C", "D"):
        index = LETTERS.index(letter)
        return one.options[index] if index < len(one.options) else ""
    match head:
        case "题目" | "题干（必填）" | "问题" | "Question":
            return one.question.stem
        case "答案" | "正确答案" | "参考答案" | "Answer":
            return one.mark
        case "解析" | "说明" | "Explanation":
            return one.question.why
        case "选项":
            return "\n".join(f"{letter}. {text}" for letter, text in zip(LETTERS, one.options, strict=False))
        case "序号":
            return str(number)
        case _:
            return "单选题" if one.options else "判断题"


# --- formats --------------------------------------------------------------------------------------


def as_xlsx(table: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A workbook; with a title its first row is merged, as offices do it."""
    book = Workbook()
    sheet = book.active
    if title:
        sheet.append([title])
        sheet.merge_cells("A1:E1")
    for row in table:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(table: Sequence[Sequence[str]], encoding: str, delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(table)
    return out.getvalue().encode(encoding)


def as_docx(lines: Sequence[str] = (), table: Sequence[Sequence[str]] = ()) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, texts in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_numbered_docx(items: Sequence[Written]) -> bytes:
    """Numbers and letters are Word's own, and in no text."""
    document = Document()
    numbering = document.part.numbering_part.element
    for number, form in ((91, "decimal"), (92, "upperLetter")):
        numbering.insert(0, _element("abstractNum", abstractNumId=number))
        level = _element("lvl", ilvl=0)
        level.append(_element("numFmt", val=form))
        numbering[0].append(level)
        listed = _element("num", numId=number)
        listed.append(_element("abstractNumId", val=number))
        numbering.append(listed)
    for one in items:
        _listed(document, one.question.stem, 91)
        for text in one.options:
            _listed(document, text, 92)
        document.add_paragraph(f"答案：{one.mark}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _element(tag: str, **attributes: object):
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def _listed(document, text: str, list_id: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    num_pr = properties.get_or_add_numPr()
    num_pr.get_or_add_ilvl().val = 0
    num_pr.get_or_add_numId().val = list_id


def as_text(lines: Sequence[str], encoding: str = "utf-8") -> bytes:
    return "\n".join(lines).encode(encoding)


LAYOUTS: dict[str, Callable[[Sequence[Written]], Iterator[str]]] = {
    "below": answer_below,
    "brackets": in_brackets,
    "end": at_the_end,
    "plain": without_numbers,
}


def files() -> Iterator[File]:
    """Every layout in every format, and the encodings of .csv and of text."""
    seed = 0
    for layout, write in LAYOUTS.items():
        items = written(seed := seed + 1, statements=layout in ("end", "below"))
        lines = list(write(items))
        cells = [[line] for line in lines]
        yield File(f"{layout}.xlsx", as_xlsx(cells), items)
        yield File(f"{layout}.csv", as_csv(cells, "utf-8-sig"), items)
        yield File(f"{layout}.docx", as_docx(lines), items)
        yield File(f"{layout}.txt", as_text(lines), items)
    for number, heads in HEADS.items():
        items = written(seed := seed + 1, statements=True)
        table = rows(items, heads)
        yield File(f"columns-{number}.xlsx", as_xlsx(table, "反诈题库" if number == 1 else ""), items)
        encoding, delimiter = (("utf-8", ","), ("gb18030", ","), ("utf-8-sig", ";"), ("utf-16", "\t"))[number]
        yield File(f"columns-{number}.csv", as_csv(table, encoding, delimiter), items)
        yield File(f"columns-{number}.docx", as_docx(["反诈题库"], table), items)
        if number != 2:  # cells with line breaks cannot be pasted
            yield File(f"columns-{number}.txt", as_text(["\t".join(row) for row in table], "gb18030"), items)
    items = written(seed + 1)
    yield File("numbered.docx", as_numbered_docx(items), items)


if __name__ == "__main__":
    for file in files():
        Path(sys.argv[1], file.name).write_bytes(file.content)
