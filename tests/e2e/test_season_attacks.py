"""A season under faults, races and hostile names: what is refused, lost, moved or forgotten in the middle of it."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from bot.sandbox.faults import Fault
from tests.e2e.contest_group import files_of
from tests.e2e.season_group import SeasonRoom

FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def room(bot):
    return SeasonRoom(bot)


async def begun_round(room, person) -> None:
    await room.opens(person)
    await room.presses(person, "答")


async def test_a_group_whose_move_is_only_told_by_a_refusal_keeps_its_season(room):
    await room.begins()
    await room.tries(room.people[1])
    moved = room.sandbox.upgrade(room.chat)
    room.sandbox.updates.pending.clear()
    await room.passes_days(1)
    room.chat = moved
    assert "1 人答过题" in room.board.text
    assert room.bot.app.store.seasons.find_open(moved.id) is not None
    await room.tries(room.people[2])
    await room.passes_days(7)
    assert "赛季结束了" in room.newest.text


async def test_a_move_in_the_middle_of_a_round_loses_nothing_of_it(room):
    await room.begins()
    player = room.people[1]
    await begun_round(room, player)
    await room.answers(player)
    room.chat = room.sandbox.upgrade(room.chat)
    await room.bot.settled()
    await room.presses(player, "下一题")
    assert "这一轮 10 分" in (await room.plays_on(player, right=10, first=1)).text


@pytest.mark.parametrize(
    "fault",
    [
        Fault("flood", "editMessageText", count=3, retry_after=1),
        Fault("error", "editMessageText", count=3, code=502),
        Fault("page", "editMessageText", count=3, code=502),
        Fault("reset_after", "editMessageText", count=3),
        Fault("null_result", "editMessageText", count=3, after=True),
    ],
    ids=lambda fault: fault.kind + str(fault.code),
)
async def test_a_round_goes_through_a_telegram_that_refuses(room, fault):
    await room.begins()
    player = room.people[1]
    await begun_round(room, player)
    room.sandbox.faults.add(fault)
    card = room.card(player)
    row, column = 0, 0
    await room.sandbox.tap(player, card, (row, column))
    await room.sandbox.wait_for(lambda: card.find_button("下一题"), 30)
    room.sandbox.faults.clear()
    await room.presses(player, "下一题")
    await room.plays_on(player, right=10, first=1)
    row = room.bot.app.store.season_players.find(1, player.id)
    assert row.tries == 1
    assert row.points in (8, 10)


async def test_two_taps_at_once_begin_one_round_and_end_it_once(room):
    await room.begins("每天 1 次")
    player = room.people[1]
    page = await room.opens(player)
    begin = page.keyboard[0][0]["callback_data"]
    queries = [room.sandbox.forge_tap(player, page, begin) for _ in range(3)]
    for query in queries:
        await query.wait(5)
    await room.bot.settled()
    store = room.bot.app.store
    assert store.db.execute("SELECT count(*) FROM season_tries").fetchone() == (1,)
    for number in range(10):
        await room.answers(player)
        if number < 9:
            await room.presses(player, "下一题")
    card = room.card(player)
    end = card.find_button("看结果")["callback_data"]
    for query in [room.sandbox.forge_tap(player, card, end) for _ in range(3)]:
        await query.wait(5)
    await room.bot.settled()
    row = store.season_players.find(1, player.id)
    assert (row.tries, row.points, row.days) == (1, 10, 1)
    assert store.db.execute("SELECT sum(answered) FROM season_questions").fetchone() == (10,)


async def test_the_end_and_a_first_tap_at_once_leave_one_story(room):
    await room.begins()
    player = room.people[1]
    page = await room.opens(player)
    board = await room.says(room.host, "/season")
    close = board.find_button("提前结束")["callback_data"]
    taps = [
        room.sandbox.forge_tap(room.host, board, close),
        room.sandbox.forge_tap(player, page, page.keyboard[0][0]["callback_data"]),
        room.sandbox.forge_tap(room.host, board, close),
    ]
    for tap in taps:
        await tap.wait(5)
    await room.bot.settled()
    assert "赛季结束了" in room.newest.text
    await room.plays_on(player, right=10)
    assert "结束" in room.card(player).text
    row = room.bot.app.store.season_players.find(1, player.id)
    assert (row.points, row.tries) == (0, 0)


async def test_a_player_who_is_forgotten_in_a_round_is_out_of_it_and_of_the_board(room):
    board = await room.begins()
    player = room.people[1]
    await room.tries(player)
    await room.presses(player, "用我的 Telegram 名字上榜")
    await begun_round(room, player)
    card = room.card(player)
    room.sandbox.say(player, None, "/forget")
    await room.bot.settled()
    await room.presses(player, "全部删掉")
    toast = await room.sandbox.tap(player, card, (0, 0))
    await room.bot.settled()
    assert toast.text == "这张卡片已经过去了，用最新的一张吧。"
    assert room.bot.app.store.players.find(player.id) is None
    await room.passes_days(1)
    assert player.wire["first_name"] not in board.text
    for table in ("season_players", "season_tries"):
        assert room.bot.app.store.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


async def test_a_demoted_administrator_gives_no_list_of_units_any_more(room):
    helper = room.people[1]
    room.sandbox.promote(room.chat, helper)
    room.sandbox.say(helper, None, "/start")
    await room.says(room.host, "/season")
    await room.taps(helper, "分单位")
    room.sandbox.demote(room.chat, helper)
    await room.passes(61_000)
    room.sandbox.say(helper, None, "甲\n乙")
    await room.bot.settled()
    assert room.bot.app.store.seasons.find(1).season.settings.units == ()
    assert room.card(helper).text.startswith("单位名单没有收")


async def test_a_list_waits_while_telegram_does_not_say_who_is_an_administrator(room):
    helper = room.people[1]
    room.sandbox.promote(room.chat, helper)
    room.sandbox.say(helper, None, "/start")
    await room.says(room.host, "/season")
    await room.taps(helper, "分单位")
    await room.passes(61_000)
    room.sandbox.faults.add(Fault("error", "getChatAdministrators", count=None, code=500))
    room.sandbox.say(helper, None, "甲\n乙")
    await room.bot.settled()
    assert room.card(helper).text == "现在查不到谁是群管理员，过一会儿再试。"
    room.sandbox.faults.clear()
    await room.passes(6_000)
    room.sandbox.say(helper, None, "甲\n乙")
    await room.bot.settled()
    assert room.card(helper).text.startswith("记下了 2 个单位")


async def test_hostile_units_and_titles_stay_plain_everywhere(room):
    room.sandbox.say(room.host, None, "/start")
    await room.says(room.host, "/season")
    await room.taps(room.host, "分单位")
    listed = f"{FORMULA} 40\n<b>二车间</b>\u202e 2\n@三车间 t.me/abc 99999999\n" + "\u2800\u034f 3\n" * 3
    room.sandbox.say(room.host, None, listed)
    await room.bot.settled()
    assert "没有看到单位的名称" in room.card(room.host).text
    room.sandbox.say(room.host, None, f"{FORMULA} 40\n<b>二车间</b>\u202e 2")
    await room.bot.settled()
    await room.taps(room.host, "开始赛季")
    room.link = room.board.keyboard[0][0]["url"].partition("start=")[2]
    player = room.people[1]
    await room.opens(player)
    assert "\u202e" not in str(room.card(player).buttons)
    await room.presses(player, FORMULA)
    await room.presses(player, "答")
    await room.plays_on(player, right=10)
    await room.passes_days(7)
    assert await room.taps(room.host, "📄 成绩单") == "成绩单马上发到你的私聊"
    await room.bot.settled()
    files = files_of(room.bot, room.host)
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert f"'{FORMULA}" in [cell.value for cell in cells]
    assert "f" not in {cell.data_type for cell in cells}


async def test_a_list_may_be_forwarded_and_a_cry_for_help_is_none(room):
    room.sandbox.say(room.host, None, "/start")
    await room.says(room.host, "/season")
    await room.taps(room.host, "分单位")
    room.sandbox.say(room.host, None, "我被骗了")
    await room.bot.settled()
    assert "110" in room.card(room.host).text
    await room.taps(room.host, "分单位")
    colleague = room.people[1]
    listed = room.sandbox.say(colleague, room.chat, "一车间 40\n二车间 2")
    room.sandbox.forward(room.host, None, listed)
    await room.bot.settled()
    assert room.card(room.host).text.startswith("记下了 2 个单位")
