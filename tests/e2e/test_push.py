"""The daily push as people see it, with the sandbox's clock moved forward."""

from __future__ import annotations

import zoneinfo

import pytest

from tests.e2e.private_chat import answer_right, said, tapped
from tests.e2e.push_chat import DAY, HOUR, forward, labels, pushes, shown, until


@pytest.fixture
def person(bot):
    return bot.sandbox.add_person("用户甲", language_code="zh-CN")


async def test_tapping_an_hour_switches_the_push_on_and_says_back_the_next_time(bot, person):
    card = await said(bot, person, "/remind")
    assert "现在没有开" in card.text
    await tapped(bot, person, card, "20:00")
    text = bot.sandbox.message(person, card.message_id).text
    assert "下一次：2026年10月26日 20:00，北京时间" in text


async def test_one_line_sets_hour_and_place(bot, person):
    card = await said(bot, person, "/remind 20:00 东京")
    assert "下一次：2026年10月26日 20:00，东京时间" in card.text
    card = await said(bot, person, "/remind 07:15 Toronto")
    assert "多伦多时间" in card.text
    assert "07:15" in card.text


async def test_the_push_is_one_message_with_a_tip_and_a_question_answered_in_place(bot, person):
    await said(bot, person, "/remind 20:00")
    await until(bot, "20:00")
    (push,) = pushes(bot, person)
    assert "今日一题" in push.text
    await answer_right(bot, person, push)
    tip = push.text.split("\n\n")[2]
    shown = bot.sandbox.message(person, push.message_id)
    assert "来源：" in shown.text
    assert tip in shown.text
    assert ["下一题"] not in shown.buttons
    assert shown.buttons[0] == ["再来一题", "今日复习", "改时间"]
    assert len(bot.sandbox.messages(person, by_bot=True)) == 2, "the settings, and one push"


async def test_one_more_after_the_push_is_one_and_leaves_an_open_round_alone(bot, person):
    await said(bot, person, "/remind 20:00")
    round_card = await said(bot, person, "/quiz")
    await until(bot, "20:00")
    (push,) = pushes(bot, person)
    await answer_right(bot, person, push)
    await tapped(bot, person, bot.sandbox.message(person, push.message_id), "再来一题")
    more = bot.sandbox.last_message(person)
    assert more.text.startswith("再来一题 · ")
    await answer_right(bot, person, more)
    shown = bot.sandbox.message(person, more.message_id)
    assert shown.buttons[0] == ["再来一题", "今日复习", "改时间"]
    assert await answer_right(bot, person, round_card) == "✅ 答对了，+10 分"


async def test_there_is_one_a_day_for_a_week_and_no_tip_comes_twice(bot, person):
    await said(bot, person, "/remind 08:00")
    tips = []
    for _ in range(7):
        await until(bot, "08:00")
        tips.append(pushes(bot, person)[-1].text.split("\n\n")[2])
    assert len(pushes(bot, person)) == 7
    assert len(set(tips)) == 7


async def test_who_has_practised_today_is_left_in_peace(bot, person):
    await said(bot, person, "/remind 20:00")
    await answer_right(bot, person, await said(bot, person, "/quiz"))
    await until(bot, "20:00")
    assert pushes(bot, person) == []
    await until(bot, "20:00")
    assert len(pushes(bot, person)) == 1


async def test_a_pause_of_a_week_and_one_tap_to_stop(bot, person):
    card = await said(bot, person, "/remind 20:00")
    await tapped(bot, person, card, "停 7 天")
    for _ in range(6):
        await until(bot, "20:00")
    assert pushes(bot, person) == []
    for _ in range(3):
        await until(bot, "20:00")
    assert pushes(bot, person)
    count = len(pushes(bot, person))
    await tapped(bot, person, pushes(bot, person)[-1], "不用每天推了")
    await until(bot, "20:00")
    assert len(pushes(bot, person)) <= count


async def test_a_typed_hour_is_awaited_and_asked_for_again_when_it_makes_no_sense(bot, person):
    card = await said(bot, person, "/remind")
    await tapped(bot, person, card, "别的时间")
    assert "没看懂这个时间" in (await said(bot, person, "二十五点")).text
    assert "06:45" in (await said(bot, person, "6:45")).text


