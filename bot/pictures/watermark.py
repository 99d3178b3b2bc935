"""A word across a picture, too faint to disturb the reader and too wide to be cut away."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageChops

from bot.core.language import Language
from bot.pictures.canvas import Canvas, panel_mask, shrunk
from bot.pictures.lettering import Style, line_of, put, width_of
from bot.pictures.mask import Box
from bot.pictures.palette import Colour

SIZE = 92
LONGEST = 260  # pixels; a longer word is set smaller
TURN = 24  # degrees
STRENGTH = 17  # of 255
APART = 1.5  # words, in their own length
ROW = 230


def draw_watermark(canvas: Canvas, box: Box, radius: int, word: str, colour: Colour) -> None:
    """The word again and again over a panel, every other row set off by half."""
    stamp = turned(word, canvas.language)
    veil = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    pitch = round(stamp.width * APART)
    for row, y in enumerate(range(24, veil.height, ROW)):
        for x in range(-pitch // 2 if row % 2 else pitch // 4, veil.width, pitch):
            veil.paste(stamp, (x, y))
    canvas.image.paste(colour, box, ImageChops.multiply(veil, panel_mask(veil.size, radius)))


@lru_cache(maxsize=8)
def turned(word: str, language: Language) -> Image.Image:
    """The word as a faint mask, rising to the right."""
    style = Style(SIZE, Colour(STRENGTH, STRENGTH, STRENGTH), language=language)
    line = line_of(word)
    style = shrunk(line, style, LONGEST, SIZE // 2)
    sheet = Image.new("RGB", (round(width_of(line, style)) + 8, round(SIZE * 1.3)))
    put(sheet, line, style, 4, SIZE)
    return sheet.convert("L").rotate(TURN, Image.Resampling.BICUBIC, expand=True)
