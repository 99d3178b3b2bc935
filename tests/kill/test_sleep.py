"""A process that is stopped in the middle of a round, and goes on: what was cast meanwhile counts."""

from __future__ import annotations

import asyncio
import signal

import pytest

from bot.sandbox.server import Sandbox
from tests.kill.process import INTAKES, BotProcess

pytestmark = pytest.mark.kill
PATIENCE = 30.0
T = 10.0


def button(sandbox: Sandbox, group, text: str):
    """The newest message of the bot with a button, None when there is none yet."""
    for message in reversed(sandbox.messages(group, by_bot=True)):
        if not message.deleted and message.keyboard and message.find_button(text):
            return message
    return None


async def tap(sandbox: Sandbox, person, group, text: str) -> None:
    message = await sandbox.wait_for(lambda: button(sandbox, group, text), PATIENCE)
    await sandbox.tap(person, message, text)


@INTAKES
async def test_a_vote_cast_while_the_machine_slept_counts_with_the_whole_time(
    tmp_path, small_bank, write, tried
):
    async with Sandbox(token="1:test", defaults=False) as sandbox:
        people = [sandbox.add_person(f"用户{name}") for name in "甲乙丙"]
        group = sandbox.add_group("学习小组", people, admins=people[:1])
        process = BotProcess(write(tmp_path, sandbox.url, small_bank), sandbox.token, tmp_path / "log")
        await process.start()
        try:
            sandbox.say(people[0], group, "/contest")
            for text in ("设置", "5 题", "10 秒", "返回"):
                await tap(sandbox, people[0], group, text)
            for person in people:
                await tap(sandbox, person, group, "参加")
            await tap(sandbox, people[0], group, "开始")
            poll = await sandbox.wait_for(
                lambda: next((m.poll for m in sandbox.messages(group, by_bot=True) if m.poll), None), PATIENCE
            )
            sandbox.vote(people[0], poll, poll.correct[0])
            await sandbox.wait_for(lambda: not sandbox.updates.pending, PATIENCE)
            process.signal(signal.SIGSTOP)
            await asyncio.sleep(1)
            sandbox.vote(people[1], poll, poll.correct[0])
            # The machine is asleep until the round is long over.
            await asyncio.sleep(T + 3)
            process.signal(signal.SIGCONT)
            reveal = await sandbox.wait_for(
                lambda: next((m for m in sandbox.messages(group, by_bot=True) if "用户甲 " in m.text), None),
                PATIENCE,
            )
            assert "用户乙 500 分" in reveal.text
            tried(
                "The machine sleeps in a round (SIGSTOP until it is over), a vote is cast meanwhile",
                {"sleeps": 1, "votes": 1},
                {"votes": 0},
                "a vote counts with the whole time",
            )
        finally:
            await process.stop()
