"""Portraits without photographs: a disc with a letter, a person or a team, and the winner's crown."""

from __future__ import annotations

from bot.pictures.canvas import Canvas, middle
from bot.pictures.emblems import person
from bot.pictures.lettering import Style, line_of, width_of
from bot.pictures.mask import Mask, Point, square
from bot.pictures.palette import PAPER, WHITE, Colour, mix


def draw_portrait(canvas: Canvas, centre: Point, radius: int, ring: Colour, ground: Colour) -> None:
    """A disc in a ring."""
    for reach, colour in ((radius, ring), (radius - 5, PAPER), (radius - 10, ground)):
        disc = Mask(square(centre, reach + 1))
        disc.disc(centre, reach)
        canvas.paint(disc, colour)


def draw_initial(canvas: Canvas, centre: Point, radius: int, ground: Colour, name: str) -> None:
    """The first letter or emoji of a name that we can draw; a person's outline if there is none."""
    size, room = round(radius * 0.84), radius * 1.4
    style = Style(size, WHITE, language=canvas.language)
    for one in line_of(name):
        if (one.emoji or (one.face and one.text[0].isalnum())) and width_of((one,), style) <= room:
            canvas.set_line((one,), (centre[0], middle(centre[1] - 7, size)), style, "centre")
            return
    person(canvas, centre, radius - 10, ground, mix(ground, WHITE, 0.88))


def draw_team(canvas: Canvas, centre: Point, radius: float, colour: Colour) -> None:
    """Three heads and shoulders, the middle one in front."""
    x, y = centre
    group = Mask(square(centre, radius + 1))
    for shift, size in ((-0.5, 0.76), (0.5, 0.76), (0.0, 1.0)):
        head = (x + shift * radius, y - 0.3 * radius)
        chest = (head[0], head[1] + 0.82 * radius * size)
        for ink, grow in ((0, 0.07 * radius), (255, 0.0)):
            group.disc(chest, 0.44 * radius * size + grow, ink)
            group.disc(head, 0.26 * radius * size + grow, ink)
    group.keep_disc(centre, radius)
    canvas.paint(group, colour)


def draw_crown(canvas: Canvas, centre: Point, width: float, metal: tuple[Colour, Colour]) -> None:
    """A small crown of three points, in a bright and a plain tone."""
    x, y = centre
    half, tall = width / 2, width * 0.5
    tips = [(x - half, y - tall * 0.38), (x, y - tall * 0.64), (x + half, y - tall * 0.38)]
    valleys = [(x - half * 0.42, y + tall * 0.04), (x + half * 0.42, y + tall * 0.04)]
    feet = [(x + half * 0.78, y + tall / 2), (x - half * 0.78, y + tall / 2)]
    crown = Mask(square(centre, half + 8))
    crown.polygon([tips[0], valleys[0], tips[1], valleys[1], tips[2], *feet])
    for tip in tips:
        crown.disc(tip, width * 0.055)
    canvas.paint(crown, metal[1])
    band = Mask(square(centre, half + 8))
    band.panel((x - half * 0.74, y + tall * 0.26, x + half * 0.74, y + tall * 0.38), 2)
    canvas.paint(band, metal[0])
