"""Every dialogue of the shipped bank fits one message in 帮帮 TA, in every language, and every kind of 一起看看 has its cue."""

from __future__ import annotations

import random

import pytest

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.language import written_forms
from bot.core.look import look
from bot.core.look.effects import ShowLook
from bot.core.quiz import helpta
from bot.core.quiz.effects import ShowChat
from bot.core.quiz.helpta import Advised, ReadOn, Stopped
from bot.opening import open_bank
from bot.telegram.views.render import Render
from tests.questions import TEXTS

LONGEST = 4096


@pytest.fixture(scope="module")
def shipped() -> Bank:
    return open_bank(Config())


@pytest.mark.parametrize("language", list(written_forms()))
def test_every_dialogue_fits_one_message_whatever_is_tapped(shipped, language):
    render = Render(TEXTS, shipped, "bot")
    dialogues = [question for question in shipped.questions.values() if question.kind == "stop"]
    assert dialogues
    for question in dialogues:
        chat = helpta.chat_of(question, random.Random(1))
        for _ in range(chat.lines - 1):
            chat = helpta.step(chat, ReadOn(chat.seen))
        advising = helpta.step(chat, Stopped(chat.seen))
        for state in (
            chat,
            advising,
            helpta.step(advising, Advised(0)),
            helpta.step(chat, ReadOn(chat.seen)),
        ):
            message = render(ShowChat(1, question.id, state, "cn"), language)
            assert len(message.html.encode("utf-16-le")) // 2 <= LONGEST, question.id


def test_what_a_kind_resembles_is_taught_by_the_bank(shipped):
    for kin in look.KIN.values():
        assert not kin.cue or kin.cue in shipped.cues
        assert not kin.topic or len(shipped.of_topic(kin.topic)) >= 3


@pytest.mark.parametrize("language", list(written_forms()))
def test_without_a_region_the_next_step_names_the_numbers_of_every_place_and_guesses_none(shipped, language):
    render = Render(TEXTS, shipped, "bot")
    told = render(ShowLook("message", "11", "any"), language).html
    assert "96110" not in told  # nothing is decided yet
    code = look.skipped("10")
    told = render(ShowLook("message", code, "any"), language).html
    for number in ("96110", "18222", "993", "165", "1799", "997"):
        assert number in told
    assert "12308" not in told
    assert "18222" in (hong_kong := render(ShowLook("message", code, "hk"), language).html)
    assert "96110" not in hong_kong
