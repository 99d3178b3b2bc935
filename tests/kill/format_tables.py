"""Groups at play in 抢答 and in 单位赛, driven as the classic one is."""

from __future__ import annotations

from bot.sandbox.errors import Refused
from tests.kill.contest_oracle import key_of
from tests.kill.contest_table import Table

UNITS = ("教务处", "一车间", "离退休支部")
LIST = "教务处 4\n一车间 100\n离退休支部"


class BuzzerTable(Table):
    """抢答: up to three people tap at once, wrong ones and repeated ones among them, on whichever copy there is."""

    mode = "抢答"
    right = 0.3
    again = 0.5

    def _vote(self) -> bool:
        found = [
            (message, message.keyboard[0][0]["callback_data"].split(":")[1:3])
            for message in self.sandbox.messages(self.chat, by_bot=True)
            if message.keyboard and message.keyboard[0][0].get("callback_data", "").startswith("cb:")
        ]
        if not found:
            return False
        newest = found[-1][1]
        round_of = (int(newest[0]), int(newest[1]))
        copies = [message for message, told in found if told == newest]
        left = self._votes.setdefault(round_of, self._script())
        for _ in range(self.rng.randint(1, 3)):
            if not left:
                return False
            person, right, again = left.pop()
            self._tap(person, self.rng.choice(copies), right)
            if again:
                # Soon, while others have not tapped yet: somebody who is out must not take the round.
                left.insert(self.rng.randint(0, len(left)), (person, not right, False))
        return True

    def _tap(self, person, message, right: bool) -> None:
        buttons = [button for row in message.keyboard for button in row]
        key = key_of(message.text, [button["text"] for button in buttons])
        option = key if right else (key + 1) % len(buttons)
        self.sandbox.press(person, message, buttons[option]["callback_data"])


class UnitTable(Table):
    """单位赛: the host gives the list before the first game, and everybody taps a unit, some of them twice."""

    mode = "单位赛"

    def __init__(self, *told) -> None:
        super().__init__(*told)
        self.sandbox.say(self.host, None, "/start")
        self._asked = self._given = False

    def _set(self, lobby) -> bool:
        if not lobby.find_button(f"✓ {self.mode}") or self._given:
            return super()._set(lobby)
        if self._asked:
            self._given = True
            self.sandbox.say(self.host, None, LIST)
            return True
        self._asked = True
        self.sandbox.press(self.host, lobby, "单位名单")
        return True

    def _join(self, person, lobby) -> bool:
        try:
            self.sandbox.press(person, lobby, self.rng.choice(UNITS))
        except Refused:
            # The card with the units comes a little later.
            return False
        if self.rng.random() < 0.7:
            self._joined.add(person.id)
        return True
