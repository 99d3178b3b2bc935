"""A host sends questions, looks at what was read, keeps them, and plays them in a group."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from bot.imports.reading import read_file
from bot.sandbox.faults import Fault
from bot.sandbox.files import Upload
from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.e2e.contest_group import Room
from tests.imports.made_files import HEADS, as_xlsx, rows, written

TEXT = "1. 自己的第一题\nA. 甲一\nB. 乙一\n答案：B\n解析：因为乙\n2. 自己的第二题\nA. 甲二\nB. 乙二\n答案：A\n3. 没答案\nA. x\nB. y\n"


@pytest.fixture
def room(bot):
    return Room(bot)


async def send_file(bot, person, name: str, content: bytes):
    """A person sends a document; the bot's answer when it has been read."""
    bot.sandbox.send_document(person, None, Upload(name, "application/octet-stream", content))
    await bot.settled()
    sets = bot.app.services.own_sets
    await bot.sandbox.wait_for(lambda: sets.next_deadline() is None, 20)
    await bot.settled()
    return bot.sandbox.last_message(person)


async def pasted(bot, person, text: str = TEXT):
    bot.sandbox.say(person, None, text)
    await bot.settled()
    return bot.sandbox.last_message(person)


async def tapped(bot, person, message, button):
    toast = await bot.sandbox.tap(person, message, button)
    await bot.settled()
    return toast.text if toast else None


async def choose_topic(room) -> None:
    """Turn to the page of topics; a lobby is edited every two seconds."""
    await room.taps(room.host, "类型：全部类型")
    await room.passes(2_000)


def file_of(bot, message) -> bytes:
    return bot.sandbox.files.find(message.document_id).content


async def test_a_file_is_read_and_each_fault_is_told_with_its_row(bot, room):
    card = await send_file(bot, room.host, "社区题库.xlsx", as_xlsx(rows(written(3), HEADS[0])))
    assert card.text.startswith("📁 社区题库\n21 题读懂了，3 处有问题。")
    assert "• 第 6 行：没有写答案。" in card.text
    assert "• 第 11 行：答案写了不止一个（AB），比赛里每题只能有一个。" in card.text
    assert card.buttons == [["存下这 21 题"], ["下载标出问题的表"], ["不要了"]]


async def test_the_corrected_table_holds_everything_and_is_read_again(bot, room):
    card = await send_file(bot, room.host, "题.xlsx", as_xlsx(rows(written(3), HEADS[0])))
    await tapped(bot, room.host, card, "下载标出问题的表")
    content = file_of(bot, bot.sandbox.last_message(room.host))
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet.max_row == 25
    assert sheet.cell(6, sheet.max_column).value == "没有写答案。"
    assert len(read_file(content, "题.xlsx").questions) == 21


async def test_the_empty_table_is_read_as_its_example(bot, room):
    card = await pasted(bot, room.host, "/myset")
    await tapped(bot, room.host, card, "下载空白表")
    assert len(read_file(file_of(bot, bot.sandbox.last_message(room.host)), "a.xlsx").questions) == 1


async def test_pasted_questions_become_a_set_that_is_played_alone_and_counts_in_no_league(bot, room):
    card = await pasted(bot, room.host)
    assert "2 题读懂了，1 处有问题" in card.text
    assert await tapped(bot, room.host, card, "存下这 2 题") == "存好了"
    await room.says(room.host, "/contest")
    await choose_topic(room)
    await room.taps(room.host, "📁 没起名的一套")
    await room.taps(room.host, "5 题")
    for person in room.people:
        await room.taps(person, "参加")
    await room.passes(60_000)
    await room.taps(room.host, "开始")
    for _ in range(2):
        assert "自己的第" in room.poll().question
        await room.all_vote()
        await room.passes(20_000)
    assert "自己的第" not in room.newest.text.splitlines()[0]
    assert room.newest.text.count("分") > 2
    count = bot.app.store.db.execute("SELECT count(*) FROM league_points").fetchone()[0]
    assert count == 0


async def test_mixed_with_the_bank_half_of_the_questions_are_ones_own(bot, room):
    card = await pasted(bot, room.host)
    await tapped(bot, room.host, card, "存下这 2 题")
    await room.says(room.host, "/contest")
    await choose_topic(room)
    await room.taps(room.host, "📁 没起名的一套 + 题库")
    await room.taps(room.host, "5 题")
    for person in room.people:
        await room.taps(person, "参加")
    await room.passes(60_000)
    await room.taps(room.host, "开始")
    plan = bot.app.services.contests.running(room.chat.id).plan
    assert len(plan) == 5
    assert sum(one.question_id.startswith("own:") for one in plan) == 2


async def test_a_set_is_offered_to_nobody_but_its_owner(bot, room):
    card = await pasted(bot, room.people[1])
    await tapped(bot, room.people[1], card, "存下这 2 题")
    await room.says(room.host, "/contest")
    await choose_topic(room)
    assert room.find("📁 没起名的一套") is None
    sets = bot.app.services.own_sets
    player = bot.app.services.players.meet(room.host.id, None, 0)
    assert sets.open(player, 1, 0, 1).key == "tap-old"
    assert sets.send_table(player, 1, 0).key == "tap-old"
    assert sets.delete(player, 1, 0, 1).key == "tap-old"


