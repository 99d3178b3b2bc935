"""How a season looks in its group: the setup, the one message with the standings, podium and final text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bot.core.season.effects import (
    Rules,
    ShowSeason,
    ShowSeasonFinal,
    ShowSeasonPodium,
    ShowSeasonSetup,
)
from bot.core.season.standings import Board, SeasonLine, UnitLine, by_participation
from bot.core.season.state import DAYS, LENGTH, TRIES
from bot.core.season.tries import SCORINGS
from bot.pictures.podium import Podium, PodiumEntry, PodiumWords, draw_podium
from bot.telegram.views.keepsakes import picture_language
from bot.telegram.views.kinds import view_of
from bot.telegram.views.message import Key, Keyboard, PhotoMessage, TextMessage
from bot.telegram.views.season_buttons import AskUnits, BeginSeason, CloseSeason, GetSeasonRecord, SetSeason
from bot.telegram.views.words import Words, cut, grid, keyboard, lines, paragraphs, tap

PODIUM = 3
UNITS_SHOWN = 5
LONGEST_NAME = 16
LONGEST_QUOTE = 60

Say = Callable[..., str]
"""A text of the catalogue with its arguments."""


# --- the setup ------------------------------------------------------------------------------------


def show_setup(effect: ShowSeasonSetup, words: Words) -> TextMessage:
    """What a season is, what is chosen, one button for each value."""
    text = paragraphs(
        f"<b>{words('season-setup-head')}</b>",
        words("season-setup-what", length=LENGTH),
        words(
            "season-setup-chosen",
            days=str(effect.days),
            tries=str(effect.tries),
            scoring=words.plain(f"season-scoring-{effect.scoring}"),
            topics=topics_of(effect.topics, words),
        ),
        words("season-setup-units", count=str(effect.units)) if effect.units else None,
        words(f"season-scoring-{effect.scoring}-about"),
    )
    rows = _topic_rows(effect, words) if effect.page == "topics" else _setup_rows(effect, words)
    return TextMessage(text, keyboard(*rows))


def topics_of(topics: tuple[str, ...], words: Words) -> str:
    """The chosen topics by title; all of them for none."""
    titles = list(filter(None, map(words.topic_title, topics)))
    return words.plain("contest-comma").join(titles) or words.plain("contest-all-topics")


def _setup_rows(effect: ShowSeasonSetup, words: Words) -> list[list[Key]]:
    days = [
        _value(effect, "days", str(n), words.plain("season-n-days", n=str(n)), effect.days == n) for n in DAYS
    ]
    tries = [
        _value(effect, "tries", str(n), words.plain("season-n-tries", n=str(n)), effect.tries == n)
        for n in TRIES
    ]
    scorings = [
        _value(effect, "scoring", one, words.plain(f"season-scoring-{one}"), effect.scoring == one)
        for one in SCORINGS
    ]
    topics = tap(words.plain("season-button-topics"), SetSeason(effect.season, "page", "topics"))
    units = tap(words.plain("season-button-units"), AskUnits(effect.season))
    begin = tap(words.plain("season-button-begin"), BeginSeason(effect.season))
    off = tap(words.plain("season-button-off"), CloseSeason(effect.season))
    return [days, tries, scorings, [topics, units], [off], [begin]]


def _topic_rows(effect: ShowSeasonSetup, words: Words) -> list[list[Key]]:
    every = _value(effect, "topic", "", words.plain("contest-all-topics"), not effect.topics)
    topics = (
        _value(effect, "topic", key, words.topic_title(key), key in effect.topics)
        for key in effect.offer
        if words.topic_title(key)
    )
    back = tap(words.plain("button-back"), SetSeason(effect.season, "page", "main"))
    return [[every], *grid(topics, 2), [back]]


def _value(effect: ShowSeasonSetup, field: str, value: str, text: str, chosen: bool) -> Key:
    return tap(f"✓ {text}" if chosen else text, SetSeason(effect.season, field, value))


# --- the standings --------------------------------------------------------------------------------


def show_season(effect: ShowSeason, words: Words) -> TextMessage:
    """The one message of the group; its only button leads into the private chat."""
    if effect.over:
        head = words("season-head-over")
        when = words("season-see-below")
    else:
        head = words("season-head", day=str(effect.day))
        when = words("season-until", day=words.day(effect.rules.last_day), left=effect.left)
    text = paragraphs(
        f"<b>{head}</b>",
        lines(when, None if effect.over else how(effect.rules, words)),
        people(effect.board, words, over=effect.over),
        units(effect.board, words),
        None if effect.over else words("season-told-daily"),
    )
    return TextMessage(text, None if effect.over else _season_keyboard(effect, words))


def _season_keyboard(effect: ShowSeason, words: Words) -> Keyboard | None:
    play = Key(words.plain("season-button-play"), url=season_link(effect.code, words))
    close = [tap(words.plain("season-button-close"), CloseSeason(effect.season))] if effect.host else None
    return keyboard([play], close)


def season_link(code: str, words: Words) -> str:
    """What opens a season in the private chat."""
    return f"https://t.me/{words.username}?start=season-{code}"


def how(rules: Rules, words: Words) -> str:
    """How often one may try, what counts, and of what the questions are."""
    return lines(
        words("season-how", tries=str(rules.tries), length=LENGTH),
        words(f"season-scoring-{rules.scoring}-about"),
        words("season-topics", topics=topics_of(rules.topics, words)) if rules.topics else None,
    )


def people(board: Board, words: Words, *, over: bool = False) -> str:
    """The best under the names they chose; who chose none is counted, not named."""
    if not board.players:
        return words("season-nobody")
    rows = [line(one, words) for one in board.lines]
    came = "season-attendance-over" if over else "season-attendance"
    return lines(
        words(came, players=str(board.players), today=str(board.today)),
        f"<b>{words('season-board')}</b>",
        *rows,
        words(f"season-hidden{'' if rows else '-all'}", count=str(board.hidden)) if board.hidden else None,
    )


def line(one: SeasonLine, words: Words) -> str:
    """`3. 用户丙 24 分（5 天）`."""
    name = cut(one.name, LONGEST_NAME)
    return words("season-line", rank=str(one.rank), name=name, points=str(one.points), days=str(one.days))


def units(board: Board, words: Words, shown: int = UNITS_SHOWN) -> str | None:
    """The units by the mean of all who played, then those whose size is known by how many take part."""
    if not board.units:
        return None
    means = [unit_line(rank, one, words) for rank, one in enumerate(board.units[:shown], 1)]
    rates = [rate_line(rank, one, words) for rank, one in enumerate(by_participation(board.units)[:shown], 1)]
    return paragraphs(
        lines(f"<b>{words('season-units')}</b>", *means),
        lines(f"<b>{words('season-rates')}</b>", *rates) if rates else None,
    )


def unit_line(rank: int, one: UnitLine, say: Say) -> str:
    """`1. 一车间 人均 12.5 分（8 人）`; `say` puts it into a message or, plain, on paper."""
    name, mean = cut(one.name, LONGEST_NAME), f"{one.mean:.1f}"
    return say("season-unit-line", rank=str(rank), name=name, mean=mean, players=str(one.players))


def rate_line(rank: int, one: UnitLine, say: Say) -> str:
    """`1. 财务科 92%（11/12 人）`, likewise."""
    return say(
        "season-rate-line",
        rank=str(rank),
        name=cut(one.name, LONGEST_NAME),
        percent=str(round(100 * (one.rate or 0))),
        players=str(one.players),
        size=str(one.size),
    )


# --- the end --------------------------------------------------------------------------------------


def show_podium(effect: ShowSeasonPodium, words: Words) -> PhotoMessage:
    """The best three who chose a name; in words where no picture can be drawn."""
    best = effect.board.lines[:PODIUM]
    caption = words("season-podium-caption", players=str(effect.board.players))
    said = PodiumWords(
        picture_language(words),
        words.plain("season-podium-title"),
        words.day(effect.last_day),
        words.plain("contest-podium-unit"),
        words.plain("app-name"),
    )
    entries = tuple(PodiumEntry(one.name, one.points, rank=one.rank) for one in best)
    fallback = paragraphs(caption, lines(*(line(one, words) for one in best)))
    return PhotoMessage(
        partial(draw_podium, Podium(effect.group, entries), said), caption, fallback_html=fallback
    )


def show_final(effect: ShowSeasonFinal, words: Words) -> TextMessage:
    """Everybody who stands on the board, the units, what most got wrong; 📄 for the host."""
    text = paragraphs(
        f"<b>{words('season-final-head')}</b>",
        words(f"season-ended-{effect.ending}", day=words.day(effect.rules.last_day)),
        words("season-final-tries", tries=str(effect.tries)) if effect.tries else None,
        people(effect.board, words, over=True),
        units(effect.board, words, 2 * UNITS_SHOWN),
        _hardest(effect, words),
    )
    if effect.ending == "forgotten" or not effect.board.players:
        return TextMessage(text)
    record = tap(words.plain("season-button-record"), GetSeasonRecord(effect.season))
    return TextMessage(text, keyboard([record]))


def _hardest(effect: ShowSeasonFinal, words: Words) -> str | None:
    """The question that was most often wrong, and what decides it."""
    question = words.question(effect.hardest) if effect.hardest else None
    if question is None:
        return None
    view = view_of(question)
    stem = cut(view.reminder(question, words), LONGEST_QUOTE)
    return lines(words("season-hardest", count=str(effect.missed), stem=stem), view.solution(question, words))
