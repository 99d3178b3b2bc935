"""How a season ends: podium, final text, the file for its host; and what a deletion takes along."""

from __future__ import annotations

import io
import json

import pytest
import zxingcpp
from openpyxl import load_workbook
from PIL import Image

from bot.core.calendar import DAY
from tests.e2e.contest_group import files_of
from tests.e2e.season_group import SeasonRoom
from tests.papers.pages import pages_of


@pytest.fixture
def room(bot):
    return SeasonRoom(bot)


async def played(room: SeasonRoom) -> None:
    """A season of a week in which two people played, one of them under a name."""
    room.sandbox.say(room.host, None, "/start")
    await room.begins()
    await room.tries(room.people[1], right=9)
    await room.presses(room.people[1], "用我的 Telegram 名字上榜")
    await room.tries(room.people[2], right=7)


async def ended(room: SeasonRoom) -> None:
    await played(room)
    await room.passes_days(7)


def said(room: SeasonRoom) -> list[str]:
    return [message.text for message in room.sandbox.messages(room.chat, by_bot=True)]


async def test_at_midnight_after_the_last_day_come_podium_and_final_text(room):
    await ended(room)
    board, podium, final = room.sandbox.messages(room.chat, by_bot=True)[-3:]
    assert "已结束" in board.text
    assert not board.keyboard
    assert podium.photo_id
    assert "2 人参加" in podium.text
    assert final.text.startswith("赛季结束了")
    assert "2026年11月1日" in final.text.replace(" ", "")
    assert "1. 用户乙 8 分（1 天）" in final.text
    assert "一共答完 2 轮" in final.text
    assert "大家最容易看错的一题" in final.text
    assert len(final.text.encode("utf-16-le")) // 2 < 4096
    calls = len(room.sandbox.log.entries)
    await room.passes_days(3)
    assert not [e for e in room.sandbox.log.calls() if e.n > calls and e.chat_id == room.chat.id]


async def test_a_round_finished_after_the_end_counts_for_nothing(room):
    await played(room)
    late = room.people[2]
    await room.opens(late)
    await room.presses(late, "答题")
    await room.passes_days(7)
    final = room.sandbox.last_message(room.chat).text
    done = await room.plays_on(late, 10)
    assert "不算分" in done.text
    assert room.sandbox.last_message(room.chat).text == final
    assert room.bot.app.store.season_players.find(1, late.id).points == 4
    await room.opens(late)
    assert "这个赛季已经结束了" in room.card(late).text
    assert room.card(late).find_button("答") is None


async def test_the_host_closes_it_early_after_being_asked_once(room):
    await played(room)
    await room.passes(20_000)
    await room.says(room.host, "/season")
    assert (await room.taps(room.host, "提前结束")).startswith("赛季会马上结束")
    await room.passes(40_000)
    assert (await room.taps(room.host, "提前结束")).startswith("赛季会马上结束")
    assert await room.taps(room.host, "提前结束") == "赛季结束了"
    assert "主持人提前结束了这个赛季" in room.newest.text
    await room.passes(20_000)
    await room.says(room.host, "/season")
    assert room.find("开始赛季")


async def test_a_season_that_nobody_played_has_neither_podium_nor_file(room):
    await room.begins()
    await room.passes_days(7)
    assert "还没有人答完一轮" in room.newest.text
    assert not room.newest.keyboard
    assert not [message for message in room.sandbox.messages(room.chat, by_bot=True) if message.photo_id]


async def test_the_host_gets_the_record_in_private_and_nobody_else_does(room):
    await ended(room)
    assert await room.taps(room.people[2], "📄 成绩单") == "只有开赛季的人和群管理员能点这个。"
    assert await room.taps(room.host, "📄 成绩单") == "成绩单马上发到你的私聊"
    await room.bot.settled()
    files = files_of(room.bot, room.host)
    assert sorted(name.rpartition(".")[2] for name in files) == ["pdf", "xlsx"]
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    assert book.sheetnames == ["成绩", "题目", "大家错在哪"]
    rows = list(book["成绩"].values)
    assert rows[0] == ("名次", "名字", "分数", "答题天数", "轮数", "答对", "作答")
    assert rows[1:] == [(1, "用户乙", 8, 1, 1, 9, 10), (2, "（没起榜名）", 4, 1, 1, 7, 10)]
    questions = list(book["题目"].values)[1:]
    assert (sum(row[4] for row in questions), sum(row[5] for row in questions)) == (20, 16)
    (page,) = pages_of(next(files[name] for name in files if name.endswith("pdf")))
    assert "第1名用户乙8分，答了1天" in page
    assert "2人参加，答完2轮" in page
    assert await room.taps(room.host, "📄 成绩单") == "成绩单已经发到你的私聊了，往上翻就能看到。"


