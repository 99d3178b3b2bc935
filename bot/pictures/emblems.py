"""Small drawings that several pictures share: the shield, medals, the seal, rosettes, people."""

from __future__ import annotations

from math import cos, pi, sin

from bot.pictures.canvas import Canvas, middle
from bot.pictures.lettering import Style
from bot.pictures.mask import Mask, Point, curve, polar, square
from bot.pictures.palette import INK, Colour, mix


def shield_outline(centre: Point, height: float) -> list[Point]:
    """A shield with a soft brow and a pointed foot."""
    x, y = centre
    half, wide = height / 2, height * 0.42
    brow = y - half * 0.72
    right = [
        *curve((x, y - half), (x + wide * 0.3, y - half * 0.8), (x + wide * 0.7, brow), (x + wide, brow)),
        *curve(
            (x + wide, brow),
            (x + wide * 1.06, y + half * 0.3),
            (x + wide * 0.62, y + half * 0.72),
            (x, y + half),
        ),
    ]
    left = [(2 * x - px, py) for px, py in reversed(right)]
    return right + left


def tick(centre: Point, size: float) -> list[Point]:
    """The three points of a tick."""
    x, y = centre
    return [
        (x - size * 0.42, y + size * 0.02),
        (x - size * 0.1, y + size * 0.34),
        (x + size * 0.46, y - size * 0.32),
    ]


def shield(canvas: Canvas, centre: Point, height: float, colour: Colour, mark: Colour) -> None:
    """A shield with a tick: the sign of the bot."""
    body = Mask(square(centre, height / 2 + 2))
    body.polygon(shield_outline(centre, height))
    canvas.paint(body, colour)
    line = Mask(square(centre, height / 2))
    line.stroke(tick(centre, height * 0.46), height * 0.085)
    canvas.paint(line, mark)


def ribbon(canvas: Canvas, top: Point, colour: Colour, *, length: float, width: float, lean: float) -> None:
    """One tail of a ribbon that hangs from `top`, leaning sideways, with a notch at its end."""
    x, y = top
    end = (x + lean, y + length)
    tail = Mask(square((x + lean / 2, y + length / 2), max(length, abs(lean)) / 2 + width))
    half = width / 2
    tail.polygon(
        [
            (x - half, y),
            (x + half, y),
            (end[0] + half, end[1]),
            (end[0], end[1] - width * 0.42),
            (end[0] - half, end[1]),
        ]
    )
    canvas.paint(tail, colour)


def scalloped(centre: Point, radius: float, waves: int, depth: float) -> list[Point]:
    """A circle with a gently waved edge."""
    steps = waves * 12
    return [polar(centre, radius + depth * cos(2 * pi * waves * s / steps), s / steps) for s in range(steps)]


def medal(
    canvas: Canvas, centre: Point, radius: float, metal: tuple[Colour, Colour, Colour], mark: str
) -> None:
    """A medal of a metal (bright, plain, deep) with its rank on it."""
    bright, plain, deep = metal
    body = Mask(square(centre, radius + 4))
    body.polygon(scalloped(centre, radius, 16, radius * 0.045))
    canvas.paint(body, plain)
    face = Mask(square(centre, radius))
    face.disc(centre, radius * 0.8)
    canvas.paint(face, bright)
    edge = Mask(square(centre, radius))
    edge.ring(centre, radius * 0.8, max(radius * 0.045, 1.5))
    canvas.paint(edge, mix(plain, deep, 0.45))
    size = round(radius * 0.96)
    canvas.text(
        mark, (centre[0], middle(centre[1], size)), Style(size, mix(deep, INK, 0.6), bold=True), "centre"
    )


def rosette_lines(centre: Point, radius: float, petals: int, depth: float, turn: float) -> list[Point]:
    """One closed line of a guilloche: a circle whose radius swings `petals` times."""
    steps = petals * 24
    return [
        polar(centre, radius * (1 - depth * (0.5 - 0.5 * cos(2 * pi * petals * s / steps))), turn + s / steps)
        for s in range(steps + 1)
    ]


def rosette(
    canvas: Canvas, centre: Point, radius: float, colour: Colour, *, lines: int = 9, width: float = 1.2
) -> None:
    """A guilloche rosette of fine lines, as on old bonds."""
    fine = Mask(square(centre, radius + 2))
    for index in range(lines):
        fine.thread(rosette_lines(centre, radius, 12, 0.42, index / lines / 12), width)
        fine.thread(rosette_lines(centre, radius * 0.52, 9, 0.55, index / lines / 9), width)
    canvas.paint(fine, colour)


def wave_band(
    canvas: Canvas, start: Point, end: Point, height: float, colour: Colour, *, width: float = 1.3
) -> None:
    """A straight band of interwoven waves from start to end, of whole periods, level or upright."""
    along = (end[0] - start[0], end[1] - start[1])
    length = abs(along[0] + along[1])
    periods = max(round(length / (height * 1.5)), 1)
    level = along[1] == 0
    reach = height / 2 + 3
    box = (
        int(min(start[0], end[0]) - (0 if level else reach)),
        int(min(start[1], end[1]) - (reach if level else 0)),
        int(max(start[0], end[0]) + (0 if level else reach)) + 1,
        int(max(start[1], end[1]) + (reach if level else 0)) + 1,
    )
    band = Mask(box)
    steps = periods * 16
    for phase in (0.0, 0.25, 0.5, 0.75):
        swings = [height / 2 * sin(2 * pi * (periods * s / steps + phase)) for s in range(steps + 1)]
        at = [(start[0] + along[0] * s / steps, start[1] + along[1] * s / steps) for s in range(steps + 1)]
        band.thread(
            [(x, y + w) if level else (x + w, y) for (x, y), w in zip(at, swings, strict=True)], width
        )
    canvas.paint(band, colour)


def person(canvas: Canvas, centre: Point, radius: float, ground: Colour, figure: Colour) -> None:
    """A disc with head and shoulders, for a sender without a picture."""
    plate = Mask(square(centre, radius + 1))
    plate.disc(centre, radius)
    canvas.paint(plate, ground)
    x, y = centre
    body = Mask(square(centre, radius + 1))
    body.disc((x, y + radius * 0.95), radius * 0.68)
    body.disc((x, y - radius * 0.2), radius * 0.46, ink=0)
    body.disc((x, y - radius * 0.2), radius * 0.36)
    body.keep_disc(centre, radius)
    canvas.paint(body, figure)
