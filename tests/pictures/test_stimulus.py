"""Messages and dialogues as a phone shows them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.question.question import Channel, Stimulus
from bot.pictures.bubbles import labels
from bot.pictures.stimulus import compose_stimulus
from tests.pictures.gallery import (
    CHANNELS,
    CHAT,
    CONTEXT,
    FAMILY,
    LANGUAGES,
    MESSAGE,
    dialogue,
    stimulus,
    words_of_stimulus,
)
from tests.pictures.layout import differ, said


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_message_shows_channel_sender_text_and_that_it_is_an_example(channel: Channel) -> None:
    texts = said(stimulus(channel, "自称平台客服").compose())
    assert {"自称平台客服", "短信", "练习用的例子，真假由你判断"} <= set(texts)
    assert MESSAGE.replace(" ", "") in "".join(texts).replace(" ", "")


def test_channels_look_different() -> None:
    looks = [stimulus(channel, "客服").compose().image.resize((40, 40)).tobytes() for channel in CHANNELS]
    assert len(set(looks)) == len(CHANNELS)


def test_a_long_message_gets_smaller_letters_and_then_an_end() -> None:
    short, long, endless = (stimulus("sms", "客服", "骗" * count).compose() for count in (40, 500, 2000))
    sizes = [
        max(one.style.size for one in canvas.written if "骗" in one.text) for canvas in (short, long, endless)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 1
    assert endless.height < 2200
    assert any(text.endswith("…") for text in said(endless))


def test_regional_letter_forms_follow_the_language() -> None:
    simplified, traditional = (
        stimulus("sms", "骨", "骨，", language).compose() for language in LANGUAGES[:2]
    )
    assert differ(simplified, traditional)


def test_what_the_reader_knows_stands_above_the_screen() -> None:
    canvas = stimulus("sms", "自称银行", context=CONTEXT).compose()
    sender = next(one for one in canvas.written if one.text == "自称银行")
    above = [one.text for one in canvas.written if one.box[3] < sender.box[1]]
    assert "".join(above) == CONTEXT
    assert canvas.height > stimulus("sms", "自称银行").compose().height


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_dialogue_shows_every_line_in_order_with_its_number(channel: Channel) -> None:
    texts = said(dialogue(channel, CHAT).compose())
    assert [text for text in texts if text in "12345"] == ["1", "2", "3", "4", "5"]
    assert "".join(text for _, text in CHAT) in "".join(
        text for text in texts if text not in {"你", *"12345"}
    )


def test_the_reader_speaks_from_the_right() -> None:
    canvas = dialogue("telegram", CHAT).compose()
    mine, theirs = (
        next(one.box for one in canvas.written if start in one.text) for start in ("行，你发", "您先转")
    )
    assert canvas.width - mine[2] == theirs[0] < mine[0]


def test_speakers_are_named_where_they_could_be_mixed_up() -> None:
    assert labels(["them", "me", "them", "me"], ("你", "对方")) == ["", "你", "", ""]
    assert labels([who for who, _ in FAMILY], ("你", "对方")) == ["女儿", "你", "女儿", "王老师", ""]
    head = said(dialogue("telegram", FAMILY).compose())[0]
    assert head == "女儿、王老师"


def test_the_watermark_lies_over_the_whole_screen() -> None:
    values, words = Stimulus("sms", "客服", "骗" * 60), words_of_stimulus("zh-Hans")
    marked = compose_stimulus(values, words).image
    plain = compose_stimulus(values, replace(words, watermark=" ")).image
    for left in range(60, 1000, 230):
        part = (left, 60, left + 200, marked.height - 130)
        assert marked.crop(part).tobytes() != plain.crop(part).tobytes()


def test_a_lonely_letter_is_not_left_on_the_last_line() -> None:
    canvas = dialogue("sms", CHAT).compose()
    assert [one.text for one in canvas.written if one.text in ("思。", "意思。")] == []