async def test_units_stand_in_the_record(room):
    room.sandbox.say(room.host, None, "/start")
    await room.says(room.host, "/season")
    await room.taps(room.host, "分单位")
    room.sandbox.say(room.host, None, "=甲&乙 2\n丙组")
    await room.bot.settled()
    await room.taps(room.host, "开始赛季")
    room.link = room.board.keyboard[0][0]["url"].partition("start=")[2]
    await room.opens(room.people[1])
    await room.presses(room.people[1], "=甲&乙")
    await room.tries(room.people[1])
    await room.passes_days(7)
    assert "=甲&乙 人均 10.0 分（1 人）" in room.newest.text
    await room.taps(room.host, "📄 成绩单")
    await room.bot.settled()
    files = files_of(room.bot, room.host)
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    assert list(book["单位"].values)[1] == ("'=甲&乙", 10, 1, 2, "50%")
    assert list(book["成绩"].values)[1][2] == "'=甲&乙"
    (page,) = pages_of(next(files[name] for name in files if name.endswith("pdf")))
    assert "=甲&乙50%（1/2人）" in page


async def test_a_host_whose_group_is_gone_finds_the_record_on_their_own_page(room):
    await played(room)
    room.sandbox.kick_bot(room.chat, room.host)
    await room.bot.settled()
    await room.passes_days(7)
    await room.opens(room.host)
    assert await room.presses(room.host, "📄 成绩单") == "成绩单马上发到你的私聊"
    await room.bot.settled()
    assert len(files_of(room.bot, room.host)) == 2
    page = await room.opens(room.people[1])
    assert page.find_button("📄 成绩单") is None


async def test_the_host_prints_a_poster_with_the_link_and_nobody_else_does(room):
    room.sandbox.say(room.host, None, "/start")
    await room.begins()
    page = await room.opens(room.people[1])
    assert page.find_button("海报") is None
    other = room.bot.app.store.players.find(room.people[1].id)
    assert room.bot.app.services.papers.poster(other, room.link, 0).key == "tap-old"
    await room.opens(room.host)
    await room.presses(room.host, "海报")
    files = files_of(room.bot, room.host)
    assert sorted(files) == ["反诈海报.pdf", "反诈海报.png"]
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(files["反诈海报.png"])))
    assert code.text == room.board.keyboard[0][0]["url"]


async def test_a_host_who_leaves_the_group_leaves_the_season_to_its_admins(room):
    await played(room)
    room.sandbox.promote(room.chat, room.people[1])
    room.sandbox.leave(room.chat, room.host)
    await room.passes_days(1)
    assert room.board.edits == 1
    await room.says(room.people[1], "/season")
    await room.taps(room.people[1], "提前结束")
    assert await room.taps(room.people[1], "提前结束") == "赛季结束了"
    assert await room.taps(room.people[1], "📄 成绩单") == "成绩单马上发到你的私聊"


# --- who is deleted -----------------------------------------------------------------------------------


async def test_a_host_who_is_deleted_takes_season_link_and_record_along(room):
    await played(room)
    room.bot.app.services.players.erase(room.host.id, room.sandbox.clock())
    await room.bot.settled()
    assert "删除了自己的资料" in room.newest.text
    assert "1. 用户乙 8 分" in room.newest.text
    assert not room.newest.keyboard
    page = await room.opens(room.people[1])
    assert "防骗赛季" not in page.text
    tables = ("seasons", "season_players", "season_tries", "season_questions")
    db = room.bot.app.store.db
    assert [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables] == [0] * 4


async def test_a_round_under_way_when_the_host_is_deleted_ends_in_peace(room):
    await played(room)
    player = room.people[1]
    await room.opens(player)
    await room.presses(player, "答题")
    room.bot.app.services.players.erase(room.host.id, room.sandbox.clock())
    done = await room.plays_on(player, 10)
    assert "这个赛季已经结束了" in done.text


async def test_the_name_of_who_is_deleted_leaves_board_final_text_and_record(room):
    await played(room)
    await room.passes_days(1)
    assert "用户乙" in room.board.text
    room.bot.app.services.players.erase(room.people[1].id, room.sandbox.clock())
    await room.bot.settled()
    assert "用户乙" not in room.board.text
    assert "1 人答过题" in room.board.text
    await room.passes_days(7)
    await room.taps(room.host, "📄 成绩单")
    await room.bot.settled()
    files = files_of(room.bot, room.host)
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    assert len(list(book["成绩"].values)) == 2
    assert "用户乙" not in str(list(book["成绩"].values))


async def test_who_is_deleted_after_the_end_leaves_the_final_text_too(room):
    await ended(room)
    final = room.newest
    assert "用户乙" in final.text
    room.bot.app.services.players.erase(room.people[1].id, room.sandbox.clock())
    await room.bot.settled()
    assert "用户乙" not in final.text
    assert final.find_button("📄 成绩单")


async def test_what_is_kept_of_a_player_is_exported(room):
    await played(room)
    kept = json.loads(room.bot.app.store.personal.export(room.people[1].id))
    assert kept["season_players"][0]["points"] == 8
    assert kept["season_tries"][0]["day"] == "2026-10-26"
    assert "seasons" not in kept
    assert json.loads(room.bot.app.store.personal.export(room.host.id))["seasons"][0]["state"]["title"]


async def test_a_season_goes_sixty_days_after_its_end(room):
    await ended(room)
    await room.passes_days(61)
    await room.bot.app.maintenance.purge_expired()
    assert room.bot.app.store.db.execute("SELECT count(*) FROM season_players").fetchone()[0] == 0
    assert room.sandbox.clock() > DAY