async def test_a_typed_hour_may_have_its_place_beside_it(bot, person):
    card = await said(bot, person, "/remind")
    await tapped(bot, person, card, "别的时间")
    card = await said(bot, person, "20:00东京")
    assert "20:00，东京时间" in card.text


async def test_an_ambiguous_place_offers_its_candidates(bot, person):
    card = await said(bot, person, "/remind 20:00 美国")
    assert "你说的是哪里" in card.text
    assert {"纽约", "洛杉矶"} <= labels(card)
    await tapped(bot, person, card, "洛杉矶")
    assert "洛杉矶时间" in bot.sandbox.message(person, card.message_id).text


async def test_blocked_is_switched_off_and_start_switches_it_on_again(bot, person):
    await said(bot, person, "/remind 20:00")
    bot.sandbox.block(person)
    await until(bot, "20:00")
    calls = len(bot.sandbox.log.calls(chat_id=person.id))
    await until(bot, "20:00")
    assert len(bot.sandbox.log.calls(chat_id=person.id)) == calls
    bot.sandbox.unblock(person)
    await said(bot, person, "/start")
    await until(bot, "20:00")
    assert len(pushes(bot, person)) == 1


async def test_days_without_the_bot_bring_one_late_push_at_most(running):
    from bot.sandbox.server import Sandbox

    async with Sandbox(token="1:test", start=1_793_000_000_000, frozen=True) as sandbox:
        people = [sandbox.add_person(f"用户{i}", language_code="zh-CN") for i in range(2)]
        async with running(sandbox) as bot:
            await said(bot, people[0], "/remind 08:00")
            await said(bot, people[1], "/remind 21:00")
        # Three days later, at half past ten in the evening: twelve and a half hours after one hour, one and a half after the other.
        await sandbox.advance(3 * DAY + 7 * HOUR)
        async with running(sandbox) as bot:
            await forward(bot, 2_000)
            assert [len(pushes(bot, person)) for person in people] == [0, 1]
            await until(bot, "08:00")
            assert [len(pushes(bot, person)) for person in people] == [1, 1]


async def test_an_outage_brings_one_late_push_or_none(running, tmp_path):
    from bot.sandbox.server import Sandbox

    async with Sandbox(token="1:test", start=1_793_000_000_000, frozen=True) as sandbox:
        people = [sandbox.add_person(f"用户{i}", language_code="zh-CN") for i in range(2)]
        async with running(sandbox) as bot:
            await said(bot, people[0], "/remind 16:00")
            await said(bot, people[1], "/remind 23:00")
        # Half past eleven: one is seven hours late, the other half an hour.
        await sandbox.advance(8 * HOUR)
        async with running(sandbox) as bot:
            await forward(bot, 2_000)
            assert [len(pushes(bot, person)) for person in people] == [0, 1]


async def test_a_streak_of_seven_days_is_kept_in_a_picture(bot, person):
    await said(bot, person, "/remind 20:00")
    for _ in range(7):
        await until(bot, "20:00")
        await answer_right(bot, person, pushes(bot, person)[-1])
    photos = [m for m in bot.sandbox.messages(person, by_bot=True) if m.photo_id]
    assert len(photos) == 1
    assert "连续 7 天" in photos[0].text


async def test_the_streak_is_told_in_the_answered_push(bot, person):
    await said(bot, person, "/remind 20:00")
    for _ in range(2):
        await until(bot, "20:00")
        push = pushes(bot, person)[-1]
        await answer_right(bot, person, push)
    assert "连续 2 天" in shown(bot, person, push).text


async def test_a_missed_cue_comes_back_when_it_is_due(bot, person):
    await said(bot, person, "/remind 20:00")
    await until(bot, "20:00")
    push = pushes(bot, person)[-1]
    cue = bot.app.store.sessions.find_open(person.id, "push").plan[0].cue
    wrong = "肯定是真的" if "scam" in push.text else "肯定是骗局"
    if "这是正确的一项" in push.text:
        wrong = next(line[0] for line in push.text.splitlines() if "这也是不对的" in line)
    await tapped(bot, person, push, wrong)
    asked = []
    for _ in range(4):
        await until(bot, "20:00")
        asked.append(bot.app.store.sessions.find_open(person.id, "push").plan[0])
    assert cue in [planned.cue for planned in asked[:2]]


