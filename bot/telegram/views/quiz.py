"""How a question, its reasons and the end of a round look."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.core.contest.effects import ShowReview
from bot.core.question.question import Question
from bot.core.quiz.effects import (
    Certainty,
    ShowExamResult,
    ShowQuestion,
    ShowReasons,
    ShowSummary,
    ShowTopics,
)
from bot.core.quiz.sessions import EXAM, MORE, QUIZ, SESSIONS
from bot.pictures.stimulus import draw_stimulus
from bot.telegram.views.buttons import Answer, LookBack, Next, OfferTopics, Open, PickTopic, Source
from bot.telegram.views.family import consent_row, share_key
from bot.telegram.views.kinds import quote, view_of
from bot.telegram.views.message import Key, PhotoMessage, TextMessage
from bot.telegram.views.player import badge_lines
from bot.telegram.views.push_buttons import Remind
from bot.telegram.views.report import report_line, report_rows
from bot.telegram.views.scene import stimulus_picture
from bot.telegram.views.words import (
    LONGEST_CAPTION,
    Words,
    cut,
    grid,
    keyboard,
    lines,
    paragraphs,
    tap,
    units,
)

ROOM_FOR_MISSES = 3600
REMINDER = 48
REMEMBERED = 3
_INNER = str.maketrans("「」", "『』")
_INNER_ENGLISH = str.maketrans("“”", "‘’")
"""Quotes within a quoted scene are the inner ones of their kind."""


def show_question(effect: ShowQuestion, words: Words) -> TextMessage | PhotoMessage:
    """The question as a text, under a picture of its message where there is one and the person wants it."""
    message = question_text(effect, words)
    question = words.question(effect.question_id)
    picture = stimulus_picture(question, words) if question and effect.picture else None
    if picture is None or units(message.html) > LONGEST_CAPTION:
        return message
    return PhotoMessage(partial(draw_stimulus, *picture), message.html, message.keyboard, message.html)


def question_text(effect: ShowQuestion, words: Words) -> TextMessage:
    """第 2/5 题 · topic, the message as a quote, the stem, the options, one row of buttons."""
    question = words.question(effect.question_id)
    if question is None:
        return _withdrawn(words)
    view = view_of(question)
    explains = SESSIONS[effect.kind].explains
    text = paragraphs(
        None if explains or effect.position else words(f"{effect.kind}-intro"),
        _head(effect, question, words),
        quote(question, words),
        view.asked(question, effect.order, words),
        words("quiz-scale-how") if effect.scale_new else None,
        _note(effect, question, words),
    )
    answers = (
        tap(label, Answer(effect.session, effect.position, i))
        for i, label in enumerate(view.labels(effect.order, words))
    )
    topics = (
        [tap(words.plain("button-topics"), OfferTopics(effect.session))] if effect.topics_offered else None
    )
    return TextMessage(text, keyboard(*grid(answers, view.width), topics))


def _withdrawn(words: Words) -> TextMessage:
    """A question that went out of the bank while its message waited."""
    again = tap(words.plain("button-again"), Open(QUIZ))
    return TextMessage(
        words("quiz-withdrawn"), keyboard([again, tap(words.plain("button-home"), Open("home"))])
    )


def _head(effect: ShowQuestion | ShowReasons, question: Question, words: Words) -> str:
    topic = words.topic_title(question.topic)
    if SESSIONS[effect.kind].alone:
        return words(f"{effect.kind}-question-head", topic=topic)
    return words("quiz-head", position=effect.position + 1, total=effect.total, topic=topic)


def _note(effect: ShowQuestion, question: Question, words: Words) -> str | None:
    """What must be said of a question that is not quite the person's: another language, other rules."""
    if not words.translated(question):
        return words("quiz-only-chinese")
    if effect.region not in ("cn", "any") and question.regions == ("cn",):
        return words("quiz-elsewhere")
    return None


