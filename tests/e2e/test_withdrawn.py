"""A question that goes out of play while somebody is on the way to it: another one is asked, and nothing is stuck."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from bot.config import BankFolder
from bot.sandbox.server import Sandbox
from tests.conftest import START, TOPICS, small_questions
from tests.e2e.contest_group import Room
from tests.e2e.season_group import SeasonRoom
from tests.e2e.teaching import Reader
from tests.e2e.test_buzzer import questions


@pytest.fixture
def other_bank(small_bank, tmp_path) -> Path:
    """The small bank after an update: every question has another name, as one with another meaning must."""
    folder = tmp_path / "updated"
    shutil.copytree(small_bank, folder)
    for topic in TOPICS:
        items = small_questions(topic)
        for item in items:
            for name in ("id", "group"):
                item[name] = str(item[name]).replace("-", "-new", 1)
        text = yaml.safe_dump(items, allow_unicode=True, sort_keys=False)
        (folder / "zh-Hans" / f"{topic}.yaml").write_text(text, "utf-8")
    return folder


def withdraw(bot, names) -> None:
    for name in names:
        bot.app.services.admin.withdraw(name, START)


def planned(bot, person) -> list[str]:
    session = bot.app.store.sessions.find(
        bot.app.store.db.execute("SELECT max(id) FROM sessions WHERE player_id = ?", (person.id,)).fetchone()[
            0
        ]
    )
    return [item.question_id for item in session.plan]


async def onward(reader: Reader) -> None:
    """Answer with the first button, and go on."""
    await reader.tap((0, 0))
    following = next((button for button in reader.buttons if button in ("下一题", "看结果")), None)
    if following is not None:
        await reader.tap(following)


@pytest.mark.parametrize("command", ["/quiz", "/spot", "/exam"])
async def test_what_is_withdrawn_in_a_round_is_not_asked_in_it(bot, command):
    reader = Reader(bot)
    await reader.say(command)
    before = planned(bot, reader.person)
    withdraw(bot, before[1:])
    for _ in before[1:]:
        await onward(reader)
        assert "撤下" not in reader.card.text
    after = planned(bot, reader.person)
    assert after[0] == before[0]
    assert not set(after[1:]) & set(before[1:])
    assert len({name.rpartition("-")[0] for name in after}) == len(after)
    await onward(reader)
    assert f"/{len(before)}" in reader.card.text or f"{len(before)} 题" in reader.card.text


async def test_where_nothing_else_is_in_play_the_round_goes_to_its_end(bot):
    reader = Reader(bot)
    await reader.say("/quiz")
    withdraw(bot, bot.app.bank.questions)
    for _ in range(5):
        await onward(reader)
    assert reader.card.find_button("再来一轮") or "再来一轮" in reader.buttons


@pytest.mark.parametrize("how", ["withdrawn", "updated"])
async def test_a_round_of_a_season_goes_on_with_other_questions(running, other_bank, how):
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = SeasonRoom(bot)
            await room.begins()
            player = room.people[1]
            await room.opens(player)
            await room.presses(player, "答")
            await room.answers(player)
            if how == "withdrawn":
                withdraw(bot, planned(bot, player)[1:])
        changed = {"bank": BankFolder(other_bank)} if how == "updated" else {}
        async with running(sandbox, **changed) as bot:
            room.bot = bot
            await room.opens(player)
            await room.presses(player, "接着答")
            done = await room.plays_on(player, right=10, first=1)
            assert "这一轮 10 分" in done.text
            row = bot.app.store.season_players.find(1, player.id)
            assert (row.points, row.tries) == (10, 1)


@pytest.mark.parametrize("mode", ["经典", "抢答"])
@pytest.mark.parametrize("how", ["withdrawn", "updated"])
async def test_a_game_goes_on_with_other_questions(running, other_bank, how, mode):
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = Room(bot)
            await room.game(mode=mode)
            (plan,) = (bot.app.services.contests.running(room.chat.id).plan,)
            if how == "withdrawn":
                withdraw(bot, [one.question_id for one in plan[1:]])
            await room.passes(21_500)
        changed = {"bank": BankFolder(other_bank)} if how == "updated" else {}
        async with running(sandbox, **changed) as bot:
            room.bot = bot
            await room.passes(16_000)
            game = bot.app.services.contests.running(room.chat.id)
            assert game.number == 2
            assert game.plan[1].question_id not in {one.question_id for one in plan}
            asked = room.poll().question if mode == "经典" else questions(room)[-1].text
            assert "第 2/5 题" in asked
            assert "撤下" not in room.newest.text
