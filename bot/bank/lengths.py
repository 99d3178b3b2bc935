"""How long texts may be, counted in UTF-16 units as Telegram counts them (sendPoll, Bot API 10)."""

from __future__ import annotations

from bot.core.question import Question

SENDER = 40
MESSAGE = 600
STEM = 120
OPTION = 40
OPTION_WHY = 80
WHY = 120
ACTION = 60
DECISIVE = 60
TIP = 120

POLL_QUESTION = 300
POLL_OPTION = 100
POLL_DESCRIPTION = 1024
KEY_REASON = 200

# What the views put around a text: "第 12/20 题 · …" before a question, channel and sender above a message.
_FRAME = 40


def utf16(text: str) -> int:
    """Length in UTF-16 units; an emoji beyond the basic plane counts two."""
    return len(text) + sum(character > "\uffff" for character in text)


def poll_fit(question: Question) -> list[str]:
    """Reasons why a question cannot be a native poll; empty when it can."""
    misfits = []
    if utf16(question.stem) + _FRAME > POLL_QUESTION:
        misfits.append(f"question {utf16(question.stem)} + {_FRAME} for the round > {POLL_QUESTION}")
    for place, option in enumerate(question.options):
        if utf16(option.text) > POLL_OPTION:
            misfits.append(f"option {chr(65 + place)} {utf16(option.text)} > {POLL_OPTION}")
        if option.key and utf16(option.why) > KEY_REASON:
            misfits.append(f"the key's reason {utf16(option.why)} > {KEY_REASON}")
    if question.kind == "judge" and utf16(question.why) > KEY_REASON:
        misfits.append(f"the reason {utf16(question.why)} > {KEY_REASON}")
    if question.stimulus and description_length(question) > POLL_DESCRIPTION:
        misfits.append(f"description {description_length(question)} > {POLL_DESCRIPTION}")
    return misfits


def description_length(question: Question) -> int:
    """Length of the message in question as a poll's description, with room for its channel and sender."""
    stimulus = question.stimulus
    return utf16(stimulus.sender) + utf16(stimulus.text) + _FRAME if stimulus else 0
