"""A paper to print: the questions in two orders, A and B, and the answers on a page of their own."""

from __future__ import annotations

from msgspec import Struct

from bot.core.language import SOURCE, Language
from bot.papers.page import Page

LETTERS = "ABCDEFGH"


class PrintedQuestion(Struct, frozen=True):
    """A question in one of the orders: the scene (may be empty), what is asked, its options, which is right and why."""

    scene: str
    stem: str
    options: tuple[str, ...]
    key: int
    why: str


class PaperWords(Struct, frozen=True):
    """What stands around the questions; `sheet` and `answers` are filled with A or B."""

    title: str
    day: str
    name_line: str
    how: str
    sheets: tuple[str, str]
    answers: tuple[str, str]
    footer: str
    language: Language = SOURCE


def draw_exam(
    sheets: tuple[tuple[PrintedQuestion, ...], tuple[PrintedQuestion, ...]], words: PaperWords
) -> bytes:
    """Return the bytes of a PDF: sheet A, sheet B, then the answers of both."""
    page = Page(words.title, words.day, language=words.language)
    for index, questions in enumerate(sheets):
        if index:
            page.new_page()
        page.text(f"{words.title}　{words.sheets[index]}", 18, align="C", gap=3)
        page.text(words.name_line, 12, gap=2)
        page.text(words.how, 10, grey=True, gap=2)
        page.rule()
        for number, question in enumerate(questions, 1):
            page.block(_printed(number, question))
        page.text(words.footer, 9, grey=True)
    for index, questions in enumerate(sheets):
        page.new_page()
        page.text(f"{words.title}　{words.answers[index]}", 16, gap=3)
        for number, question in enumerate(questions, 1):
            page.block([f"{number}. {LETTERS[question.key]}　{question.why}"], 10.5, 1)
    return page.content()


def _printed(number: int, question: PrintedQuestion) -> list[str]:
    options = [f"　{letter}. {text}" for letter, text in zip(LETTERS, question.options, strict=False)]
    scene = [f"「{question.scene}」"] if question.scene else []
    return [f"{number}. {question.stem}（　　）", *scene, *options]
