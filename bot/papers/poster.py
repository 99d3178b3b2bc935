"""A poster for the hall: a title, a QR code that opens the bot at the right place, and what to expect."""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno
from PIL import Image, ImageDraw

from bot.papers.page import Page
from bot.pictures.fonts import sized, text_face

_WIDE, _HIGH = 1240, 1754
"""A4 at 150 points an inch."""
_CODE = 760
_GROUND, _INK, _QUIET, _GREEN = "#FFFFFF", "#18262E", "#50606A", "#12625B"


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says; `link` is where its code leads."""

    title: str
    lead: str
    link: str
    scan: str
    promise: str
    day: str
    by_letter: bool = True


def code(link: str, pixels: int) -> Image.Image:
    """Return a QR code with a quarter of redundancy: a thumb-nail over it does no harm."""
    out = io.BytesIO()
    made = segno.make(link, error="q", micro=False)
    made.save(out, kind="png", scale=max(1, pixels // made.symbol_size(border=4)[0]), border=4)
    return Image.open(out).convert("RGB")


def draw_poster_page(poster: Poster) -> bytes:
    """Return the bytes of a PDF of one page."""
    page = Page(poster.title, poster.day, by_letter=poster.by_letter)
    page.down(14)
    page.text(poster.title, 40, align="C", gap=6)
    page.text(poster.lead, 18, align="C", gap=8)
    out = io.BytesIO()
    code(poster.link, 900).save(out, "PNG")
    page.picture(out.getvalue(), 110)
    page.text(poster.scan, 20, align="C", gap=4)
    page.text(poster.link, 12, grey=True, align="C", gap=8)
    page.text(poster.promise, 12, grey=True, align="C")
    return page.content()


def draw_poster(poster: Poster) -> bytes:
    """Return the bytes of a PNG."""
    image = Image.new("RGB", (_WIDE, _HIGH), _GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _WIDE, 36), fill=_GREEN)
    y = _centred(draw, poster.title, 110, 150, _INK)
    y = _centred(draw, poster.lead, 50, y + 40, _QUIET)
    picture = code(poster.link, _CODE)
    image.paste(picture, ((_WIDE - picture.width) // 2, y + 30))
    y = _centred(draw, poster.scan, 56, y + 50 + picture.height, _INK)
    y = _centred(draw, poster.link, 36, y + 24, _QUIET)
    _centred(draw, poster.promise, 34, y + 50, _QUIET)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _centred(draw: ImageDraw.ImageDraw, text: str, size: int, y: int, colour: str) -> int:
    """Write a line in the middle, smaller where it would not fit; return where it ends."""
    face = text_face()
    while size > 20 and draw.textlength(text, font=sized(face, size)) > _WIDE - 160:
        size -= 4
    draw.text((_WIDE / 2, y), text, fill=colour, font=sized(face, size), anchor="ma")
    return y + round(size * 1.3)
