"""The owner hears of troubles once an hour a kind and of each day once; health and pulse tell what stands still."""

from __future__ import annotations

import logging

import pytest
from msgspec.structs import replace

from bot.config import Config, General
from bot.core.calendar import DAY, HOUR, MINUTE
from bot.pulse import Pulse
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.services.owner_news import ALARMS
from bot.texts.catalogue import LANGUAGES, Texts

START = 1_793_000_000_000


@pytest.fixture
async def owned(running):
    """A bot with an owner who has met it."""
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        owner = sandbox.add_person("主人", started=True)
        app = replace(General(), owner=owner.id)
        async with running(sandbox, app=app) as bot:
            yield bot, owner


def heard(bot, owner) -> list[str]:
    return [message.text for message in bot.sandbox.messages(owner, by_bot=True)]


async def look(bot, later: int = 0) -> None:
    await bot.sandbox.advance(later)
    await bot.app.maintenance.look_after()
    await bot.settled()


async def test_an_alarm_of_a_kind_comes_once_an_hour_and_a_restart_changes_nothing(owned):
    bot, owner = owned
    news = bot.app.services.owner_news
    for minutes in (0, 1, 30, 59):
        news.alarm("backup", {}, START + minutes * MINUTE)
    news.alarm("disk", {"size": 12}, START)
    await bot.settled()
    assert len(heard(bot, owner)) == 2
    news.alarm("backup", {}, START + HOUR)
    # A clock that was set back a year does not silence it.
    news.alarm("backup", {}, START - 365 * DAY)
    await bot.settled()
    assert len(heard(bot, owner)) == 4


async def test_the_owner_hears_of_faults_with_their_number_and_nothing_else(owned):
    bot, owner = owned
    for _ in range(3):
        logging.getLogger("bot.somewhere").error("用户甲 said something")
    await look(bot)
    assert heard(bot, owner)[-1] == "⚠️ 程序出了 3 次错，细节在日志里。"
    logging.getLogger("bot.somewhere").error("again")
    await look(bot, MINUTE)
    assert len([text for text in heard(bot, owner) if "错" in text]) == 1
    await look(bot, HOUR)
    assert heard(bot, owner)[-1] == "⚠️ 程序出了 1 次错，细节在日志里。"


async def test_the_owner_hears_of_an_answer_that_waits(owned):
    bot, owner = owned
    stranger = bot.sandbox.add_person("用户甲")
    bot.sandbox.faults.add(Fault("flood", "sendMessage", chat_id=stranger.id, retry_after=600, count=None))
    bot.sandbox.say(stranger, None, "/help")
    await bot.sandbox.wait_for(bot.app.store.outbox.oldest_in_answers)
    await bot.sandbox.advance(6 * MINUTE)
    await bot.app.maintenance.look_after()
    await bot.sandbox.wait_for(lambda: any("6 分钟" in text for text in heard(bot, owner)))
    bot.sandbox.faults.clear()


async def test_the_owner_hears_of_a_second_bot(owned):
    bot, owner = owned
    bot.app._watch.pulse.called("getUpdates", "409", 0.1)
    await look(bot)
    assert "同一个令牌" in heard(bot, owner)[-1]
    await look(bot, 2 * HOUR)
    assert len(heard(bot, owner)) == 1


async def test_a_backup_that_fails_is_told_and_the_bot_goes_on(owned):
    bot, owner = owned
    backups = bot.app.config.storage.backups
    backups.parent.mkdir(parents=True, exist_ok=True)
    backups.write_text("not a folder", "utf-8")
    await bot.app.maintenance.back_up()
    await bot.settled()
    assert "备份没做成" in heard(bot, owner)[-1]


async def test_a_backup_runs_beside_the_bot(owned):
    bot, _ = owned
    await bot.app.maintenance.back_up()
    assert len(list(bot.app.config.storage.backups.glob("bot-*.sqlite3"))) == 1


