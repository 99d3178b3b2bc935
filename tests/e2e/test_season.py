"""A season as a group meets it: opened in a few taps, played in private, heard of once a day."""

from __future__ import annotations

import pytest

from bot.core.calendar import DAY, HOUR
from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.e2e.season_group import SeasonRoom


@pytest.fixture
def room(bot):
    return SeasonRoom(bot)


async def test_a_season_is_open_after_one_command_and_one_tap(room):
    board = await room.begins()
    assert "第 1 天" in board.text
    assert "11月1日结束，连今天还有7天" in board.text.replace(" ", "")
    assert "每天 3 次机会，一次 10 题" in board.text
    assert [len(row) for row in board.keyboard] == [1]
    assert room.link.startswith("season-")
    assert len(room.link) == len("season-") + 10


async def test_it_can_be_opened_from_the_lobby_in_three_taps(room):
    await room.says(room.host, "/contest")
    await room.taps(room.host, "设置")
    await room.taps(room.host, "🏁 赛季")
    await room.taps(room.host, "开始赛季")
    assert "第 1 天" in room.board.text


async def test_only_an_administrator_opens_sets_and_begins_one(room):
    said = await room.says(room.people[1], "/season")
    assert said.text == "赛季由群管理员来开。"
    await room.passes(20_000)
    await room.says(room.host, "/season")
    for button in ("30 天", "开始赛季", "不开了", "分单位"):
        assert await room.taps(room.people[1], button) == "只有开赛季的人和群管理员能点这个。"


async def test_days_topics_scoring_and_tries_are_one_tap_each(room):
    await room.says(room.host, "/season")
    for button in ("14 天", "每天 1 次", "积分", "选类型"):
        await room.taps(room.host, button)
    title = room.bot.app.bank.topic("kefu", "zh-Hans").title
    assert await room.taps(room.host, title) is None
    await room.taps(room.host, "返回")
    card = room.with_button("开始赛季")
    assert f"14 天 · 每天 1 次 · 积分 · {title}" in card.text
    # Six cues are no round of ten.
    assert (await room.taps(room.host, "开始赛季")).startswith("选的类型题太少")
    await room.taps(room.host, "选类型")
    for topic in ("duanxin", "shuadan"):
        await room.taps(room.host, room.bot.app.bank.topic(topic, "zh-Hans").title)
    await room.taps(room.host, "返回")
    await room.taps(room.host, "开始赛季")
    titles = [room.bot.app.bank.topic(topic, "zh-Hans").title for topic in ("kefu", "duanxin", "shuadan")]
    assert all(title in room.board.text.partition("题目类型：")[2] for title in titles)


async def test_a_round_is_ten_questions_of_the_chosen_topics_and_says_what_it_brought(room):
    await room.begins("每天 1 次")
    page = await room.opens(room.people[1])
    assert "今天还有 1 次机会" in page.text
    done = await room.tries(room.people[1], right=8)
    assert "答对 8" in done.text.replace("对了", "答对")
    assert "这一轮 6 分" in done.text
    assert "一共 6 分，第 1 名（共 1 人）" in done.text
    assert "今天的次数用完了" in done.text
    session = room.bot.app.store.sessions.find(1)
    assert len({item.cue for item in session.plan}) == 10
    await room.opens(room.people[1])
    assert room.card(room.people[1]).find_button("答题") is None


async def test_of_each_day_the_best_round_counts_and_days_add_up(room):
    await room.begins()
    player = room.people[1]
    assert "总分加 6" in (await room.tries(player, right=8)).text
    assert "总分不变" in (await room.tries(player, right=7)).text
    assert "总分加 4" in (await room.tries(player, right=10)).text
    await room.passes_days(1)
    assert "一共 18 分" in (await room.tries(player, right=9)).text
    row = room.bot.app.store.season_players.find(1, player.id)
    assert (row.points, row.days, row.tries) == (18, 2, 4)


async def test_season_answers_are_practice_like_any_other(room):
    await room.begins()
    await room.tries(room.people[1], right=10)
    store = room.bot.app.store
    assert store.answers.newest() == 10
    assert store.players.find(room.people[1].id).points == 100


async def test_the_group_hears_once_a_day_in_the_same_message(room):
    board = await room.begins()
    posts = len(room.sandbox.messages(room.chat, by_bot=True))
    await room.tries(room.people[1])
    await room.tries(room.people[2], right=8)
    assert board.edits == 0
    for day in (1, 2, 3):
        for _ in range(4):
            await room.passes(6 * HOUR)
        assert board.edits == day
    assert len(room.sandbox.messages(room.chat, by_bot=True)) == posts
    assert "第 4 天" in board.text
    assert "2 人答过题" in board.text


