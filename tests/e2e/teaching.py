"""A bot over a bank made of values, and one person who chats with it."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec.structs import replace

from bot.app import build
from bot.bank.bank import Bank
from bot.core.question.question import Option, Question
from bot.sandbox.server import Sandbox
from tests.conftest import START, Bot, settings
from tests.questions import dialogue


def chat(name: str = "s", stop: int = 3, turns: int = 6, group: str = "s") -> Question:
    """A dialogue whose lines can be told apart, with three pieces of advice, the second of which is right."""
    plain = dialogue(name, stop, turns)
    assert plain.stimulus is not None
    lines = tuple(
        replace(turn, text=f"{name} 第{number}句", why=f"{name} 意思{number}")
        for number, turn in enumerate(plain.turns, 1)
    )
    advice = tuple(Option(f"建议{i}", f"建议理由{i}", key=i == 1) for i in range(3))
    return replace(plain, group=group, stimulus=replace(plain.stimulus, turns=lines), advice=advice)


@asynccontextmanager
async def talking(
    bank: Bank, folder: Path, sandbox: Sandbox | None = None, seed: int = 1
) -> AsyncIterator[Bot]:
    """Run the production bot over a bank, against a sandbox of its own or a given one."""
    if sandbox is None:
        async with (
            Sandbox(token="1:test", defaults=False, start=START, frozen=True) as own,
            talking(bank, folder, own, seed) as bot,
        ):
            yield bot
        return
    config = settings(folder / "no-bank", folder, sandbox)
    bot = Bot(build(config, sandbox.token, sandbox.clock, random.Random(seed), bank), sandbox)
    await bot.start()
    try:
        yield bot
    finally:
        await bot.stop()


class Reader:
    """A person in the private chat with the bot."""

    def __init__(self, bot: Bot, name: str = "用户甲", person=None) -> None:
        self.bot = bot
        self.person = person or bot.sandbox.add_person(name, language_code="zh-hans")

    @property
    def card(self):
        """The newest message of the bot."""
        return self.bot.sandbox.last_message(self.person)

    @property
    def buttons(self) -> list[str]:
        return [button for row in self.card.buttons for button in row]

    async def say(self, text: str, **more):
        self.bot.sandbox.say(self.person, None, text, **more)
        await self.bot.settled()
        return self.card

    async def tap(self, button: str) -> str | None:
        """Tap a button of the newest message and return the toast."""
        toast = await self.bot.sandbox.tap(self.person, self.card, button)
        await self.bot.settled()
        return toast.text if toast else None
