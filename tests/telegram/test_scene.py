"""A question's message or dialogue becomes the values of a picture."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.language import written_forms
from bot.pictures.stimulus import compose_stimulus
from bot.telegram.views.scene import stimulus_picture
from bot.telegram.views.words import Words
from tests.questions import TEXTS, bank_of, choice, dialogue, judge

JUDGE, DIALOGUE, CHOICE = judge(), dialogue(turns=6), choice()


def words_in(language: str) -> Words:
    """The words of a language over a bank of these questions."""
    return Words(TEXTS, bank_of((JUDGE, DIALOGUE, CHOICE)), language, "bot")


def test_a_message_keeps_its_context_and_takes_the_readers_words() -> None:
    picture = stimulus_picture(JUDGE, words_in("en"))
    assert picture is not None
    assert picture[0] == JUDGE.stimulus
    assert (picture[1].watermark, picture[1].channel) == ("PRACTICE", "Phone call")


def test_of_a_dialogue_only_the_lines_that_were_shown_are_drawn() -> None:
    words = words_in("zh-Hans")
    shown = [len(picture[0].turns) for n in (1, 3, None) if (picture := stimulus_picture(DIALOGUE, words, n))]
    assert shown == [1, 3, 6]


def test_a_question_without_a_message_has_no_picture() -> None:
    assert stimulus_picture(replace(CHOICE, stimulus=None), words_in("zh-Hans")) is None


def test_every_written_form_has_a_picture_with_its_own_watermark() -> None:
    pictures = [stimulus_picture(JUDGE, words_in(form)) for form in written_forms()]
    assert {picture[1].watermark for picture in pictures if picture} == {"练习", "練習", "PRACTICE"}
    assert all(compose_stimulus(*picture).written for picture in pictures if picture)
