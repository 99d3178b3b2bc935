"""防骗体检 as people meet it: alone, by a host's link, by invitation; and what a host and a researcher see."""

import csv
import io
import random

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from bot.core.calendar import DAY
from bot.core.contest.effects import ResultLine, SendResults
from bot.errors import OperatorError
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.services.checkup_forms import CheckupForms
from bot.services.record_reader import RecordReader
from bot.services.study_export import export
from bot.telegram.views.buttons import encode
from bot.telegram.views.checkup_buttons import TakeTest
from bot.telegram.views.contest_record import send_results
from bot.telegram.views.words import Words
from tests.conftest import START
from tests.e2e.contest_group import files_of
from tests.e2e.teaching import Reader, talking
from tests.papers.pages import pages_of
from tests.questions import bank_of, judge, large_bank

HOUR = 3_600_000


@pytest.fixture(scope="module")
def bank():
    return large_bank()


@pytest.fixture
async def bot(bank, tmp_path):
    async with talking(bank, tmp_path) as bot:
        yield bot


async def take(reader: Reader, right: int = 10) -> None:
    """Answer the ten of an open test, so many of them rightly."""
    for number in range(10):
        scam = "这条是 scam" in reader.card.text
        says_scam = scam if number < right else not scam
        await reader.tap("肯定是骗局" if says_scam else "肯定是真的")


async def pass_days(bot, days: float) -> None:
    await bot.sandbox.advance(round(days * DAY))
    await bot.settled()


async def test_ten_are_judged_without_a_word_and_then_explained(bot):
    reader = Reader(bot)
    card = await reader.say("/test")
    assert "防骗体检" in card.text
    for _ in range(9):
        assert await reader.tap("可能是骗局") == "记下了"
        assert "红旗" not in reader.card.text
    await reader.tap("可能是骗局")
    text = reader.card.text
    assert reader.card.message_id == card.message_id
    assert "骗局 5 条，认出 5 条" in text
    assert "没错怪的 0 条" in text
    assert "偏疑" in text
    assert "d′ 0.0" in text
    await reader.tap("逐题看讲解")
    assert "关键" in reader.card.text


async def test_a_test_moves_neither_points_nor_cards_nor_the_counts_of_practice(bot):
    reader = Reader(bot)
    await reader.say("/test")
    await take(reader)
    store = bot.app.store
    assert store.answers.newest() == 0
    assert store.players.find(reader.person.id).points == 0
    assert store.players.judgements(reader.person.id).scams == 0
    assert sum(one.first for one in store.items.every().values()) == 10


async def test_practice_never_uses_what_is_kept_back(bot):
    benched = bot.app.services.reports.benched()
    reserved = {name for names in bot.app.store.checkups.forms().values() for name in names}
    assert len(reserved) == 20
    assert reserved <= benched


async def test_the_forms_stay_when_the_bot_starts_again(bank, tmp_path):
    async with talking(bank, tmp_path, seed=1) as bot:
        reserved = bot.app.services.reports.benched()
        forms = bot.app.store.checkups.forms()
        assert len(reserved) == 20
    async with talking(bank, tmp_path, seed=2) as bot:
        assert bot.app.services.reports.benched() == reserved
        assert bot.app.store.checkups.forms() == forms


async def test_a_later_time_comes_by_invitation_and_tells_what_changed(bot):
    reader = Reader(bot)
    await reader.say("/test")
    await take(reader, right=4)
    await reader.say("/test")
    assert "下一次" in reader.card.text
    await pass_days(bot, 7)
    assert "到了做防骗体检的时候：第二次" in reader.card.text
    await reader.tap("做 10 条")
    await take(reader)
    assert "第二次" in reader.card.text
    assert "真假分得更清了" in reader.card.text
    first, second = bot.app.store.checkups.results(reader.person.id, "")
    assert first.form != second.form
    assert not set(first.items) & set(second.items)


async def test_at_most_two_messages_invite_to_one_time(bot):
    reader = Reader(bot)
    await reader.say("/test")
    await take(reader)
    before = len(bot.sandbox.messages(reader.person, by_bot=True))
    for _ in range(15):
        await pass_days(bot, 1)
    invitations = [
        message.text
        for message in bot.sandbox.messages(reader.person, by_bot=True)[before:]
        if "防骗体检" in message.text
    ]
    assert len(invitations) == 2
    assert invitations[1].startswith("再提醒一次")


