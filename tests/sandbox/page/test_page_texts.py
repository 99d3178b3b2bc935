"""The chat page: the keyboard alone, foreign text, topics, pictures and files."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

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


async def test_the_keyboard_alone_is_enough(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    await bot(
        "setMyCommands",
        commands=[{"command": "quiz", "description": "答题"}, {"command": "spot", "description": "真假"}],
    )
    page = await visit(address(sandbox, "用户甲"))
    await page.keyboard.press("/")
    await expect(hook(page, "composer")).to_be_focused()
    await expect(hook(page, "command")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    assert (await bot.next_text())["text"] == "/spot"

    await bot(
        "setMyCommands",
        commands=[{"command": "helpta", "description": "帮帮"}, {"command": "help", "description": "用法"}],
    )
    # What is typed in full is meant, though a longer name begins with it and stands before it.
    await hook(page, "composer").fill("/help")
    await page.keyboard.press("Enter")
    assert (await bot.next_text())["text"] == "/help"

    sent = await bot(
        "sendMessage",
        chat_id=sandbox.person("用户甲").id,
        text="是真是假",
        reply_markup=keyboard(["真"], ["假"]),
    )
    await expect(message(page, "是真是假")).to_be_visible()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    tapped = await bot.next_update("callback_query")
    assert tapped["data"] == "假"
    await bot("answerCallbackQuery", callback_query_id=tapped["id"])
    await bot(
        "editMessageText",
        chat_id=sent["chat"]["id"],
        message_id=sent["message_id"],
        text="答对了",
        reply_markup=keyboard(["下一题"], ["这题有问题"]),
    )
    await expect(hook(page, "key", has_text="下一题")).to_be_focused()

    await hook(page, "composer").focus()
    await page.keyboard.press("Control+ArrowUp")
    await expect(hook(page, "reply-strip")).to_contain_text("答对了")
    await page.keyboard.type("谢谢")
    await page.keyboard.press("Enter")
    assert (await bot.next_text())["reply_to_message"]["message_id"] == sent["message_id"]

    await hook(page, "person", has_text="用户甲").focus()
    await page.keyboard.press("ArrowRight")
    await expect(hook(page, "person", has_text="用户乙")).to_have_attribute("aria-checked", "true")
    await expect(hook(page, "person", has_text="用户乙")).to_be_focused()


async def test_foreign_text_is_shown_and_never_run(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    name = "<img src=x onerror=alert(1)>\u202eevil"
    mallory = sandbox.add_person(name)
    sandbox.join(GROUP, mallory)
    sandbox.say(mallory, GROUP, "<script>document.title='x'</script>" + "长" * 4000)
    sandbox.say(mallory, GROUP, "w" * 500)
    page = await visit(address(sandbox, "用户甲", GROUP), size=PHONE)
    await expect(message(page, "<script>document.title='x'</script>")).to_contain_text(name)
    assert await page.locator("#messages script, #messages img:not([src^='/page/'])").count() == 0
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await expect(page).to_have_title("反诈答题机器人 · 沙盒")


HOSTILE = """
<b onclick="x()">粗</b><img src=https://evil.test/x onerror=x()><script>x()</script><iframe src=//evil.test></iframe>
<a href="javascript:x()" onmouseover="x()">链</a><svg onload=x()><style>*{}</style></svg><tg-spoiler>密</tg-spoiler>
"""


async def test_formatted_text_is_rebuilt_from_an_allow_list(visit: Visit) -> None:
    page = await visit()
    built = await page.evaluate(
        """async (html) => {
          const { richText } = await import("/page/richtext.js");
          const box = document.createElement("div");
          box.append(richText(html, { onLink() {}, onCommand() {} }));
          const all = [...box.querySelectorAll("*")];
          const names = all.flatMap((node) => node.getAttributeNames());
          return { tags: all.map((node) => node.tagName), names, text: box.textContent };
        }""",
        HOSTILE,
    )
    assert built["tags"] == ["STRONG", "A", "SPAN"]
    assert not [name for name in built["names"] if name.startswith("on") or name in ("href", "src", "style")]
    assert "".join(built["text"].split()) == "粗链密"


async def test_topics_are_tabs(sandbox: Sandbox, bot: Bot, visit: Visit) -> None:
    forum = sandbox.add_group("论坛", ["用户甲", "用户乙"], creator="用户甲", forum=True)
    thread = sandbox.add_topic(forum, "比赛")
    await bot("sendMessage", chat_id=forum.id, text="在综合里")
    page = await visit(address(sandbox, "用户甲", "论坛"))
    await expect(message(page, "在综合里")).to_be_visible()
    await bot("sendMessage", chat_id=forum.id, message_thread_id=thread, text="在话题里")
    tab = hook(page, "topic", has_text="比赛")
    await expect(tab.locator(".badge")).to_be_visible()
    await tab.click()
    await expect(message(page, "在话题里")).to_be_visible()
    await expect(message(page, "在综合里")).to_have_count(0)
    await hook(page, "composer").fill("我来了")
    await hook(page, "composer").press("Enter")
    await expect(message(page, "我来了")).to_be_visible()
    said = sandbox.last_message(forum, by_bot=False)
    assert said is not None
    assert (said.text, said.thread_id) == ("我来了", thread)


async def test_a_picture_is_enlarged_and_a_document_downloaded(
    sandbox: Sandbox, bot: Bot, visit: Visit
) -> None:
    ada = sandbox.person("用户甲")
    sandbox.say(ada, None, "/export")
    await bot.send_file("sendPhoto", "photo", "p.png", PIXEL, chat_id=ada.id, caption="证书")
    await bot.send_file("sendDocument", "document", "我的数据.json", b"{}", chat_id=ada.id)
    page = await visit(address(sandbox, "用户甲"))
    await hook(page, "photo").click()
    picture = hook(page, "picture-dialog").locator("img")
    assert await picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 1
    await page.keyboard.press("Escape")
    async with page.expect_download() as download:
        await hook(page, "document").click()
    assert (await download.value).suggested_filename == "我的数据.json"