async def test_one_chat_that_is_told_to_wait_holds_up_no_other(bot):
    from bot.sandbox.faults import Fault

    people = [bot.sandbox.add_person(f"用户{i}", language_code="zh-CN") for i in range(4)]
    for someone in people:
        await said(bot, someone, "/remind 20:00")
    flood = bot.sandbox.faults.add(Fault("flood", "sendMessage", chat_id=people[0].id, retry_after=1))
    before = len(bot.sandbox.log.entries)
    await until(bot, "20:00")
    assert [len(pushes(bot, someone)) for someone in people] == [1, 1, 1, 1]
    assert flood.hits == 1
    order = [entry.chat_id for entry in bot.sandbox.log.after(before) if entry.message_id]
    assert order[-1] == people[0].id


async def test_a_change_of_zone_brings_no_second_push_on_a_date(bot, person):
    await said(bot, person, "/remind 20:00 东京")
    await until(bot, "20:00", "Asia/Tokyo")
    assert len(pushes(bot, person)) == 1
    text = (await said(bot, person, "/remind 20:00 伦敦")).text
    assert "下一次：2026年10月27日 20:00，伦敦时间" in text


async def test_an_hour_set_after_a_push_was_dropped_is_kept_that_very_day(running):
    from bot.sandbox.server import Sandbox

    async with Sandbox(token="1:test", start=1_793_000_000_000, frozen=True) as sandbox:
        someone = sandbox.add_person("用户甲", language_code="zh-CN")
        async with running(sandbox) as bot:
            await said(bot, someone, "/remind 16:00")
        await sandbox.advance(7 * HOUR)
        async with running(sandbox) as bot:
            await forward(bot, 2_000)
            assert pushes(bot, someone) == []
            assert "下一次：2026年10月26日 23:30" in (await said(bot, someone, "/remind 23:30")).text
            await until(bot, "23:30")
            assert len(pushes(bot, someone)) == 1


async def test_one_that_cannot_be_dealt_with_does_not_stop_the_others(bot):
    people = [bot.sandbox.add_person(f"用户{i}", language_code="zh-CN") for i in range(3)]
    for someone in people:
        await said(bot, someone, "/remind 20:00")
    bot.app.store.db.execute(
        "UPDATE subscriptions SET zone = 'Mars/Olympus' WHERE chat_id = ?", (people[0].id,)
    )
    await until(bot, "20:00")
    assert [len(pushes(bot, someone)) for someone in people] == [0, 1, 1]


async def test_who_blocked_the_bot_is_left_in_peace_from_then_on(bot, person):
    await said(bot, person, "/remind 20:00")
    bot.sandbox.block(person)
    await bot.settled()
    calls = len(bot.sandbox.log.calls(chat_id=person.id))
    await until(bot, "20:00")
    assert len(bot.sandbox.log.calls(chat_id=person.id)) == calls


async def test_old_rows_of_the_ledger_and_old_sessions_go_and_young_ones_stay(bot, person):
    def rows() -> tuple[int, ...]:
        tables = ("pushes", "sessions")
        return tuple(
            bot.app.store.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables
        )

    await said(bot, person, "/remind 20:00")
    await until(bot, "20:00")
    await said(bot, person, "/remind off")
    seen = []
    for days in (29, 60, 2):
        await forward(bot, days * DAY)
        await bot.app.maintenance.purge_expired()
        seen.append(rows())
    assert seen == [(1, 1), (0, 1), (0, 0)]


async def test_zones_come_from_the_pinned_package(bot):
    assert zoneinfo.TZPATH == ()


async def test_a_forgiven_day_is_said(bot, person):
    card = await said(bot, person, "/start quiz-kefu")
    await answer_right(bot, person, card)
    await said(bot, person, "/remind 20:00")
    for _ in range(3):
        await until(bot, "20:00")
    push = pushes(bot, person)[-1]
    await answer_right(bot, person, push)
    assert "昨天没练，用掉这周的一次" in shown(bot, person, push).text
