"""抢答 in a group, over HTTP: what people see, tap by tap, and what a crash, a flood and a deletion do to it."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from bot.sandbox.errors import Refused
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.e2e.contest_group import Room, files_of


@pytest.fixture
def room(bot):
    return Room(bot)


def questions(room: Room) -> list:
    """The messages that ask, oldest first, also those whose buttons are gone."""
    return [
        m
        for m in room.sandbox.messages(room.chat, by_bot=True)
        if m.text.startswith("第 ") and "答案" not in m.text
    ]


def right_of(room: Room, right: bool = True) -> str:
    """The data of a button of the question on the table: of the key, or of another option."""
    contest = room.bot.app.services.contests.running(room.chat.id)
    plan = contest.round_plan
    key = plan.order.index(plan.key)
    option = key if right else (key + 1) % len(plan.order)
    return f"cb:{contest.id}:{contest.number}:{option}"


async def taps(room: Room, person, right: bool = True, message=None) -> str | None:
    """Somebody taps an option; the toast comes back."""
    toast = await room.sandbox.tap(person, message or questions(room)[-1], right_of(room, right))
    await room.bot.settled()
    return toast.text if toast else None


async def buzzer(room: Room, *players) -> None:
    await room.game(*players, mode="抢答")


async def test_it_is_set_up_in_four_taps_from_the_lobby(room):
    await room.says(room.host, "/contest")
    taps_made = 0
    for button in ("设置", "抢答", "返回"):
        await room.sandbox.tap(room.host, room.with_button(button), button)
        await room.passes(2_000)
        taps_made += 1
    assert taps_made <= 4
    lobby = room.with_button("参加")
    assert "10 题 · 30 秒 · 全部类型 · 抢答" in lobby.text
    assert "先后看 Telegram 先送来谁的点按，对谁都一样" in lobby.text


async def test_a_round_from_the_question_to_the_reveal(room):
    first, second, third = room.people
    await buzzer(room)
    asked = questions(room)[-1]
    assert room.polls() == []
    assert asked.text.splitlines()[0].startswith("第 1/5 题 · ")
    assert "先后以 Telegram 送到的顺序为准，限时 20 秒。" in asked.text
    await room.passes(1_500)
    assert await taps(room, third, right=False) == "没点对。这题你先等等，下一题再来。"
    assert await taps(room, third) == "这题你已经点过了，等下一题。"
    await room.passes(800)
    assert await taps(room, second) == "抢到了！这题归你。"
    assert asked.keyboard == []
    assert asked.text.endswith("🔔 用户乙 抢到，2.3 秒")
    reveal = room.newest
    assert reveal.text.splitlines()[0] == "第 1/5 题 · 答案"
    assert "🔔 用户乙 抢到，2.3 秒\n点错的 1 人" in reveal.text
    assert reveal.text.endswith("排名\n1. 用户乙 1000 分\n2. 用户甲 0 分\n2. 用户丙 0 分")
    assert await room.taps(third, "我的成绩") is not None
    assert await taps_late(room, first, asked) == "这一题已经结束了。"


async def taps_late(room: Room, person, message) -> str | None:
    """A tap that was on its way when the buttons went."""
    contest = room.bot.app.services.contests.running(room.chat.id)
    query = room.sandbox.forge_tap(person, message, f"cb:{contest.id}:1:0")
    toast = await query.wait(10)
    await room.bot.settled()
    return toast.text if toast else None


async def test_a_whole_game_ends_with_podium_final_and_record(room):
    room.sandbox.say(room.host, None, "/start")
    await buzzer(room)
    for number in range(5):
        await taps(room, room.people[2], right=False)
        await taps(room, room.people[number % 2])
        await room.passes(12_000)
    final = room.newest
    board = final.text.partition("最终排名\n")[2].splitlines()[:3]
    assert [line.split(" 分")[0] for line in board] == ["1. 用户甲 3000", "2. 用户乙 2000", "3. 用户丙 0"]
    await room.taps(room.host, "📄 成绩单")
    await room.bot.settled()
    files = files_of(room.bot, room.host)
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    rows = list(book["题目"].values)
    assert rows[0][-1] == "抢到的人"
    assert [row[-1] for row in rows[1:]] == ["用户甲", "用户乙", "用户甲", "用户乙", "用户甲"]
    assert [row[4:6] for row in rows[1:]] == [(2, 1)] * 5
    assert any(name.endswith("pdf") for name in files)


async def test_nobody_takes_it_and_everybody_is_out(room):
    await buzzer(room)
    for person in room.people:
        await taps(room, person, right=False)
    assert "🔔 这题没有人抢到。\n点错的 3 人" in room.newest.text
    assert questions(room)[0].text.endswith("🔔 这题没有人抢到。")


async def test_the_time_runs_out_without_a_tap(room):
    await buzzer(room)
    await room.passes(21_000)
    assert "这一题没有人答。" in room.newest.text
    assert questions(room)[0].keyboard == []


async def test_a_stranger_who_taps_joins_and_a_button_of_another_group_is_an_old_one(room):
    stranger = room.sandbox.add_person("路人")
    room.sandbox.join(room.chat, stranger)
    other = Room(room.bot, "丁戊", "另一个群")
    await other.lobby()
    await buzzer(room, *room.people[:2])
    data = right_of(room)
    toast = await room.sandbox.forge_tap(other.host, other.newest, data).wait(10)
    assert toast.text == "这张卡片已经过去了，用最新的一张吧。"
    assert await taps(room, stranger) == "抢到了！这题归你。"
    assert "1. 路人 1000 分" in room.newest.text


async def test_who_left_the_group_cannot_hold_the_round_open(room):
    await buzzer(room)
    await taps(room, room.people[0], right=False)
    await taps(room, room.people[1], right=False)
    room.sandbox.leave(room.chat, room.people[2])
    await room.bot.settled()
    assert "第 1/5 题 · 答案" in room.newest.text


async def test_who_is_forgotten_during_the_game_is_on_no_board(room):
    await buzzer(room)
    await taps(room, room.people[1])
    room.bot.app.services.players.erase(room.people[1].id, room.sandbox.clock())
    await room.passes(12_000)
    await taps(room, room.people[0])
    assert "用户乙" not in room.newest.text
    assert "1. 用户甲 1000 分" in room.newest.text


async def test_a_question_whose_answer_was_lost_stands_there_twice_and_is_one_round(room):
    await room.lobby(mode="抢答")
    room.sandbox.faults.add(Fault("reset_after", "sendMessage"))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    await room.sandbox.wait_for(lambda: len(questions(room)) == 2, 15)
    await room.bot.settled()
    lost, known = questions(room)
    assert await taps(room, room.people[1], right=False, message=lost) == "没点对。这题你先等等，下一题再来。"
    assert await taps(room, room.people[1], message=known) == "这题你已经点过了，等下一题。"
    assert await taps(room, room.people[2], message=lost) == "抢到了！这题归你。"
    assert (lost.keyboard, known.keyboard) == ([], [])
    assert "1. 用户丙 1000 分" in room.newest.text


async def test_taps_before_the_bot_knows_that_its_question_is_up_count_in_their_order(room):
    await room.lobby(mode="抢答")
    held = room.sandbox.faults.add(Fault("hold", "sendMessage"))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    asked = await room.sandbox.wait_for(lambda: (questions(room) or [None])[-1])
    for person, right in ((room.people[0], False), (room.people[2], True), (room.people[1], True)):
        room.sandbox.press(person, asked, right_of(room, right))
    await room.sandbox.wait_for(lambda: not room.sandbox.updates.pending)
    held.release()
    await room.bot.settled()
    assert room.newest.text.endswith("排名\n1. 用户丙 1000 分\n2. 用户甲 0 分\n2. 用户乙 0 分")
    assert asked.keyboard == []


async def test_taps_while_the_bot_was_down_count_in_the_order_in_which_they_were_made(running):
    async with Sandbox(token="1:down", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = Room(bot)
            await buzzer(room)
            await taps(room, room.people[0], right=False)
            right, asked = right_of(room), questions(room)[-1]
        sandbox.press(room.people[0], asked, right)
        sandbox.press(room.people[2], asked, right)
        sandbox.press(room.people[1], asked, right)
        await sandbox.advance(60_000)
        async with running(sandbox) as bot:
            room.bot = bot
            await bot.settled()
            assert room.newest.text.endswith("排名\n1. 用户丙 1000 分\n2. 用户甲 0 分\n2. 用户乙 0 分")
            await room.passes(12_000)
            assert len(questions(room)) == 2


async def test_a_long_game_keeps_the_groups_twenty_messages_a_minute(room):
    await buzzer(room)
    began = room.sandbox.clock()
    for _ in range(5):
        await taps(room, room.people[0], right=False)
        await taps(room, room.people[1])
        await room.passes(4_000)
        for _ in range(10):
            if questions(room)[-1].keyboard or room.find("再来一局"):
                break
            await room.passes(2_000)
    sent = [
        entry.at
        for entry in room.sandbox.log.calls(chat_id=room.chat.id)
        if entry.at >= began and entry.name != "answerCallbackQuery"
    ]
    assert room.find("再来一局")
    assert max(sum(0 <= other - at < 60_000 for other in sent) for at in sent) <= 20


async def test_hammering_costs_no_message_and_no_row(room):
    await buzzer(room)
    await taps(room, room.people[0], right=False)
    calls = len(room.sandbox.log.calls(chat_id=room.chat.id))
    votes = room.bot.app.store.db.execute("SELECT count(*) FROM contest_votes").fetchone()
    for _ in range(30):
        try:
            room.sandbox.press(room.people[0], questions(room)[-1], right_of(room))
        except Refused:
            break
    await room.bot.settled()
    shown = [
        e for e in room.sandbox.log.calls(chat_id=room.chat.id)[calls:] if e.name != "answerCallbackQuery"
    ]
    assert shown == []
    assert room.bot.app.store.db.execute("SELECT count(*) FROM contest_votes").fetchone() == votes
