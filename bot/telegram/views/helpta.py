"""How a chat of 帮帮 TA looks: its lines so far with two buttons, then what to tell, then how it went."""

from __future__ import annotations

from bot.core.question.question import ME, Question
from bot.core.quiz.effects import ShowChat
from bot.core.quiz.helpta import Chat, ChatPhase
from bot.telegram.views.buttons import Source
from bot.telegram.views.helpta_buttons import AdviseChat, ReadOnChat, StopChat
from bot.telegram.views.kinds import NUMERALS, quote, turn_line
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.player import badge_lines, open_page
from bot.telegram.views.report import report_line, report_rows
from bot.telegram.views.words import Words, keyboard, lines, paragraphs, safe_html, sentence, tap

LETTERS = "ABC"


def show_chat(effect: ShowChat, words: Words) -> TextMessage:
    question = words.question(effect.question_id)
    chat = effect.chat
    if question is None or len(question.turns) < chat.seen or len(question.advice) < len(chat.advice):
        again = keyboard([open_page("helpta", words), open_page("home", words)])
        return TextMessage(words("helpta-withdrawn"), again)
    if chat.phase is ChatPhase.READING:
        return _reading(effect, question, words)
    if chat.phase is ChatPhase.ADVISING:
        return _advising(effect, question, words)
    return _over(effect, question, words)


def _head(question: Question, words: Words) -> str:
    topic = words.topic_title(question.topic)
    return lines(words("helpta-head", topic=topic), words("helpta-intro"))


def _chat_lines(question: Question, seen: int, words: Words) -> str:
    shown = (_line(question, number, words) for number in range(1, seen + 1))
    return f"<blockquote>{lines(*shown)}</blockquote>"


def _line(question: Question, number: int, words: Words) -> str:
    """A line by its number, from 1; whoever forwards the chat is TA in it."""
    return turn_line(question.turns[number - 1], number - 1, words, me="helpta-speaker-ta")


def _reading(effect: ShowChat, question: Question, words: Words) -> TextMessage:
    chat = effect.chat
    text = paragraphs(
        _head(question, words),
        lines(quote(question, words), _chat_lines(question, chat.seen, words)),
        f"<b>{words('helpta-ask')}</b>",
        None if words.translated(question) else words("quiz-only-chinese"),
    )
    more = "helpta-button-more" if chat.seen < chat.lines else "helpta-button-let"
    stop = tap(words.plain("helpta-button-stop"), StopChat(effect.session, chat.seen))
    return TextMessage(text, keyboard([stop, tap(words.plain(more), ReadOnChat(effect.session, chat.seen))]))


def _advising(effect: ShowChat, question: Question, words: Words) -> TextMessage:
    chat = effect.chat
    advice = (
        f"{LETTERS[shown]}. {safe_html(question.advice[own].text)}" for shown, own in enumerate(chat.advice)
    )
    text = paragraphs(
        _head(question, words),
        lines(quote(question, words), _chat_lines(question, chat.seen, words)),
        lines(f"<b>{words('helpta-advise')}</b>", *advice),
    )
    buttons = [tap(LETTERS[shown], AdviseChat(effect.session, shown)) for shown in range(len(chat.advice))]
    return TextMessage(text, keyboard(buttons))


def _over(effect: ShowChat, question: Question, words: Words) -> TextMessage:
    """How it went; the telling line and the one before it; what would have come, and what to do if it has."""
    chat = effect.chat
    cue = words.cue(question.group)
    labels = words.source_labels(question)
    text = paragraphs(
        _head(question, words),
        _verdict(chat, words),
        _telling(question, chat, words),
        lines(f"<b>{words('quiz-decisive', decisive=question.decisive)}</b>", safe_html(question.why)),
        _told(question, chat, words),
        words("helpta-next" if chat.stop else "helpta-next-genuine", next=sentence(question.next))
        if question.next
        else None,
        words("helpta-after", after=sentence(cue.after)) if chat.stop and cue and cue.after else None,
        f"<i>{words('quiz-source', labels=labels)}</i>" if labels else None,
        badge_lines(effect.badges, words),
        report_line(effect.report, words),
    )
    return TextMessage(text, keyboard(*_buttons(effect, bool(labels), words)))


def _buttons(effect: ShowChat, cited: bool, words: Words) -> list[list[Key]]:
    another = tap_another(words)
    source = [tap(words.plain("button-source"), Source(effect.session, 0))] if cited else []
    return [
        [another, open_page("home", words)],
        *report_rows(effect.session, 0, effect.report, words, source),
    ]


def tap_another(words: Words) -> Key:
    """The button to the next chat."""
    page = open_page("helpta", words)
    return Key(words.plain("helpta-button-another"), data=page.data)


def _verdict(chat: Chat, words: Words) -> str:
    stopped = NUMERALS[chat.stopped - 1] if chat.stopped else ""
    telling = NUMERALS[chat.stop - 1] if chat.stop else ""
    key = "never" if chat.end == "late" and not chat.stopped else chat.end
    return words(f"helpta-end-{key}", stopped=stopped, telling=telling)


def _telling(question: Question, chat: Chat, words: Words) -> str | None:
    """The line at which one stops, and the other side's line before it, each with what it means."""
    if not chat.stop:
        return None
    before = next((n for n in range(chat.stop - 1, 0, -1) if question.turns[n - 1].who != ME), None)
    return lines(
        f"👀 {words('helpta-before')}\n{_explained(question, before, words)}" if before else None,
        f"✋ {words('helpta-telling')}\n{_explained(question, chat.stop, words)}",
    )


def _explained(question: Question, number: int, words: Words) -> str:
    return f"{_line(question, number, words)}\n<i>{safe_html(sentence(question.turns[number - 1].why))}</i>"


def _told(question: Question, chat: Chat, words: Words) -> str | None:
    """What was told with its reason, and what would have been right; who told nothing hears only that."""
    if chat.key < 0:
        return None
    right = question.advice[chat.advice[chat.key]]
    told = question.advice[chat.advice[chat.advised]] if chat.advised is not None else None
    good = f"✅ <b>{safe_html(right.text)}</b>\n{safe_html(sentence(right.why))}"
    if told is None or chat.advised_well:
        return lines(words("helpta-tell"), good)
    yours = f"{safe_html(told.text)}{words('quiz-yours-mark')}"
    return lines(words("helpta-tell"), f"❌ {yours}\n{safe_html(sentence(told.why))}", good)
