"""A round as a native quiz poll, and how such a poll is known again by its first line."""

from __future__ import annotations

import re

from bot.core.contest.effects import AskRound, CloseCopy
from bot.core.kinds import kind_of
from bot.telegram.views.kinds import plain_scene, view_of
from bot.telegram.views.message import ClosePoll, PollMessage
from bot.telegram.views.words import Words, cut

LONGEST_QUESTION = 300
LONGEST_OPTION = 100
LONGEST_DESCRIPTION = 1024
_MARK = re.compile(r"\D*(\d{1,2})/\d{1,2}[^№\n]*№(\d{1,15})\b")


def ask_round(effect: AskRound, words: Words) -> PollMessage:
    """The question, its options in the shown order, and the message in question as the poll's description.

    No explanation: Telegram would show it to whoever errs while others still think.
    """
    question = words.question(effect.question_id)
    if question is None:
        raise LookupError(effect.question_id)
    view = view_of(question)
    head = words.plain(
        "contest-poll-head",
        number=str(effect.number),
        total=str(effect.total),
        topic=words.topic_title(question.topic),
        mark=f"№{effect.contest}",
    )
    options = tuple(cut(view.answer(question, own, words), LONGEST_OPTION) for own in effect.order)
    return PollMessage(
        cut(f"{head}\n{view.poll_stem(question, words)}", LONGEST_QUESTION),
        options,
        effect.order.index(question.key_position),
        open_period=effect.seconds,
        description=cut(plain_scene(question, words), LONGEST_DESCRIPTION),
        shuffle=kind_of(question).shuffled,
    )


def marked(poll_question: str) -> tuple[int, int] | None:
    """Return (contest, round) of a poll of ours by its first line; None for any other poll."""
    found = _MARK.match(poll_question)
    return (int(found[2]), int(found[1])) if found else None


def close_copy(effect: CloseCopy, words: Words) -> ClosePoll:
    """Stop the poll."""
    return ClosePoll()
