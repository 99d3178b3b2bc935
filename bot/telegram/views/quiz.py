"""How a question, its reasons and the end of a round look."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.contest.effects import ShowReview
from bot.core.question import Question
from bot.core.quiz.effects import ShowExamResult, ShowQuestion, ShowReasons, ShowSummary, ShowTopics
from bot.core.quiz.sessions import QUIZ, SESSIONS
from bot.telegram.views.buttons import Answer, LookBack, Next, OfferTopics, Open, PickTopic, Source
from bot.telegram.views.kinds import quote, view_of
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.player import badge_lines
from bot.telegram.views.report import report_line, report_rows
from bot.telegram.views.words import Words, cut, grid, keyboard, lines, paragraphs, tap

ROOM_FOR_MISSES = 3600
REMINDER = 48
REMEMBERED = 3


def show_question(effect: ShowQuestion, words: Words) -> TextMessage:
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
    if SESSIONS[effect.kind].draw == "none":
        return words("push-question-head", topic=topic)
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
    alone = SESSIONS[effect.kind].draw == "none"
    labels = words.source_labels(question)
    session, position = effect.session, effect.position
    buttons = _onward(effect, words)
    more = [tap(words.plain("button-source"), Source(session, position))] if labels else []
    text = paragraphs(
        _head(effect, question, words),
        quote(question, words),
        *view_of(question).reasons(question, effect.order, effect.shown_index, words),
        f"<i>{words('quiz-source', labels=labels)}</i>" if labels else None,
        _kept_tip(effect, words),
        words("summary-streak", days=effect.streak) if alone and effect.streak > 1 else None,
        report_line(effect.report, words),
    )
    return TextMessage(text, keyboard(buttons + more, *report_rows(session, position, effect.report, words)))


def _kept_tip(effect: ShowReasons, words: Words) -> str | None:
    tip = words.tip(effect.tip)
    return words("push-tip-kept", tip=tip.text) if tip else None


def _onward(effect: ShowReasons, words: Words) -> list[Key]:
    """Return the button to what comes next; a pushed question stands alone, an exam is looked back at."""
    session, position = effect.session, effect.position
    rules = SESSIONS[effect.kind]
    if rules.draw == "none":
        return []
    if rules.explains:
        key = "button-result" if effect.last else "button-next"
        return [tap(words.plain(key), Next(session, position))]
    if effect.last:
        return [tap(words.plain("button-home"), Open("home"))]
    return [tap(words.plain("button-next"), LookBack(session, position + 1))]


def show_summary(effect: ShowSummary, words: Words) -> TextMessage:
    """How the round went, what to remember, and what comes next."""
    remembered = [line for line in (_remember(missed, words) for missed in effect.missed) if line]
    missed = remembered and lines(words("summary-missed"), *dict.fromkeys(remembered))
    text = paragraphs(
        lines(
            f"<b>{words('summary-head', rights=effect.rights, total=effect.total)}</b>",
            words("summary-points", points=effect.points) if effect.points else None,
            words("summary-streak", days=effect.streak) if effect.streak > 1 else None,
        ),
        missed or words("summary-perfect"),
        badge_lines(effect.badges, words),
        _what_next(effect, words),
    )
    again = tap(words.plain("button-again"), Open(SESSIONS[effect.kind].again))
    return TextMessage(text, keyboard([again, tap(words.plain("button-home"), Open("home"))]))


def _remember(question_id: str, words: Words) -> str | None:
    """What decided a question that was missed, with its scene: an order without one would be followed anywhere."""
    question = words.question(question_id)
    if question is None:
        return None
    view = view_of(question)
    scene = cut(" ".join(view.reminder(question, words).split()), REMINDER)
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
    return TextMessage(words("quiz-pick-topic"), keyboard(*grid(buttons, 2), [every]))


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
    return TextMessage(text, keyboard([back, tap(words.plain("button-home"), Open("home"))]))


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
