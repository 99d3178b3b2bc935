"""The settings of the daily push as people see them: typed, tapped, paused, stopped and asked about again."""

from __future__ import annotations

import pytest

from tests.e2e.private_chat import answer_right, said, tapped
from tests.e2e.push_chat import MINUTE, forward, labels, pushes, shown, until


@pytest.fixture
def person(bot):
    return bot.sandbox.add_person("用户甲", language_code="zh-CN")


@pytest.mark.parametrize(
    ("code", "zone"),
    [("zh-HK", "香港時間"), ("zh-TW", "台北時間"), ("en-SG", "Singapore time"), ("zh-CN", "北京时间")],
)
async def test_the_default_zone_follows_the_region_and_is_said_in_the_persons_language(bot, code, zone):
    someone = bot.sandbox.add_person("某人", language_code=code)
    assert zone in (await said(bot, someone, "/remind 20:00")).text


async def test_a_change_of_region_takes_the_push_along_unless_a_place_was_named(bot, person):
    for line, place in (("/remind 20:00", "新加坡时间"), ("/remind 20:00 东京", "东京时间")):
        await said(bot, person, line)
        card = await said(bot, person, "/settings")
        await tapped(bot, person, card, "地区")
        await tapped(bot, person, shown(bot, person, card), "新加坡")
        assert place in (await said(bot, person, "/remind")).text


async def test_places_are_offered_in_the_persons_own_language(bot):
    taiwanese = bot.sandbox.add_person("某人", language_code="zh-TW")
    assert {"紐約", "洛杉磯"} <= labels(await said(bot, taiwanese, "/remind 20:00 美國"))
    english = bot.sandbox.add_person("Someone", language_code="en")
    assert {"New York", "Los Angeles"} <= labels(await said(bot, english, "/remind 8 pm USA"))


async def test_the_settings_lead_to_the_push_and_say_what_is_set(bot, person):
    card = await said(bot, person, "/settings")
    assert "每日推送：没有开" in card.text
    await tapped(bot, person, card, "每日推送")
    await tapped(bot, person, shown(bot, person, card), "07:30")
    assert "下一次：2026年10月27日 07:30，北京时间" in shown(bot, person, card).text
    assert "每日推送：07:30 北京" in (await said(bot, person, "/settings")).text


async def test_what_is_awaited_survives_a_restart(running):
    from bot.sandbox.server import Sandbox

    async with Sandbox(token="1:test", start=1_793_000_000_000, frozen=True) as sandbox:
        someone = sandbox.add_person("用户甲", language_code="zh-CN")
        async with running(sandbox) as bot:
            await tapped(bot, someone, await said(bot, someone, "/remind"), "别的时间")
        async with running(sandbox) as bot:
            assert "06:45" in (await said(bot, someone, "6:45")).text


async def test_after_ten_minutes_nothing_is_awaited_any_more(bot, person):
    await tapped(bot, person, await said(bot, person, "/remind"), "别的时间")
    await forward(bot, 11 * MINUTE)
    assert "06:45" not in (await said(bot, person, "6:45")).text
    assert "现在没有开" in (await said(bot, person, "/remind")).text


async def test_cancel_ends_the_waiting_and_a_tap_does_too(bot, person):
    card = await said(bot, person, "/remind")
    await tapped(bot, person, card, "别的时间")
    assert "不改了" in (await said(bot, person, "/cancel")).text
    await tapped(bot, person, card, "别的时间")
    await tapped(bot, person, card, "12:30")
    await said(bot, person, "6:45")
    assert "12:30" in shown(bot, person, card).text
    assert "06:45" not in (await said(bot, person, "/remind")).text


async def test_a_cry_for_help_is_heard_even_while_a_place_is_awaited(bot, person):
    card = await said(bot, person, "/remind")
    await tapped(bot, person, card, "换地方")
    await tapped(bot, person, shown(bot, person, card), "打字告诉我")
    assert "110" in (await said(bot, person, "我被骗了")).text


