"""What an outage leaves behind: a push has a last hour, and whatever waited is sent only if it is still wanted."""

from __future__ import annotations

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.services.broadcasts import Broadcasts
from tests.conftest import START
from tests.e2e.contest_group import Room
from tests.e2e.private_chat import said
from tests.e2e.push_chat import HOUR, MINUTE, heard, polls, pushes, until

pytestmark = pytest.mark.tried(
    "Telegram is away for half an hour to 25 hours; a group is closed for the night",
    note="what is late or not wanted any more is left out",
)


@pytest.fixture
def person(bot):
    return bot.sandbox.add_person("用户甲", language_code="zh-CN")


async def outage(bot, milliseconds: int, code: int = 502) -> None:
    """Telegram answers nothing but an error for a while; then it is well again, and all has been tried."""
    bot.sandbox.faults.add(Fault("error", code=code, count=None))
    await bot.sandbox.advance(milliseconds)
    bot.sandbox.faults.clear()
    await bot.sandbox.advance(0)
    await bot.settled()


async def test_the_push_of_the_morning_does_not_come_in_the_afternoon(bot, person):
    await said(bot, person, "/remind 08:00")
    await until(bot, "07:59")
    bot.sandbox.faults.add(Fault("error", code=502, count=None))
    await bot.sandbox.advance(MINUTE)
    await bot.sandbox.wait_for(lambda: bot.sandbox.log.calls("sendMessage", ok=False))
    await bot.sandbox.advance(7 * HOUR + 29 * MINUTE)
    bot.sandbox.faults.clear()
    await bot.settled()
    assert pushes(bot, person) == []
    assert bot.app.store.outbox.counts().dropped == 1
    await until(bot, "08:00")
    assert len(pushes(bot, person)) == 1


async def test_a_push_that_waited_an_hour_comes(bot, person):
    await said(bot, person, "/remind 08:00")
    await until(bot, "07:59")
    await outage(bot, HOUR)
    assert len(pushes(bot, person)) == 1


async def test_after_an_outage_of_25_hours_there_is_one_push_on_the_date(bot, person):
    await said(bot, person, "/remind 08:00")
    await until(bot, "07:59")
    bot.sandbox.faults.add(Fault("error", code=502, count=None))
    await bot.sandbox.advance(MINUTE)
    await bot.sandbox.wait_for(lambda: bot.sandbox.log.calls("sendMessage", ok=False))
    await bot.sandbox.advance(25 * HOUR)
    bot.sandbox.faults.clear()
    await bot.settled()
    assert len(pushes(bot, person)) == 1
    await until(bot, "08:00")
    assert len(pushes(bot, person)) == 2


async def test_the_last_hour_holds_over_a_restart(running):
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        person = sandbox.add_person("用户甲", language_code="zh-CN")
        async with running(sandbox) as bot:
            await said(bot, person, "/remind 08:00")
            await until(bot, "07:59")
            sandbox.faults.add(Fault("error", "sendMessage", code=502, count=None))
            await sandbox.advance(MINUTE)
            await sandbox.wait_for(lambda: sandbox.log.calls("sendMessage", ok=False))
        sandbox.faults.clear()
        await sandbox.advance(7 * HOUR)
        async with running(sandbox) as again:
            await again.settled()
            assert pushes(again, person) == []


async def test_a_group_poll_has_a_last_hour(bot, person):
    group = bot.sandbox.add_group("学习小组", [person], admins=[person])
    await heard(bot, person, group, "/daily 20:00")
    await until(bot, "19:59")
    bot.sandbox.faults.add(Fault("error", "sendPoll", code=502, count=None))
    await bot.sandbox.advance(MINUTE)
    await bot.sandbox.wait_for(lambda: bot.sandbox.log.calls("sendPoll", ok=False))
    # Past midnight it would be the next day's poll.
    await bot.sandbox.advance(4 * HOUR + MINUTE)
    bot.sandbox.faults.clear()
    await bot.settled()
    assert polls(bot, group) == []
    await until(bot, "20:00")
    assert len(polls(bot, group)) == 1


