"""给家里人练: a link, five easy questions in the relative's language, and one line a week with their consent."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.e2e.teaching import Reader

WEEK = 8 * 24 * 3_600_000


@pytest.fixture
async def giver(bot):
    reader = Reader(bot, "用户甲")
    await reader.say("/quiz")
    return reader


@pytest.fixture
async def code(bot, giver):
    await giver.say("/start family")
    return giver.card.text.split("?start=jia-")[1].split()[0]


async def play(relative) -> None:
    first = relative.card.message_id
    for number in range(1, 6):
        card = relative.bot.sandbox.message(relative.person, first)
        await relative.tap("肯定是骗局" if "scam" in card.text else "肯定是真的")
        await relative.tap("看结果" if number == 5 else "下一题")


async def finish_a_round(giver) -> None:
    await giver.say("/settings")
    await giver.tap("每轮题数")
    await giver.tap("3")
    await giver.say("/spot")
    for number in range(1, 4):
        await giver.tap("肯定是骗局")
        await giver.tap("看结果" if number == 3 else "下一题")


async def relative_of(bot, code: str) -> Reader:
    relative = Reader(bot, "用户乙")
    await relative.say(f"/start jia-{code}")
    assert ["简体中文"] in relative.card.buttons
    await relative.tap("简体中文")
    return relative


async def test_the_link_stays_the_same_and_is_sent_on_with_one_tap(bot, giver, code):
    send = giver.card.keyboard[0][0]["url"]
    assert send.startswith("https://t.me/share/url?url=")
    assert f"jia-{code}" in unquote(send)
    await giver.say("/start family")
    assert code in giver.card.text


async def test_a_relative_practises_five_easy_pictures(bot, code):
    relative = await relative_of(bot, code)
    assert "第 1/5 题" in relative.card.text
    assert relative.card.photo_id
    await play(relative)
    assert "只说题数，不说答了什么" in relative.card.text


async def test_with_consent_one_line_a_week_tells_the_number(bot, giver, code):
    relative = await relative_of(bot, code)
    await play(relative)
    await relative.tap("可以")
    await bot.sandbox.advance(6 * 24 * 3_600_000)
    await bot.settled()
    before = len(bot.sandbox.messages(giver.person, by_bot=True))
    await bot.sandbox.advance(24 * 3_600_000)
    await bot.settled()
    told = bot.sandbox.messages(giver.person, by_bot=True)[before:]
    assert [message.text for message in told] == ["这周家里有 1 位练了，一共 5 题。"]
    # A week without practice is not told.
    await bot.sandbox.advance(WEEK)
    await bot.settled()
    assert len(bot.sandbox.messages(giver.person, by_bot=True)) == before + 1


@pytest.mark.parametrize("taps", [[], ["不用"], ["可以", "不再告诉"]])
async def test_without_consent_nothing_is_told(bot, giver, code, taps):
    relative = await relative_of(bot, code)
    await play(relative)
    for button in taps:
        await relative.tap(button)
    before = len(bot.sandbox.messages(giver.person, by_bot=True))
    await bot.sandbox.advance(WEEK)
    await bot.settled()
    assert len(bot.sandbox.messages(giver.person, by_bot=True)) == before


@pytest.mark.parametrize(("answer", "told"), [("可以", True), ("不用", False)])
async def test_a_relative_who_practises_and_agrees_earns_the_giver_a_badge(bot, giver, code, answer, told):
    relative = await relative_of(bot, code)
    await play(relative)
    await relative.tap(answer)
    await finish_a_round(giver)
    assert ("家里人也练起来了" in giver.card.text) == told
    await giver.say("/stats")
    assert ("家里人也练起来了" in giver.card.text) == told


async def test_who_is_forgotten_takes_the_link_along(bot, giver, code):
    relative = await relative_of(bot, code)
    await giver.say("/forget")
    await giver.tap("全部删掉")
    assert bot.app.store.family.find(code) is None
    assert bot.app.store.family.link_of(relative.person.id) is None


async def test_the_end_of_a_round_can_be_sent_on(bot, giver):
    await finish_a_round(giver)
    share, family = giver.card.keyboard[-1]
    assert "练了 3 题" in unquote(share["url"])
    assert family["text"] == "给家里人练"