async def test_the_board_names_who_chose_a_name_and_counts_the_others(room):
    board = await room.begins()
    await room.tries(room.people[1], right=9)
    await room.presses(room.people[1], "用我的 Telegram 名字上榜")
    assert "你还没有榜名" not in room.card(room.people[1]).text
    await room.tries(room.people[2], right=10)
    await room.passes_days(1)
    assert "1. 用户乙 8 分（1 天）" in board.text
    assert "用户丙" not in board.text
    assert "另有 1 位没起榜名，不显示。" in board.text


async def test_units_are_typed_once_and_chosen_by_a_button(room):
    room.sandbox.say(room.host, None, "/start")
    await room.says(room.host, "/season")
    assert await room.taps(room.host, "分单位") == "到我的私聊里，把单位名单发给我。"
    assert "一行一个" in room.card(room.host).text
    room.sandbox.say(room.host, None, "只有一个")
    await room.bot.settled()
    assert "至少要两个单位" in room.card(room.host).text
    room.sandbox.say(room.host, None, "一车间 40\n二车间 2 人\n财务科")
    await room.bot.settled()
    assert room.card(room.host).text.startswith("记下了 3 个单位，其中 2 个有人数")
    assert "单位：3 个" in room.with_button("开始赛季").text
    await room.taps(room.host, "开始赛季")
    board = room.board
    room.link = board.keyboard[0][0]["url"].partition("start=")[2]

    page = await room.opens(room.people[1])
    assert page.find_button("答题") is None
    await room.presses(room.people[1], "二车间")
    assert "你的单位：二车间" in room.card(room.people[1]).text
    await room.tries(room.people[1], right=10)
    await room.opens(room.people[2])
    await room.presses(room.people[2], "一车间")
    await room.tries(room.people[2], right=8)
    await room.passes_days(1)
    assert "1. 二车间 人均 10.0 分（1 人）\n2. 一车间 人均 6.0 分（1 人）" in board.text
    assert "1. 二车间 50%（1/2 人）\n2. 一车间 2%（1/40 人）" in board.text


async def test_a_unit_stays_after_the_first_round(room):
    season = await _with_units(room)
    await room.opens(room.people[1])
    await room.presses(room.people[1], "甲组")
    await room.tries(room.people[1])
    play, player = room.bot.app.services.season_play, room.bot.app.store.players.find(room.people[1].id)
    toast = play.choose_unit(player, season, 1, room.sandbox.clock(), 1)
    assert toast.key == "season-unit-fixed"
    assert room.bot.app.store.season_players.find(1, room.people[1].id).unit == 0


async def _with_units(room) -> str:
    room.sandbox.say(room.host, None, "/start")
    await room.says(room.host, "/season")
    await room.taps(room.host, "分单位")
    room.sandbox.say(room.host, None, "甲组\n乙组")
    await room.bot.settled()
    await room.taps(room.host, "开始赛季")
    room.link = room.board.keyboard[0][0]["url"].partition("start=")[2]
    return room.link.removeprefix("season-")


async def test_a_host_whom_the_bot_may_not_write_to_is_told_what_to_do_for_units(room):
    await room.says(room.host, "/season")
    assert (await room.taps(room.host, "分单位")).startswith("名单在私聊里发。请先打开")


async def test_a_round_that_was_left_goes_on_where_it_was(room):
    await room.begins("每天 1 次")
    player = room.people[1]
    await room.opens(player)
    await room.presses(player, "答题")
    await room.answers(player)
    page = await room.opens(player)
    assert "今天还有 0 次机会" in page.text
    await room.presses(player, "接着答")
    assert "第 2/10 题" in room.card(player).text
    await room.answers(player)
    await room.opens(player)
    await room.presses(player, "接着答")
    assert "第 3/10 题" in room.card(player).text
    assert "这一轮 10 分" in (await room.plays_on(player, 10, first=2)).text
    assert room.bot.app.store.season_players.find(1, player.id).tries == 1


async def test_a_round_over_midnight_counts_on_the_day_on_which_it_began(room):
    await room.begins("每天 1 次")
    player = room.people[1]
    await room.opens(player)
    await room.presses(player, "答题")
    await room.passes(12 * HOUR)
    await room.plays_on(player, 10)
    assert "今天还有 1 次机会" in room.card(player).text
    days = room.bot.app.store.db.execute("SELECT day, points FROM season_tries").fetchall()
    assert days == [("2026-10-26", 10)]