async def test_a_broadcast_has_a_last_hour_also_over_a_restart(running):
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        people = [sandbox.add_person(f"用户{name}", language_code="zh-CN") for name in "甲乙"]
        async with running(sandbox) as bot:
            for one in people:
                await said(bot, one, "/start")
            sandbox.faults.add(Fault("error", "sendMessage", code=502, count=None))
            Broadcasts(bot.app.store, "周六停机十分钟", "all").step(sandbox.clock())
            await sandbox.wait_for(lambda: sandbox.log.calls("sendMessage", ok=False))
            await sandbox.advance(23 * HOUR)
        sandbox.faults.clear()
        async with running(sandbox) as again:
            Broadcasts(again.app.store, "周日也停机", "all").step(sandbox.clock())
            await again.settled()
            texts = [[m.text for m in sandbox.messages(one, by_bot=True)][-2:] for one in people]
            assert texts == [["周六停机十分钟", "周日也停机"]] * 2
            sandbox.faults.add(Fault("error", "sendMessage", code=502, count=None))
            Broadcasts(again.app.store, "周一又停机", "all").step(sandbox.clock())
            await sandbox.wait_for(lambda: sandbox.log.calls("sendMessage", ok=False))
            await sandbox.advance(25 * HOUR)
        sandbox.faults.clear()
        async with running(sandbox) as at_last:
            await at_last.settled()
            assert at_last.app.store.outbox.counts().dropped == 2
            assert not any("周一" in m.text for one in people for m in sandbox.messages(one, by_bot=True))


async def test_a_push_that_waits_is_dropped_when_the_person_stops_it_meanwhile(bot, person):
    card = await said(bot, person, "/remind 08:00")
    await until(bot, "07:59")
    bot.sandbox.faults.add(Fault("error", "sendMessage", code=502, count=None))
    await bot.sandbox.advance(MINUTE)
    await bot.sandbox.wait_for(lambda: bot.sandbox.log.calls("sendMessage", ok=False))
    await bot.sandbox.tap(person, card, "不用每天推了")
    await bot.sandbox.advance(MINUTE)
    bot.sandbox.faults.clear()
    await bot.settled()
    assert pushes(bot, person) == []


CLOSED = (
    "CHAT_WRITE_FORBIDDEN",
    "CHAT_SEND_POLL_FORBIDDEN",
    "CHAT_RESTRICTED",
    "CHAT_GUEST_SEND_FORBIDDEN",
)


@pytest.mark.parametrize("kind", ["forbidden", "refused"])
@pytest.mark.parametrize("words", CLOSED)
async def test_a_group_that_is_closed_for_the_night_has_its_poll_on_the_next_day(bot, person, kind, words):
    group = bot.sandbox.add_group("学习小组", [person], admins=[person])
    await heard(bot, person, group, "/daily 20:00")
    bot.sandbox.faults.add(Fault(kind, "sendPoll", text=words))
    await until(bot, "20:00")
    assert polls(bot, group) == []
    await until(bot, "20:00")
    assert len(polls(bot, group)) == 1
    assert bot.app.store.groups.find(group.id).member


@pytest.mark.parametrize("kind", ["forbidden", "refused"])
async def test_a_contest_that_may_not_send_polls_says_so(bot, kind):
    room = Room(bot)
    await room.lobby()
    room.sandbox.faults.add(Fault(kind, "sendPoll", text="CHAT_SEND_POLL_FORBIDDEN"))
    await room.taps(room.host, "开始")
    assert "我在这里不能发投票" in room.newest.text
    assert bot.app.services.contests.running(room.chat.id) is None


async def test_a_question_that_waits_is_dropped_when_the_game_is_off(bot):
    room = Room(bot)
    await room.lobby()
    room.sandbox.faults.add(Fault("flood", "sendPoll", retry_after=2))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    await room.sandbox.wait_for(lambda: room.sandbox.log.calls("sendPoll"))
    room.sandbox.say(room.host, room.chat, "/stop")
    await room.sandbox.wait_for(lambda: bot.app.services.contests.running(room.chat.id) is None)
    await room.sandbox.advance(10_000)
    await bot.settled()
    assert room.polls() == []
    assert len(room.sandbox.log.calls("sendPoll")) == 1


async def test_a_group_hears_of_a_long_wait_once_it_can_hear(bot):
    room = Room(bot)
    await room.lobby()
    room.sandbox.faults.add(Fault("flood", "sendPoll", retry_after=1))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    await room.sandbox.wait_for(lambda: room.sandbox.log.calls("sendPoll"))
    await room.sandbox.advance(3 * MINUTE)
    await room.sandbox.wait_for(room.polls, 10)
    await bot.settled()
    told = [m.text for m in room.sandbox.messages(room.chat, by_bot=True) if "没有收下" in m.text]
    assert told == ["Telegram 有 3 分钟没有收下我的消息，比赛停在原处等着。现在接着来，分数都在。"]
