"""What is offered is near to who asks: kinds of fraud, not laws; tips of their own place before those of others."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.bank.reference import Tip
from tests.e2e.teaching import Reader, talking
from tests.questions import bank_of, judge


@pytest.fixture
async def bot(tmp_path):
    questions = [
        replace(judge(topic), group=topic, topic=topic, regions=(region,))
        for topic, region in (("kefu", "any"), ("falv", "cn"), ("xianggang", "hk"))
    ]
    tips = [Tip("tip-hk", "xianggang", "香港的提醒"), Tip("tip-all", "kefu", "哪里都用得上的提醒")]
    bank = bank_of(questions, tips)
    titles = {key: replace(topic, title=f"主题{key}") for key, topic in bank.reference.topics.items()}
    async with talking(replace(bank, reference=replace(bank.reference, topics=titles)), tmp_path) as bot:
        yield bot


async def test_which_kind_offers_kinds_of_fraud_that_the_place_knows(bot):
    reader = Reader(bot)
    await reader.say("/urgent")
    await reader.tap("是哪一类？")
    assert any("主题kefu" in button for button in reader.buttons)
    assert any("主题xianggang" in button for button in reader.buttons)
    assert not any("主题falv" in button for button in reader.buttons), "nobody is cheated by a law"
    await reader.tap("我被骗了")
    await reader.tap("是哪一类？")
    taiwanese = Reader(bot, person=bot.sandbox.add_person("用户乙", language_code="zh-tw"))
    await taiwanese.say("/urgent")
    await taiwanese.tap("是哪一類？")
    assert any("kefu" in button for button in taiwanese.buttons)
    assert not any("xianggang" in button for button in taiwanese.buttons)


async def test_tips_of_ones_own_place_come_before_those_of_others(bot):
    reader = Reader(bot)
    assert "哪里都用得上" in (await reader.say("/tip")).text
    await reader.tap("再来一条")
    assert "香港的提醒" in reader.card.text
