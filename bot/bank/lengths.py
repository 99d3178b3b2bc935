"""How long texts may be, counted in UTF-16 units as Telegram counts them (sendPoll, Bot API 10)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.bank.reference import Cue, Tip
from bot.bank.sentences import Steps
from bot.core.question.question import Question, Stimulus

# By the fields that lead to a text; in the language in which the bank is written.
LIMITS: Mapping[type[Any], Mapping[tuple[str, ...], int]] = {
    Question: {
        ("stimulus", "sender"): 40,
        ("stimulus", "context"): 80,
        ("stimulus", "text"): 600,
        ("stimulus", "turns", "who"): 20,
        ("stimulus", "turns", "text"): 80,
        ("stimulus", "turns", "why"): 60,
        ("stem",): 120,
        ("options", "text"): 40,
        ("options", "why"): 80,
        ("decisive",): 60,
        ("why",): 120,
        ("action",): 60,
        ("next",): 80,
        ("advice", "text"): 40,
        ("advice", "why"): 80,
    },
    Cue: {("name",): 14, ("about",): 60, ("after",): 80},
    Tip: {("text",): 120, ("after",): 80},
}
# English runs longer than Chinese; what a poll and a message can show is the limit.
OVERLAY_LIMITS: Mapping[type[Any], Mapping[tuple[str, ...], int]] = {
    Question: {
        ("stimulus", "sender"): 60,
        ("stimulus", "context"): 160,
        ("stimulus", "text"): 900,
        ("stimulus", "turns", "who"): 40,
        ("stimulus", "turns", "text"): 160,
        ("stimulus", "turns", "why"): 120,
        ("stem",): 240,
        ("options", "text"): 100,
        ("options", "why"): 200,
        ("decisive",): 150,
        ("why",): 200,
        ("action",): 150,
        ("next",): 160,
        ("advice", "text"): 100,
        ("advice", "why"): 200,
    },
    Cue: {("name",): 60, ("about",): 200, ("after",): 240},
    Tip: {("text",): 300, ("after",): 240},
}

POLL_QUESTION = 300
POLL_OPTION = 100
LINE_FRAME = 4
"""What a poll sets around a line of a dialogue beside its speaker: number, blank, colon, blank."""
LONGEST_OWN = 4
"""Letters of the words that stand for `me` and `them`."""
POLL_DESCRIPTION = 1024
KEY_REASON = 200

# What the views put around a text: "第 12/20 题 · …" before a question, channel and sender above a message.
_FRAME = 40
_PER_TURN = 6


def utf16(text: str) -> int:
    """Length in UTF-16 units; an emoji beyond the basic plane counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@lru_cache(maxsize=1024)
def shape_of(steps: Steps) -> tuple[str, ...]:
    """The fields that lead to a text, whichever of several it is."""
    return tuple(step for step in steps if isinstance(step, str))


def poll_fit(question: Question) -> list[str]:
    """Reasons why a question cannot be a native poll; empty when it can."""
    misfits = []
    if utf16(question.stem) + _FRAME > POLL_QUESTION:
        misfits.append(f"question {utf16(question.stem)} + {_FRAME} for the round > {POLL_QUESTION}")
    for index, option in enumerate(question.options):
        if utf16(option.text) > POLL_OPTION:
            misfits.append(f"option {chr(65 + index)} {utf16(option.text)} > {POLL_OPTION}")
        if option.key and utf16(option.why) > KEY_REASON:
            misfits.append(f"the key's reason {utf16(option.why)} > {KEY_REASON}")
    if not question.options and utf16(question.why) > KEY_REASON:
        misfits.append(f"the reason {utf16(question.why)} > {KEY_REASON}")
    if question.stimulus and description_length(question.stimulus) > POLL_DESCRIPTION:
        misfits.append(f"description {description_length(question.stimulus)} > {POLL_DESCRIPTION}")
    return misfits


def description_length(stimulus: Stimulus) -> int:
    """Length of a message or dialogue as a poll's description, with room for its channel and sender."""
    turns = sum(utf16(turn.who) + utf16(turn.text) + _PER_TURN for turn in stimulus.turns)
    return utf16(stimulus.sender) + utf16(stimulus.context) + utf16(stimulus.text) + turns + _FRAME
