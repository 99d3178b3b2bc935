"""How well a person knows each type of fraud: one bar a topic, to be read on a phone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.language import Language
from bot.pictures.canvas import Canvas, middle
from bot.pictures.emblems import shield
from bot.pictures.lettering import Style
from bot.pictures.mask import Mask
from bot.pictures.palette import (
    AMBER,
    INK,
    LINE,
    MIST,
    PAPER,
    PINE,
    PINE_DEEP,
    PINE_MID,
    QUIET,
    WHITE,
    Colour,
)

WIDTH = 1080
MARGIN = 36
HEAD = 216
ROW = 64
FOOT = 96
MOST_TOPICS = 24
TITLE_LEFT, TITLE_WIDTH = 76, 330
BAR_LEFT, BAR_RIGHT, BAR_HEIGHT = 430, 870, 24
COUNT_RIGHT = WIDTH - 76
STRONG, FAIR = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class TopicMastery:
    """One topic: answers right and answers given; none given means that it was never practised."""

    title: str
    right: int
    total: int


@dataclass(frozen=True, slots=True)
class Mastery:
    """A person's topics in the order in which they are to be shown, at most 24."""

    name: str
    topics: tuple[TopicMastery, ...]


@dataclass(frozen=True, slots=True)
class MasteryWords:
    """The words of the mastery picture; `summary` is a line under the title, `footer` one under the bars."""

    language: Language
    title: str
    unpractised: str
    summary: str = ""
    footer: str = ""


def draw_mastery(mastery: Mastery, words: MasteryWords) -> bytes:
    """The bars as PNG, 1080 pixels wide and as high as the topics need; raises NoFont."""
    return compose_mastery(mastery, words).png()


def compose_mastery(mastery: Mastery, words: MasteryWords) -> Canvas:
    """Lay the picture out: heading, a white card with the rows, a last line."""
    topics = mastery.topics[:MOST_TOPICS]
    card_height = ROW * max(len(topics), 1) + 44
    foot = FOOT if words.footer else MARGIN
    canvas = Canvas(WIDTH, HEAD + card_height + foot, PAPER, words.language)
    draw_heading(canvas, mastery.name, words)
    card = (MARGIN, HEAD, WIDTH - MARGIN, HEAD + card_height)
    canvas.shadow(card, 28, blur=20, drop=6, strength=0.1, colour=PINE_DEEP)
    canvas.framed(card, 28, WHITE, LINE)
    for place, topic in enumerate(topics):
        draw_topic(canvas, topic, HEAD + 22 + ROW * place + ROW // 2, words)
    if words.footer:
        canvas.text(
            words.footer, (WIDTH / 2, canvas.height - 38), Style(28, QUIET), "centre", 980, smallest=22
        )
    return canvas


def draw_heading(canvas: Canvas, name: str, words: MasteryWords) -> None:
    """Title, whose it is, and the summary."""
    shield(canvas, (TITLE_LEFT + 24, 90), 68, PINE, PAPER)
    wide = canvas.text(
        words.title, (TITLE_LEFT + 70, 110), Style(54, PINE_DEEP, bold=True), "left", 620, smallest=36
    )
    rest = COUNT_RIGHT - TITLE_LEFT - 70 - wide - 40
    canvas.text(name, (COUNT_RIGHT, 108), Style(32, INK), "right", rest)
    if words.summary:
        canvas.text(
            words.summary, (TITLE_LEFT, 174), Style(32, QUIET), "left", WIDTH - 2 * TITLE_LEFT, smallest=24
        )


def draw_topic(canvas: Canvas, topic: TopicMastery, y: int, words: MasteryWords) -> None:
    """One row: title, bar, count."""
    draw_title(canvas, topic.title, y)
    top, bottom = y - BAR_HEIGHT // 2, y + BAR_HEIGHT // 2
    if topic.total <= 0:
        draw_empty(canvas, y)
        canvas.text(
            words.unpractised, (COUNT_RIGHT, middle(y, 28)), Style(28, QUIET), "right", 128, smallest=20
        )
        return
    share = min(max(topic.right / topic.total, 0.0), 1.0)
    canvas.panel((BAR_LEFT, top, BAR_RIGHT, bottom), BAR_HEIGHT // 2, MIST)
    filled = BAR_LEFT + max(round((BAR_RIGHT - BAR_LEFT) * share), BAR_HEIGHT if share else 0)
    if share:
        canvas.panel((BAR_LEFT, top, filled, bottom), BAR_HEIGHT // 2, tone(share))
    count = f"{topic.right}/{topic.total}"
    canvas.text(count, (COUNT_RIGHT, middle(y, 30)), Style(30, INK), "right", 128, smallest=20)


def draw_title(canvas: Canvas, title: str, y: int) -> None:
    """The topic on one line, or smaller on two."""
    block = canvas.fitted(title, Style(32, INK), TITLE_WIDTH, 1, 29)
    if not block.whole:
        block = replace(canvas.fitted(title, Style(26, INK), TITLE_WIDTH, 2, 23), loose=1.14)
    canvas.paragraph(block, (TITLE_LEFT, middle(y, block.style.size) - block.drop / 2))


def draw_empty(canvas: Canvas, y: int) -> None:
    """A dotted track: nothing to measure yet."""
    dots = Mask((BAR_LEFT, y - 4, BAR_RIGHT, y + 4))
    for x in range(BAR_LEFT + 12, BAR_RIGHT - 4, 18):
        dots.disc((x, y), 2.6)
    canvas.paint(dots, LINE)


def tone(share: float) -> Colour:
    """Deep for what is known well, warm for what deserves another look; never an alarm."""
    if share >= STRONG:
        return PINE
    return PINE_MID if share >= FAIR else AMBER
