"""这题有问题: it asks what is wrong and can be taken back; three people bench a question, one person never does."""

from __future__ import annotations

import pytest

from bot.core.calendar import DAY, HOUR
from tests.conftest import START
from tests.e2e.teaching import Reader, chat, talking
from tests.questions import bank_of


@pytest.fixture
def reader(bot) -> Reader:
    return Reader(bot)


async def revealed(reader: Reader) -> Reader:
    """The person has a card with its reasons before them."""
    await reader.say("/start quiz-kefu")
    await reader.tap((0, 0))
    return reader


async def test_the_last_small_button_asks_what_is_wrong_in_the_same_card(reader):
    await revealed(reader)
    card = reader.card
    assert card.buttons[-2:] == [["下一题"], ["出处", "这题有问题"]]
    assert await reader.tap("这题有问题") is None
    assert reader.card.message_id == card.message_id
    assert reader.card.buttons[-3:] == [["答案不对", "看不懂"], ["过时了", "错别字"], ["没事，不报了"]]
    assert await reader.tap("没事，不报了") is None
    assert reader.card.buttons == card.buttons
    assert reader.bot.app.store.reports.open_counts() == {}


async def test_a_report_has_its_reason_and_can_be_taken_back_and_the_round_goes_on(reader):
    await revealed(reader)
    await reader.tap("这题有问题")
    assert await reader.tap("过时了") == "记下了，谢谢。会有人来看这道题。"
    assert "你说过这题：过时了" in reader.card.text
    reports = reader.bot.app.store.reports
    (question,) = reports.open_counts()
    assert reports.reasons(question) == {"old": 1}
    assert await reader.tap("收回我的报告") == "收回了。"
    assert reports.open_counts() == {}
    await reader.tap("下一题")
    assert "第 2/5 题" in reader.card.text


async def test_a_chat_of_helpta_is_reported_in_its_last_card_and_keeps_what_it_says(tmp_path):
    async with talking(bank_of([chat(stop=3)]), tmp_path) as bot:
        reader = Reader(bot)
        await reader.say("/helpta")
        await reader.tap("让 TA 停下")
        await reader.tap("A")
        card = reader.card
        assert card.buttons == [["再帮一位", "回到首页"], ["出处", "这题有问题"]]
        await reader.tap("这题有问题")
        assert reader.card.message_id == card.message_id
        assert reader.card.buttons[-1] == ["没事，不报了"]
        assert await reader.tap("看不懂") == "记下了，谢谢。会有人来看这道题。"
        assert bot.app.store.reports.reasons("s") == {"unclear": 1}
        assert "你说过这题：看不懂" in reader.card.text
        assert card.text in reader.card.text
        assert await reader.tap("收回我的报告") == "收回了。"
        assert bot.app.store.reports.open_counts() == {}
        assert reader.card.text == card.text


async def test_one_person_reports_a_few_a_day_and_fewer_count(reader):
    await reader.say("/start")
    app = reader.bot.app
    player = app.store.players.find(reader.person.id)
    questions = list(app.bank.questions)
    told = [app.services.reports.report(player, q, "wrong", START + 2 * DAY).key for q in questions[:12]]
    assert told == ["quiz-reported"] * 10 + ["quiz-reported-enough"] * 2
    assert app.store.reports.counting_since(player.id, 0) == 3
    again = app.services.reports.report(player, questions[11], "wrong", START + 3 * DAY)
    assert again.key == "quiz-reported"


async def test_new_accounts_bench_nothing_and_people_of_a_day_do_but_never_more_than_the_share(bot, tried):
    app = bot.app
    players = [app.services.players.meet(number, "zh-hans", START) for number in range(1, 400)]
    questions = list(app.bank.questions)

    def attack(later: int) -> None:
        for number, player in enumerate(players):
            # Three accounts a question, a few questions each.
            for step in range(3):
                question = questions[(number // 3 + step * 20) % len(questions)]
                app.services.reports.report(player, question, "wrong", START + later)

    attack(1)
    assert app.services.reports.benched() == frozenset()
    app.store.reports.close_all(START)
    attack(2 * DAY)
    benched = app.services.reports.benched_alone()
    assert 0 < len(benched) <= 0.03 * len(questions)
    tried(
        "Accounts of more than a day report questions to switch the bank off",
        {"accounts": len(players), "reports": 3 * len(players), "questions in the bank": len(questions)},
        {"questions": len(benched)},
        "never more than three in a hundred, until the owner looks",
    )


async def test_the_owner_hears_one_message_of_a_thousand_reports(running):
    from msgspec.structs import replace

    from bot.config import General
    from bot.sandbox.server import Sandbox

    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        owner = sandbox.add_person("主人", started=True)
        async with running(sandbox, app=replace(General(), owner=owner.id)) as bot:
            reports, news = bot.app.store.reports, bot.app.services.owner_news
            for number in range(1000):
                reports.add(f"q{number % 300:03}", number, START + number)
                news.reports(START + number)
            await bot.settled()
            assert len(sandbox.messages(owner, by_bot=True)) == 1
            news.reports(START + 7 * HOUR)
            await bot.settled()
            told = [message.text for message in sandbox.messages(owner, by_bot=True)]
            assert len(told) == 2
            assert told[-1].startswith("新收到 999 次题目报告：q001, ")
            news.reports(START + 14 * HOUR)
            await bot.settled()
            assert len(sandbox.messages(owner, by_bot=True)) == 2
