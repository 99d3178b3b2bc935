"""Thirty people play a season while the bot is killed again and again: every round counts once, with the right points."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter

import pytest

from bot.sandbox.server import Sandbox
from tests.kill.process import BotProcess, settings

PEOPLE, TRIES, KILLS = 30, 2, 12
PATIENCE = 120.0
"""Somebody may wait through several kills, and a start takes seconds on a busy machine."""


async def tapped(sandbox: Sandbox, person, card, data: str) -> None:
    """Tap, and wait until the tapped message shows what follows.

    A first message that was in flight at a kill may stand there twice, and an edit may come once more: the tapped one
    goes on, and only another content is news.
    """
    before = (card.text, card.keyboard)
    sandbox.press(person, card, data)
    await sandbox.wait_for(lambda: (card.text, card.keyboard) != before and card.keyboard, PATIENCE)


async def play(sandbox: Sandbox, person, link: str, rng: random.Random) -> list[int]:
    """Play two rounds of a season by its link; return how many were right in each."""
    sandbox.say(person, None, f"/start {link}")
    await sandbox.wait_for(lambda: sandbox.last_message(person), PATIENCE)
    card, rounds = sandbox.last_message(person), []
    for _ in range(TRIES):
        button = card.find_button("开始答题") or card.find_button("再来一轮")
        await tapped(sandbox, person, card, button["callback_data"])
        rights = 0
        for number in range(10):
            right = rng.random() < 0.8
            rights += right
            await tapped(sandbox, person, card, _answer(card, right))
            onward = card.find_button("看结果" if number == 9 else "下一题")
            await tapped(sandbox, person, card, onward["callback_data"])
        rounds.append(rights)
    return rounds


def _answer(card, right: bool) -> str:
    if card.find_button("肯定是骗局"):
        says_scam = ("它是 scam" in card.text) == right
        return card.find_button("肯定是骗局" if says_scam else "肯定是真的")["callback_data"]
    told = [line for line in card.text.splitlines() if line[1:2] == "."]
    letter = next(line[0] for line in told if ("正确的一项" in line) == right)
    return card.find_button(letter)["callback_data"]


def _setup(sandbox: Sandbox, chat):
    """The setup, once it stands there."""
    newest = sandbox.last_message(chat)
    return newest if newest is not None and newest.find_button("开始赛季") else None


async def begun(sandbox: Sandbox, host, chat) -> str:
    """Open a season in the group and return what its link starts the bot with."""
    sandbox.say(host, chat, "/season")
    await sandbox.wait_for(lambda: _setup(sandbox, chat) is not None, PATIENCE)
    setup = _setup(sandbox, chat)
    sandbox.press(host, setup, setup.find_button("开始赛季")["callback_data"])

    def board():
        found = sandbox.messages(chat, by_bot=True)
        return next((one for one in found if one.keyboard and one.keyboard[0][0].get("url")), None)

    await sandbox.wait_for(lambda: board() is not None, PATIENCE)
    return board().keyboard[0][0]["url"].partition("start=")[2]


async def kill_often(sandbox: Sandbox, process: BotProcess, rng: random.Random) -> int:
    """Kill the bot after each few of its calls; return how often."""
    for _ in range(KILLS):
        target = len(sandbox.log.entries) + rng.randint(20, 120)
        await sandbox.wait_for(lambda target=target: len(sandbox.log.entries) >= target, PATIENCE)
        await process.kill()
        await process.start()
    return KILLS


@pytest.mark.kill
async def test_thirty_people_lose_no_round_in_twelve_kills(tmp_path, small_bank, tried):
    async with Sandbox(token="1:kill", defaults=False) as sandbox:
        log = tmp_path / "bot.log"
        process = BotProcess(settings(tmp_path, sandbox.url, small_bank), sandbox.token, log)
        people = [sandbox.add_person(f"用户{i}") for i in range(PEOPLE)]
        chat = sandbox.add_group("社区", people[:3], admins=[people[0]])
        await process.start()
        try:
            link = await begun(sandbox, people[0], chat)
            killing = asyncio.create_task(kill_often(sandbox, process, random.Random(15)))
            played = await asyncio.gather(
                *(play(sandbox, person, link, random.Random(i)) for i, person in enumerate(people))
            )
            kills = await killing if killing.done() else 0
            killing.cancel()
        finally:
            await process.stop()
        assert kills == KILLS, f"the people were done after {process.lives - 1} kills"
        _as_played(tmp_path / "bot.sqlite3", people, played)
        said = log.read_text("utf-8")
        assert "Traceback" not in said
        boards = [one for one in sandbox.messages(chat, by_bot=True) if "防骗赛季" in one.text]
        assert 1 <= len(boards) <= 2
    rounds = sum(map(len, played))
    tried(
        "SIGKILL while people play a season in their chats",
        {"kills": kills, "people": PEOPLE, "rounds": rounds, "answers": 10 * rounds},
        {},
        "every round counts once, with its points",
    )


def _as_played(path, people, played: list[list[int]]) -> None:
    """Assert that the file holds each round once, and the best of the day as everybody's points."""
    db = sqlite3.connect(path)
    rows = dict(db.execute("SELECT player_id, points FROM season_players").fetchall())
    tries = Counter(
        player for (player,) in db.execute("SELECT player_id FROM season_tries WHERE points IS NOT NULL")
    )
    spent = db.execute("SELECT count(*) FROM season_tries").fetchone()[0]
    answers = db.execute("SELECT sum(answered), sum(rights) FROM season_questions").fetchone()
    db.close()
    worth = [[max(0, 2 * rights - 10) for rights in rounds] for rounds in played]
    assert rows == {person.id: max(found) for person, found in zip(people, worth, strict=True)}
    assert tries == dict.fromkeys((person.id for person in people), TRIES)
    assert spent == PEOPLE * TRIES
    assert answers == (PEOPLE * TRIES * 10, sum(map(sum, played)))
