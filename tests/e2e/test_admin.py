"""/admin: numbers, reported questions, the pause and the names, for the owner of the settings and nobody else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.config import General
from bot.core.calendar import DAY
from bot.sandbox.server import Sandbox
from bot.storage.certificates import Certificate
from bot.telegram.views.admin_buttons import DecideItem, Moderate, OpenAdmin, PausePushes
from bot.telegram.views.buttons import encode
from tests.conftest import START
from tests.e2e.private_chat import answer_right
from tests.e2e.teaching import Reader


@pytest.fixture
async def owner(running):
    """The owner in their chat with the bot."""
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        person = sandbox.add_person("主人", started=True, language_code="zh-hans")
        async with running(sandbox, app=replace(General(), owner=person.id)) as bot:
            yield Reader(bot, person=person)


async def named(owner: Reader, name: str) -> Reader:
    """Somebody with points and a name on the board."""
    reader = Reader(owner.bot, "用户甲")
    await reader.say("/quiz")
    await answer_right(owner.bot, reader.person, reader.card)
    players = owner.bot.app.services.players
    players.name(owner.bot.app.store.players.find(reader.person.id), name, START)
    await owner.bot.settled()
    return reader


async def test_the_owner_sees_numbers_and_pauses_the_pushes_in_one_message(owner):
    card = await owner.say("/admin")
    assert "答题 0 次" in card.text
    await owner.tap("暂停推送")
    assert "已经暂停" in owner.card.text
    assert owner.bot.app.services.admin.pushes_paused()
    await owner.tap("恢复推送")
    assert not owner.bot.app.services.admin.pushes_paused()
    assert owner.card.message_id == card.message_id


async def test_reported_questions_stand_with_their_reasons_and_are_kept_or_withdrawn(owner):
    reports = owner.bot.app.store.reports
    for person in (1, 2, 3):
        reports.add("kefu-c0-0", person, START, "wrong")
    reports.add("kefu-c0-1", 1, START, "typo")
    await owner.say("/admin")
    await owner.tap("报告的题")
    assert "kefu-c0-0　3 次　答案不对 3" in owner.card.text
    assert "⏸ 已停用" in owner.card.text
    assert await owner.tap("1 留下") == "留下了。"
    assert "kefu-c0-0" not in owner.card.text
    assert await owner.tap("1 撤下") == "撤下了。"
    assert owner.bot.app.services.reports.benched() == {"kefu-c0-1"}


async def test_a_hidden_name_leaves_the_board_and_cannot_come_back(owner):
    reader = await named(owner, "很难听的名字")
    await owner.say("/admin")
    await owner.tap("榜上名字")
    assert "很难听的名字" in owner.card.text
    await owner.tap("1 藏名字")
    assert "没有人用名字上榜" in owner.card.text
    assert "很难听的名字" not in (await reader.say("/top")).text
    services, store = owner.bot.app.services, owner.bot.app.store
    services.players.name(store.players.find(reader.person.id), "很难听的名字", START)
    await owner.bot.settled()
    assert "被管理员藏起来了" in reader.card.text
    services.players.name(store.players.find(reader.person.id), "王阿姨", START)
    await owner.bot.settled()
    assert "王阿姨" in (await reader.say("/top")).text


async def test_who_is_muted_stands_on_no_board_and_their_reports_count_for_nothing(owner):
    reader = await named(owner, "甲")
    store, services = owner.bot.app.store, owner.bot.app.services
    store.reports.add("kefu-c0-0", reader.person.id, START)
    await owner.say("/admin")
    await owner.tap("榜上名字")
    await owner.tap("1 禁言")
    player = store.players.find(reader.person.id)
    services.players.name(player, "乙", START)
    await owner.bot.settled()
    assert "现在不能上榜" in reader.card.text
    services.reports.report(player, "kefu-c0-1", "wrong", START + 2 * DAY)
    assert store.reports.counting_since(player.id, 0) == 0
    assert (await reader.say("/quiz")).text.startswith("第 1/5 题")
    await owner.tap(f"解除 {reader.person.id}")
    services.players.name(player, "乙", START)
    await owner.bot.settled()
    assert "「乙」" in reader.card.text


@pytest.mark.parametrize(("what", "left"), [("hide", ["", "王阿姨"]), ("mute", ["", ""])])
async def test_a_certificate_bears_no_name_that_may_not_stand_on_a_board(owner, what, left):
    reader = await named(owner, "很难听的名字")
    store, services = owner.bot.app.store, owner.bot.app.services
    for number, name in (("ABC", "很难听的名字"), ("DEF", "王阿姨")):
        store.certificates.add(Certificate(number, reader.person.id, name, 18, 20, "first", START))
    assert services.admin.moderate(reader.person.id, what, START)
    assert [one.name for one in store.certificates.of(reader.person.id)] == left
    player = store.players.find(reader.person.id)
    toast = services.exams.issue(player, "ABC", "很难听的名字", START)
    assert toast is not None
    assert toast.key == ("settings-name-hidden" if what == "hide" else "settings-name-muted")
    assert services.exams.issue(player, "ABC", "", START) is None
    assert store.certificates.find("ABC").name == ""


async def test_to_everybody_else_there_is_no_such_command_and_no_such_button(owner):
    reader = await named(owner, "甲")
    unknown = (await reader.say("/nosuchcommand")).text
    assert (await reader.say("/admin")).text == unknown
    buttons = (OpenAdmin("names"), DecideItem("kefu-c0-0", False), PausePushes(True))
    for button in (*buttons, Moderate(reader.person.id, "mute")):
        query = owner.bot.sandbox.forge_tap(reader.person, reader.card, encode(button))
        assert (await query.wait(5)).text == "这张卡片已经过去了，用最新的一张吧。"
    assert not owner.bot.app.services.admin.pushes_paused()
    assert not owner.bot.app.store.players.is_muted(reader.person.id)


async def test_without_an_owner_nobody_is_one(bot):
    reader = Reader(bot)
    assert (await reader.say("/admin")).text == (await reader.say("/nosuchcommand")).text


@pytest.mark.parametrize(("name", "said"), [("加V：abc888", "联系方式"), ("反诈中心客服", "像是官方")])
async def test_a_name_with_a_contact_or_of_an_office_is_refused_kindly(bot, name, said):
    reader = Reader(bot, name)
    await reader.say("/settings")
    await reader.tap("榜上名字")
    await reader.tap("用我的 Telegram 名字")
    assert said in reader.card.text
    assert bot.app.store.players.find(reader.person.id).board_name is None
