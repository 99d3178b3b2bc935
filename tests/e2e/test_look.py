"""一起看看 as a person uses it: they answer by taps, nothing of the message is kept, and no verdict is given."""

import asyncio

import pytest
from msgspec.structs import replace

from tests.e2e.teaching import Reader, talking
from tests.questions import bank_of, choice, judge

PASTED = (
    "【某某快递】您的包裹因地址不详被退回，请尽快点击下面的网页补全信息并支付一元改派费，逾期将退回寄件人。"
)


@pytest.fixture
async def reader(tmp_path):
    async with talking(bank_of([choice(), judge()]), tmp_path) as bot:
        yield Reader(bot)


async def test_a_pasted_message_leads_there_and_is_not_kept(reader):
    await reader.say(PASTED)
    assert "这回是谁先找的谁" in reader.card.text
    found = [
        table
        for (table,) in reader.bot.app.store.db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        if any("改派费" in str(row) for row in reader.bot.app.store.db.execute(f"SELECT * FROM [{table}]"))
    ]
    assert found == []


async def test_a_shared_screen_ends_at_once_in_stop_with_the_number(reader):
    card = await reader.say("/look")
    for answer in ("对方先找的我", "没提要钱", "要看我的屏幕、远程帮我操作"):
        await reader.tap(answer)
    text = reader.card.text
    assert "先停下" in text
    assert "要看我的屏幕" in text
    assert "8800 777" in text
    assert reader.card.message_id == card.message_id


async def test_it_takes_six_taps_to_hear_that_nothing_was_named(reader):
    await reader.say("/look")
    for answer in ("我先找的对方", "没提要钱", "都没有", "都没有", "都没有", "还没核实"):
        await reader.tap(answer)
    assert "没看到常见的危险信号" in reader.card.text
    assert "不等于安全" in reader.card.text


async def test_the_rest_may_be_skipped_and_is_then_unclear(reader):
    await reader.say("/look")
    await reader.tap("我先找的对方")
    await reader.tap("后面的跳过，看怎么办")
    assert "先这样核实" in reader.card.text


async def test_a_call_has_a_button_of_its_own(reader):
    await reader.say("/look")
    await reader.tap("不是消息，是电话")
    assert "挂了电话心里不踏实" in reader.card.text


async def test_who_did_it_already_hears_what_to_do_now(reader):
    await reader.say("/look")
    for answer in ("对方先找的我", "没提要钱", "要看我的屏幕、远程帮我操作", "已经照做了"):
        await reader.tap(answer)
    assert "我被骗了" in reader.buttons


async def test_who_says_in_long_words_that_it_happened_gets_first_aid(reader):
    await reader.say(
        "我昨天接到一个电话说我的快递丢了要赔钱给我，让我下载会议软件，结果我被骗了三万块，现在不知道怎么办才好"
    )
    assert "打完电话心里不踏实" in reader.buttons
    assert "这回是谁先找的谁" not in reader.card.text


async def test_a_short_text_still_points_to_the_buttons(reader):
    assert "按钮和命令" in (await reader.say("你好")).text
    assert "一起看看" in reader.buttons


def written(reader: Reader, **more) -> dict:
    """A raw message of the person, as Telegram sends it."""
    person = reader.person
    user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "zh-hans"}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    return {"message": {"message_id": 900, "date": 1, "chat": chat, "from": user, **more}}


async def test_a_forwarded_message_leads_there_whatever_it_says(reader):
    await reader.say("/start")
    origin = {"type": "hidden_user", "sender_user_name": "某人", "date": 1}
    reader.bot.sandbox.push_update(written(reader, text="我被骗了", forward_origin=origin))
    await reader.bot.settled()
    assert "这回是谁先找的谁" in reader.card.text


async def test_a_picture_asks_for_the_sentence_that_wants_something_done(reader):
    await reader.say("/start")
    photo = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
    reader.bot.sandbox.push_update(written(reader, photo=photo))
    await reader.bot.settled()
    assert "把里面要你做事的那句打出来" in reader.card.text
    assert "一起看看" in reader.buttons


async def test_three_questions_of_the_kind_can_be_practised(tmp_path):
    bank = bank_of(replace(choice(f"c{i}"), group=f"g{i}", topic="daikuan") for i in range(4))
    async with talking(bank, tmp_path) as bot:
        reader = Reader(bot)
        await reader.say("/look")
        for answer in ("对方先找的我", "要我先交一笔，才给我什么", "都没有"):
            await reader.tap(answer)
        assert "先停下" in reader.card.text
        await reader.tap("练三题这一类")
        assert "第 1/3 题" in reader.card.text


async def test_a_second_tap_on_an_answer_shows_the_same_card(reader):
    card = await reader.say("/look")
    await asyncio.gather(*(reader.bot.sandbox.tap(reader.person, card, "对方先找的我") for _ in range(2)))
    await reader.bot.settled()
    assert "对方要钱吗" in reader.card.text
