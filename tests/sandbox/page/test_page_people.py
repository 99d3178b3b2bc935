"""The chat page: copying, files, forwarding, people who come and go, a phone."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from bot.sandbox.server import Sandbox
from tests.sandbox.browsing import (
    NEEDS_BROWSER,
    PHONE,
    address,
    hook,
    keyboard,
    message,
)
from tests.sandbox.page_bot import GROUP, PIXEL, Bot, Visit

pytestmark = [*NEEDS_BROWSER, pytest.mark.asyncio(loop_scope="module")]


async def test_a_copy_button_copies_and_says_so(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    ada = sandbox.person("用户甲")
    sandbox.say(ada, None, "/urgent")
    button = {"text": "复制号码", "copy_text": {"text": "96110"}}
    await bot("sendMessage", chat_id=ada.id, text="先停下", reply_markup={"inline_keyboard": [[button]]})
    page = await visit(address(sandbox, "用户甲"), permissions=["clipboard-read", "clipboard-write"])
    await hook(page, "key").click()
    await expect(hook(page, "toast")).to_have_text("已复制：96110")
    assert await page.evaluate("navigator.clipboard.readText()") == "96110"
    assert not sandbox.log.acts("tap")


async def test_a_copy_button_works_where_the_clipboard_is_closed(
    sandbox: Sandbox, bot: Bot, visit: Visit
) -> None:
    page = await visit(address(sandbox, "用户甲"))
    copied = await page.evaluate(
        """async () => {
          let copied = null;
          document.addEventListener("copy", () => (copied = String(document.activeElement.value)));
          Object.defineProperty(navigator, "clipboard", { value: undefined });
          const { copyText } = await import("/page/clipboard.js");
          await copyText("96110");
          return copied;
        }"""
    )
    assert copied == "96110"


async def test_a_file_is_chosen_described_and_sent(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    page = await visit(address(sandbox, "用户甲"))
    await hook(page, "attach").click()
    await expect(hook(page, "attach-menu")).to_be_visible()
    async with page.expect_file_chooser() as chooser:
        await hook(page, "attach-file").click()
    sheet = {"name": "题目.csv", "mimeType": "text/csv", "buffer": "题,答案".encode()}
    await (await chooser.value).set_files(sheet)
    await expect(hook(page, "file-strip")).to_contain_text("题目.csv")
    await hook(page, "composer").fill("我们班的")
    await hook(page, "composer").press("Enter")
    told = await bot.next_update("message")
    while "document" not in told:
        told = await bot.next_update("message")
    assert (told["document"]["file_name"], told["caption"]) == ("题目.csv", "我们班的")
    await expect(hook(message(page, "我们班的"), "document")).to_contain_text("题目.csv")
    await expect(hook(page, "file-strip")).to_be_hidden()

    await hook(page, "pick-photo").set_input_files(
        {"name": "p.png", "mimeType": "image/png", "buffer": PIXEL}
    )
    await hook(page, "file-cancel").click()
    await expect(hook(page, "send")).to_be_disabled()
    await hook(page, "pick-photo").set_input_files(
        {"name": "p.png", "mimeType": "image/png", "buffer": PIXEL}
    )
    await hook(page, "send").click()
    await expect(hook(page, "photo")).to_be_visible()


async def test_what_others_wrote_is_forwarded(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    page = await visit(address(sandbox, "用户甲"))
    await hook(page, "attach").click()
    await hook(page, "attach-forward").click()
    await hook(page, "forward-text").fill("您的包裹丢了，加客服退款")
    await hook(page, "dialog-submit").click()
    told = await bot.next_text()
    assert told["forward_origin"]["sender_user_name"] == "陌生人"
    await expect(hook(message(page, "您的包裹丢了"), "forwarded")).to_contain_text("转发自陌生人")

    sandbox.say("用户乙", GROUP, "点这里领奖")
    await hook(page, "chat", has_text=GROUP).click()
    suspicious = message(page, "点这里领奖")
    await suspicious.hover()
    await hook(suspicious, "forward").click()
    await hook(page, "forward-target").first.click()
    assert (await bot.next_text())["forward_origin"]["sender_user"]["first_name"] == "用户乙"
    await expect(hook(page, "chat-title")).to_have_text("反诈答题机器人")
    await expect(hook(message(page, "点这里领奖"), "forwarded")).to_contain_text("用户乙")


async def test_twelve_options_fit_a_phone_and_take_a_vote(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    options = [{"text": f"第 {number} 种说法，长得要换行才放得下的那一种说法"} for number in range(1, 13)]
    poll = {"question": "哪一句最可疑？", "options": options, "type": "quiz", "correct_option_ids": [11]}
    await bot("sendPoll", chat_id=sandbox.chat(GROUP).id, is_anonymous=False, **poll)
    page = await visit(address(sandbox, "用户乙", GROUP), size=PHONE)
    await expect(hook(page, "poll-option")).to_have_count(12)
    await _assert_fits(page)
    await hook(page, "poll-option").nth(11).click()
    assert (await bot.next_update("poll_answer"))["option_ids"] == [11]
    await expect(hook(page, "poll-option").nth(11)).to_have_attribute("data-mark", "right")


async def test_a_missing_emoji_font_is_named(sandbox: Sandbox, visit: Visit) -> None:
    page = await visit(address(sandbox, "用户甲"))
    can_draw = await page.evaluate("import('/page/emoji.js').then(({ canDrawEmoji }) => canDrawEmoji())")
    assert await hook(page, "no-emoji").is_visible() is not can_draw
    await expect(hook(page, "no-emoji")).to_contain_text("fonts-noto-color-emoji")


async def test_people_come_and_go_and_are_promoted(sandbox: Sandbox, visit: Visit) -> None:
    group = sandbox.add_group("新群", ["用户甲"], creator="用户甲")
    page = await visit(address(sandbox, "用户丁", "新群"))
    await hook(page, "join").click()
    await expect(hook(page, "composer")).to_be_visible()
    await hook(page, "group-settings").click()
    mine = page.locator(f"[data-testid=member][data-person='{sandbox.person('用户丁').id}']")
    await hook(mine, "member-promote").click()
    await expect(mine).to_contain_text("管理员")
    assert group.members[sandbox.person("用户丁").id].is_admin
    await hook(mine, "member-leave").click()
    await expect(mine).to_contain_text("不在群里")
    await page.keyboard.press("Escape")
    await expect(hook(page, "join")).to_be_visible()


async def test_a_person_and_a_group_can_be_added(sandbox: Sandbox, visit: Visit) -> None:
    page = await visit()
    await hook(page, "add-person").click()
    await hook(page, "person-name").fill("Ann")
    await hook(page, "person-language").select_option("en")
    await hook(page, "person-name").press("Enter")
    await expect(hook(page, "person", has_text="Ann")).to_have_attribute("aria-checked", "true")
    assert sandbox.person("Ann").language_code == "en"
    await hook(page, "new-group").click()
    await hook(page, "group-title").fill("安的群")
    await hook(page, "dialog-submit").click()
    await expect(hook(page, "chat-title")).to_have_text("安的群")
    await hook(page, "group-settings").click()
    await expect(hook(page, "members-dialog")).to_contain_text("Ann")
    assert sandbox.chat("安的群").bot.inside


async def test_the_page_finds_back_to_a_server_that_was_gone(sandbox: Sandbox, visit: Visit) -> None:
    page = await visit(address(sandbox, "用户甲"))
    await sandbox.stop()
    await expect(hook(page, "offline")).to_be_visible()
    sandbox.say("用户甲", None, "断线时说的话")
    await sandbox.start()
    await expect(message(page, "断线时说的话")).to_be_visible()
    await expect(hook(page, "offline")).to_be_hidden()


async def test_a_phone_shows_one_column_with_large_targets(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    ada = sandbox.person("用户甲")
    sandbox.say(ada, None, "/start")
    await bot("sendMessage", chat_id=ada.id, text="你好", reply_markup=keyboard(["一", "二", "三", "四"]))
    page = await visit(f"?person={ada.id}", size=PHONE, has_touch=True, is_mobile=True)
    await _assert_fits(page)
    await page.locator("[data-testid=chat][data-kind=private]").tap()
    await expect(message(page, "你好")).to_be_visible()
    await expect(hook(page, "person").first).to_be_hidden()
    await hook(page, "clock-chip").tap()
    await expect(hook(page, "clock-day")).to_be_visible()
    await _assert_fits(page)
    await page.go_back()
    await expect(hook(page, "person").first).to_be_visible()


async def _assert_fits(page: Page) -> None:
    small = await page.evaluate(
        """() => [...document.querySelectorAll("button, textarea, [role=radio]")]
          .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.id !== "skip")
          .map((node) => [node.dataset.testid ?? node.id, node.getBoundingClientRect()])
          .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
          .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
    )
    assert small == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


async def test_switching_the_person_keeps_the_place_in_the_group(sandbox: Sandbox, visit: Visit) -> None:
    for number in range(60):
        sandbox.say("用户甲", GROUP, f"第 {number} 句")
    page = await visit(address(sandbox, "用户乙", GROUP))
    await expect(message(page, "第 59 句")).to_be_visible()
    await page.evaluate("document.getElementById('history').scrollTop = 900")
    await expect(hook(page, "to-end")).to_be_visible()
    place = "() => Math.round(document.getElementById('history').scrollTop)"
    before = await page.evaluate(place)
    await hook(page, "person", has_text="用户丙").click()
    await expect(hook(page, "chat-subtitle")).to_contain_text("用户丙")
    await expect(hook(page, "chat-title")).to_have_text(GROUP)
    assert abs(await page.evaluate(place) - before) <= 2
    await hook(page, "to-end").click()
    await expect(message(page, "第 59 句")).to_be_in_viewport()
