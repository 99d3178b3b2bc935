"""How the daily push and its cards look."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.push.effects import AskGroupPush, ShowGroupPush, ShowPush, ShowPushSettings
from bot.core.push.push import CONTENTS, SUGGESTED
from bot.telegram.views.buttons import Button
from bot.telegram.views.contest_poll import LONGEST_DESCRIPTION, LONGEST_OPTION, LONGEST_QUESTION
from bot.telegram.views.kinds import plain_scene, view_of
from bot.telegram.views.message import Key, Keyboard, PollMessage, TextMessage
from bot.telegram.views.player import tip_text
from bot.telegram.views.push_buttons import Daily, Remind
from bot.telegram.views.quiz import question_text
from bot.telegram.views.words import Words, cut, grid, keyboard, lines, paragraphs, tap

DAY_SECONDS = 24 * 60 * 60
LONGEST_EXPLANATION = 200
SHORTEST_LINE = 20


def show_push(effect: ShowPush, words: Words) -> TextMessage:
    """A tip, then the question with its buttons; below them the way to another hour, and the way out."""
    tip = tip_text(effect.tip, words) if effect.tip else None
    question = question_text(effect.question, words) if effect.question else None
    rows = question.keyboard.rows if question and question.keyboard else ()
    # What the card shows, so that it can change itself.
    shown = str(effect.question.session) if effect.question else effect.tip or ""
    if effect.off:
        settle = [tap(words.plain("push-button-reopen"), Remind("restart", shown))]
    else:
        settle = [
            tap(words.plain("push-button-settings"), Remind("card", "")),
            tap(words.plain("push-button-off"), Remind("stop", shown)),
        ]
    text = paragraphs(f"<b>{words('push-head')}</b>", tip, question.html if question else None)
    return TextMessage(text, keyboard(*rows, settle))


def show_reminder(effect: ShowPushSettings, words: Words) -> TextMessage:
    """What is set, said back with the next time, and buttons for all of it."""
    text = lines(
        f"<b>{words('push-card-head')}</b>",
        _when(effect, words),
        words("push-card-content", content=words.plain(f"push-content-{effect.content}")),
        words("push-card-weekdays") if effect.weekdays_only else None,
        words("push-card-quiet") if effect.quiet else None,
        _next(effect, words, "push-card-off"),
    )
    if effect.menu == "offer":
        text = paragraphs(text, words("push-which-place"))
    if effect.menu in ("zone", "offer"):
        return TextMessage(text, _zones(effect.zones, words))
    menu = _contents(effect, words) if effect.menu == "content" else _main_menu(effect, words)
    return TextMessage(text, menu)


def _when(effect: ShowPushSettings | ShowGroupPush, words: Words) -> str | None:
    """Return the hour, unless the next time says it already; where clocks change the two may differ."""
    if effect.on and effect.next_clock == effect.clock:
        return None
    return words("push-card-when", clock=effect.clock, place=words.time_of(effect.zone))


def _next(effect: ShowPushSettings | ShowGroupPush, words: Words, off: str) -> str:
    """Say when the next one comes; `off` is the key of what is said when none does."""
    if not effect.on:
        return words(off)
    if effect.next_day is None or effect.next_clock is None:
        return ""
    paused = isinstance(effect, ShowPushSettings) and effect.paused
    key = "push-card-paused" if paused else "push-card-next"
    return words(
        key, day=words.day(effect.next_day), clock=effect.next_clock, place=words.time_of(effect.zone)
    )


def _main_menu(effect: ShowPushSettings, words: Words) -> Keyboard | None:
    hours = [_mark(hour, _is_set(effect, hour), Remind("hour", str(_minute(hour)))) for hour in SUGGESTED]
    pause = "resume" if effect.paused else "pause"
    return keyboard(
        *grid(hours, 3),
        [tap(words.plain("push-button-time"), Remind("ask", "time")), tap(words.plain("push-button-zone"), Remind("menu", "zone"))],
        [tap(words.plain("push-button-content"), Remind("menu", "content")),
         _mark(words.plain("push-button-weekdays"), effect.weekdays_only, Remind("weekdays", ""))],
        [_mark(words.plain("push-button-quiet"), effect.quiet, Remind("quiet", ""))],
        [tap(words.plain(f"push-button-{pause}"), Remind(pause, "")), tap(words.plain("push-button-off"), Remind("off", ""))]
        if effect.on
        else [tap(words.plain("push-button-on"), Remind("on", ""))],
    )  # fmt: skip


def _contents(effect: ShowPushSettings, words: Words) -> Keyboard | None:
    labels = {content: words.plain(f"push-content-{content}") for content in CONTENTS}
    rows = ([_mark(label, own == effect.content, Remind("content", own))] for own, label in labels.items())
    return keyboard(*rows, [_back(words)])


def _zones(zones: tuple[str, ...], words: Words) -> Keyboard | None:
    buttons = [tap(words.place(zone), Remind("zone", zone)) for zone in zones]
    typed = [tap(words.plain("push-button-type-zone"), Remind("ask", "zone")), _back(words)]
    return keyboard(*grid(buttons, 2), typed)


def _back(words: Words) -> Key:
    return tap(words.plain("button-back"), Remind("menu", ""))


def _is_set(effect: ShowPushSettings | ShowGroupPush, hour: str) -> bool:
    return effect.on and hour == effect.clock


def _mark(label: str, chosen: bool, button: Button) -> Key:
    return tap(f"✓ {label}" if chosen else label, button)


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def ask_daily(effect: AskGroupPush, words: Words) -> PollMessage:
    """The poll of the day: yesterday's result in one line, then the message in question, then the options."""
    question = words.question(effect.question_id)
    if question is None:
        raise LookupError(effect.question_id)
    view = view_of(question)
    scene = plain_scene(question, words)
    told = _told_above(scene, effect, words)
    head = words.plain("daily-head", topic=words.topic_title(question.topic))
    return PollMessage(
        cut(f"{head}\n{view.poll_stem(question, words)}", LONGEST_QUESTION),
        tuple(cut(view.answer(question, own, words), LONGEST_OPTION) for own in effect.order),
        effect.order.index(question.key_position),
        open_period=DAY_SECONDS,
        description=cut(paragraphs(told, scene), LONGEST_DESCRIPTION),
        hide_results=False,
        explanation=cut(view.key_why(question), LONGEST_EXPLANATION),
        shuffle=False,
    )


