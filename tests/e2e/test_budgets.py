"""What costs much has a budget of the day for each person, whatever way it is asked for; wrong codes have one too."""

from __future__ import annotations

import pytest

from bot.core.limits.budgets import BUDGETS
from bot.storage.certificates import Certificate
from bot.telegram.views.buttons import encode
from bot.telegram.views.own_set_buttons import GetSetTable
from bot.telegram.views.paper_buttons import GetPaper, GetPoster
from tests.conftest import START
from tests.e2e.teaching import Reader

QUESTIONS = "1. 被骗了找谁\nA. 警察\nB. 骗子\n答案：A\n"


def spent(bot, reader: Reader, what: str) -> None:
    """Leave nothing of a budget."""
    bot.app.store.budgets.spend(reader.person.id, what, START, BUDGETS[what])


async def forged(bot, reader: Reader, button) -> str | None:
    query = bot.sandbox.forge_tap(reader.person, reader.card, encode(button))
    answer = await query.wait(5)
    await bot.settled()
    return answer.text if answer else None


@pytest.fixture
async def reader(bot):
    someone = Reader(bot)
    await someone.say("/start")
    return someone


async def test_papers_posters_and_tables_end_with_the_days_budget(bot, reader):
    await reader.say("/paper 5")
    assert reader.card.document_id
    await reader.say("/poster")
    assert bot.app.store.budgets.spent(reader.person.id, "paper", START) == 2
    spent(bot, reader, "paper")
    for line in ("/paper 5", "/poster"):
        assert (await reader.say(line)).text.startswith("今天的文件做得够多了")
    count = len(bot.sandbox.messages(reader.person, by_bot=True))
    for button in (GetPaper(""), GetPoster("home"), GetSetTable(0)):
        assert (await forged(bot, reader, button) or "").startswith("今天的文件做得够多了")
    assert len(bot.sandbox.messages(reader.person, by_bot=True)) == count


async def test_questions_are_read_as_often_as_the_budget_allows_also_in_a_cry_for_help(bot, reader):
    """A cry for help is free at the door: it must not be a way to have the bot read for ever."""
    await reader.say(QUESTIONS)
    assert bot.app.store.budgets.spent(reader.person.id, "set", START) == 1
    assert bot.app.store.db.execute("SELECT count(*) FROM question_sets").fetchone() == (1,)
    spent(bot, reader, "set")
    assert "110" in (await reader.say(QUESTIONS)).text
    await reader.say("/myset")
    await reader.tap("加一套")
    assert (await reader.say(QUESTIONS)).text.startswith("今天的题目读得够多了")
    bot.app.services.own_sets.take_file(
        bot.app.store.players.find(reader.person.id), "file", "题.xlsx", 10, None, START
    )
    await bot.settled()
    assert reader.card.text.startswith("今天的题目读得够多了")
    assert bot.app.store.db.execute("SELECT count(*) FROM set_files").fetchone() == (0,)


async def test_an_option_that_nobody_can_see_is_no_option(bot, reader):
    await reader.say("1. 问题一\nA. 甲\nB. \u3164\u200b\n答案：A\n")
    assert bot.app.store.db.execute("SELECT count FROM question_sets").fetchone() == (0,)


async def test_a_certificate_is_drawn_under_ever_new_names_as_often_as_pictures_are(bot, reader):
    store, exams = bot.app.store, bot.app.services.exams
    store.certificates.add(Certificate("ABC", reader.person.id, "", 18, 20, "first", START))
    player = store.players.find(reader.person.id)
    said = [
        exams.issue(player, "ABC", f"名字{number % 7}", START) for number in range(BUDGETS["picture"] + 1)
    ]
    assert said[:-1] == [None] * BUDGETS["picture"]
    assert said[-1] is not None
    assert said[-1].key == "budget-picture"


@pytest.mark.parametrize("kind", ["jia", "tj"])
async def test_codes_of_links_cannot_be_walked(bot, reader, kind):
    for number in range(BUDGETS["link"]):
        await reader.say(f"/start {kind}-WRONG{number}")
        assert "太多了" not in reader.card.text
    assert "今天打不开的链接太多了" in (await reader.say(f"/start {kind}-WRONG")).text
    await bot.sandbox.advance(24 * 3_600_000)
    assert "今天打不开的链接太多了" not in (await reader.say(f"/start {kind}-WRONG")).text
