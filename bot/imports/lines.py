"""Questions in running text, a line at a time.

::

            number        option         答案           解析
    begin ────────▶ STEM ────────▶ OPTIONS ────────▶ ANSWER ────────▶ WHY
                     ▲ a number, where the question before it is complete │
                     └────────────────────────────────────────────────────┘
    参考答案 alone on a line: what follows are answers by number (`answer_lists`), until the end

A line that begins nothing belongs to what came before it, so that no text is lost. What stands before the first
question is a title. Where questions have no numbers, a line is the stem of the next one when the question before
it has its answer, and the line after it begins options or an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec.structs import replace

from bot.core.host.own_set import Entry, Finding, Unit
from bot.imports.answer_lists import RIGHT_WRONG, WHY_WITHIN, AnswerList, is_section

_NUMBER = re.compile(r"(?:第\s*)?[(（]?([0-9]{1,3})[)）]?\s*(?:题\s*)?[.．、:：)）]\s*(?![0-9])(.*)")
_OPTION = re.compile(r"(?:^|(?<=[\s　；;。]))[(（]?([A-HＡ-Ｈ])[)）]?\s*[.．、:：)）]\s*")
_LOWER = re.compile(r"^[(（]?([a-h])[)）]?\s*[.．、:：)）]\s*")
_ANSWER = re.compile(
    r"[【\[(（]?\s*(?:正确|参考|标准|本题)?(?:答案|正解)\s*(?:[】\])）]\s*[:：]?|[:：]|是|为|\s)\s*(.*)"
)
_ENGLISH = re.compile(r"(?:correct\s+)?(?:answer|key)\s*[:：]\s*(.*)", re.IGNORECASE)
_WHY = re.compile(
    r"[【\[(（]?\s*(?:答案|试题)?(?:解析|解释|理由|分析|explanation|reason)\s*(?:[】\])）]\s*[:：]?|[:：])\s*(.*)",
    re.IGNORECASE,
)
_ANSWERS_BEGIN = re.compile(
    r"[【\[(（]?\s*(?:(?:参考|标准|正确)答案|答案)(?:及解析|与解析|部分)?\s*[】\])）]?\s*[:：]?"
)
_WITHIN = re.compile(rf"[(（]\s*([A-Ha-h]{{1,8}}|[{RIGHT_WRONG}]|正确|错误)\s*[)）]")
_ANSWER_BEHIND = re.compile(r"[\s　【\[(（]{1,4}(?:正确|参考)?答案\s{0,4}[】\])）]?\s{0,4}[:：]")
# Blanks without end would make the patterns above slow.
_BLANKS = re.compile(r"[^\S\n]{9,}")
_GAP = "（　）"


class TextLine(NamedTuple):
    """A line with its number as people count it: the line of a text, the paragraph of a document."""

    row: int
    text: str


@dataclass
class Question:
    """A question under way. `block` counts the runs of numbers that begin again."""

    row: int
    number: int | None
    block: int
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    answer: str = ""
    why: list[str] = field(default_factory=list)
    part: str = "stem"
    tangled: bool = False

    @property
    def closed(self) -> bool:
        """Whether a line after it may be the stem of another one; its answer may have been left out."""
        return self.answered or self.part in ("answer", "why")

    @property
    def answered(self) -> bool:
        return bool(self.answer or _within(self.stem))

    def entry(self, unit: Unit, sheet: str) -> Entry:
        stem, answer = "\n".join(self.stem).strip(), self.answer
        marks = _within(self.stem)
        if marks and not answer:
            answer, stem = marks, _WITHIN.sub(_GAP, stem)
        why = "\n".join(self.why).strip()
        return Entry(self.row, stem, tuple(self.options), answer, why, unit, sheet, self.tangled)


def read_lines(lines: Iterable[TextLine], unit: Unit, sheet: str = "") -> tuple[list[Entry], list[Finding]]:
    """Return the questions of a text in their order, and what belongs to none of them."""
    kept = (TextLine(row, _BLANKS.sub(" " * 8, text)) for row, text in lines)
    reader = _Reader([line for line in kept if line.text.strip()])
    questions = reader.read()
    lost = reader.answers.give(questions) if reader.answers is not None else []
    entries = [question.entry(unit, sheet) for question in questions]
    return entries, [replace(one, unit=unit, sheet=sheet) for one in lost]


def options_in(text: str) -> Iterator[str]:
    """Yield the options of one cell or line: `A. … B. …`, or a line each, or parted by | ; and the like."""
    marks = list(_OPTION.finditer(text)) or list(_LOWER.finditer(text))
    if marks:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        for mark, end in zip(marks, ends, strict=True):
            yield text[mark.end() : end].strip(" \t\n　；;")
        return
    for sign in ("\n", "|", "｜", "；", ";", "、"):
        if sign in text:
            yield from (part.strip() for part in text.split(sign) if part.strip())
            return
    if text.strip():
        yield text.strip()


class _Reader:
    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._done: list[Question] = []
        self._open: Question | None = None
        self._block = 0
        self.answers: AnswerList | None = None

    def read(self) -> list[Question]:
        for index, line in enumerate(self._lines):
            self._take(line.row, line.text.strip(), self._next(index))
        self._close()
        return self._done

    def _next(self, index: int) -> str:
        return self._lines[index + 1].text.strip() if index + 1 < len(self._lines) else ""

    def _take(self, row: int, text: str, following: str) -> None:
        if self.answers is not None:
            self.answers.take(row, text)
        elif self._begins_answers(text, following):
            self.answers = AnswerList()
        elif is_section(text):
            self._close()
            self._block += 1
        elif not self._begins(row, text):
            self._go_on(row, text, following)

    def _begins_answers(self, text: str, following: str) -> bool:
        """参考答案 alone, before answers by number; an empty 答案： under a question is that question's, and missing."""
        if not _ANSWERS_BEGIN.fullmatch(text):
            return False
        several = sum(not one.answered for one in self._all()) > 1
        return several and AnswerList.reads(following)

    def _all(self) -> list[Question]:
        return [*self._done, *([self._open] if self._open else [])]

    def _begins(self, row: int, text: str) -> bool:
        """A number, an option, an answer or a reason begins something; False where the line goes on."""
        numbered = _NUMBER.fullmatch(text)
        if numbered and self._is_next(int(numbered[1])):
            self._start(row, int(numbered[1]), numbered[2].strip())
            return True
        if self._open is None:
            return False
        if _begins_options(text):
            self._take_options(text)
            return True
        why, answer = _WHY.fullmatch(text), _ANSWER.fullmatch(text) or _ENGLISH.fullmatch(text)
        if why:
            self._open.part = "why"
            self._open.why += [why[1]] if why[1] else []
        elif answer and not self._open.answer:
            self._take_answer(answer[1])
        return bool(why or answer)

    def _is_next(self, number: int) -> bool:
        """Numbers within a stem or a reason are no new question."""
        one = self._open
        if one is None or one.number is None or number == one.number + 1:
            return True
        return bool(one.options or one.answered) and (one.part != "why" or number > one.number)

    def _start(self, row: int, number: int | None, text: str) -> None:
        before = self._done[-1] if self._done else None
        self._close()
        last = self._done[-1] if self._done else before
        if number is not None and last is not None and last.block == self._block:
            self._block += number <= (last.number or 0)
        self._open = Question(row, number, self._block)
        # A stem may have its options on the same line; one letter alone may be a name within the sentence.
        marks = list(_OPTION.finditer(text))
        if len(marks) > 1:
            self._open.stem.append(text[: marks[0].start()].strip())
            self._take_options(text[marks[0].start() :])
        elif text:
            self._open.stem.append(text)

    def _take_options(self, text: str) -> None:
        assert self._open is not None
        first = _OPTION.match(text) or _LOWER.match(text)
        # Options that begin again: another question hides in this one, and nobody can tell where it began.
        self._open.tangled |= bool(self._open.options) and first is not None and first[1] in "AaＡ"
        tail = _ANSWER_BEHIND.search(text)
        self._open.options += options_in(text[: tail.start()] if tail else text)
        self._open.part = "options"
        if tail:
            self._take_answer(text[tail.end() :])

    def _take_answer(self, text: str) -> None:
        assert self._open is not None
        why = WHY_WITHIN.search(text)
        if why:
            self._open.why.append(text[why.end() :].strip())
            text = text[: why.start()]
        self._open.answer = text.strip(" \t　。；;.")
        self._open.part = "why" if why else "answer"

    def _go_on(self, row: int, text: str, following: str) -> None:
        """More of what is open; or the stem of a question without a number."""
        one = self._open
        stems = _begins_options(following) or bool(
            _ANSWER.fullmatch(following) or _ENGLISH.fullmatch(following)
        )
        if stems and (one is None or (one.number is None and one.closed)):
            self._start(row, None, text)
        elif one is None:
            return  # a title above the first question
        elif one.part == "stem":
            one.stem.append(text)
        elif one.part == "options":
            one.options[-1] += f"\n{text}"
        else:
            one.why.append(text)

    def _close(self) -> None:
        if self._open is not None:
            self._done.append(self._open)
        self._open = None


def _begins_options(text: str) -> bool:
    return bool(_OPTION.match(text) or _LOWER.match(text))


def _within(stem: Sequence[str]) -> str:
    """The answer that stands in brackets within a stem: 接到这样的电话应当（B）。"""
    found = _WITHIN.findall("\n".join(stem))
    return str(found[-1]) if len(found) == 1 else ""