def show_reasons(effect: ShowReasons, words: Words) -> TextMessage:
    """The same message with ✅ or ❌ and its reason on every option, the source, and 下一题 · 这题有问题."""
    question = words.question(effect.question_id)
    if question is None:
        return _withdrawn(words)
    alone = SESSIONS[effect.kind].alone
    labels = words.source_labels(question)
    session, position = effect.session, effect.position
    more = [tap(words.plain("button-source"), Source(session, position))] if labels else []
    head = _head(effect, question, words)
    told = paragraphs(
        *view_of(question).reasons(question, effect.order, effect.shown_index, words),
        f"<i>{words('quiz-source', labels=labels)}</i>" if labels else None,
        _kept_tip(effect, words),
        words("summary-streak", days=effect.streak) if alone and effect.streak > 1 else None,
        words("streak-forgiven") if alone and effect.forgiven else None,
        report_line(effect.report, words),
    )
    onward = _after_push(words) if alone else _onward(effect, words)
    # A picture shows the message already.
    return TextMessage(
        paragraphs(head, quote(question, words), told),
        keyboard(onward, *report_rows(session, position, effect.report, words, more)),
        paragraphs(head, told),
    )


def _after_push(words: Words) -> list[Key]:
    """Somebody who has answered the question of the day may go on, or move its hour."""
    return [
        tap(words.plain("push-more"), Open(MORE)),
        tap(words.plain("button-review"), Open("review")),
        tap(words.plain("push-button-settings"), Remind("card", "")),
    ]


def _kept_tip(effect: ShowReasons, words: Words) -> str | None:
    tip = words.tip(effect.tip)
    return words("push-tip-kept", tip=tip.text) if tip else None


def _onward(effect: ShowReasons, words: Words) -> list[Key]:
    """Return the button to what comes next; an exam is looked back at."""
    session, position = effect.session, effect.position
    rules = SESSIONS[effect.kind]
    if rules.explains:
        key = "button-result" if effect.last else "button-next"
        return [tap(words.plain(key), Next(session, position))]
    if effect.last:
        return [tap(words.plain("button-home"), Open("home"))]
    return [tap(words.plain("button-next"), LookBack(session, position + 1))]


def show_summary(effect: ShowSummary, words: Words) -> TextMessage:
    """How the round went, what to remember, and what comes next."""
    remembered = [line for line in (remember(missed, words) for missed in effect.missed) if line]
    missed = remembered and lines(words("summary-missed"), *dict.fromkeys(remembered))
    text = paragraphs(
        lines(
            f"<b>{words('summary-head', rights=effect.rights, total=effect.total)}</b>",
            words("summary-points", points=effect.points) if effect.points else None,
            words("summary-streak", days=effect.streak) if effect.streak > 1 else None,
            words("streak-forgiven") if effect.forgiven else None,
        ),
        _certainty(effect.certainty, words),
        missed or words("summary-perfect"),
        badge_lines(effect.badges, words),
        _what_next(effect, words),
    )
    rules = SESSIONS[effect.kind]
    again = tap(words.plain("button-again"), Open(rules.again))
    home = tap(words.plain("button-home"), Open("home"))
    if rules.by_link:
        text = paragraphs(text, words("family-ask"))
        return TextMessage(text, keyboard(consent_row(words), [again, home]), text)
    said = words.plain("share-text", rights=effect.rights, total=effect.total)
    share = share_key(words.plain("share-button"), f"https://t.me/{words.username}?start=quiz", said)
    family = tap(words.plain("button-family"), Open("family"))
    return TextMessage(text, keyboard([again, home], [share, family]), text)


def _certainty(said: Certainty, words: Words) -> str | None:
    """How sure, and how right, in one line without a symbol."""
    if not said.sure + said.maybe:
        return None
    if not said.maybe:
        return words("summary-all-sure", sure=said.sure, right=said.sure_right)
    if not said.sure:
        return words("summary-none-sure", maybe=said.maybe, right=said.maybe_right)
    return words(
        "summary-certainty",
        sure=said.sure,
        sure_right=said.sure_right,
        maybe=said.maybe,
        maybe_right=said.maybe_right,
    )