async def test_the_daily_line_comes_once_a_day_and_counts_from_the_last_one(owned):
    bot, owner = owned
    await look(bot)
    assert heard(bot, owner) == []
    person = bot.sandbox.add_person("用户甲")
    bot.sandbox.say(person, None, "/start")
    await bot.settled()
    await look(bot, 18 * HOUR)
    line = heard(bot, owner)[-1]
    assert line.startswith("昨天：新来 1 人（共 1 人），答题 0 次（共 0 次）")
    for _ in range(3):
        await look(bot, HOUR)
    assert len(heard(bot, owner)) == 1
    await look(bot, DAY)
    assert heard(bot, owner)[-1].startswith("昨天：新来 0 人（共 1 人）")


async def test_without_an_owner_nothing_is_said(bot):
    assert not bot.app.services.owner_news.alarm("fault", {"count": 1}, START)
    await look(bot)
    assert bot.app.store.outbox.counts().waiting == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_alarm_has_words_in_every_language(language):
    for kind in ALARMS:
        assert Texts().of(language, f"alarm-{kind}", count=3, minutes=4, size=5)


# --- the owner's hand ---------------------------------------------------------------------------------


async def test_withdrawn_questions_stay_out_of_play_until_they_are_kept(bot):
    admin, reports = bot.app.services.admin, bot.app.store.reports
    for person in (1, 2, 3):
        reports.add("kefu-c0-0", person, START)
    reports.add("kefu-c0-1", 1, START)
    assert [(one.question_id, one.reports, one.benched) for one in admin.reported()] == [
        ("kefu-c0-0", 3, True),
        ("kefu-c0-1", 1, False),
    ]
    assert admin.keep("kefu-c0-0", START) == 3
    assert admin.withdraw("kefu-c0-1", START) == 1
    assert bot.app.services.reports.benched() == {"kefu-c0-1"}
    assert [(one.question_id, one.withdrawn) for one in admin.reported()] == [("kefu-c0-1", True)]
    admin.keep("kefu-c0-1", START)
    assert bot.app.services.reports.benched() == frozenset()


async def test_while_pushes_are_paused_none_goes_out_and_it_outlives_a_restart(bot):
    person = bot.sandbox.add_person("用户甲", language_code="zh-CN")
    for text in ("/start", "/remind 16:00"):
        bot.sandbox.say(person, None, text)
        await bot.settled()
    before = len(bot.sandbox.messages(person, by_bot=True))
    bot.app.services.admin.pause_pushes(START)
    assert bot.app.services.admin.numbers(START).pushes_paused
    await bot.sandbox.advance(HOUR)
    await bot.settled()
    assert len(bot.sandbox.messages(person, by_bot=True)) == before
    bot.app.services.admin.resume_pushes()
    await bot.sandbox.advance(2_000)
    await bot.settled()
    assert len(bot.sandbox.messages(person, by_bot=True)) == before + 1
    assert bot.app.services.admin.numbers(bot.sandbox.clock()).pushed == 1


# --- the pulse ----------------------------------------------------------------------------------------


def test_each_part_that_stands_still_is_named_and_an_outage_is_not_ours():
    now = 0
    pulse = Pulse(lambda: now, Config().telegram.poll_seconds)
    now = 1_000_000
    # Nothing has begun: Telegram is out of reach, and the bot waits for it.
    assert pulse.standing_still(None) == []
    now = 0
    pulse.ticked(0)
    pulse.called("getUpdates", "ok", 1.0)
    pulse.called("sendMessage", "ok", 1.0)
    now = 11_000
    assert pulse.standing_still(None) == ["tick"]
    now = 100_000
    assert pulse.standing_still(None) == ["tick", "intake"]
    assert pulse.standing_still(None, by_webhook=True) == ["tick"]
    assert pulse.standing_still(61_000) == ["tick", "intake", "sender"]
    pulse.ticked(0)
    pulse.called("getUpdates", "offline", 1.0)
    pulse.called("sendMessage", "offline", 1.0)
    assert pulse.standing_still(61_000) == []
