"""The clock moved forward to the daily push, and what came of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

MINUTE, HOUR = 60_000, 3_600_000
DAY = 24 * HOUR


def pushes(bot, chat) -> list:
    return [m for m in bot.sandbox.messages(chat, by_bot=True) if "今天的一点点" in m.text]


async def forward(bot, milliseconds: int) -> None:
    await bot.sandbox.advance(milliseconds)
    await bot.settled()


async def until(bot, clock: str, zone: str = "Asia/Shanghai") -> None:
    """Move the clock to the next time that local clocks show an hour."""
    now = datetime.fromtimestamp(bot.sandbox.clock() / 1000, ZoneInfo(zone))
    hours, minutes = map(int, clock.split(":"))
    wait = ((hours * 60 + minutes) - (now.hour * 60 + now.minute)) % (24 * 60) * MINUTE
    await forward(bot, wait or DAY)


def labels(message) -> set[str]:
    return {label for row in message.buttons for label in row}


def shown(bot, person, card):
    return bot.sandbox.message(person, card.message_id)


async def heard(bot, someone, group, text, **options):
    """Say something in a group and return the bot's newest message there."""
    bot.sandbox.say(someone, group, text, **options)
    await bot.settled()
    return bot.sandbox.last_message(group)


def polls(bot, group) -> list:
    return [m.poll for m in bot.sandbox.messages(group, by_bot=True) if m.poll]
