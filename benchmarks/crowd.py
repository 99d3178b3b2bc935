"""People in the sandbox who answer question after question, at a steady rate; each tap is timed until its card is edited."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

from bot.sandbox.chats import Message
from bot.sandbox.server import Sandbox

ONWARD = ("a", "n")
"""The tags of the buttons that lead on: an option, 下一题."""
LONGEST_S = 60


class Crowd:
    """`late` holds the seconds by which this process itself came too late with a tap: then the figures say less."""

    def __init__(self, sandbox: Sandbox, name: str, count: int) -> None:
        self._sandbox = sandbox
        self._people = {
            person.id: person
            for person in (sandbox.add_person(f"{name}{number}", started=True) for number in range(count))
        }
        self._free: deque[Message] = deque()
        self._tapped: dict[int, float] = {}
        self._taken: list[float] = []
        self.late: list[float] = []
        self.nobody_free = 0
        self._changes = sandbox.world.timeline.changes.listen()
        self._watching = asyncio.create_task(self._watch())

    @property
    def chats(self) -> list[int]:
        return list(self._people)

    async def sit_down(self) -> None:
        """Return when everybody has a question before them."""
        for person in self._people.values():
            self._sandbox.say(person, None, "/quiz")
        await self._until(lambda: len(self._free) == len(self._people))

    async def answer(self, rate: float, seconds: float) -> list[float]:
        """Tap so many times a second, whoever waits longest; return the seconds until each edit, sorted."""
        self._taken, self.late, self.nobody_free = [], [], 0
        began = time.perf_counter()
        for number in range(int(rate * seconds)):
            due = began + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self.late.append(time.perf_counter() - due)
            self._tap()
        await self._until(lambda: not self._tapped)
        return sorted(self._taken)

    def leave(self) -> None:
        """Watch no more."""
        self._watching.cancel()
        self._sandbox.world.timeline.changes.stop_listening(self._changes)

    def _tap(self) -> None:
        """Let the next one lead on; whose round is over asks for another one, which is not timed."""
        while self._free:
            card = self._free.popleft()
            person = self._people[card.chat_id]
            data = _onward(card)
            if data is not None:
                self._tapped[card.chat_id] = time.perf_counter()
                self._sandbox.forge_tap(person, card, data)
                return
            self._sandbox.say(person, None, "/quiz")
        self.nobody_free += 1

    async def _watch(self) -> None:
        while (change := await self._changes.get()) is not None:
            card = change.message
            if card is None or card.chat_id not in self._people:
                continue
            if change.kind == "edit" and card.chat_id in self._tapped:
                self._taken.append(time.perf_counter() - self._tapped.pop(card.chat_id))
                self._free.append(card)
            elif change.kind == "message" and card.by_bot:
                self._free.append(card)

    async def _until(self, done: Callable[[], bool]) -> None:
        async with asyncio.timeout(LONGEST_S):
            while not done():
                await asyncio.sleep(0.01)


def _onward(card: Message) -> str | None:
    datas = (button.get("callback_data", "") for row in card.keyboard for button in row)
    return next((data for data in datas if data.partition(":")[0] in ONWARD), None)
