"""Two people and a group in the chat page play a contest to the podium, with real browsers and real taps."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.sandbox.browsing import NEEDS_BROWSER, PHONE, address, browsing, hook, message

pytestmark = NEEDS_BROWSER
GROUP = "反诈学习小组"
ROUNDS = 5


async def tap(page: Page, button: str) -> None:
    """Tap the newest button of that name."""
    await hook(page, "key").filter(has_text=re.compile(f"^{button}$")).last.click()


async def vote(page: Page, right: bool, sandbox: Sandbox) -> None:
    """Vote in the newest poll: for the key, or for another option."""
    poll = hook(page, "poll").last
    found = sandbox.find_poll(await poll.get_attribute("data-poll"))
    key = found.options[found.correct[0]]
    option = (
        hook(poll, "poll-option", has_text=key)
        if right
        else hook(poll, "poll-option").filter(has_not_text=key)
    )
    await option.first.click()


async def test_two_people_play_a_contest_to_the_podium(running):
    async with (
        Sandbox(token="1:podium", defaults=True, start=START, seed=1) as sandbox,
        running(sandbox) as bot,
        browsing() as tabs,
    ):
        sandbox.on_advance.append(bot.app.caught_up)
        first = await tabs.visit(sandbox, address(sandbox, "用户甲", GROUP))
        second = await tabs.visit(sandbox, address(sandbox, "用户乙", GROUP), PHONE)
        await hook(first, "composer").fill("/contest")
        await hook(first, "composer").press("Enter")
        for choice in ("设置", "5 题", "返回"):
            await tap(first, choice)
        await tap(first, "参加")
        await tap(second, "参加")
        await expect(message(second, "用户乙").last).to_contain_text("已报名 2 人")
        await tap(first, "开始")
        for number in range(1, ROUNDS + 1):
            for page in (first, second):
                await expect(hook(page, "poll").last).to_contain_text(f"第 {number}/{ROUNDS} 题")
            await vote(first, True, sandbox)
            await vote(second, number % 2 == 0, sandbox)
            await expect(message(second, f"第 {number}/{ROUNDS} 题 · 答案")).to_be_visible()
            await sandbox.advance(16_000)
        await tap(second, "我的成绩")
        await expect(
            second.get_by_role("alertdialog").or_(second.get_by_role("dialog")).first
        ).to_contain_text("第 5 题")
        await expect(message(first, "最终排名")).to_contain_text("1. 用户甲")
        # The message of the last round, and the podium.
        await expect(hook(first, "photo")).to_have_count(2)
        picture = sandbox.files.find([m.photo_id for m in sandbox.messages(GROUP) if m.photo_id][-1])
        assert (picture.width, picture.height) == (1080, 1080)
        await tabs.rest()
