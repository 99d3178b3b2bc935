"""What a person does in the private chat, and what the bot says to it."""

from __future__ import annotations


async def said(bot, person, text):
    """Say something in private and return the bot's newest message."""
    bot.sandbox.say(person, None, text)
    await bot.settled()
    return bot.sandbox.last_message(person)


async def tapped(bot, person, message, button):
    toast = await bot.sandbox.tap(person, message, button)
    await bot.settled()
    return toast.text if toast else None


async def answer_right(bot, person, card):
    """Tap the right answer of the card, as the small bank words it."""
    if any("肯定是骗局" in row for row in card.buttons):
        return await tapped(bot, person, card, "肯定是骗局" if "scam" in card.text else "肯定是真的")
    line = next(line for line in card.text.splitlines() if "这是正确的一项" in line)
    return await tapped(bot, person, card, line[0])
