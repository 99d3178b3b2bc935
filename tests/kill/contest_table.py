"""A group at play, driven step by step: whatever stands in the chat decides what its people do next."""

from __future__ import annotations

import random

from bot.sandbox.errors import Refused
from bot.sandbox.server import Sandbox
from tests.kill.contest_oracle import QUESTION, game_of

PLAYERS = 4


class Table:
    """One group. `step` does one thing and says whether there was one to do."""

    mode = "经典"
    right = 0.7
    again = 0.25

    def __init__(self, sandbox: Sandbox, number: int, rng: random.Random) -> None:
        self.sandbox = sandbox
        self.rng = rng
        self.people = [sandbox.add_person(f"{number}号{name}") for name in "甲乙丙丁"[:PLAYERS]]
        self.host = self.people[0]
        self.chat = sandbox.add_group(f"第 {number} 群", self.people, admins=[self.host])
        self.games = 0
        self.playing = False
        self._joined: set[int] = set()
        self._votes: dict[tuple[int, int], list] = {}

    def begin(self) -> None:
        """/contest."""
        self.playing = True
        self.games += 1
        self._joined.clear()
        self.sandbox.say(self.host, self.chat, "/contest")

    def step(self) -> bool:
        """Join, start, vote or go on, as the newest message wants it; False when only time can help."""
        if not self.playing:
            return False
        last = self.sandbox.last_message(self.chat)
        if last is None:
            return False
        if last.find_button("再来一局"):
            self.playing = False
            return False
        if last.find_button("继续"):
            self.sandbox.press(self.host, last, "继续")
            return True
        if last.find_button("返回"):
            return self._set(last)
        if last.find_button("开始"):
            return self._gather(last)
        return self._vote()

    def _set(self, lobby) -> bool:
        wanted = [("✓ 5 题", "5 题"), ("✓ 10 秒", "10 秒"), (f"✓ {self.mode}", self.mode)]
        missing = next((button for chosen, button in wanted if not lobby.find_button(chosen)), "返回")
        self.sandbox.press(self.host, lobby, missing)
        return True

    def _gather(self, lobby) -> bool:
        outside = [person for person in self.people if person.id not in self._joined]
        if f"5 题 · 10 秒 · 全部类型 · {self.mode}" not in lobby.text:
            self.sandbox.press(self.host, lobby, "设置")
        elif outside:
            return self._join(outside[0], lobby)
        else:
            self.sandbox.press(self.host, lobby, "开始")
        return True

    def _join(self, person, lobby) -> bool:
        self._joined.add(person.id)
        self.sandbox.press(person, lobby, "参加")
        return True

    def _vote(self) -> bool:
        found = [
            (m, QUESTION.match(m.poll.question))
            for m in self.sandbox.messages(self.chat, by_bot=True)
            if m.poll
        ]
        if not found:
            return False
        head = found[-1][1]
        round_of = (game_of(head[3]), int(head[1]))
        copies = [m.poll for m, other in found if (game_of(other[3]), int(other[1])) == round_of]
        left = self._votes.setdefault(round_of, self._script())
        while left:
            person, right, again = left.pop()
            poll = self.rng.choice(copies)
            try:
                self._choose(person, poll, right)
            except Refused:
                continue
            if again:
                left.insert(0, (person, not right, False))
            return True
        return False

    def _script(self) -> list:
        """Who votes in a round and how: some are silent, some err, some vote again on whichever copy there is."""
        order = self.rng.sample(self.people, len(self.people))
        script = [
            (person, self.rng.random() < self.right, self.rng.random() < self.again) for person in order
        ]
        return [entry for entry in script if self.rng.random() < 0.9]

    def _choose(self, person, poll, right: bool) -> None:
        key = poll.correct[0]
        self.sandbox.vote(person, poll, key if right else (key + 1) % len(poll.options))