async def test_an_anonymous_admin_is_told_why_no_set_is_listed_and_uses_their_own_by_one_tap(bot):
    room = Room(bot, supergroup=True)
    hidden, other = room.people[1], room.people[2]
    card = await pasted(bot, hidden)
    await tapped(bot, hidden, card, "存下这 2 题")
    room.sandbox.promote(room.chat, hidden, anonymous=True)
    room.leader = hidden
    await room.says(hidden, "/contest")
    await room.taps(hidden, "类型：全部类型")
    await room.passes(2_000)
    assert room.find("📁 没起名的一套") is None
    assert "这一局是用群的身份开的，看不出主持人是谁，所以没有列出自己的题。" in room.newest.text
    assert await room.taps(other, "📁 用我自己的题") == "只有开局的人和群管理员能点这个。"
    assert (await room.taps(room.host, "📁 用我自己的题")).startswith("你还没有自己的题。")
    await room.taps(hidden, "📁 用我自己的题")
    await room.passes(2_000)
    await room.taps(hidden, "📁 没起名的一套")
    await room.taps(hidden, "5 题")
    for person in room.people:
        await room.taps(person, "参加")
    await room.passes(60_000)
    await room.taps(hidden, "开始")
    assert "自己的第" in room.poll().question


async def test_a_new_version_takes_the_place_of_the_old_one(bot, room):
    card = await pasted(bot, room.host)
    await tapped(bot, room.host, card, "存下这 2 题")
    own = bot.sandbox.message(room.host, card.message_id)
    await tapped(bot, room.host, own, "换成新的一版")
    card = await pasted(bot, room.host, "1. 新的\nA. 一\nB. 二\n答案：A")
    await tapped(bot, room.host, card, "存下这 1 题")
    sets = bot.app.store.question_sets.of(room.host.id)
    assert [one.count for one in sets] == [1]


async def test_a_set_that_is_deleted_is_gone_two_days_later_and_a_game_under_way_plays_on(bot, room):
    card = await pasted(bot, room.host)
    await tapped(bot, room.host, card, "存下这 2 题")
    own = bot.sandbox.message(room.host, card.message_id)
    await tapped(bot, room.host, own, "删掉这套题")
    assert await tapped(bot, room.host, own, "删掉") == "删掉了"
    store = bot.app.store
    assert store.question_sets.of(room.host.id) == []
    assert store.question_sets.question("own:1:1") is not None
    await bot.sandbox.advance(3 * 86_400_000)
    await bot.app.maintenance.purge_expired()
    assert store.question_sets.question("own:1:1") is None


async def test_forget_takes_sets_drafts_and_waiting_files_along(bot, room):
    card = await pasted(bot, room.host)
    await tapped(bot, room.host, card, "存下这 2 题")
    await pasted(bot, room.host)
    bot.app.services.players.erase(room.host.id, 1)
    for table in ("question_sets", "set_questions", "set_files"):
        assert bot.app.store.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


async def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_and_nothing_is_kept(bot, room):
    card = await send_file(bot, room.host, "题.xlsx", b"no table")
    assert card.text == "这个文件打不开，好像不是它名字里说的那种文件。请另存一份再发。"
    count = bot.app.store.db.execute("SELECT count(*) FROM question_sets").fetchone()[0]
    assert count == 0


async def test_a_file_that_telegram_does_not_give_now_is_asked_for_again(bot, room):
    bot.sandbox.faults.add(Fault("error", method="getFile"))
    bot.sandbox.send_document(room.host, None, Upload("a.csv", "text/csv", TEXT.encode()))
    await bot.settled()
    sets = bot.app.store.question_sets
    await bot.sandbox.wait_for(lambda: bot.sandbox.log.calls("getFile"), 10)
    await bot.app.set_files.settled()
    await bot.sandbox.advance(10_000)
    await bot.sandbox.wait_for(lambda: sets.next_file_due() is None, 20)
    await bot.settled()
    assert "2 题读懂了" in bot.sandbox.last_message(room.host).text


async def test_a_file_that_is_no_list_of_questions_is_answered_as_before(bot, room):
    bot.sandbox.post_as(
        room.host, None, {"document": {"file_id": "x", "file_unique_id": "y", "file_name": "照片.zip"}}
    )
    await bot.settled()
    assert "只" in bot.sandbox.last_message(room.host).text
    assert bot.app.services.own_sets.next_deadline() is None


async def test_a_file_that_waits_at_a_restart_is_read_by_the_next_start(running, tmp_path):
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        person = sandbox.add_person("用户甲")
        sandbox.faults.add(Fault("hold", method="getFile"))
        async with running(sandbox) as bot:
            sandbox.say(person, None, "/start")
            sandbox.send_document(person, None, Upload("a.csv", "text/csv", TEXT.encode()))
            await bot.settled()
            await sandbox.wait_for(lambda: any(one.hits for one in sandbox.faults.active), 10)
        sandbox.faults.clear()
        async with running(sandbox) as bot:
            sets = bot.app.services.own_sets
            await sandbox.wait_for(lambda: sets.next_deadline() is None, 20)
            await bot.settled()
            assert "2 题读懂了" in sandbox.last_message(person).text
