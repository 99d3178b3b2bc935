"""A season in a group of the sandbox, and people who play it in their private chats."""

from __future__ import annotations

from bot.sandbox.chats import Message
from bot.sandbox.people import Person
from tests.e2e.contest_group import Room

TOGETHER = 10


class SeasonRoom(Room):
    """The group's host opens a season; everybody plays by its link."""

    link = ""

    async def begins(self, *chosen: str) -> Message:
        """/season, some values, 开始赛季; returns the group's message."""
        await self.says(self.host, "/season")
        for button in chosen:
            await self.taps(self.host, button)
        await self.taps(self.host, "开始赛季")
        board = self.board
        self.link = board.keyboard[0][0]["url"].partition("start=")[2]
        return board

    @property
    def board(self) -> Message:
        """The group's one message."""
        found = [
            message for message in self.sandbox.messages(self.chat, by_bot=True) if "防骗赛季" in message.text
        ]
        return found[-1]

    def card(self, person: Person) -> Message:
        """The newest message in somebody's private chat."""
        message = self.sandbox.last_message(person)
        assert message is not None
        return message

    async def opens(self, person: Person, link: str = "") -> Message:
        """Somebody follows the link of the season."""
        self.sandbox.say(person, None, f"/start {link or self.link}")
        await self.bot.settled()
        return self.card(person)

    async def presses(self, person: Person, button: str) -> str | None:
        """Somebody taps a button of their newest message; the toast comes back."""
        toast = await self.sandbox.tap(person, self.card(person), button)
        await self.bot.settled()
        return toast.text if toast else None

    async def answers(self, person: Person, right: bool = True) -> None:
        """Answer the question on the card, as the small bank words it."""
        card = self.card(person)
        if card.find_button("肯定是骗局"):
            scam = "它是 scam" in card.text
            await self.presses(person, "肯定是骗局" if scam == right else "肯定是真的")
            return
        told = [line for line in card.text.splitlines() if line[1:2] == "." and "的一项" in line + "的一项"]
        key = next(line[0] for line in told if "正确的一项" in line)
        wrong = next(line[0] for line in told if "正确的一项" not in line)
        await self.presses(person, key if right else wrong)

    async def tries(self, person: Person, right: int = TOGETHER) -> Message:
        """Follow the link, begin a try and answer ten questions, so many of them rightly."""
        await self.opens(person)
        await self.presses(person, "答")
        return await self.plays_on(person, right)

    async def plays_on(self, person: Person, right: int, first: int = 0) -> Message:
        """Answer from a question on to the end."""
        for number in range(first, TOGETHER):
            await self.answers(person, right=number < right)
            await self.presses(person, "看结果" if number == TOGETHER - 1 else "下一题")
        return self.card(person)

    async def passes_days(self, days: float) -> None:
        """Days go by."""
        await self.passes(round(days * 86_400_000))
