"""How a question, its reasons and the end of a round look."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from bot.core.question import Option, Stimulus
from bot.core.quiz.effects import ExamMiss, ShowExamResult, ShowQuestion, ShowReasons, ShowSummary, ShowTopics
from bot.core.quiz.quiz import MAYBE_GENUINE, MAYBE_SCAM, SURE_GENUINE, SURE_SCAM
from bot.telegram.views.buttons import Answer, LookBack, Next, OfferTopics, Open, PickTopic, Report, Source
from bot.telegram.views.message import TextMessage
from bot.telegram.views.words import Words, grid, keyboard, lines, paragraphs, safe_html, tap

LETTERS = "ABCD"
ROOM_FOR_MISSES = 3600
_SCALE = {
    SURE_SCAM: "quiz-sure-scam",
    MAYBE_SCAM: "quiz-maybe-scam",
    MAYBE_GENUINE: "quiz-maybe-genuine",
    SURE_GENUINE: "quiz-sure-genuine",
}
_ICONS = {"sms": "📱", "telegram": "✈️", "call": "📞", "web": "🌐", "email": "📧", "talk": "💬"}
_AGAIN = {"spot": "spot", "review": "review", "exam": "exam"}


def quote(stimulus: Stimulus | None, words: Words) -> str | None:
    """Return the message in question as a quote with its channel and sender, None where there is none."""
    if stimulus is None:
        return None
    head = f"{_ICONS[stimulus.channel]} {words('channel-' + stimulus.channel)} · {safe_html(stimulus.sender)}"
    return f"<blockquote>{head}\n{safe_html(stimulus.text)}</blockquote>"


def show_question(effect: ShowQuestion, words: Words) -> TextMessage:
    """第 2/5 题 · topic, the message as a quote, the stem, the options, one row of buttons."""
    question = effect.question
    if question.kind == "judge":
        body = f"<b>{words('quiz-judge-stem')}</b>"
    else:
        shown = (question.options[shown_index] for shown_index in effect.order)
        options = lines(*(f"{LETTERS[i]}. {safe_html(option.text)}" for i, option in enumerate(shown)))
        body = paragraphs(f"<b>{safe_html(question.stem)}</b>", options)
    intro = words("exam-intro") if effect.kind == "exam" and effect.position == 0 else None
    text = paragraphs(
        intro,
        _head(effect, words),
        quote(question.stimulus, words),
        body,
        _note(effect, words),
    )
    topics = (
        [tap(words.plain("button-topics"), OfferTopics(effect.session))] if effect.topics_offered else None
    )
    return TextMessage(text, keyboard(*_answer_rows(effect, words), topics))


def _head(effect: ShowQuestion | ShowReasons, words: Words) -> str:
    if effect.kind == "push":
        return words("push-question-head", topic=effect.topic)
    return words("quiz-head", position=effect.position + 1, total=effect.total, topic=effect.topic)


def _note(effect: ShowQuestion, words: Words) -> str | None:
    return words(effect.note) if effect.note else None


def _answer_rows(effect: ShowQuestion, words: Words) -> list[list[InlineKeyboardButton]]:
    if effect.question.kind == "judge":
        scale = [
            tap(words.plain(key), Answer(effect.session, effect.position, shown_index))
            for shown_index, key in _SCALE.items()
        ]
        return grid(scale, 2)
    letters = LETTERS[: len(effect.order)]
    return [[tap(letter, Answer(effect.session, effect.position, i)) for i, letter in enumerate(letters)]]


def show_reasons(effect: ShowReasons, words: Words) -> TextMessage:
    """The same card with ✅ or ❌ and its reason on every option, the source, and 下一题 · 这题有问题."""
    body = _judged(effect, words) if effect.question.kind == "judge" else _chosen(effect, words)
    labels = words.plain("quiz-sources-join").join(citation.label for citation in effect.citations)
    source = f"<i>{words('quiz-source', labels=labels)}</i>" if labels else None
    session, position = effect.session, effect.position
    buttons = [*_onward(effect, words), tap(words.plain("button-report"), Report(session, position))]
    streak = (
        words("summary-streak", days=effect.streak) if effect.kind == "push" and effect.streak > 1 else None
    )
    more = [tap(words.plain("button-source"), Source(session, position))] if labels else []
    rows = [buttons + more] if effect.kind == "push" else [buttons, more]
    tip = words("push-tip-kept", tip=effect.tip) if effect.tip else None
    text = paragraphs(_head(effect, words), *body, source, tip, streak)
    return TextMessage(text, keyboard(*rows))


def _onward(effect: ShowReasons, words: Words) -> list[InlineKeyboardButton]:
    """Return the button to what comes next; a pushed question stands alone, an exam is looked back at."""
    session, position = effect.session, effect.position
    if effect.kind == "push":
        return []
    if effect.kind != "exam":
        key = "button-result" if effect.last else "button-next"
        return [tap(words.plain(key), Next(session, position))]
    if effect.last:
        return [tap(words.plain("button-home"), Open("home"))]
    return [tap(words.plain("button-next"), LookBack(session, position + 1))]


def _judged(effect: ShowReasons, words: Words) -> list[str | None]:
    question = effect.question
    outcome = "right" if effect.right else "wrong"
    signs = (
        f"{'🚩' if sign.red else '🟢'} {words('quiz-sign', name=sign.name, why=sign.why)}"
        for sign in effect.signs
    )
    return [
        quote(question.stimulus, words),
        lines(
            words(f"quiz-verdict-{outcome}-{question.verdict}"),
            words("quiz-yours-was", answer=words.plain(_SCALE[effect.shown_index])),
        ),
        lines(f"<b>{words('quiz-decisive', decisive=question.decisive)}</b>", safe_html(question.why)),
        lines(*signs),
        words("quiz-action", action=question.action),
    ]


def _chosen(effect: ShowReasons, words: Words) -> list[str | None]:
    question = effect.question
    shown = [question.options[shown_index] for shown_index in effect.order]
    reasons = [_reason(i, option, i == effect.shown_index, words) for i, option in enumerate(shown)]
    stimulus = quote(question.stimulus, words)
    return [stimulus, f"<b>{safe_html(question.stem)}</b>", *reasons]


def _reason(shown_index: int, option: Option, yours: bool, words: Words) -> str:
    mark = "✅" if option.key else "❌"
    text = f"{mark} {LETTERS[shown_index]}. {safe_html(option.text)}"
    chosen = words("quiz-yours-mark") if yours else ""
    return f"{f'<b>{text}</b>' if option.key else text}{chosen}\n{safe_html(option.why)}"


def show_summary(effect: ShowSummary, words: Words) -> TextMessage:
    """How the round went, what to remember, and what comes next."""
    missed = effect.missed and lines(
        words("summary-missed"), *(f"· {safe_html(line)}" for line in effect.missed)
    )
    text = paragraphs(
        lines(
            f"<b>{words('summary-head', rights=effect.rights, total=effect.total)}</b>",
            words("summary-points", points=effect.points) if effect.points else None,
            words("summary-streak", days=effect.streak) if effect.streak > 1 else None,
        ),
        missed or words("summary-perfect"),
        _what_next(effect, words),
    )
    again = tap(words.plain("button-again"), Open(_AGAIN.get(effect.kind, "quiz")))
    return TextMessage(text, keyboard([again, tap(words.plain("button-home"), Open("home"))]))


def _what_next(effect: ShowSummary, words: Words) -> str | None:
    if effect.due_left:
        return words("summary-due", count=effect.due_left)
    return words("summary-next", day=words.day(effect.next_day)) if effect.next_day else None


def show_topics(effect: ShowTopics, words: Words) -> TextMessage:
    """All topics, two a row, and the way back to all of them."""
    buttons = [
        tap(f"{topic.icon} {topic.title}", PickTopic(effect.session, topic.key)) for topic in effect.topics
    ]
    every = tap(words.plain("button-all-topics"), PickTopic(effect.session, ""))
    return TextMessage(words("quiz-pick-topic"), keyboard(*grid(buttons, 2), [every]))


def show_exam_result(effect: ShowExamResult, words: Words) -> TextMessage:
    """Passed or not, and every miss with its reason: an exam explains at its end."""
    if effect.passed:
        head = words("exam-passed", rights=effect.rights, total=effect.total)
    else:
        short = -(-effect.total * 4 // 5) - effect.rights
        head = words("exam-failed", rights=effect.rights, total=effect.total, short=short)
    misses, left = _as_many_as_fit(effect.misses, words)
    text = paragraphs(
        head,
        words("exam-certificate-later", day=words.day(effect.certificate_day))
        if effect.certificate_day
        else None,
        words("exam-misses") if effect.misses else None,
        *misses,
        words("exam-more", count=left) if left else None,
    )
    back = tap(words.plain("button-look-back"), LookBack(effect.session, 0))
    return TextMessage(text, keyboard([back, tap(words.plain("button-home"), Open("home"))]))


def _as_many_as_fit(misses: Sequence[ExamMiss], words: Words) -> tuple[list[str], int]:
    """Return the misses that one message holds, and how many are left out."""
    shown: list[str] = []
    room = ROOM_FOR_MISSES
    for miss in misses:
        room -= len(miss.topic) + len(miss.asked) + len(miss.answer) + len(miss.why) + 30
        if room < 0:
            break
        key = f"exam-miss-{miss.verdict}" if miss.verdict else "exam-miss"
        shown.append(words(key, topic=miss.topic, asked=miss.asked, answer=miss.answer, why=miss.why))
    return shown, len(misses) - len(shown)
