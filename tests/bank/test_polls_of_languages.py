"""No poll cuts a word of the shipped bank, in any language it is written in."""

from __future__ import annotations

import pytest

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.language import LANGUAGES
from bot.core.question.kinds import kind_of
from bot.opening import open_bank
from bot.telegram.views.contest_poll import LONGEST_OPTION
from bot.telegram.views.kinds import view_of
from bot.telegram.views.words import Words
from bot.texts.catalogue import Texts


@pytest.fixture(scope="module")
def shipped() -> Bank:
    return open_bank(Config())


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_no_option_of_a_poll_is_cut(shipped: Bank, language: str) -> None:
    words = Words(Texts(), shipped, language, "bot")
    too_long = []
    for question_id in shipped.questions:
        question = words.question(question_id)
        assert question is not None
        answers = range(kind_of(question).answers(question))
        shown = (view_of(question).answer(question, index, words) for index in answers)
        too_long += [text for text in shown if len(text.encode("utf-16-le")) > 2 * LONGEST_OPTION]
    assert too_long == []
