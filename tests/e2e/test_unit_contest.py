"""单位赛 in a group, over HTTP: the list in private, the choice by a button, the boards and the record."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.e2e.contest_group import Room, files_of
from tests.papers.pages import pages_of

LIST = "教务处 2\n一车间\t100\n离退休支部"


@pytest.fixture
def room(bot):
    return Room(bot, "甲乙丙丁")


async def turn(room: Room, *buttons: str) -> None:
    """The host taps one button after the other; a lobby is edited every two seconds."""
    for button in buttons:
        await room.sandbox.tap(room.host, room.with_button(button), button)
        await room.bot.settled()
        await room.passes(2_000)


async def told(room: Room, text: str, person=None) -> str:
    """Somebody writes in private; the bot's answer."""
    person = person or room.host
    room.sandbox.say(person, None, text)
    await room.bot.settled()
    return room.sandbox.last_message(person).text


async def unit_lobby(room: Room, text: str = LIST) -> None:
    await told(room, "/start")
    await room.says(room.host, "/contest")
    await turn(room, "设置", "单位赛", "📋 单位名单")
    await told(room, text)
    await room.passes(2_000)


async def started(room: Room, *units: str) -> None:
    await unit_lobby(room)
    for person, unit in zip(room.people, units, strict=False):
        await room.taps(person, unit)
    await room.passes(60_000)
    await turn(room, "设置", "5 题", "返回")
    await room.taps(room.host, "开始")


async def next_question(room: Room) -> None:
    """The next question, or the end: the group's minute may be full with the making of the lobby."""
    for _ in range(20):
        if not room.poll().is_closed or room.find("再来一局"):
            return
        await room.passes(4_000)
    raise AssertionError(room.transcript())


async def test_it_is_set_up_in_three_taps_and_one_pasted_list(room):
    await unit_lobby(room)
    answer = room.sandbox.last_message(room.host).text
    assert answer.startswith(
        "记下了 3 个单位，给「反诈学习小组」用：\n\n• 教务处 2 人\n• 一车间 100 人\n• 离退休支部\n\n"
    )
    assert "没写人数的单位只比平均分，不显示参与率。" in answer
    lobby = room.with_button("教务处")
    assert lobby.buttons == [["教务处", "一车间"], ["离退休支部"], ["退出", "设置"], ["开始"]]
    assert (
        "选你的单位，点一下就算报名：\n• 教务处：0/2 人\n• 一车间：0/100 人\n• 离退休支部：0 人" in lobby.text
    )


async def test_the_list_is_given_once_and_the_next_game_has_it(room):
    await unit_lobby(room)
    await room.says(room.host, "/stop")
    await room.says(room.host, "/contest")
    await turn(room, "设置", "单位赛", "返回")
    assert room.find("离退休支部") is not None


async def test_players_choose_by_a_button_and_may_change_until_the_start(room):
    await unit_lobby(room)
    assert await room.taps(room.people[1], "教务处") == "你在「教务处」"
    assert await room.taps(room.people[1], "一车间") == "你在「一车间」"
    await room.passes(2_000)
    assert "• 一车间：1/100 人" in room.with_button("一车间").text
    assert "已报名 1 人：用户乙" in room.with_button("一车间").text


async def test_the_boards_show_mean_and_participation_and_a_small_unit_wins(room):
    await started(room, "教务处", "一车间", "一车间", "离退休支部")
    first, second, third, fourth = room.people
    await room.votes(first)
    await room.votes(second)
    await room.votes(third, right=False)
    await room.votes(fourth, right=False)
    assert (
        "单位排名\n1. 教务处 平均 1000 分 · 参与 1/2 人，50%\n2. 一车间 平均 500 分 · 参与 2/100 人，2%\n"
        "3. 离退休支部 平均 0 分 · 1 人作答" in room.newest.text
    )


async def test_a_latecomer_chooses_on_the_first_card_and_the_points_count(room):
    await started(room, "教务处", "一车间")
    await room.votes(room.people[2])
    await room.votes(room.people[0], right=False)
    await room.votes(room.people[1], right=False)
    assert "有 1 人作答了还没选单位" in room.newest.text
    card = room.with_button("离退休支部")
    assert "还没选单位的，随时在这里点一下" in card.text
    assert await room.taps(room.people[0], "一车间", card) == "已经开始了，不能再换。你在「教务处」。"
    assert await room.taps(room.people[2], "离退休支部", card) == "你在「离退休支部」"
    await room.passes(12_000)
    for person in room.people[:3]:
        await room.votes(person)
    assert "1. 离退休支部" in room.newest.text
    assert "还没选单位" not in room.newest.text


