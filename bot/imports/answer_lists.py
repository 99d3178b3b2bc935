"""Answers that stand together at the end of a text: `1-5 BCDAB`, `6.√ 7.×`, or a line each with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.core.host.own_set import Finding

RIGHT_WRONG = "√×✓✔✗✘对错"
SECTION = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:部分|大题)?\s*[、.．:：)）]?\s*)?[(（【]?"
    r"(?:单项|多项|单|多|不定项)?(?:选择|选|判断|是非)题?(?:答案)?[)）】]?\s*(?:[(（:：].*)?"
)
WHY_WITHIN = re.compile(
    r"[\s；;，,。]{0,4}[【\[(（]?\s{0,4}(?:答案)?(?:解析|解释|理由)\s{0,4}(?:[】\])）]\s{0,4}[:：]?|[:：])\s{0,4}"
)
_ANSWER = rf"(?:[A-Ha-hTF]{{1,8}}(?![A-Za-z0-9])|[{RIGHT_WRONG}]|正确|错误)"
_RANGE = re.compile(
    rf"([0-9]{{1,3}})\s*[-~—–～至]+\s*([0-9]{{1,3}})\s*[.．、:：)）]?\s*((?:[A-Ha-hTF{RIGHT_WRONG}][\s、,，]*)+)"
)
_ONE = re.compile(rf"([0-9]{{1,3}})\s*[.．、:：)）]?\s*[【\[(（]?\s*({_ANSWER})\s*[】\])）]?[\s,，;；、。]*")
_MARK = re.compile(rf"[A-Ha-hTF{RIGHT_WRONG}]")


def is_section(text: str) -> bool:
    """Whether a line is a heading such as 二、判断题（每题 2 分）."""
    return len(text) < 60 and bool(SECTION.fullmatch(text))


class Asked(Protocol):
    """A question that may get its answer from the end."""

    number: int | None
    block: int
    answer: str
    why: list[str]

    @property
    def answered(self) -> bool: ...


@dataclass
class _Given:
    row: int
    block: int
    number: int
    answer: str
    why: str = ""


class AnswerList:
    """Takes the lines of the list, then gives each question its answer."""

    def __init__(self) -> None:
        self._given: list[_Given] = []
        self._lost: list[Finding] = []
        self._block = 0

    @staticmethod
    def reads(text: str) -> bool:
        """Whether a line could be the first of such a list."""
        return bool(_RANGE.match(text) or _ONE.match(text) or is_section(text))

    def take(self, row: int, text: str) -> None:
        """Take a line; what is neither an answer nor the reason of one is lost, and told."""
        if is_section(text):
            self._block += bool(self._given)
            return
        rest = text
        heading = re.match(r"[^0-9]{1,16}[:：]\s*(?=[0-9])", rest)
        if heading and SECTION.fullmatch(heading[0].rstrip(" ：:")):
            self._block += bool(self._given)
            rest = rest[heading.end() :]
        while rest:
            found = _RANGE.match(rest) or _ONE.match(rest)
            if found is None:
                break
            self._add(row, found)
            rest = rest[found.end() :].lstrip(" \t　,，;；")
        self._leave(row, rest.strip())

    def _add(self, row: int, found: re.Match[str]) -> None:
        if found.re is _ONE:
            self._give(row, int(found[1]), found[2])
            return
        first, last, marks = int(found[1]), int(found[2]), _MARK.findall(found[3])
        if len(marks) != last - first + 1:
            # Which of them is missing nobody can tell: so none of the range is taken.
            self._lost.append(Finding(row, "myset-fault-range", {"text": found[0].strip()[:40]}))
            return
        for number, mark in enumerate(marks, first):
            self._give(row, number, mark)

    def _give(self, row: int, number: int, answer: str) -> None:
        if self._given and number <= self._given[-1].number and self._given[-1].block == self._block:
            self._block += 1
        self._given.append(_Given(row, self._block, number, answer))

    def _leave(self, row: int, rest: str) -> None:
        if not rest:
            return
        if not self._given:
            self._lost.append(Finding(row, "myset-fault-line", {"text": rest[:40]}))
            return
        why = WHY_WITHIN.match(rest)
        reason = rest[why.end() :] if why else rest
        before = self._given[-1].why
        self._given[-1].why = f"{before}\n{reason}" if before else reason

    def give(self, questions: Sequence[Asked]) -> list[Finding]:
        """Give the answers to the questions that have none; return what is left over."""
        waiting = {_key(one): one for one in questions if not one.answered}
        alone = {one.number for one in questions}
        unique = len(alone) == len(questions) and None not in alone
        blocks = sorted({one.block for one in questions if not one.answered})
        if any(one.number is None for one in questions):
            for number, one in enumerate(questions, 1):
                one.number = number
            waiting, unique = {(0, one.number): one for one in questions if not one.answered}, True
        by_number = {number: one for (_, number), one in waiting.items()}
        for given in self._given:
            block = blocks[given.block] if given.block < len(blocks) else -1
            asked = by_number.get(given.number) if unique else waiting.get((block, given.number))
            if asked is None or asked.answer:
                self._lost.append(
                    Finding(given.row, "myset-fault-stray-answer", {"number": str(given.number)})
                )
                continue
            asked.answer = given.answer
            asked.why += [given.why] if given.why else []
        return self._lost


def _key(one: Asked) -> tuple[int, int | None]:
    return one.block, one.number
