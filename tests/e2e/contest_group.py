"""A group in the sandbox and its contest, told in the words of a transcript. Shared by the contest's tests."""

from __future__ import annotations

from bot.sandbox.chats import Chat, Message
from bot.sandbox.people import Person

HOST = "用户甲"


class Room:
    """One group chat with people who play; every step waits until all is heard, said and shown."""

    def __init__(self, bot, names: str = "甲乙丙", title: str = "反诈学习小组", **group) -> None:
        self.bot = bot
        self.sandbox = bot.sandbox
        self.people: list[Person] = [self.sandbox.add_person(f"用户{name}") for name in names]
        self.host = self.people[0]
        self.leader = self.host
        """Who opened the lobby."""
        self.chat: Chat = self.sandbox.add_group(title, self.people, admins=[self.host], **group)

    async def says(self, person: Person, text: str, thread_id: int | None = None) -> Message | None:
        """Somebody says something in the group; the bot's newest message comes back."""
        self.sandbox.say(person, self.chat, text, thread_id=thread_id)
        await self.bot.settled()
        return self.sandbox.last_message(self.chat)

    async def taps(
        self, person: Person, button: str | tuple[int, int], message: Message | None = None
    ) -> str | None:
        """Somebody taps a button, of the newest message that has it; the toast comes back.

        What stands on the other page of a lobby is found there: its host turns the page.
        """
        if message is None and isinstance(button, str) and self.find(button) is None:
            for turn in ("设置", "返回", "返回"):
                page = self.find(turn, "反诈知识赛")
                row = next((i for i, row in enumerate(page.buttons) if turn in row), None) if page else None
                if page is not None and row is not None and self.find(button) is None:
                    await self.sandbox.tap(self.leader, page, (row, page.buttons[row].index(turn)))
                    await self.passes(2_000)
        toast = await self.sandbox.tap(person, message or self.with_button(button), button)
        await self.bot.settled()
        return toast.text if toast else None

    def with_button(self, button: str | tuple[int, int]) -> Message:
        """The bot's newest message in the group that has a button."""
        found = self.find(button)
        if found is None:
            raise AssertionError(f"no message has a button {button!r}: {self.transcript()}")
        return found

    def find(self, button: str | tuple[int, int], text: str = "") -> Message | None:
        """The same, of those whose text begins so; None where there is none."""
        for message in reversed(self.sandbox.messages(self.chat, by_bot=True)):
            if message.deleted or not message.keyboard or not message.text.startswith(text):
                continue
            if not isinstance(button, str) or message.find_button(button):
                return message
        return None

    async def lobby(self, *players: Person, **chosen: str) -> Message:
        """/contest, five rounds of 20 s unless told otherwise, and everybody joins."""
        await self.says(self.host, "/contest")
        for button in {"rounds": "5 题", "seconds": "20 秒", **chosen}.values():
            await self.taps(self.host, button)
        for player in players or self.people:
            await self.taps(player, "参加")
        # People join over a minute; what was edited meanwhile does not slow the game any more.
        await self.passes(60_000)
        return self.with_button("参加")

    async def ends(self, person: Person) -> str | None:
        """结束 asks once, so it is tapped twice."""
        await self.taps(person, "结束")
        return await self.taps(person, "结束")

    async def game(self, *players: Person, **chosen: str) -> None:
        """A game whose first question is up."""
        await self.lobby(*players, **chosen)
        await self.taps(self.host, "开始")

    async def passes(self, milliseconds: int) -> None:
        """Time goes by."""
        await self.sandbox.advance(milliseconds)
        await self.bot.settled()

    def poll(self):
        """The newest poll."""
        return next(m.poll for m in reversed(self.sandbox.messages(self.chat, by_bot=True)) if m.poll)

    def polls(self) -> list:
        return [message.poll for message in self.sandbox.messages(self.chat, by_bot=True) if message.poll]

    async def votes(self, person: Person, right: bool = True, poll=None) -> None:
        """Somebody votes for the key, or for another option."""
        poll = poll or self.poll()
        key = poll.correct[0]
        self.sandbox.vote(person, poll, key if right else (key + 1) % len(poll.options))
        await self.bot.settled()

    async def all_vote(self, right: bool = True) -> None:
        for person in self.people:
            await self.votes(person, right)

    @property
    def newest(self) -> Message:
        message = self.sandbox.last_message(self.chat)
        assert message is not None
        return message

    def transcript(self) -> str:
        """What stands in the group, a message a paragraph."""
        lines = []
        for message in self.sandbox.messages(self.chat):
            who = "bot" if message.by_bot else self.sandbox.person(message.sender_id).wire["first_name"]
            what = f"[poll] {message.poll.question} {message.poll.options}" if message.poll else message.text
            what = what or ("[photo]" if message.photo_id else "[file]" if message.document_id else "")
            lines.append(f"{who}: {what}")
        return "\n\n".join(lines)


def files_of(bot, person) -> dict[str, bytes]:
    """The files that the bot sent somebody, by name."""
    messages = bot.sandbox.messages(person, by_bot=True)
    stored = [bot.sandbox.files.find(message.document_id) for message in messages if message.document_id]
    return {one.name: one.content for one in stored}
