"""The first minute: whom it is for, an easy start on the bot's own bank, and what holds in which region."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from bot.config import Config
from bot.core.player.player import Player
from bot.core.question.audience import EVERYDAY
from bot.opening import open_bank
from bot.services.levels import Levels
from bot.services.question_picker import QuestionPicker
from bot.services.reports import Reports
from bot.storage.database import Database
from bot.storage.migrations import migrate
from bot.storage.store import Store
from tests.e2e.teaching import Reader, talking
from tests.questions import bank_of, choice

NEWCOMERS = 40
NOW = 1_793_000_000_000


@pytest.fixture(scope="module")
def own_bank():
    """The bank that is shipped."""
    return open_bank(Config())


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    opened = Store(Database.open(path))
    yield opened
    opened.db.close()


@pytest.mark.parametrize("kind", ["quiz", "spot"])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_first_questions_of_forty_newcomers_are_easy_and_everyday(own_bank, store, kind, language):
    reports = Reports(store, own_bank.kinds)
    picker = QuestionPicker(
        store, own_bank, reports, Levels(store, own_bank), random.Random(1), "Asia/Shanghai"
    )
    for number in range(NEWCOMERS):
        player = Player(number + 1, language, session_length=10)
        chosen = picker.choose(player, kind, None, picker.memory(player, NOW), NOW)
        assert len(chosen) == 10
        assert {question.level for question in chosen} == {1}
        assert {question.topic for question in chosen} <= EVERYDAY


async def test_start_asks_once_whom_it_is_for(bot):
    reader = Reader(bot)
    await reader.say("/start")
    assert reader.card.buttons == [
        ["自己", "爸妈"],
        ["孩子", "学生·出国"],
        ["先不说，直接开始"],
        ["我被骗了"],
    ]
    await reader.tap("爸妈")
    assert reader.card.buttons[0] == ["开始答题", "真假辨别"]
    assert bot.app.store.players.find(reader.person.id).practises_for == "parents"
    await reader.say("/start")
    assert reader.card.buttons[0] == ["开始答题", "真假辨别"]


async def test_who_skips_it_is_in_the_first_question_at_once(bot):
    reader = Reader(bot)
    greeting = await reader.say("/start")
    await reader.tap("先不说，直接开始")
    assert reader.card.text.startswith("第 1/5 题")
    assert reader.card.message_id == greeting.message_id
    assert bot.app.store.players.find(reader.person.id).practises_for == "skip"


async def test_who_taps_nothing_has_skipped_it(bot):
    reader = Reader(bot)
    await reader.say("/start")
    await reader.say("/start")
    assert reader.card.buttons[0] == ["开始答题", "真假辨别"]


async def test_it_can_be_changed_in_the_settings(bot):
    reader = Reader(bot)
    await reader.say("/settings")
    assert "给谁练：没有说" in reader.card.text
    await reader.tap("给谁练")
    await reader.tap("孩子")
    assert "给谁练：孩子" in reader.card.text


async def test_the_two_degrees_are_explained_once_and_told_apart_at_the_end(bot):
    reader = Reader(bot)
    await reader.say("/settings")
    await reader.tap("每轮题数")
    await reader.tap("3")
    await reader.say("/spot")
    first = reader.card
    assert "有把握就选「肯定」" in first.text
    for number, word in enumerate(("肯定", "肯定", "可能")):
        card = bot.sandbox.message(reader.person, first.message_id)
        assert ("有把握就选「肯定」" in card.text) == (number == 0)
        verdict = "骗局" if "scam" in card.text else "真的"
        await reader.tap(f"{word}是{verdict}")
        await reader.tap("看结果" if number == 2 else "下一题")
    assert "说「肯定」的 2 条，对了 2 条；说「可能」的 1 条，对了 1 条。" in reader.card.text


async def test_a_topic_of_another_region_is_not_called_broken(tmp_path):
    async with talking(bank_of([replace(choice(), regions=("hk",))]), tmp_path) as bot:
        reader = Reader(bot)
        await reader.say("/settings")
        await reader.tap("地区")
        await reader.tap("中国内地")
        await reader.say("/start quiz-kefu")
        assert "用不上" in reader.card.text
        await reader.say("/start quiz-nonsense")
        assert "用不了了" in reader.card.text


async def test_rules_of_the_mainland_are_marked_elsewhere(tmp_path):
    async with talking(bank_of([replace(choice(), regions=("cn",))]), tmp_path) as bot:
        reader = Reader(bot)
        await reader.say("/settings")
        await reader.tap("地区")
        await reader.tap("香港")
        await reader.say("/start quiz-kefu")
        assert "（内地的规定）" in reader.card.text
