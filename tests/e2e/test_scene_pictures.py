"""/spot shows its messages as on a phone; buttons work on the picture, and a picture that fails is no loss."""

from __future__ import annotations

import pytest

from bot.telegram.views import quiz
from tests.e2e.teaching import Reader


@pytest.fixture
def reader(bot):
    return Reader(bot)


async def test_a_round_of_spot_is_played_on_one_picture(bot, reader):
    await reader.say("/spot")
    first = reader.card
    assert first.photo_id
    assert "的消息" in first.text
    pictures = {first.photo_id}
    for number in range(1, 6):
        card = bot.sandbox.message(reader.person, first.message_id)
        pictures.add(card.photo_id)
        await reader.tap("肯定是骗局" if "scam" in card.text else "肯定是真的")
        card = bot.sandbox.message(reader.person, first.message_id)
        assert "看准了" in card.text
        assert card.photo_id in pictures
        await reader.tap("看结果" if number == 5 else "下一题")
    assert "5 题对了 5 题" in bot.sandbox.message(reader.person, first.message_id).text
    assert len(bot.sandbox.messages(reader.person, by_bot=True)) == 1
    assert len(pictures) == 5


async def test_topics_are_chosen_under_the_picture(bot, reader):
    await reader.say("/spot")
    await reader.tap("选类型")
    await reader.tap("短信链接与出行")
    assert reader.card.photo_id
    assert "短信链接与出行" in reader.card.text


async def test_pictures_can_be_switched_off(bot, reader):
    await reader.say("/settings")
    assert "看图：开" in reader.card.text
    await reader.tap("看图")
    await reader.tap("关")
    assert "看图：关" in reader.card.text
    await reader.say("/spot")
    assert not reader.card.photo_id


async def test_a_picture_that_fails_leaves_the_words(bot, reader, monkeypatch):
    def fail(*_values):
        raise OSError("no font")

    monkeypatch.setattr(quiz, "draw_stimulus", fail)
    await reader.say("/spot")
    assert not reader.card.photo_id
    assert "你怎么看" in reader.card.text
    await reader.tap("肯定是骗局" if "scam" in reader.card.text else "肯定是真的")
    assert "看准了" in reader.card.text


async def test_one_message_is_drawn_once_for_everybody(bot, reader, monkeypatch):
    drawn = []
    true_draw = quiz.draw_stimulus

    def count(*values):
        drawn.append(values)
        return true_draw(*values)

    monkeypatch.setattr(quiz, "draw_stimulus", count)
    other = Reader(bot, "用户乙")
    for _ in range(8):
        for one in (reader, other):
            await one.say("/spot")
    assert len(drawn) == len({values[0] for values in drawn})
