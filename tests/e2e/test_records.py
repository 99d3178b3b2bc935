"""The record after a game, the paper and the poster: what a host gets in private."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.e2e.contest_group import Room, files_of
from tests.papers.pages import pages_of


@pytest.fixture
def room(bot):
    return Room(bot)


async def played(room) -> None:
    await room.game()
    for _ in range(5):
        await room.votes(room.people[1])
        await room.votes(room.people[0])
        await room.votes(room.people[2], right=False)
        await room.passes(12_000)


async def test_the_host_gets_the_record_in_private_once_and_nobody_else_does(room):
    room.sandbox.say(room.host, None, "/start")
    room.sandbox.change_person(room.people[1], name="=1+1")
    await played(room)
    before = len(room.sandbox.messages(room.chat, by_bot=True))
    assert await room.taps(room.people[2], "📄 成绩单") == "只有开局的人和群管理员能点这个。"
    assert await room.taps(room.host, "📄 成绩单") == "成绩单马上发到你的私聊"
    await room.bot.settled()
    assert len(room.sandbox.messages(room.chat, by_bot=True)) == before
    files = files_of(room.bot, room.host)
    assert sorted(name.rpartition(".")[2] for name in files) == ["pdf", "xlsx"]
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    assert book.sheetnames == ["成绩", "题目", "大家错在哪"]
    rows = list(book["成绩"].values)
    assert rows[0] == ("名次", "名字", "分数", "答对", "作答", "总用时（秒）")
    assert {row[1] for row in rows[1:]} == {"用户甲", "'=1+1", "用户丙"}
    assert rows[3][1:5] == ("用户丙", 0, 0, 5)
    assert [row[4:6] for row in list(book["题目"].values)[1:]] == [(3, 2)] * 5
    page = PdfReader(io.BytesIO(next(files[name] for name in files if name.endswith("pdf"))))
    assert len(page.pages) == 1
    assert await room.taps(room.host, "📄 成绩单") == "成绩单已经发到你的私聊了，往上翻就能看到。"


async def test_a_host_whom_the_bot_may_not_write_to_is_told_what_to_do(room):
    await played(room)
    assert (await room.taps(room.host, "📄 成绩单")).startswith("成绩单发到私聊里。请先打开")


async def test_who_is_forgotten_is_in_no_record(room):
    room.sandbox.say(room.host, None, "/start")
    await played(room)
    room.bot.app.services.players.erase(room.people[1].id, 1)
    await room.taps(room.host, "📄 成绩单")
    await room.bot.settled()
    files = files_of(room.bot, room.host)
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    assert "用户乙" not in str(list(book["成绩"].values))


async def test_a_paper_is_asked_for_by_number_and_topic(bot):
    person = bot.sandbox.add_person("用户甲")
    for words in ("/paper", "/paper 20 没有这一类", "/paper 5 短信"):
        bot.sandbox.say(person, None, words)
        await bot.settled()
    texts = [message.text for message in bot.sandbox.messages(person, by_bot=True)]
    assert texts[0].startswith("这样发：/paper 20")
    assert texts[1].startswith("没找到这个类型。")
    (content,) = files_of(bot, person).values()
    text = "".join(pages_of(content))
    assert "A卷" in text
    assert "B卷答案" in text


async def test_a_set_of_ones_own_is_printed_and_nobody_elses(bot):
    owner, other = bot.sandbox.add_person("用户甲"), bot.sandbox.add_person("用户乙")
    bot.sandbox.say(owner, None, "1. 自己的题\nA. 一\nB. 二\n答案：B")
    await bot.settled()
    await bot.sandbox.tap(owner, bot.sandbox.last_message(owner), "存下这 1 题")
    await bot.settled()
    papers, players = bot.app.services.papers, bot.app.services.players
    assert papers.send(players.meet(other.id, None, 0), "own:1", 20, 0).key == "tap-old"
    await bot.sandbox.tap(owner, bot.sandbox.last_message(owner), "打印试卷")
    await bot.settled()
    (content,) = files_of(bot, owner).values()
    assert "自己的题" in pages_of(content)[0]


async def test_a_poster_comes_as_a_page_and_as_a_picture(bot):
    person = bot.sandbox.add_person("用户甲")
    bot.sandbox.say(person, None, "/poster")
    await bot.settled()
    assert sorted(files_of(bot, person)) == ["反诈海报.pdf", "反诈海报.png"]


async def test_a_poster_for_a_link_of_somebody_else_is_not_made(bot):
    person = bot.sandbox.add_person("用户甲")
    player = bot.app.services.players.meet(person.id, None, 0)
    assert bot.app.services.papers.poster(player, "tj-NOBODY", 0).key == "tap-old"
    assert bot.app.services.papers.poster(player, "forget", 0).key == "tap-old"
