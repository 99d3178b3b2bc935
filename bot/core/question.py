"""A question as the bank holds it: a message to judge, or a choice among three or four options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["judge", "choice"]
Verdict = Literal["scam", "genuine"]
Channel = Literal["sms", "telegram", "call", "web", "email", "talk"]
Language = Literal["zh-Hans", "zh-Hant", "en"]


@dataclass(frozen=True, slots=True)
class Stimulus:
    """The message in question, as it would reach a person."""

    channel: Channel
    sender: str
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice question with its own reason; a distractor names the myth behind it."""

    text: str
    why: str
    key: bool = False
    myth: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer comes from: the short label under it, and the two lines behind the source button."""

    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Question:
    """One item of the bank in one language.

    `group` is the cue that spaced repetition schedules; questions of one group are variants of it.
    A judge question has `stimulus`, `verdict`, `decisive`, `flags`, `why` and `action`;
    a choice question has `stem` and `options`, and a stimulus where the scene needs one.
    """

    id: str
    group: str
    topic: str
    kind: Kind
    level: int
    regions: tuple[str, ...]
    language: Language = "zh-Hans"
    stimulus: Stimulus | None = None
    stem: str = ""
    options: tuple[Option, ...] = ()
    verdict: Verdict | None = None
    decisive: str = ""
    flags: tuple[str, ...] = ()
    why: str = ""
    action: str = ""
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def key_position(self) -> int:
        """Place of the key among the options, counted from 0; a judge question's scam side counts as 0."""
        if self.kind == "judge":
            return 0 if self.verdict == "scam" else 1
        return next(place for place, option in enumerate(self.options) if option.key)