def remember(question_id: str, words: Words) -> str | None:
    """What decided a question that was missed, with its scene: an order without one would be followed anywhere."""
    question = words.question(question_id)
    if question is None:
        return None
    view = view_of(question)
    scene = cut(" ".join(view.reminder(question, words).split()), REMINDER)
    scene = scene.translate(_INNER_ENGLISH if words.language == "en" else _INNER)
    key = f"summary-line-{question.verdict or question.kind}"
    deciding = question.decisive or view.answer(question, question.key_position, words)
    return words(key, scene=scene, deciding=deciding)


def _what_next(effect: ShowSummary, words: Words) -> str | None:
    if effect.due_left:
        return words("summary-due", count=effect.due_left)
    return words("summary-next", day=words.day(effect.next_day)) if effect.next_day else None


def show_topics(effect: ShowTopics, words: Words) -> TextMessage:
    """All topics, two a row, and the way back to all of them."""
    topics = (words.topic(key) for key in effect.topics)
    buttons = [
        tap(f"{topic.icon} {topic.title}", PickTopic(effect.session, topic.key)) for topic in topics if topic
    ]
    every = tap(words.plain("button-all-topics"), PickTopic(effect.session, ""))
    text = words("quiz-pick-topic")
    return TextMessage(text, keyboard(*grid(buttons, 2), [every]), text)


def show_exam_result(effect: ShowExamResult, words: Words) -> TextMessage:
    """Passed or not, and every miss with its reason: an exam explains at its end."""
    if effect.short:
        head = words("exam-failed", rights=effect.rights, total=effect.total, short=effect.short)
    else:
        head = words("exam-passed", rights=effect.rights, total=effect.total)
    later = effect.certificate_day
    found = [question for question in map(words.question, effect.missed) if question is not None]
    misses, left = _as_many_as_fit(found, words)
    text = paragraphs(
        head,
        words("exam-certificate-later", day=words.day(later)) if later else None,
        words("exam-misses") if misses else None,
        *misses,
        words("exam-more", count=left) if left else None,
    )
    back = tap(words.plain("button-look-back"), LookBack(effect.session, 0))
    once_more = [tap(words.plain("exam-again"), Open(EXAM))] if effect.short else None
    return TextMessage(text, keyboard([back, tap(words.plain("button-home"), Open("home"))], once_more))


def _as_many_as_fit(missed: Sequence[Question], words: Words) -> tuple[list[str], int]:
    """Return the misses that one message holds, and how many are left out."""
    shown: list[str] = []
    room = ROOM_FOR_MISSES
    for question in missed:
        view = view_of(question)
        topic = words.topic_title(question.topic)
        asked = cut(" ".join(view.reminder(question, words).split()), REMINDER)
        solution = view.solution(question, words)
        room -= len(topic) + len(asked) + len(solution) + 30
        if room < 0:
            break
        shown.append(f"{words('exam-miss', topic=topic, asked=asked)}\n{solution}")
    return shown, len(missed) - len(shown)


def show_review(effect: ShowReview, words: Words) -> TextMessage:
    """What a player missed in a group contest, each with its answer; nobody else sees it."""
    found = [question for question in map(words.question, effect.missed) if question is not None]
    misses, left = _as_many_as_fit(found, words)
    text = paragraphs(
        words(
            "review-head",
            rank=effect.rank,
            players=effect.players,
            points=effect.points,
            rights=effect.rights,
            rounds=effect.rounds,
        ),
        *(misses or [words("review-flawless")]),
        words("review-more", count=left) if left else None,
    )
    again = tap(words.plain("button-quiz"), Open(QUIZ))
    return TextMessage(text, keyboard([again, tap(words.plain("button-home"), Open("home"))]))
