"""Polls: who voted what, when they close, and what the bot and the people see of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bot.sandbox.errors import Refused
from bot.sandbox.json_object import Json

_ONLY_IN_MESSAGES = ("description", "description_entities", "media")


@dataclass(slots=True, eq=False)
class Poll:
    """A poll that the bot sent. `wire` is the Poll object inside the message, always up to date.

    `deadline` is when it closes by itself (milliseconds), None for never. Votes are original option
    positions.
    """

    wire: Json
    deadline: int | None = None
    shuffled: bool = False
    hidden: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.wire["id"])

    @property
    def is_closed(self) -> bool:
        return bool(self.wire["is_closed"])

    @property
    def is_quiz(self) -> bool:
        return bool(self.wire["type"] == "quiz")

    @property
    def question(self) -> str:
        return str(self.wire["question"])

    @property
    def options(self) -> list[str]:
        """The option texts in the order that the bot sent."""
        return [option["text"] for option in self.wire["options"]]

    @property
    def correct(self) -> list[int]:
        return list(self.wire.get("correct_option_ids", []))

    def order(self, person_id: int) -> list[int]:
        """Return the original positions in the order in which this person sees them."""
        positions = list(range(len(self.wire["options"])))
        if self.shuffled:
            random.Random(f"{self.id}:{person_id}").shuffle(positions)
        return positions

    def positions(self, options: list[int | str]) -> list[int]:
        """Turn option texts into positions and check that they exist."""
        texts = self.options
        found = []
        for option in options:
            if isinstance(option, str) and option not in texts:
                raise Refused(f"the poll has no option {option!r}, only {texts}")
            position = texts.index(option) if isinstance(option, str) else option
            if not 0 <= position < len(texts):
                raise Refused(f"the poll has {len(texts)} options, not an option {position}")
            found.append(position)
        return found

    def vote(self, voter_id: int, positions: list[int]) -> None:
        """Count a vote, or take it back when there are no positions; raise `Refused` where Telegram would."""
        if self.is_closed:
            raise Refused("the poll is closed", "投票已经结束了")
        before = self.votes.get(voter_id)
        if before is not None and not self.wire["allows_revoting"]:
            raise Refused("this poll does not allow to change a vote", "这道题选定后不能改")
        if before is None and not positions:
            raise Refused("there is no vote to take back", "还没有投票，不用撤回")
        if len(positions) > 1 and not self.wire["allows_multiple_answers"]:
            raise Refused("this poll allows one answer", "这道题只能选一项")
        if positions:
            self.votes[voter_id] = sorted(positions)
        else:
            del self.votes[voter_id]
        self._count(before or [], -1)
        self._count(positions, 1)
        self.wire["total_voter_count"] = len(self.votes)

    def _count(self, positions: list[int], step: int) -> None:
        for position in positions:
            self.wire["options"][position]["voter_count"] += step

    def close(self) -> None:
        """Close it for good."""
        self.wire["is_closed"] = True
        self.deadline = None

    def outside(self) -> Json:
        """Return the Poll object as updates and stopPoll carry it: without what only messages show."""
        return {key: value for key, value in self.wire.items() if key not in _ONLY_IN_MESSAGES}
