"""Fifty people take a quiz while the bot is killed twenty times: nothing heard or said is lost."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from bot.sandbox.log import took_effect
from bot.sandbox.server import Sandbox
from tests.kill.process import INTAKES, BotProcess, way_of

PEOPLE, KILLS = 50, 20
PATIENCE = 90.0


async def play(sandbox: Sandbox, person, rng: random.Random) -> int:
    """Take a quiz to its end with one tap at a time, never tapping twice; return the number of answers given."""
    sandbox.say(person, None, "/quiz")
    card = await sandbox.wait_for(lambda: sandbox.last_message(person), PATIENCE)
    answers = 0
    while True:
        seen = card.edits
        if card.find_button("回到首页"):
            return answers
        button = card.find_button("下一题") or card.find_button("看结果")
        if button is None:
            row = [
                button for row in card.keyboard for button in row if button["callback_data"].startswith("a:")
            ]
            button = rng.choice(row)
            answers += 1
        sandbox.press(person, card, button["callback_data"])

        # A first message that was in flight at a kill may stand there twice; the tapped one goes on.
        await sandbox.wait_for(lambda card=card, seen=seen: card.edits > seen, PATIENCE)


async def kill_again_and_again(sandbox: Sandbox, process: BotProcess, rng: random.Random) -> None:
    """Kill the bot after each few of its calls."""
    for _ in range(KILLS):
        target = len(sandbox.log.entries) + rng.randint(3, 50)
        await sandbox.wait_for(lambda target=target: len(sandbox.log.entries) >= target, PATIENCE)
        await process.kill()
        await process.start()


def shown_again(sandbox: Sandbox) -> int:
    """Assert that what was said twice was said around a kill, and was in flight; return what people saw twice."""
    # What a life had sent may be read after its end. The next one asks first who it is.
    births = [entry.n for entry in sandbox.log.calls() if entry.name == "getMe"]
    by_chat = defaultdict(list)
    for entry in sandbox.log.calls():
        if entry.name in ("sendMessage", "editMessageText") and entry.chat_id:
            by_chat[entry.chat_id].append(entry)
    copies, seen = Counter(), 0
    for entries in by_chat.values():
        for before, after in pairwise(entries):
            if json.dumps(before.params, sort_keys=True) == json.dumps(after.params, sort_keys=True):
                between = [birth for birth in births if before.n < birth < after.n]
                assert between, f"said twice in one life: {before.n} and {after.n}, {before.params}"
                copies[between[0]] += 1
                # The same edit again changes nothing that anybody sees.
                seen += after.name == "sendMessage" and took_effect(before) and took_effect(after)
    assert all(count <= 32 for count in copies.values())
    return seen


@pytest.mark.kill
@INTAKES
async def test_fifty_people_lose_nothing_in_twenty_kills(tmp_path, small_bank, write, tried):
    rng = random.Random(20)
    async with Sandbox(token="1:kill", defaults=False) as sandbox:
        log = tmp_path / "bot.log"
        process = BotProcess(write(tmp_path, sandbox.url, small_bank), sandbox.token, log)
        people = [sandbox.add_person(f"用户{i}") for i in range(PEOPLE)]
        await process.start()
        try:
            killing = asyncio.create_task(kill_again_and_again(sandbox, process, rng))
            played = await asyncio.gather(
                *(play(sandbox, person, random.Random(i)) for i, person in enumerate(people))
            )
            if killing.done():
                await killing
            killing.cancel()
        finally:
            await process.stop()
        kills = process.lives - 1
        assert kills == KILLS, f"the people were done after {kills} kills"
        assert played == [5] * PEOPLE
        database = sqlite3.connect(tmp_path / "bot.sqlite3")
        answers = database.execute("SELECT player_id, count(*) FROM answers GROUP BY player_id").fetchall()
        finished = database.execute("SELECT count(*) FROM sessions WHERE open").fetchone()[0]
        database.close()
        assert sorted(answers) == [(person.id, 5) for person in people]
        assert finished == 0
        twice = shown_again(sandbox)
        said = log.read_text("utf-8")
        assert "Traceback" not in said
        assert sandbox.token not in said
    tried(
        f"SIGKILL while people answer in their chats ({way_of(write)})",
        {"kills": kills, "people": PEOPLE, "answers": sum(played)},
        {"answers": sum(played) - sum(count for _, count in answers)},
        f"{twice} messages were in the air at a kill and came twice",
    )