async def test_who_wants_no_reminder_gets_none(bot):
    reader = Reader(bot)
    await reader.say("/test")
    await take(reader)
    await pass_days(bot, 7)
    await reader.tap("不用再提醒")
    count = len(bot.sandbox.messages(reader.person, by_bot=True))
    for _ in range(20):
        await pass_days(bot, 1)
    assert len(bot.sandbox.messages(reader.person, by_bot=True)) == count


@pytest.mark.parametrize("why", ["late", "taken"])
async def test_an_invitation_that_waited_behind_an_outage_is_sent_only_while_it_is_wanted(bot, why):
    reader = Reader(bot)
    await reader.say("/test")
    await take(reader)
    bot.sandbox.faults.add(Fault("error", "sendMessage", code=502, count=None))
    await bot.sandbox.advance(7 * DAY)
    await bot.sandbox.wait_for(lambda: bot.sandbox.log.calls("sendMessage", ok=False))
    if why == "taken":
        bot.app.services.checkups.open(bot.app.store.players.find(reader.person.id), bot.sandbox.clock())
    await bot.sandbox.advance((7 if why == "late" else 1) * HOUR)
    bot.sandbox.faults.clear()
    await bot.settled()
    texts = [message.text for message in bot.sandbox.messages(reader.person, by_bot=True)]
    assert not any("到了做防骗体检的时候" in text for text in texts)
    assert bot.app.store.outbox.counts().dropped == 1


async def opened(bot, *, waits: bool = False) -> tuple[Reader, str]:
    """A host with a study, and its code."""
    host = Reader(bot, "主持人")
    await host.say("/test")
    await take(host)
    await host.tap("发给一群人做")
    if waits:
        await host.tap("开关对照")
    code = host.card.text.split("tj-")[1].split()[0]
    return host, code


async def test_a_host_sees_numbers_from_five_takers_on_and_never_a_name(bot):
    host, code = await opened(bot)
    for number in range(5):
        taker = Reader(bot, f"某人{number}")
        await taker.say(f"/start tj-{code}")
        await take(taker, right=8)
        await host.tap("看最新数字")
        assert f"做过的人：{number + 1}" in host.card.text
        assert ("d′ " in host.card.text) == (number == 4)
        assert "某人" not in host.card.text
    assert "95% 区间" in host.card.text
    assert "最容易看错的" in host.card.text


async def test_a_link_that_is_over_says_so(bot):
    host, code = await opened(bot)
    await host.tap("结束")
    taker = Reader(bot, "迟到的人")
    await taker.say(f"/start tj-{code}")
    assert "已经结束了" in taker.card.text
    await taker.say("/start tj-NOSUCH")
    assert "已经结束了" in taker.card.text


async def test_only_the_host_may_change_a_study(bot):
    _host, code = await opened(bot)
    other = Reader(bot, "别人")
    await other.say("/start")
    toast = bot.app.services.studies.change(
        bot.app.store.players.find(other.person.id), code, "close", bot.sandbox.clock(), 1
    )
    assert toast.key == "tap-old"


async def test_half_by_lot_wait_and_take_the_second_before_any_result(bot):
    _, code = await opened(bot, waits=True)
    arms = []
    for number in range(12):
        taker = Reader(bot, f"某人{number}")
        await taker.say(f"/start tj-{code}")
        await take(taker)
        course = bot.app.store.checkups.course(taker.person.id, code)
        arms.append(course.arm)
        if course.arm == "wait":
            assert "d′" not in taker.card.text
            await taker.tap("接着做第二份")
            await take(taker)
            assert "第二次" in taker.card.text
            assert bot.app.store.checkups.results(taker.person.id, code)[1].practised == 0
    assert set(arms) == {"now", "wait"}


