"""What can be wrong with the texts on a canvas."""

from __future__ import annotations

from itertools import combinations

from PIL import ImageChops

from bot.pictures.canvas import Canvas, Written
from bot.pictures.palette import Colour


def said(canvas: Canvas) -> list[str]:
    """All texts on a canvas."""
    return [written.text for written in canvas.written]


def differ(one: Canvas, other: Canvas) -> bool:
    """Whether two canvases look different."""
    return ImageChops.difference(one.image, other.image).getbbox() is not None


def outside(canvas: Canvas) -> list[Written]:
    """Texts that leave the picture."""
    return [
        one
        for one in canvas.written
        if min(one.box) < 0 or one.box[2] > canvas.width or one.box[3] > canvas.height
    ]


def crossing(canvas: Canvas) -> list[tuple[Written, Written]]:
    """Pairs of texts whose boxes share more than a hair."""
    return [pair for pair in combinations(canvas.written, 2) if overlap(*pair)]


def overlap(one: Written, other: Written) -> bool:
    """Whether two boxes overlap by more than a pixel both ways."""
    (a, b, c, d), (e, f, g, h) = one.box, other.box
    return min(c, g) - max(a, e) > 1 and min(d, h) - max(b, f) > 1


def ground_of(canvas: Canvas, written: Written) -> Colour:
    """The commonest colour in the box of a text that is not the text's own."""
    left, top, right, bottom = (round(edge) for edge in written.box)
    area = canvas.image.crop((left, top, right, bottom))
    counts = sorted(area.getcolors(area.width * area.height) or (), reverse=True)
    colours = (Colour(*colour) for _, colour in counts if isinstance(colour, tuple))
    return next(colour for colour in colours if colour != written.style.colour)
