"""A round as a native quiz poll, and how such a poll is known again by its first line."""

from __future__ import annotations

import re

from bot.core.contest.effects import AskRound, CloseCopy
from bot.core.question import Question
from bot.telegram.views.message import ClosePoll, PollMessage
from bot.telegram.views.words import Words

LONGEST_QUESTION = 300
LONGEST_OPTION = 100
_MARK = re.compile(r"\D*(\d{1,2})/\d{1,2}[^№\n]*№(\d{1,15})\b")


def ask_round(effect: AskRound, words: Words) -> PollMessage:
    """The question, its options in the shown order, and the message in question as the poll's description.

    No explanation: Telegram would show it to whoever errs while others still think.
    """
    question = effect.question
    head = words.plain(
        "contest-poll-head",
        number=str(effect.number),
        total=str(effect.total),
        topic=effect.topic_title,
        mark=f"№{effect.contest}",
    )
    stem = words.plain("contest-poll-judge") if question.kind == "judge" else question.stem
    options = tuple(option_text(question, place, words)[:LONGEST_OPTION] for place in effect.order)
    return PollMessage(
        f"{head}\n{stem}"[:LONGEST_QUESTION],
        options,
        effect.order.index(question.key_position),
        open_period=effect.seconds,
        description=stimulus_text(question, words),
    )


def option_text(question: Question, place: int, words: Words) -> str:
    """Return an option by its place in the bank; of a judge question 0 says scam, 1 genuine."""
    if question.kind == "judge":
        return words.plain("contest-scam" if place == 0 else "contest-genuine")
    return question.options[place].text


def stimulus_text(question: Question, words: Words) -> str:
    """Return the message in question as plain text, with its channel and sender; empty where there is none."""
    if question.stimulus is None:
        return ""
    channel = words.plain(f"channel-{question.stimulus.channel}")
    return f"{channel} · {question.stimulus.sender}\n\n{question.stimulus.text}"


def marked(poll_question: str) -> tuple[int, int] | None:
    """Return (contest, round) of a poll of ours by its first line; None for any other poll."""
    found = _MARK.match(poll_question)
    return (int(found[2]), int(found[1])) if found else None


def close_copy(effect: CloseCopy, words: Words) -> ClosePoll:
    """Stop the poll."""
    return ClosePoll()
