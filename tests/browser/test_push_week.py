"""A week of the daily push in the chat page: the real bot, the real sandbox, a real browser, and the clock's buttons."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.conftest import START
from tests.sandbox.browsing import NEEDS_BROWSER, PHONE, address, browsing, hook, message

pytestmark = NEEDS_BROWSER
PUSH = "今天的一点点"


async def say(page: Page, text: str) -> None:
    await hook(page, "composer").fill(text)
    await hook(page, "composer").press("Enter")


async def answer(page: Page) -> None:
    """Tap an answer of the newest push."""
    push = message(page, PUSH).last
    await hook(push, "key").first.click()
    await expect(message(page, "来源：").last).to_be_visible()


async def test_a_week_of_pushes_comes_at_its_hour_by_moving_the_clock(running):
    from bot.sandbox.server import Sandbox

    async with (
        Sandbox(token="1:week", defaults=True, start=START, seed=1) as sandbox,
        running(sandbox) as bot,
        browsing() as tabs,
    ):
        sandbox.on_advance.append(bot.app.caught_up)
        page = await tabs.visit(sandbox, address(sandbox, "用户甲"))
        await say(page, "/remind")
        card = message(page, "每日推送").last
        await expect(card).to_contain_text("现在没有开")
        await hook(card, "key", has_text="20:00").click()
        await expect(card).to_contain_text("下一次：2026年10月26日 20:00，北京时间")
        for _ in range(7):
            await hook(page, "clock-day").click()
            # What was answered before shows its reasons now, and its head is gone.
            await expect(message(page, PUSH)).to_have_count(1)
            push = message(page, PUSH).last
            await expect(hook(push, "bubble")).to_contain_text("20:00")
            await answer(page)
        await expect(message(page, "今日一题")).to_have_count(7)
        await expect(message(page, "连续 7 天").last).to_be_visible()
        await expect(hook(page, "photo")).to_have_count(1)
        phone = await tabs.visit(sandbox, address(sandbox, "用户甲"), PHONE)
        await expect(message(phone, "今日一题").last).to_be_visible()
        await tabs.rest()