async def test_podium_final_and_record_have_the_units(room):
    await started(room, "教务处", "一车间", "一车间")
    for _ in range(5):
        for person in room.people[:3]:
            await room.votes(person, right=person is not room.people[2])
        await next_question(room)
    assert "还没有人作答：离退休支部" in room.newest.text
    assert [m for m in room.sandbox.messages(room.chat, by_bot=True) if m.photo_id]
    await room.taps(room.host, "📄 成绩单")
    await room.bot.settled()
    files = files_of(room.bot, room.host)
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    assert book.sheetnames == ["成绩", "单位排名", "题目", "大家错在哪"]
    people = list(book["成绩"].values)
    assert people[0][:4] == ("名次", "名字", "单位", "分数")
    assert {row[1]: row[2] for row in people[1:]} == {
        "用户甲": "教务处",
        "用户乙": "一车间",
        "用户丙": "一车间",
    }
    units = list(book["单位排名"].values)
    assert units[0] == ("名次", "单位", "平均分", "作答人数", "单位人数", "参与率")
    assert [row[:2] + row[3:] for row in units[1:]] == [
        (1, "教务处", 1, 2, 0.5),
        (2, "一车间", 2, 100, 0.02),
        (None, "离退休支部", 0, None, None),
    ]
    assert book["单位排名"].cell(2, 6).number_format == "0%"
    (text,) = pages_of(next(files[name] for name in files if name.endswith("pdf")))
    assert "单位排名" in text
    assert "参与1/2人" in text


async def test_a_list_with_a_fault_is_kept_in_no_part_and_may_be_sent_again(room):
    await told(room, "/start")
    await room.says(room.host, "/contest")
    await turn(room, "设置", "单位赛", "📋 单位名单")
    answer = await told(room, "教务处 35\n教务处 36\n工会 0")
    assert "第 2 行：和上面的单位重名了。\n第 3 行：人数要在 1 到 1000000 之间。" in answer
    assert room.bot.app.store.groups.find(room.chat.id).units == ()
    assert (await told(room, "一个单位")).splitlines()[2] == "至少要两个单位，一行一个。"
    assert (await told(room, "教务处 35\n工会 3")).startswith("记下了 2 个单位")


async def test_nobody_but_the_host_and_admins_can_give_a_list(room):
    await told(room, "/start", room.people[1])
    await told(room, "/start")
    await room.says(room.host, "/contest")
    await turn(room, "设置", "单位赛")
    assert await room.taps(room.people[1], "📋 单位名单") == "只有开局的人和群管理员能点这个。"
    assert "记下了" not in await told(room, LIST, room.people[1])


async def test_a_host_whom_the_bot_may_not_write_to_is_told_what_to_do(room):
    await room.says(room.host, "/contest")
    await turn(room, "设置", "单位赛")
    assert (await room.taps(room.host, "📋 单位名单")).startswith("名单在私聊里发。请先打开")


async def test_the_game_does_not_begin_without_a_list(room):
    await room.says(room.host, "/contest")
    for person in room.people[:2]:
        await room.taps(person, "参加")
    await turn(room, "设置", "单位赛", "返回")
    assert room.newest.buttons[0] == ["📋 单位名单"]
    assert (await room.taps(room.host, "开始")).startswith("还没有单位名单")


async def test_the_waiting_for_a_list_survives_a_restart(running):
    async with Sandbox(token="1:list", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = Room(bot)
            await told(room, "/start")
            await room.says(room.host, "/contest")
            await turn(room, "设置", "单位赛", "📋 单位名单")
        async with running(sandbox) as bot:
            room.bot = bot
            assert (await told(room, LIST)).startswith("记下了 3 个单位")
            await room.passes(2_000)
            assert room.find("离退休支部") is not None


async def test_another_round_keeps_everybody_in_their_unit_and_the_supergroup_keeps_the_list(room):
    await started(room, "教务处", "一车间")
    for _ in range(5):
        await room.votes(room.people[0])
        await room.votes(room.people[1])
        await next_question(room)
    await room.taps(room.host, "再来一局")
    await room.passes(60_000)
    assert "• 教务处：1/2 人\n• 一车间：1/100 人" in room.with_button("教务处").text
    room.sandbox.upgrade(room.chat)
    await room.bot.settled()
    groups = room.bot.app.store.db.execute("SELECT units FROM groups WHERE units <> '[]'").fetchall()
    assert len(groups) == 1


async def test_an_administrator_who_is_none_any_more_gives_no_list(room):
    helper = room.people[1]
    room.sandbox.promote(room.chat, helper)
    await told(room, "/start", helper)
    await room.says(room.host, "/contest")
    await turn(room, "设置", "单位赛")
    await room.taps(helper, "📋 单位名单")
    room.sandbox.demote(room.chat, helper)
    await room.passes(61_000)
    assert (await told(room, LIST, helper)).startswith("单位名单没有收")
    assert room.bot.app.store.groups.find(room.chat.id).units == ()


async def test_a_cry_for_help_is_heard_while_a_list_is_awaited(room):
    await told(room, "/start")
    await room.says(room.host, "/contest")
    await turn(room, "设置", "单位赛", "📋 单位名单")
    assert "110" in await told(room, "我被骗了")
