"""How somebody judges, as a point on a plane: upwards tells scam from genuine, sideways leans to doubt or trust."""

from __future__ import annotations

from msgspec import Struct

from bot.pictures.canvas import Canvas
from bot.pictures.lettering import Style
from bot.pictures.mask import Box, Mask, square
from bot.pictures.palette import GOLD, INK, LINE, MIST, PAPER, PINE_DEEP, PINE_SOFT, QUIET, WHITE, mix

HIGHEST = 3.6  # of d′; more is shown there
WIDEST = 1.3  # of c, both ways
BALANCED = 0.45
SHARP = 1.7
DOT = 17
SIZE = 36


class Eye(Struct, frozen=True):
    """Sensitivity d′ and bias c; None while there are too few answers to say."""

    sensitivity: float | None = None
    bias: float | None = None


class PlaneWords(Struct, frozen=True):
    """The words at the plane's edges, and what it says while there is no point yet."""

    title: str
    clear: str
    wary: str
    trusting: str
    not_yet: str


def draw_plane(canvas: Canvas, eye: Eye, words: PlaneWords, box: Box) -> None:
    """The title, the plane with its point or with what is missing, and the words at its edges."""
    left, top, right, bottom = box
    wide = canvas.text(words.clear, (right, top + 32), Style(SIZE, QUIET), "right", right - left)
    canvas.text(words.title, (left, top + 32), Style(SIZE, INK), "left", right - left - wide - 20)
    area = (left, top + 56, right, bottom - 50)
    canvas.framed(area, 18, PAPER, LINE)
    half = (right - left) / 2 - 10
    canvas.text(words.wary, (left, bottom - 6), Style(SIZE, QUIET), "left", half)
    canvas.text(words.trusting, (right, bottom - 6), Style(SIZE, QUIET), "right", half)
    if eye.sensitivity is None or eye.bias is None:
        draw_not_yet(canvas, words.not_yet, area)
        return
    low_x, low_y = spot(area, -BALANCED, SHARP)
    high_x, high_y = spot(area, BALANCED, HIGHEST)
    canvas.panel((round(low_x), round(high_y), round(high_x), round(low_y)), 16, PINE_SOFT)
    canvas.fill(
        ((left + right) // 2, area[1] + 14, (left + right) // 2 + 2, area[3] - 14), mix(LINE, MIST, 0.5)
    )
    draw_dot(canvas, spot(area, eye.bias, eye.sensitivity))


def spot(area: Box, bias: float, sensitivity: float) -> tuple[float, float]:
    """Where a pair of values lies; what leaves the plane stays at its edge."""
    across = min(max(bias / WIDEST, -1.0), 1.0)
    up = min(max(sensitivity / HIGHEST, 0.0), 1.0)
    inset = DOT + 10
    half = (area[2] - area[0]) / 2 - inset
    return ((area[0] + area[2]) / 2 + across * half, area[3] - inset - up * (area[3] - area[1] - 2 * inset))


def draw_dot(canvas: Canvas, at: tuple[float, float]) -> None:
    """The point, with a light edge that lifts it off whatever is below."""
    for reach, colour in ((DOT + 5, WHITE), (DOT, PINE_DEEP), (6, GOLD)):
        disc = Mask(square(at, reach + 1))
        disc.disc(at, reach)
        canvas.paint(disc, colour)


def draw_not_yet(canvas: Canvas, text: str, area: Box) -> None:
    """What is missing before there can be a point."""
    block = canvas.fitted(text, Style(SIZE + 2, QUIET), area[2] - area[0] - 40, 4, SIZE)
    centre = (area[1] + area[3]) / 2
    first = centre - block.drop / 2 + 0.36 * block.style.size
    canvas.paragraph(block, ((area[0] + area[2]) / 2, first), "centre")
