"""What is read from the files that people send: nearly all of it right, the rest reported, nothing lost."""

from __future__ import annotations

import re
import time

import pytest

from bot.core.host.own_set import Draft
from bot.imports.reading import read_file
from tests.imports.made_files import BROKEN, File, answer_below, as_docx, files, written

FILES = list(files())


def known(text: str) -> str:
    """A text without the gap that a layout leaves in its stem."""
    return re.sub(r"[\s　（）]+", "", text)


def right(file: File, draft: Draft) -> int:
    """How many questions of a file came out as they were meant: stem, options and key."""
    read = {(known(one.stem), one.options, one.key) for one in draft.questions}
    return sum(
        (known(one.question.stem), one.question.options, one.question.key) in read
        for one in file.written
        if not one.wrong
    )


def test_there_are_twenty_files_of_five_layouts_in_four_formats():
    assert len(FILES) >= 20
    assert {file.name.rpartition(".")[2] for file in FILES} == {"xlsx", "csv", "docx", "txt"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_of_a_file_is_lost_in_silence(file):
    draft = read_file(file.content, file.name)
    assert len(draft.questions) + len(
        [one for one in draft.faults if one.key != "myset-fault-stray-answer"]
    ) >= len(file.written)
    assert len(draft.entries) == len(file.written)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_no_question_is_reported_and_never_asked(file):
    draft = read_file(file.content, file.name)
    stems = {known(one.stem) for one in draft.questions}
    for one in file.written:
        if one.wrong:
            assert known(one.question.stem) not in stems
    assert len(draft.faults) >= len(BROKEN)


def test_at_least_95_of_100_questions_are_read_right():
    counts = [
        (right(file, read_file(file.content, file.name)), sum(not one.wrong for one in file.written))
        for file in FILES
    ]
    assert sum(found for found, _ in counts) >= 0.95 * sum(there for _, there in counts)


def test_a_document_of_500_questions_is_read_in_seconds():
    """python-docx looks through all styles for each paragraph, unless it is kept from it."""
    items = (written(1) * 21)[:500]
    began = time.perf_counter()
    draft = read_file(as_docx(list(answer_below(items))), "a.docx")
    assert len(draft.entries) == 500
    assert time.perf_counter() - began < 10  # it was 27 s, and is half a second
