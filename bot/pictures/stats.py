"""What a person has reached, to be read on a phone: weak topics first, the rest in groups, twelve weeks, the eye."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.core.language import Language
from bot.pictures.calendar import CALENDAR_WIDTH, draw_calendar
from bot.pictures.canvas import Canvas
from bot.pictures.emblems import shield
from bot.pictures.lettering import Style
from bot.pictures.mastery import (
    Group,
    TopicMastery,
    draw_bars,
    draw_groups,
    grouped,
    rows_of,
    set_groups,
    weakest,
)
from bot.pictures.palette import LINE, PAPER, PINE, PINE_DEEP, QUIET, WHITE
from bot.pictures.plane import Eye, PlaneWords, draw_plane

WIDTH = 1080
MARGIN = 36
LEFT = 76
ROOM = WIDTH - 2 * LEFT
HEAD = 216
GAP = 28
PAD = 36
SMALLEST = 36  # a third of it is left on a phone 360 pixels wide
LOWER = 366  # height of the card with calendar and plane


class Stats(Struct, frozen=True):
    """A person's topics, and answers a day up to `today`, oldest first; without a day there is no calendar."""

    topics: tuple[TopicMastery, ...]
    eye: Eye
    name: str = ""
    days: tuple[int, ...] = ()
    today: date | None = None


class StatsWords(Struct, frozen=True, kw_only=True):
    """The words of the picture: `summary` under the title, `weakest` above the bars, then the groups' names."""

    language: Language
    title: str
    summary: str
    weakest: str
    none_weak: str
    practising: str
    steady: str
    untried: str
    calendar: str
    plane: PlaneWords
    footer: str = ""


def draw_stats(stats: Stats, words: StatsWords) -> bytes:
    """The picture as PNG, 1080 pixels wide and as high as the topics need; raises NoFont."""
    return compose_stats(stats, words).png()


def compose_stats(stats: Stats, words: StatsWords) -> Canvas:
    """Lay the picture out: heading, a card of bars, a card of groups, a card with calendar and plane."""
    weak = weakest(stats.topics)
    rows = rows_of(weak, words.language)
    names = (words.practising, words.steady, words.untried)
    groups = set_groups(grouped(stats.topics, weak), names, ROOM, words.language)
    bars_height = PAD + 62 + sum(row.height for row in rows) + (PAD if rows else 14)
    groups_height = 2 * PAD - 30 + sum(group.height for group in groups)
    foot = 96 if words.footer else MARGIN
    above = HEAD + bars_height + GAP + (groups_height + GAP if groups else 0)
    canvas = Canvas(WIDTH, above + LOWER + foot, PAPER, words.language)
    draw_heading(canvas, stats.name, words)
    draw_card(canvas, HEAD, bars_height)
    heading = words.weakest if weak else words.none_weak
    canvas.text(heading, (LEFT, HEAD + PAD + 36), Style(40, PINE, bold=True), "left", ROOM, smallest=SMALLEST)
    draw_bars(canvas, rows, (LEFT, HEAD + PAD + 62), ROOM)
    if groups:
        draw_groups_card(canvas, groups, HEAD + bars_height + GAP, groups_height)
    draw_lower(canvas, stats, words, above)
    if words.footer:
        canvas.text(words.footer, (WIDTH / 2, canvas.height - 36), Style(SMALLEST, QUIET), "centre", 980)
    return canvas


def draw_card(canvas: Canvas, top: int, height: int) -> None:
    """A white card."""
    card = (MARGIN, top, WIDTH - MARGIN, top + height)
    canvas.shadow(card, 28, blur=20, drop=6, strength=0.1, colour=PINE_DEEP)
    canvas.framed(card, 28, WHITE, LINE)


def draw_heading(canvas: Canvas, name: str, words: StatsWords) -> None:
    """Title, whose it is where that is known, and the summary."""
    shield(canvas, (LEFT + 24, 90), 68, PINE, PAPER)
    title = Style(56, PINE_DEEP, bold=True)
    wide = canvas.text(words.title, (LEFT + 70, 110), title, "left", 620 if name else 840, smallest=40)
    if name:
        canvas.text(
            name, (WIDTH - LEFT, 108), Style(38, QUIET), "right", ROOM - 110 - wide, smallest=SMALLEST
        )
    canvas.text(words.summary, (LEFT, 176), Style(40, QUIET), "left", ROOM, smallest=SMALLEST)


def draw_groups_card(canvas: Canvas, groups: list[Group], top: int, height: int) -> None:
    """The topics that need no bar."""
    draw_card(canvas, top, height)
    draw_groups(canvas, groups, (LEFT, top + PAD), ROOM)


def draw_lower(canvas: Canvas, stats: Stats, words: StatsWords, top: int) -> None:
    """Twelve weeks on the left, the eye on the right; without days the eye has the whole card."""
    draw_card(canvas, top, LOWER)
    left = LEFT
    if stats.today is not None:
        draw_calendar(canvas, stats.days, stats.today, words.calendar, (LEFT, top + PAD))
        left += CALENDAR_WIDTH + 56
    draw_plane(canvas, stats.eye, words.plane, (left, top + PAD, WIDTH - LEFT, top + LOWER - 26))