async def test_a_crash_within_a_test_goes_on_at_the_same_message(bank, tmp_path):
    from bot.sandbox.server import Sandbox
    from tests.conftest import START

    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        async with talking(bank, tmp_path, sandbox) as bot:
            reader = Reader(bot)
            await reader.say("/test")
            await reader.tap("可能是骗局")
        async with talking(bank, tmp_path, sandbox) as bot:
            again = Reader(bot, person=reader.person)
            assert "第 2/10 题" in (await again.say("/test")).text


async def test_a_test_that_would_ask_what_left_the_bank_is_taken_anew(bank, tmp_path):
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        async with talking(bank, tmp_path, sandbox) as bot:
            reader = Reader(bot)
            await reader.say("/test")
            await reader.tap("可能是骗局")
            plan = bot.app.store.sessions.find(1).plan
        gone = {plan[4].question_id, plan[7].question_id}
        left = bank_of(one for one in bank.questions.values() if one.id not in gone)
        async with talking(left, tmp_path, sandbox) as bot:
            reader.bot = bot
            assert "1/10" in (await reader.say("/test")).text
            await take(reader)
            assert "骗局 5 条，认出 5 条" in reader.card.text
            assert len(bot.app.store.checkups.results(reader.person.id, "")) == 1


async def test_a_study_is_exported_without_anybody_in_it(bot, bank):
    host, code = await opened(bot)
    with pytest.raises(OperatorError, match="0 people"):
        export(bot.app.store, bank, code, random.Random(1))
    people = [Reader(bot, f"某人{number}") for number in range(5)]
    for taker in people:
        await taker.say(f"/start tj-{code}")
        await take(taker, right=7)
    exported = export(bot.app.store, bank, code, random.Random(1))
    rows = list(csv.DictReader(io.StringIO(exported.rows)))
    assert len(rows) == 5
    assert {row["taker"] for row in rows} == {"1", "2", "3", "4", "5"}
    assert {row["item_1"] for row in rows} <= {"1", "4"}
    for taker in (*people, host):
        assert str(taker.person.id) not in exported.rows + exported.codebook
        assert taker.person.name not in exported.rows + exported.codebook
    named = {row["column"] for row in csv.DictReader(io.StringIO(exported.codebook))}
    assert set(rows[0]) <= named


async def record_of(bot, host: Reader) -> tuple[dict[str, list[tuple]], str]:
    """The workbook, by sheet, and the page that the host gets for a study."""
    messages = bot.sandbox.messages(host.person, by_bot=True)
    card = next(message for message in messages if message.find_button("📄 成绩单"))
    await bot.sandbox.tap(host.person, card, "📄 成绩单")
    await bot.settled()
    files = files_of(bot, host.person)
    book = load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))
    pages = pages_of(next(files[name] for name in files if name.endswith("pdf")))
    assert len(pages) == 1
    return {sheet.title: list(sheet.values) for sheet in book}, pages[0]


async def both_taken(bot, code: str, people: int) -> None:
    """So many people take the first test badly and the second one well, a week apart."""
    takers = [Reader(bot, f"某人{number}") for number in range(people)]
    for taker in takers:
        await taker.say(f"/start tj-{code}")
        await take(taker, right=4)
    await pass_days(bot, 7)
    for taker in takers:
        await taker.say(f"/start tj-{code}")
        await take(taker, right=9)


async def test_below_five_takers_the_file_says_how_many_there_are_and_no_more(bot):
    host, code = await opened(bot)
    await both_taken(bot, code, 4)
    bot.app.services.studies.open(bot.app.store.players.find(host.person.id), bot.sandbox.clock())
    await bot.settled()
    sheets, page = await record_of(bot, host)
    assert sheets["每一次的平均数"][1:] == [
        ("先练", "第一次", 4, *[None] * 6),
        ("先练", "第二次", 4, *[None] * 6),
    ]
    assert set(sheets) == {"每一次的平均数"}
    assert "做过的人：4" in page
    assert "满5个人才给出数字" in page
    assert "d′" not in page