async def test_a_typed_place_alone_does_not_switch_anything_on(bot, person):
    card = await said(bot, person, "/remind")
    await tapped(bot, person, card, "换地方")
    await tapped(bot, person, shown(bot, person, card), "打字告诉我")
    text = (await said(bot, person, "東京")).text
    assert "东京时间" in text
    assert "现在没有开" in text


async def test_weekdays_only(bot, person):
    card = await said(bot, person, "/remind 20:00")
    await tapped(bot, person, card, "只在工作日")
    assert "周六、周日不送" in shown(bot, person, card).text
    counts = []
    for _ in range(7):  # from a Monday on
        await until(bot, "20:00")
        counts.append(len(pushes(bot, person)))
    assert counts == [1, 2, 3, 4, 5, 5, 5]


async def test_only_a_tip_or_only_a_question(bot, person):
    card = await said(bot, person, "/remind 20:00")
    for content, tip, question in (("只要提醒", True, False), ("只要题", False, True)):
        await tapped(bot, person, card, "送什么")
        await tapped(bot, person, shown(bot, person, card), content)
        await until(bot, "20:00")
        push = pushes(bot, person)[-1]
        assert ("今日一题" in push.text) is question
        assert (len(push.text.split("\n\n")) > 2 and "今日一题" not in push.text) is tip


async def test_who_wants_it_all_the_same_gets_it_after_practice(bot, person):
    card = await said(bot, person, "/remind 20:00")
    await tapped(bot, person, card, "练过就不送")
    await answer_right(bot, person, await said(bot, person, "/quiz"))
    await until(bot, "20:00")
    assert len(pushes(bot, person)) == 1


async def test_yesterdays_push_answered_today_is_no_reason_to_leave_out_todays(bot, person):
    await said(bot, person, "/remind 20:00")
    for _ in range(3):
        await until(bot, "20:00")
        push = pushes(bot, person)[-1]
        await until(bot, "09:00")
        await answer_right(bot, person, push)
    assert len([m for m in bot.sandbox.messages(person, by_bot=True) if "今日一题" in m.text]) == 3


async def test_a_paused_push_says_until_when_and_goes_on_with_one_tap(bot, person):
    card = await said(bot, person, "/remind 20:00")
    await tapped(bot, person, card, "停 7 天")
    assert "先停着，2026年11月2日 20:00 再送" in shown(bot, person, card).text
    await tapped(bot, person, card, "接着送")
    assert "下一次：2026年10月26日 20:00" in shown(bot, person, card).text


async def test_off_and_on_again_forgets_a_pause(bot, person):
    card = await said(bot, person, "/remind 20:00")
    await tapped(bot, person, card, "停 7 天")
    await said(bot, person, "/remind off")
    await tapped(bot, person, card, "接着送")
    assert "现在没有开" in shown(bot, person, card).text
    await tapped(bot, person, card, "20:00")
    assert "下一次：2026年10月26日 20:00" in shown(bot, person, card).text


async def test_stopping_under_a_push_leaves_its_question_where_it_is(bot, person):
    await said(bot, person, "/remind 20:00")
    await until(bot, "20:00")
    (push,) = pushes(bot, person)
    await tapped(bot, person, push, "改时间")
    assert await tapped(bot, person, push, "不用每天推了") == "关掉了，明天起不再推送"
    # The card itself says so, and opens it again.
    assert shown(bot, person, push).buttons[-1] == ["已关 · 再打开"]
    assert "今日一题" in shown(bot, person, push).text
    await tapped(bot, person, shown(bot, person, push), "已关 · 再打开")
    assert shown(bot, person, push).buttons[-1] == ["改时间", "不用每天推了"]
    await tapped(bot, person, shown(bot, person, push), "不用每天推了")
    await answer_right(bot, person, shown(bot, person, push))
    assert "来源：" in shown(bot, person, push).text
    await until(bot, "20:00")
    assert len(pushes(bot, person)) == 0


async def test_nonsense_is_asked_about_again(bot, person):
    assert "没看懂这个时间" in (await said(bot, person, "/remind 25:00")).text
    assert "没找到这个地方" in (await said(bot, person, "/remind 20:00 没有这个地方")).text
    assert "现在没有开" not in (await said(bot, person, "/remind")).text


# --- what comes --------------------------------------------------------------------------------------
