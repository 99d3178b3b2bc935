"""The chat page in a real browser: starting, polls, two tabs, the clock, links."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from tests.sandbox.browsing import (
    NEEDS_BROWSER,
    address,
    hook,
    keyboard,
    message,
)
from tests.sandbox.page_bot import GROUP, NOON, Bot, Visit

pytestmark = [*NEEDS_BROWSER, pytest.mark.asyncio(loop_scope="module")]


async def test_a_stranger_starts_with_one_press_and_answers_with_one_tap(
    sandbox: Sandbox, bot: Bot, visit: Visit
) -> None:
    page = await visit()
    await expect(page).to_have_title("反诈答题机器人 · 沙盒")
    await hook(page, "start-button").click()
    said = await bot.next_text()
    assert said["text"] == "/start"

    sent = await bot(
        "sendMessage",
        chat_id=said["chat"]["id"],
        text="第 1/5 题",
        reply_markup=keyboard(["甲", "乙"], ["丙"]),
    )
    card = message(page, "第 1/5 题")
    await expect(hook(card, "key")).to_have_text(["甲", "乙", "丙"])
    await hook(card, "key", has_text="乙").click()
    tapped = await bot.next_update("callback_query")
    assert tapped["data"] == "乙"
    await bot("answerCallbackQuery", callback_query_id=tapped["id"], text="答对了")
    await expect(hook(page, "toast")).to_have_text("答对了")

    await bot(
        "editMessageText",
        chat_id=sent["chat"]["id"],
        message_id=sent["message_id"],
        text="✅ 乙",
        reply_markup=keyboard(["下一题"]),
    )
    await expect(message(page, "✅ 乙").get_by_test_id("edited")).to_be_visible()
    await expect(hook(page, "key")).to_have_text(["下一题"])
    await expect(hook(page, "message")).to_have_count(2)


async def test_an_alert_waits_until_it_is_read(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    ada = sandbox.person("用户甲")
    sandbox.say(ada, None, "/start")
    await bot("sendMessage", chat_id=ada.id, text="一轮结束", reply_markup=keyboard(["我的成绩"]))
    page = await visit(address(sandbox, "用户甲"))
    await hook(page, "key").click()
    tapped = await bot.next_update("callback_query")
    await bot("answerCallbackQuery", callback_query_id=tapped["id"], text="3500 分，第 2 名", show_alert=True)
    await expect(hook(page, "alert")).to_contain_text("3500 分")
    await page.keyboard.press("Escape")
    await expect(hook(page, "alert")).to_have_count(0)


async def test_a_poll_takes_one_vote_and_shows_marks_when_it_closes(
    sandbox: Sandbox, bot: Bot, visit: Visit
) -> None:
    options = ["打短信里的电话", "去官方 App 查", "先转一元", "问管理员"]
    poll = await bot(
        "sendPoll",
        chat_id=sandbox.chat(GROUP).id,
        question="第一步做什么？",
        description="短信：您的账户异常，请登录 example.com",
        options=[{"text": text} for text in options],
        type="quiz",
        is_anonymous=False,
        correct_option_ids=[1],
        open_period=60,
        shuffle_options=True,
        hide_results_until_closes=True,
    )
    page = await visit(address(sandbox, "用户乙", GROUP))
    order = sandbox.find_poll(poll["poll"]["id"]).order(sandbox.person("用户乙").id)
    await expect(hook(page, "poll-option")).to_have_text([options[position] for position in order])
    await expect(hook(page, "poll-description")).to_contain_text("您的账户异常")
    await expect(hook(page, "countdown")).to_have_text(re.compile("还剩"))

    await hook(page, "poll-option", has_text="先转一元").click()
    answer = await bot.next_update("poll_answer")
    assert answer["option_ids"] == [2]
    await expect(hook(page, "poll-state")).to_contain_text("结束后公布")
    sandbox.vote("用户丙", poll["poll"]["id"], "去官方 App 查")

    await hook(page, "clock-minute").click()
    await expect(hook(page, "poll")).to_have_attribute("data-closed", "true")
    await expect(hook(page, "poll-option", has_text="先转一元")).to_have_attribute("data-mark", "wrong")
    await expect(hook(page, "poll-option", has_text="去官方 App 查")).to_have_attribute("data-mark", "right")
    await expect(hook(page, "poll-option", has_text="去官方 App 查")).to_contain_text("50%")
    await expect(hook(page, "poll-total")).to_have_text("2 人参与")


async def test_two_tabs_are_two_people(sandbox: Sandbox, visit: Visit) -> None:
    ada = await visit(address(sandbox, "用户甲", GROUP))
    bea = await visit(address(sandbox, "用户乙"))
    await hook(ada, "composer").fill("大家好")
    await hook(ada, "composer").press("Enter")
    await expect(message(ada, "大家好")).to_have_attribute("data-mine", "true")

    row = hook(bea, "chat", has_text=GROUP)
    await expect(hook(row, "unread")).to_be_visible()
    await row.click()
    await expect(message(bea, "大家好")).to_have_attribute("data-mine", "false")
    await expect(message(bea, "大家好")).to_contain_text("用户甲")
    await expect(hook(row, "unread")).to_have_count(0)
    sandbox.say("用户甲", GROUP, "再见")
    await expect(bea.locator("#announcer")).to_have_text("用户甲：再见")


async def test_the_clock_moves_by_its_buttons_and_dates_follow_it(
    sandbox: Sandbox, bot: Bot, visit: Visit
) -> None:
    sandbox.say("用户甲", None, "今天的话")
    page = await visit(address(sandbox, "用户甲"))
    await expect(hook(page, "clock-time")).to_have_text(re.compile(r"^12:00:"))
    await expect(hook(page, "day")).to_have_text(["今天"])
    await hook(page, "clock-hour").click()
    await expect(hook(page, "clock-time")).to_have_text(re.compile(r"^13:00:"))
    await hook(page, "clock-day").click()
    await expect(hook(page, "clock-date")).to_contain_text("11月23日")
    await expect(hook(page, "clock-time")).to_have_text(re.compile(r"^13:00:"))
    assert 25 * 3_600_000 <= sandbox.clock() - NOON < 25 * 3_600_000 + 60_000
    await bot("sendMessage", chat_id=sandbox.person("用户甲").id, text="早上好")
    await expect(hook(page, "day")).to_have_text(["昨天", "今天"])


async def test_a_deep_link_leads_into_the_private_chat_and_other_links_are_only_shown(
    sandbox: Sandbox, bot: Bot, visit: Visit
) -> None:
    start = f"https://t.me/{sandbox.bot['username']}?start=contest-7"
    outside = "https://example.com/a?b=1"
    buttons = [[{"text": "看说明", "url": outside}, {"text": "去私聊", "url": start}]]
    await bot(
        "sendMessage", chat_id=sandbox.chat(GROUP).id, text="比赛", reply_markup={"inline_keyboard": buttons}
    )
    page = await visit(address(sandbox, "用户丙", GROUP))
    await hook(page, "key", has_text="看说明").click()
    await expect(hook(page, "link-address")).to_have_text(outside)
    await page.keyboard.press("Escape")
    tabs_before = len(page.context.pages)
    await hook(page, "key", has_text="去私聊").click()
    await expect(hook(page, "chat-title")).to_have_text("反诈答题机器人")
    said = await bot.next_text()
    assert (said["text"], said["from"]["first_name"]) == ("/start contest-7", "用户丙")
    assert len(page.context.pages) == tabs_before
