"""A round of 抢答: the question as a message with one button an option, and how that message ends."""

from __future__ import annotations

from bot.core.contest.buzzer_effects import AskBuzzer, CloseBuzzer
from bot.core.question.kinds import kind_of
from bot.core.question.question import Question
from bot.telegram.views.contest_buttons import TapOption
from bot.telegram.views.contest_poll import LONGEST_OPTION, LONGEST_QUESTION
from bot.telegram.views.kinds import LETTERS, quote, view_of
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.words import Words, cut, grid, keyboard, lines, paragraphs, safe_html, tap

LONGEST_BUTTON = 10
"""Longer options stand in the text, and the buttons have their letters: a phone would cut them."""


def ask_buzzer(effect: AskBuzzer, words: Words) -> TextMessage:
    """The question, its options, and by which order the taps count."""
    question = words.question(effect.question_id)
    if question is None:
        raise LookupError(effect.question_id)
    text = paragraphs(
        *_asked(effect, question, words), f"<i>{words('buzzer-rule', seconds=str(effect.seconds))}</i>"
    )
    return TextMessage(text, keyboard(*_buttons(effect, question, words)))


def close_buzzer(effect: CloseBuzzer, words: Words) -> TextMessage:
    """The same without buttons: who was first, or that nobody was."""
    question = words.question(effect.question_id)
    ended = (
        words("buzzer-taken", name=effect.winner, seconds=f"{effect.time / 1000:.1f}")
        if effect.winner
        else words("buzzer-nobody")
    )
    asked = _asked(effect, question, words) if question else (words("quiz-withdrawn"),)
    return TextMessage(paragraphs(*asked, ended))


def _asked(effect: AskBuzzer | CloseBuzzer, question: Question, words: Words) -> tuple[str | None, ...]:
    head = words(
        "contest-poll-head",
        number=str(effect.number),
        total=str(effect.total),
        topic=words.topic_title(question.topic),
    )
    stem = safe_html(cut(view_of(question).poll_stem(question, words), LONGEST_QUESTION))
    return f"<b>{head}</b>", quote(question, words), f"<b>{stem}</b>", _listed(effect, question, words)


def _listed(effect: AskBuzzer | CloseBuzzer, question: Question, words: Words) -> str | None:
    """The options in the text, where they are too long for buttons; a dialogue has numbers of its own."""
    answers = _answers(effect, question, words)
    if not _are_long(answers):
        return None
    lettered = kind_of(question).shuffled
    return lines(
        *(
            f"{LETTERS[i]}. {answer}" if lettered else answer
            for i, answer in enumerate(map(safe_html, answers))
        )
    )


def _buttons(effect: AskBuzzer, question: Question, words: Words) -> list[list[Key]]:
    view, labels = view_of(question), _answers(effect, question, words)
    short = _are_long(labels)
    if short:
        labels = view.labels(effect.order, words)
    keys = (tap(label, TapOption(effect.contest, effect.number, i)) for i, label in enumerate(labels))
    return grid(keys, 4 if short else 2)


def _answers(effect: AskBuzzer | CloseBuzzer, question: Question, words: Words) -> list[str]:
    view = view_of(question)
    return [cut(view.answer(question, own, words), LONGEST_OPTION) for own in effect.order]


def _are_long(answers: list[str]) -> bool:
    return any(len(answer) > LONGEST_BUTTON for answer in answers)