def _told_above(scene: str, effect: AskGroupPush, words: Words) -> str:
    room = LONGEST_DESCRIPTION - len(scene.encode("utf-16-le")) // 2 - 2
    return cut(_yesterday(effect, words), room) if room > SHORTEST_LINE else ""


def _yesterday(effect: AskGroupPush, words: Words) -> str:
    """How the poll before went, in one line; nothing when nobody answered it or its question is gone."""
    question = words.question(effect.previous) if effect.voters else None
    if question is None:
        return ""
    cue = question.decisive or view_of(question).answer(question, question.key_position, words)
    return words.plain("daily-yesterday", voters=effect.voters, rights=effect.rights, cue=cue)


def show_daily(effect: ShowGroupPush, words: Words) -> TextMessage:
    """The card of /daily: what is set, the hours, or the places and topics that are on offer."""
    if effect.zones:
        cities = [tap(words.place(zone), Daily("zone", zone)) for zone in effect.zones]
        return TextMessage(words("daily-pick-zone"), keyboard(*grid(cities, 2), [_daily_back(words)]))
    if effect.topics:
        return TextMessage(words("daily-pick-topic"), _daily_topics(effect.topics, words))
    topic = words.topic_title(effect.topic or "") or words.plain("button-all-topics")
    text = lines(
        f"<b>{words('daily-card-head')}</b>",
        _when(effect, words),
        words("daily-card-topic", topic=topic),
        _next(effect, words, "daily-card-off"),
        words("daily-card-how"),
    )
    return TextMessage(text, _daily_menu(effect, words))


def _daily_menu(effect: ShowGroupPush, words: Words) -> Keyboard | None:
    hours = [_mark(hour, _is_set(effect, hour), Daily("hour", str(_minute(hour)))) for hour in SUGGESTED]
    menus = [
        tap(words.plain("push-button-zone"), Daily("menu", "zone")),
        tap(words.plain("button-topics"), Daily("menu", "topic")),
    ]
    off = [tap(words.plain("daily-button-off"), Daily("off", ""))] if effect.on else None
    return keyboard(*grid(hours, 3), menus, off)


def _daily_topics(topics: Iterable[str], words: Words) -> Keyboard | None:
    found = (words.topic(key) for key in topics)
    each = [tap(f"{topic.icon} {topic.title}", Daily("topic", topic.key)) for topic in found if topic]
    every = tap(words.plain("button-all-topics"), Daily("topic", ""))
    return keyboard(*grid(each, 2), [every, _daily_back(words)])


def _daily_back(words: Words) -> Key:
    return tap(words.plain("button-back"), Daily("menu", ""))
