"""From an entry to a question: what its answer means, and one sentence for what cannot be asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from bot.bank.guessers import GUESSERS, credit
from bot.bank.lengths import POLL_OPTION, POLL_QUESTION, utf16
from bot.bank.text_checks import ALL_OR_NONE, COMBINATION
from bot.core.host.own_set import (
    LEAST_OPTIONS,
    LETTERS,
    MOST_OPTIONS,
    Draft,
    Entry,
    Finding,
    OwnQuestion,
    as_question,
)
from bot.core.player.player import is_seen

RIGHT, WRONG = "对", "错"
_RIGHT = frozenset({"√", "✓", "✔", "对", "正确", "是", "T", "TRUE", "Y", "YES", "对的"})
_WRONG = frozenset({"×", "✗", "✘", "X", "错", "错误", "不对", "否", "F", "FALSE", "N", "NO", "不正确"})
_SAYING_RIGHT = _RIGHT | {"属实", "真"}
_PARTING = " 、,，;；和与/|&"
_STEM_SHOWN = POLL_QUESTION - 40
LONGEST_TEXT = 1_000
FEW = 8
"""A guesser says nothing about so few questions."""
_TOO_LUCKY = 0.25
_NUMERALS = "12345678"


class Fault(Exception):
    """Why an entry is no question."""

    def __init__(self, key: str, **args: str) -> None:
        super().__init__(key)
        self.key = key
        self.said = args


def judged(entries: Sequence[Entry], lost: Sequence[Finding] = ()) -> Draft:
    """Return what became of each entry; `lost` is what was found to belong to none."""
    questions: list[OwnQuestion] = []
    faults, warnings = list(lost), list[Finding]()
    seen: dict[str, Entry] = {}
    for entry in entries:
        try:
            question = question_of(entry)
        except Fault as fault:
            faults.append(Finding(entry.row, fault.key, fault.said, entry.unit, entry.sheet))
            continue
        questions.append(question)
        warnings += _warnings(entry, question, seen)
        seen.setdefault(question.stem, entry)
    return Draft(tuple(entries), tuple(questions), tuple(faults), (*warnings, *_guessed(questions)))


def question_of(entry: Entry) -> OwnQuestion:
    """Return the question that an entry holds. Errors: Fault."""
    if entry.tangled:
        raise Fault("myset-fault-tangled")
    if not is_seen(entry.stem):
        raise Fault("myset-fault-no-stem")
    if max(map(len, (entry.stem, entry.why, *entry.options))) > LONGEST_TEXT:
        raise Fault("myset-fault-too-long", most=str(LONGEST_TEXT))
    answer = _plain(entry.answer)
    if not answer:
        raise Fault("myset-fault-no-answer")
    options = tuple(option.strip() for option in entry.options)
    if not options:
        if answer not in _RIGHT | _WRONG:
            raise Fault("myset-fault-no-options")
        return OwnQuestion(entry.stem, (RIGHT, WRONG), int(answer in _WRONG), entry.why)
    _check_options(options)
    return OwnQuestion(entry.stem, options, _key(answer, entry.answer, options), entry.why)


def _check_options(options: Sequence[str]) -> None:
    if len(options) < LEAST_OPTIONS:
        raise Fault("myset-fault-one-option")
    if len(options) > MOST_OPTIONS:
        raise Fault("myset-fault-many-options", most=str(MOST_OPTIONS))
    for index, option in enumerate(options):
        if not is_seen(option):
            raise Fault("myset-fault-empty-option", letter=LETTERS[index])
        if option in options[:index]:
            raise Fault("myset-fault-twins", one=LETTERS[options.index(option)], other=LETTERS[index])


def _key(answer: str, written: str, options: Sequence[str]) -> int:
    """Return which option an answer means: by its letter, its words, its number, or 对 and 错."""
    if written.strip() in options:
        return options.index(written.strip())
    if (
        answer in _RIGHT | _WRONG
        and len(options) == LEAST_OPTIONS
        and len(answer) <= 3
        and answer not in "TF"
    ):
        sides = [_plain(option) in _SAYING_RIGHT for option in options]
        if sum(sides) == 1:
            return sides.index(answer in _RIGHT)
    letters = [letter for letter in answer if letter not in _PARTING]
    if letters and all(letter in LETTERS for letter in letters):
        if len(set(letters)) > 1:
            raise Fault("myset-fault-many-answers", answer=written[:20])
        return _place(LETTERS.index(letters[0]), answer, options)
    if len(answer) > 1 and answer[0] in LETTERS and answer[1] in ".．、:：)） ":
        return _place(LETTERS.index(answer[0]), answer[0], options)
    if len(answer) == 1 and answer in _NUMERALS:
        return _place(_NUMERALS.index(answer), answer, options)
    raise Fault("myset-fault-answer", answer=written[:20])


def _place(index: int, answer: str, options: Sequence[str]) -> int:
    if index >= len(options):
        raise Fault("myset-fault-range-answer", answer=answer, count=str(len(options)))
    return index


def _plain(answer: str) -> str:
    """An answer in plain capitals: Ｂ is B, ｂ too."""
    return unicodedata.normalize("NFKC", answer).strip(" 。.;；()（）[]【】").upper()


def _warnings(entry: Entry, question: OwnQuestion, seen: dict[str, Entry]) -> Iterator[Finding]:
    """What works, but not as well as it could."""

    def finding(key: str, **args: str) -> Finding:
        return Finding(entry.row, key, args, entry.unit, entry.sheet)

    if question.stem in seen:
        yield finding("myset-warn-again", row=str(seen[question.stem].row))
    if utf16(question.stem) > _STEM_SHOWN:
        yield finding("myset-warn-stem", most=str(_STEM_SHOWN))
    for letter, option in zip(LETTERS, question.options, strict=False):
        if utf16(option) > POLL_OPTION:
            yield finding("myset-warn-option", letter=letter, most=str(POLL_OPTION))
        elif ALL_OR_NONE.search(option) or COMBINATION.search(option):
            yield finding("myset-warn-others", letter=letter)


def _guessed(questions: Sequence[OwnQuestion]) -> Iterator[Finding]:
    """The bank's guessers: people who know nothing, and would score all the same."""
    choices = [
        as_question(f"own:0:{number}", question)
        for number, question in enumerate(questions)
        if len(question.options) > LEAST_OPTIONS
    ]
    if len(choices) < FEW:
        return
    chance = sum(1 / len(one.options) for one in choices) / len(choices)
    for name, guess in GUESSERS.items():
        share = sum(credit(one, guess(one)) for one in choices) / len(choices)
        if share > chance + _TOO_LUCKY:
            key = f"myset-guess-{name.replace(' ', '-')}"
            yield Finding(0, key, {"percent": str(round(100 * share)), "chance": str(round(100 * chance))})
