"""The chat page in a real browser against the real sandbox server; a few raw Bot API calls play the bot."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.sandbox.server import Sandbox
from tests.sandbox.browsing import (
    NEEDS_BROWSER,
    PHONE,
    Tabs,
    address,
    browsing,
    hook,
    keyboard,
    message,
)

GROUP = "反诈学习小组"
NOON = 1_763_784_000_000  # 2025-11-22 12:00 in Shanghai
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63644cf85f0f0003880185"
    "c1d9a5e60000000049454e44ae426082"
)

pytestmark = [*NEEDS_BROWSER, pytest.mark.asyncio(loop_scope="module")]

Visit = Callable[..., Awaitable[Page]]


class Bot:
    """Plays the bot by raw HTTP calls."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.base = f"{sandbox.url}/bot{sandbox.token}"
        self.session = session
        self.offset = 0

    async def __call__(self, method: str, **params: Any) -> Any:
        async with self.session.post(f"{self.base}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def send_file(self, method: str, field: str, name: str, content: bytes, **params: Any) -> Any:
        form = aiohttp.FormData({key: str(value) for key, value in params.items()}, quote_fields=False)
        form.add_field(field, content, filename=name)
        async with self.session.post(f"{self.base}/{method}", data=form) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def next_update(self, kind: str) -> dict[str, Any]:
        """The next update of that kind; others are confirmed and dropped."""
        while True:
            updates = await self("getUpdates", offset=self.offset, timeout=5, limit=1)
            assert updates, f"no {kind} came"
            self.offset = updates[0]["update_id"] + 1
            if kind in updates[0]:
                found: dict[str, Any] = updates[0][kind]
                return found

    async def next_text(self) -> dict[str, Any]:
        """The next text that a person wrote."""
        while "text" not in (found := await self.next_update("message")):
            pass
        return found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tabs() -> AsyncIterator[Tabs]:
    async with browsing() as tabs:
        yield tabs


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(defaults=True, start=NOON, seed=1) as sandbox:
        yield sandbox


@pytest_asyncio.fixture(loop_scope="module")
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(sandbox, session)


@pytest_asyncio.fixture(loop_scope="module")
async def visit(tabs: Tabs, sandbox: Sandbox) -> AsyncIterator[Visit]:
    """Opens the page at an address of this test's sandbox."""
    yield partial(tabs.visit, sandbox)
    await tabs.rest()


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
