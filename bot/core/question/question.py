"""A question as the bank holds it: a message to judge, a choice among options, or a dialogue and where to stop."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from bot.core.language import SOURCE, Language

Verdict = Literal["scam", "genuine"]
Channel = Literal["sms", "telegram", "call", "web", "email", "talk"]

ME, THEM = "me", "them"
"""Who speaks in a dialogue when it is not somebody with a name."""


class Turn(Struct, frozen=True):
    """One line of a dialogue: who says it (`me`, `them` or a name), and in one line what it means."""

    who: str
    text: str
    why: str


class Stimulus(Struct, frozen=True):
    """The message or the dialogue in question, as it would reach a person.

    `context` is what the reader knows and no message can show: facts, never a verdict.
    A message has `sender` and `text`; a dialogue has `turns`.
    """

    channel: Channel
    sender: str = ""
    text: str = ""
    context: str = ""
    turns: tuple[Turn, ...] = ()


class Option(Struct, frozen=True):
    """One answer of a choice question with its own reason; a distractor names the myth behind it."""

    text: str
    why: str
    key: bool = False
    myth: str | None = None


class Citation(Struct, frozen=True):
    """Where an answer comes from: the short label under it, and the two lines behind the source button."""

    label: str
    detail: str


class Question(Struct, frozen=True):
    """One item of the bank in one language.

    `group` is the cue that spaced repetition schedules; questions of one group are variants of it.
    A judge question has `stimulus`, `verdict`, `decisive`, `flags`, `why` and `action`;
    a choice question has `stem` and `options`, and a stimulus where the scene needs one;
    a stop question has `stimulus.turns`, `stop` (the first line at which a careful person stops, counted from 1;
    0: no need to stop), `decisive`, `why`, `action`, `next` (how it would have gone on) and `advice`
    (three things that one might tell somebody who is in this chat, one of them right).
    `kind` is a key of `core.kinds.KINDS`. `as_of` and `review_by` are months, 2026-11: when it was true, and when to look again.
    """

    id: str
    group: str
    topic: str
    kind: str
    level: int
    regions: tuple[str, ...]
    language: Language = SOURCE
    stimulus: Stimulus | None = None
    stem: str = ""
    options: tuple[Option, ...] = ()
    verdict: Verdict | None = None
    stop: int | None = None
    decisive: str = ""
    flags: tuple[str, ...] = ()
    why: str = ""
    action: str = ""
    next: str = ""
    advice: tuple[Option, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: str = ""
    review_by: str = ""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The lines of a dialogue; none for other kinds."""
        return self.stimulus.turns if self.stimulus else ()

    @property
    def side(self) -> str:
        """What a session keeps in balance: messages by their verdict, so that genuine ones come as often as scams."""
        return self.verdict or self.kind

    @property
    def key_position(self) -> int:
        """Place of the key among the answers, counted from 0.

        A judge question's scam side counts as 0; a stop question's answers are its lines and, last, no need to stop.
        """
        if self.verdict is not None:
            return 0 if self.verdict == "scam" else 1
        if self.stop is not None:
            return self.stop - 1 if self.stop else len(self.turns)
        return next(index for index, option in enumerate(self.options) if option.key)