async def test_quizzes_beside_it_do_not_touch_a_round(room):
    await room.begins()
    player = room.people[1]
    await room.opens(player)
    await room.presses(player, "答题")
    room.sandbox.say(player, None, "/quiz")
    await room.bot.settled()
    assert room.bot.app.store.sessions.find_open(player.id, "season") is not None
    await room.opens(player)
    await room.presses(player, "接着答")
    assert "第 1/10 题" in room.card(player).text


async def test_a_second_season_waits_for_the_round_of_the_first(room):
    await room.begins()
    first = room.link
    other = SeasonRoom(room.bot, "丁", title="另一个群")
    other.sandbox.join(other.chat, room.people[1])
    await other.begins()
    player = room.people[1]
    await room.opens(player, first)
    await room.presses(player, "答题")
    await other.opens(player)
    assert (await other.presses(player, "答题")).startswith("你在「反诈学习小组」的赛季还有一轮")


async def test_a_link_that_nobody_gave_leads_nowhere(room):
    await room.begins()
    for link in ("season-0000000000", "season-1", "season-" + "A" * 60):
        page = await room.opens(room.people[1], link)
        assert "防骗赛季" not in page.text
    assert room.bot.app.store.seasons.newest_of(room.people[1].id) is None


async def test_a_setup_has_no_link_yet(room):
    await room.says(room.host, "/season")
    (code,) = room.bot.app.store.db.execute("SELECT code FROM seasons").fetchone()
    page = await room.opens(room.people[1], f"season-{code}")
    assert "防骗赛季" not in page.text


async def test_season_in_a_group_tells_how_it_stands_and_offers_the_end_to_its_host(room):
    await room.begins()
    await room.passes(20_000)
    told = await room.says(room.people[2], "/season")
    assert told.find_button("去答题")
    assert await room.taps(room.people[2], "提前结束", told) == "只有开赛季的人和群管理员能点这个。"
    assert await room.taps(room.host, "🏁 赛季") is None if room.find("🏁 赛季") else True


async def test_season_in_private_opens_the_one_joined_last(room):
    room.sandbox.say(room.people[1], None, "/season")
    await room.bot.settled()
    assert room.card(room.people[1]).text.startswith("你还没有参加赛季")
    await room.begins()
    await room.opens(room.people[1])
    room.sandbox.say(room.people[1], None, "/season")
    await room.bot.settled()
    assert "防骗赛季 · 反诈学习小组" in room.card(room.people[1]).text


async def test_a_clock_that_was_set_back_gives_no_further_tries(room):
    await room.begins("每天 1 次")
    player = room.people[1]
    await room.passes_days(2)
    await room.tries(player)
    found = room.bot.app.services.players.meet(player.id, None, 0)
    code = room.link.removeprefix("season-")
    play = room.bot.app.services.season_play
    for now in (START - 5 * DAY, START, room.sandbox.clock()):
        assert play.begin(found, code, now, 1).key == "season-no-tries"
    assert play.begin(found, code, room.sandbox.clock() + DAY, 1) is None


async def test_a_group_that_moves_keeps_its_season(room):
    await room.begins()
    await room.tries(room.people[1])
    moved = room.sandbox.upgrade(room.chat)
    await room.bot.settled()
    await room.passes_days(1)
    told = room.sandbox.last_message(moved)
    assert "1 人答过题" in told.text
    assert told.find_button("去答题") or told.keyboard[0][0]["url"].endswith(room.link)
    await room.passes_days(1)
    assert room.sandbox.last_message(moved) is told
    assert told.edits == 1


async def test_a_group_that_removed_the_bot_hears_nothing_and_its_people_play_on(room):
    await room.begins()
    room.sandbox.kick_bot(room.chat, room.host)
    await room.bot.settled()
    calls = len(room.sandbox.log.entries)
    await room.passes_days(2)
    assert not [e for e in room.sandbox.log.calls()[calls:] if e.chat_id == room.chat.id]
    assert "这一轮 10 分" in (await room.tries(room.people[1])).text


async def test_a_bot_that_was_off_for_days_says_once_how_it_stands(running):
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = SeasonRoom(bot)
            board = await room.begins()
            await room.tries(room.people[1])
        await sandbox.advance(3 * DAY)
        async with running(sandbox) as bot:
            room.bot = bot
            await room.passes(1_000)
            assert board.edits == 1
            assert "第 4 天" in board.text
            assert "一共 20 分" in (await room.tries(room.people[1])).text
