"""A small card for days in a row: every day is a seed in the head of a sunflower."""

from __future__ import annotations

from math import sqrt

from msgspec import Struct

from bot.core.language import Language
from bot.pictures.canvas import Canvas
from bot.pictures.emblems import shield
from bot.pictures.lettering import Style
from bot.pictures.mask import Mask, Point, curve, polar, square
from bot.pictures.palette import (
    AMBER,
    GOLD_BRIGHT,
    GOLD_SOFT,
    INK,
    PAPER,
    PINE,
    PINE_DEEP,
    PINE_MID,
    QUIET,
    mix,
    ramp,
)

WIDTH, HEIGHT = 1080, 640
LEFT = 92
HEART = (786.0, 276.0)
GOLDEN_TURN = (3 - sqrt(5)) / 2  # of a full circle; seeds placed so never line up
MOST_SEEDS = 400


class Streak(Struct, frozen=True):
    """Days in a row, and whose they are, where that is to be said."""

    days: int
    name: str = ""


class StreakWords(Struct, frozen=True):
    """The words of the card: `title` above the number, `unit` behind it, `line` a sentence, `footer` for no name."""

    language: Language
    title: str
    unit: str
    line: str
    footer: str


def draw_streak(streak: Streak, words: StreakWords) -> bytes:
    """The card as PNG, 1080 by 640 pixels; raises NoFont."""
    return compose_streak(streak, words).png()


def compose_streak(streak: Streak, words: StreakWords) -> Canvas:
    """Lay the card out: the words on the left, the flower on the right."""
    canvas = Canvas(WIDTH, HEIGHT, PAPER, words.language)
    canvas.gradient((0, 0, WIDTH, HEIGHT), PAPER, mix(PAPER, GOLD_SOFT, 0.6))
    draw_flower(canvas, streak.days)
    draw_words(canvas, streak, words)
    return canvas


def draw_flower(canvas: Canvas, days: int) -> None:
    """A flower that grows with the days: stem and leaves, petals, a head with as many seeds as days."""
    growth = min(days / 100, 1.0) ** 0.5
    head, petal, petals = 84 + 70 * growth, 62 + 36 * growth, 13 if days < 30 else 21
    draw_stem(canvas, head + petal)
    for shift, reach, colour in ((0.5, 0.94, AMBER), (0.0, 1.0, GOLD_BRIGHT)):
        layer = Mask(square(HEART, head + petal + 4))
        for index in range(petals):
            turn = (index + shift) / petals
            layer.polygon(petal_outline(head * 0.86, head + petal * reach, turn, 0.42 / petals))
        canvas.paint(layer, colour)
    disc = Mask(square(HEART, head + 2))
    disc.disc(HEART, head)
    canvas.paint(disc, PINE_DEEP)
    draw_seeds(canvas, days, head - 10)


def petal_outline(inner: float, outer: float, turn: float, half: float) -> list[Point]:
    """A pointed petal around its axis; `half` is half its width at the fullest, in turns."""
    foot, tip = polar(HEART, inner, turn), polar(HEART, outer, turn)
    low, high = inner + (outer - inner) * 0.35, inner + (outer - inner) * 0.72
    left, right = (
        curve(
            foot,
            polar(HEART, low, turn + side * half * 1.5),
            polar(HEART, high, turn + side * half * 1.2),
            tip,
        )
        for side in (-1, 1)
    )
    return [*left, *reversed(right)]


def draw_stem(canvas: Canvas, reach: float) -> None:
    """The stem down to the edge of the card, with a leaf on each side."""
    x, y = HEART
    stem = Mask((int(x) - 190, int(y), int(x) + 190, HEIGHT))
    stem.stroke(curve((x, y), (x + 4, y + 120), (x - 18, y + 200), (x - 6, HEIGHT + 20)), 13)
    canvas.paint(stem, PINE_MID)
    root = min(y + reach + 92, HEIGHT - 24)
    leaves = Mask((int(x) - 190, int(y), int(x) + 190, HEIGHT))
    for side in (-1, 1):
        foot, tip = (x - 8, root), (x - 8 + side * 158, root - 62)
        leaves.polygon(
            [
                *curve(foot, (x + side * 20, root - 70), (x + side * 92, root - 96), tip),
                *curve(tip, (x + side * 130, root + 2), (x + side * 60, root + 22), foot),
            ]
        )
    canvas.paint(leaves, PINE)


def draw_seeds(canvas: Canvas, days: int, reach: float) -> None:
    """As many seeds as days, from the middle outwards by the golden angle (Vogel's model)."""
    seeds = min(max(days, 1), MOST_SEEDS)
    radius = 0.72 * reach / (sqrt(seeds) + 0.72)
    for seed in range(seeds):
        at = polar(HEART, (reach - radius) * sqrt((seed + 0.5) / seeds), seed * GOLDEN_TURN)
        dot = Mask(square(at, radius + 1))
        dot.disc(at, radius)
        canvas.paint(dot, ramp((GOLD_SOFT, GOLD_BRIGHT, AMBER), sqrt(seed / seeds)))


def draw_words(canvas: Canvas, streak: Streak, words: StreakWords) -> None:
    """Title, number, sentence and whose it is."""
    canvas.text(words.title, (LEFT, 140), Style(44, PINE, bold=True), "left", 430, smallest=36)
    number = Style(176, PINE_DEEP, bold=True)
    wide = canvas.text(f"{streak.days}", (LEFT - 6, 316), number, "left", 330, smallest=96)
    canvas.text(words.unit, (LEFT + wide + 10, 316), Style(52, PINE_DEEP), "left", 420 - wide, smallest=36)
    canvas.paragraph(canvas.fitted(words.line, Style(40, INK), 440, 3, 36), (LEFT, 398))
    canvas.text(streak.name or words.footer, (LEFT + 50, 586), Style(36, QUIET), "left", 370)
    shield(canvas, (LEFT + 18, 573), 44, PINE, PAPER)