async def test_the_file_of_a_study_has_before_and_after_and_nobodys_name(bot):
    host, code = await opened(bot)
    await both_taken(bot, code, 5)
    once = Reader(bot, "只来一次的人")
    await once.say(f"/start tj-{code}")
    await take(once, right=0)
    bot.app.services.studies.open(bot.app.store.players.find(host.person.id), bot.sandbox.clock())
    await bot.settled()
    sheets, page = await record_of(bot, host)
    before, after = sheets["前后都做的人"][1:]
    assert before[:3] == ("先练", "第一次", 5)
    assert before[4] <= before[3] <= before[5]
    assert before[3] < after[3]
    # Who came once counts among all, not among those who are compared.
    assert sheets["每一次的平均数"][1][2] == 6
    assert len(sheets["题目"]) == 21
    assert "练习前后的体检" in page
    assert "第二次（5人）" in page
    said = str(sheets) + page
    for who in ("某人", "只来一次的人", "主持人"):
        assert who not in said


async def test_nobody_but_the_host_gets_the_file_of_a_study(bot):
    _host, code = await opened(bot)
    other = Reader(bot, "别人")
    await other.say("/start")
    player = bot.app.store.players.find(other.person.id)
    assert bot.app.services.studies.send(player, code, bot.sandbox.clock()).key == "tap-old"


async def test_a_contest_of_the_same_host_shows_before_and_after_on_its_page(bot):
    host, code = await opened(bot)
    await both_taken(bot, code, 5)
    studies, now = bot.app.services.studies, bot.sandbox.clock()
    assert studies.to_compare(host.person.id, now) == code
    assert studies.to_compare(host.person.id, now + 200 * DAY) == ""
    measured = RecordReader(bot.app.store.db.path).before_and_after(code)
    assert [(wave.wave, wave.takers) for wave in measured] == [(0, 5), (1, 5)]
    asked = SendResults(1, "2026-11-30", 1, (ResultLine(1, "用户甲", None, 9, 1, 1, 900),), form="pdf")
    for told in (replace(asked, study=code), replace(asked, measured=measured)):
        page = send_results(told, words_of(bot)).draw()
        assert "第一次（5人）：d′" in pages_of(page)[0]
    assert "d′" not in pages_of(send_results(asked, words_of(bot)).draw())[0]


def words_of(bot) -> Words:
    reader = RecordReader(bot.app.store.db.path)
    return Words(bot.app.texts, bot.app.bank, "zh-Hans", "bot", records=reader)


async def test_who_is_forgotten_is_gone_from_every_study(bot):
    host, code = await opened(bot)
    await host.say("/forget")
    await host.tap("全部删掉")
    assert bot.app.store.checkups.find_study(code) is None
    assert bot.app.store.checkups.courses(host.person.id) == []


async def test_a_small_bank_has_no_test(tmp_path):
    async with talking(bank_of([judge()]), tmp_path) as bot:
        reader = Reader(bot)
        assert "题库还小" in (await reader.say("/test")).text


async def test_forms_are_drawn_by_the_rule_that_reports_never_bench_more_than_a_share(bot, bank):
    """Were every message reported by three people, there would be no check-up left."""
    store = bot.app.store
    with store.db.atomic():
        for question in bank.questions:
            for person in (1, 2, 3):
                store.reports.add(question, person, 1, "wrong", counts=True)
    forms = CheckupForms(store, bank, random.Random(1)).renew()
    assert [len(names) for names in forms.values()] == [10, 10]
    assert not bot.app.services.reports.benched_alone() & {name for names in forms.values() for name in names}


async def test_a_study_that_is_closed_is_not_joined_by_an_old_button_either(bot):
    host, code = await opened(bot)
    taker = Reader(bot, "用户乙")
    await taker.say("/start")
    await host.tap("结束")
    query = bot.sandbox.forge_tap(taker.person, taker.card, encode(TakeTest(code)))
    assert (await query.wait(5)).text == "这张卡片已经过去了，用最新的一张吧。"
    assert bot.app.store.checkups.course(taker.person.id, code) is None


async def test_a_study_is_joined_by_its_link_and_not_by_a_forged_button(bot):
    """Else codes could be tried by taps, past the budget of wrong links."""
    _, code = await opened(bot)
    taker = Reader(bot, "用户乙")
    await taker.say("/start")
    query = bot.sandbox.forge_tap(taker.person, taker.card, encode(TakeTest(code)))
    assert (await query.wait(5)).text == "这张卡片已经过去了，用最新的一张吧。"
    assert bot.app.store.checkups.takers(code) == 0
