"""帮帮 TA: somebody forwards a chat line by line, and the person says when to stop it, and what to tell them.

                  ReadOn                          Stopped
    READING(n) ───────────▶ READING(n+1)   ┌────────────────▶ ADVISING(n)
        │  │                     │ ────────┘                      │ Advised
        │  └── Stopped, nothing to advise ──────────────▶ OVER ◀──┘
        └───── ReadOn after the last line ──────────────▶ OVER

Each button names its line, so a second tap on one is refused as `twice`, and one on an earlier line too. The chat is
a part of its session (`quiz.Session.chat`): a crash continues at the same line.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core.question.question import Question

End = Literal["early", "right", "late", "false", "let"]
"""How a chat went: stopped before the telling line, at it, after it or never; a genuine one stopped, or let be."""


class ChatPhase(StrEnum):
    READING = "reading"
    ADVISING = "advising"
    OVER = "over"


class Chat(Struct, frozen=True):
    """A dialogue being read.

    `lines` is its length and `stop` the first line at which a careful person stops, from 1; 0 for a genuine chat.
    `advice` lists the question's own advice as shown and `key` is the shown index of the right one, -1 for none.
    `seen` lines are shown; `stopped` is the line at which it was stopped, `advised` the shown index that was chosen.
    """

    lines: int
    stop: int
    advice: tuple[int, ...]
    key: int
    seen: int = 1
    stopped: int | None = None
    advised: int | None = None
    phase: ChatPhase = ChatPhase.READING

    @property
    def end(self) -> End:
        """How it went; asked once it is over."""
        if not self.stop:
            return "let" if self.stopped is None else "false"
        if self.stopped is None or self.stopped > self.stop:
            return "late"
        return "right" if self.stopped == self.stop else "early"

    @property
    def delay(self) -> int:
        """Lines between the telling one and the stop, below 0 for an early one; one beyond the last if it never came."""
        return (self.lines + 1 if self.stopped is None else self.stopped) - self.stop if self.stop else 0

    @property
    def advised_well(self) -> bool:
        """Whether the right thing was told; True where there was nothing to tell."""
        return self.advised is None or self.advised == self.key

    @property
    def safe(self) -> bool:
        """Whether nobody came to harm: a scam stopped in time, a genuine chat let be."""
        return self.end in ("early", "right", "let")

    @property
    def sure(self) -> bool | None:
        """What spaced repetition makes of it: neither an early stop nor a wrong word is full mastery."""
        return None if self.end != "early" and self.advised_well else False


class ReadOn(Struct, frozen=True):
    """A tap on 再看一句 under line `line`."""

    line: int


class Stopped(Struct, frozen=True):
    """A tap on 让 TA 停下 under line `line`."""

    line: int


class Advised(Struct, frozen=True):
    """A tap on one of the pieces of advice, by its shown index."""

    shown_index: int


ChatEvent = ReadOn | Stopped | Advised
ChatRefusal = Literal["old", "twice"]


def chat_of(question: Question, rng: random.Random) -> Chat:
    """Return the beginning of a dialogue, its advice shuffled."""
    advice = list(range(len(question.advice)))
    rng.shuffle(advice)
    right = [shown for shown, own in enumerate(advice) if question.advice[own].key]
    return Chat(len(question.turns), question.stop or 0, tuple(advice), right[0] if right else -1)


def fits(chat: Chat, question: Question | None) -> bool:
    """Whether a chat can go on with a question as the bank has it now: it may have been withdrawn or changed."""
    if question is None or len(question.turns) != chat.lines or (question.stop or 0) != chat.stop:
        return False
    return len(question.advice) == len(chat.advice)


def step(chat: Chat, event: ChatEvent) -> Chat | ChatRefusal:
    """Return the chat after the event, or why it changes nothing."""
    if chat.phase is ChatPhase.OVER:
        return "old"
    match event:
        case Advised(shown_index=shown_index):
            if chat.phase is not ChatPhase.ADVISING or not 0 <= shown_index < len(chat.advice):
                return "old"
            return replace(chat, advised=shown_index, phase=ChatPhase.OVER)
        case ReadOn(line=line) | Stopped(line=line):
            if chat.phase is not ChatPhase.READING or line != chat.seen:
                return "twice"
    if isinstance(event, Stopped):
        then = ChatPhase.ADVISING if chat.advice else ChatPhase.OVER
        return replace(chat, stopped=chat.seen, phase=then)
    if chat.seen == chat.lines:
        return replace(chat, phase=ChatPhase.OVER)
    return replace(chat, seen=chat.seen + 1)


class Helped(Struct, frozen=True):
    """All chats of a person as counts: how often each end came, and the delays of the scams among them."""

    ends: Mapping[End, int]
    delays: Mapping[int, int]

    @property
    def scams(self) -> int:
        return sum(self.delays.values())

    @property
    def genuine(self) -> int:
        return self.ends.get("false", 0) + self.ends.get("let", 0)

    @property
    def false_stops(self) -> int:
        return self.ends.get("false", 0)

    @property
    def median_delay(self) -> float | None:
        """The median of lines after the first ask, below 0 for before it; None without a scam."""
        if not self.scams:
            return None
        ordered = sorted(self.delays.items())
        return (_at(ordered, (self.scams - 1) // 2) + _at(ordered, self.scams // 2)) / 2


def _at(ordered: list[tuple[int, int]], rank: int) -> int:
    """The value at a rank, from 0, of sorted (value, count)."""
    for value, count in ordered:
        if rank < count:
            return value
        rank -= count
    raise IndexError(rank)
