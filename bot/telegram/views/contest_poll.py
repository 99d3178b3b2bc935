"""A round as a native quiz poll, and how such a poll is known again by a sign that nobody sees."""

from __future__ import annotations

import re
from functools import partial

from bot.core.contest.effects import AskRound, CloseCopy, ShowScene
from bot.core.question.kinds import kind_of
from bot.pictures.stimulus import draw_stimulus
from bot.telegram.views.kinds import plain_scene, quote, view_of
from bot.telegram.views.message import ClosePoll, PhotoMessage, PollMessage
from bot.telegram.views.scene import stimulus_picture
from bot.telegram.views.words import Words, cut, paragraphs

LONGEST_QUESTION = 300
LONGEST_OPTION = 100
LONGEST_DESCRIPTION = 1024
# Invisible letters: nobody sees them, and Telegram gives them back. Three digits, and a frame that no text of ours has.
_DIGITS = "\u2061\u2062\u2064"
_FRAME = "\u2063"
_MARK = re.compile(f"{_FRAME}([{_DIGITS}]{{1,40}}){_FRAME}")
_ROUNDS = 64
"""A round's number fits below this."""


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
    )
    options = tuple(cut(view.answer(question, own, words), LONGEST_OPTION) for own in effect.order)
    return PollMessage(
        cut(
            f"{head}{mark(effect.contest, effect.number)}\n{view.poll_stem(question, words)}",
            LONGEST_QUESTION,
        ),
        options,
        effect.order.index(question.key_position),
        open_period=effect.seconds,
        description=cut(plain_scene(question, words), LONGEST_DESCRIPTION),
        shuffle=kind_of(question).shuffled,
    )


def show_scene(effect: ShowScene, words: Words) -> PhotoMessage:
    """The message of the last round as a picture; if it cannot be drawn, its words, which the poll has too."""
    question = words.question(effect.question_id)
    picture = stimulus_picture(question, words) if question else None
    if question is None or picture is None:
        raise LookupError(effect.question_id)
    head = words("contest-scene", number=effect.number)
    return PhotoMessage(
        partial(draw_stimulus, *picture), head, None, paragraphs(head, quote(question, words))
    )


def mark(contest: int, number: int) -> str:
    """Return the sign by which a poll of a round is known again, in letters that nobody sees."""
    value, digits = contest * _ROUNDS + number, ""
    while value:
        value, digit = divmod(value, 3)
        digits = _DIGITS[digit] + digits
    return f"{_FRAME}{digits}{_FRAME}"


def marked(poll_question: str) -> tuple[int, int] | None:
    """Return (contest, round) of a poll of ours by its sign; None for any other poll."""
    found = _MARK.search(poll_question)
    if found is None:
        return None
    value = 0
    for digit in found[1]:
        value = value * 3 + _DIGITS.index(digit)
    contest, number = divmod(value, _ROUNDS)
    return (contest, number) if contest and number else None


def close_copy(effect: CloseCopy, words: Words) -> ClosePoll:
    """Stop the poll."""
    return ClosePoll()
