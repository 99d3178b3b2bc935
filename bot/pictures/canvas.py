"""The sheet that pictures are drawn on: panels, shadows, gradients, masks and text, and the way to PNG."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFilter

from bot.core.language import Language
from bot.pictures.clusters import Cluster
from bot.pictures.lettering import Style, cut, line_of, put, trimmed, width_of
from bot.pictures.mask import SCALE, Box, Mask
from bot.pictures.palette import Colour, mix
from bot.pictures.wrapping import Block, fit

Align = Literal["left", "centre", "right"]
MIDDLE = 0.365  # letters are centred when their baseline lies this share of the size below the centre
ASCENT = 0.88  # how far ideographs reach above the baseline, and below it, in shares of the size
DESCENT = 0.14


class Written(Struct, frozen=True):
    """A line of text on the canvas: what it says, where it lies in pixels, its colour."""

    text: str
    box: tuple[float, float, float, float]
    style: Style


class Canvas:
    """An image with our drawing habits, for one language; it remembers what text lies where."""

    def __init__(self, width: int, height: int, ground: Colour, language: Language) -> None:
        self.image = Image.new("RGB", (width, height), ground)
        self.language = language
        self.written: list[Written] = []

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.image.width

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.image.height

    def fill(self, box: Box, colour: Colour) -> None:
        """A plain rectangle; its right and bottom edges are not part of it."""
        self.image.paste(colour, box)

    def gradient(self, box: Box, top: Colour, bottom: Colour, radius: int = 0) -> None:
        """A panel whose colour runs from top to bottom."""
        size = (box[2] - box[0], box[3] - box[1])
        column = Image.new("RGB", (1, size[1]))
        draw = ImageDraw.Draw(column)
        for y in range(size[1]):
            draw.point((0, y), mix(top, bottom, y / max(size[1] - 1, 1)))
        self.image.paste(column.resize(size), box, panel_mask(size, radius))

    def panel(self, box: Box, radius: int, colour: Colour) -> None:
        """A panel with round corners."""
        self.image.paste(colour, box, panel_mask((box[2] - box[0], box[3] - box[1]), radius))

    def top_panel(self, box: Box, radius: int, colour: Colour) -> None:
        """A panel whose upper corners only are round."""
        size = (box[2] - box[0], box[3] - box[1])
        self.image.paste(colour, box, panel_mask((size[0], size[1] + radius), radius).crop((0, 0, *size)))

    def framed(self, box: Box, radius: int, colour: Colour, edge: Colour, width: int = 2) -> None:
        """A panel with round corners and an edge inside its box."""
        self.panel(box, radius, edge)
        inner = (box[0] + width, box[1] + width, box[2] - width, box[3] - width)
        self.panel(inner, max(radius - width, 0), colour)

    def shadow(self, box: Box, radius: int, *, blur: int, drop: int, strength: float, colour: Colour) -> None:
        """The soft shadow that a panel would cast `drop` pixels below it."""
        reach = 2 * blur
        outer = (box[0] - reach, box[1] - reach + drop, box[2] + reach, box[3] + reach + drop)
        size = (outer[2] - outer[0], outer[3] - outer[1])
        small = Image.new("L", (size[0] // 4, size[1] // 4))
        inner = (reach // 4, reach // 4, small.width - reach // 4, small.height - reach // 4)
        ImageDraw.Draw(small).rounded_rectangle(inner, radius // 4, fill=round(255 * strength))
        soft = small.filter(ImageFilter.GaussianBlur(blur / 4)).resize(size, Image.Resampling.BILINEAR)
        self.image.paste(colour, outer, soft)

    def paint(self, mask: Mask, colour: Colour) -> None:
        """Paint the shapes of a mask onto the canvas in one colour."""
        self.image.paste(colour, mask.box, mask.reduced())

    def text(
        self,
        text: str,
        at: tuple[float, float],
        style: Style,
        align: Align = "left",
        width: float | None = None,
        *,
        smallest: int | None = None,
    ) -> float:
        """Write one line with its baseline at `at`; returns its width.

        Wider than `width`, it shrinks down to the size `smallest` and is then cut with an ellipsis.
        """
        style = replace(style, language=self.language)
        line = line_of(text)
        if width is not None:
            style = shrunk(line, style, width, smallest or style.size)
            line = cut(line, style, width)
        return self.set_line(line, at, style, align)

    def set_line(
        self, line: tuple[Cluster, ...], at: tuple[float, float], style: Style, align: Align
    ) -> float:
        """Write a line that has been measured."""
        line = trimmed(line)
        wide = width_of(line, style)
        x = at[0] - {"left": 0.0, "centre": wide / 2, "right": wide}[align]
        put(self.image, line, style, x, at[1])
        text = "".join(cluster.text for cluster in line)
        top, bottom = at[1] - ASCENT * style.size, at[1] + DESCENT * style.size
        self.written.append(Written(text, (x, top, x + wide, bottom), style))
        return wide

    def fitted(self, text: str, style: Style, width: float, most_lines: int, smallest: int) -> Block:
        """Break a text into lines at the largest size at which it fits, to know its height beforehand."""
        return fit(text, replace(style, language=self.language), width, most_lines, smallest)

    def paragraph(self, block: Block, at: tuple[float, float], align: Align = "left") -> None:
        """Write a block of lines, the first with its baseline at `at`."""
        for index, line in enumerate(block.lines):
            self.set_line(line, (at[0], at[1] + index * block.leading), block.style, align)

    def png(self, dots_per_inch: int = 144) -> bytes:
        """The picture as PNG bytes; the same drawing always gives the same bytes."""
        sink = BytesIO()
        # 256 colours look the same here, since there are few but for the soft edges, and take a third of the room.
        few = self.image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(sink, "PNG", compress_level=6, dpi=(dots_per_inch, dots_per_inch))
        return sink.getvalue()


def middle(centre: float, size: float) -> float:
    """The baseline that centres letters of a size on a height."""
    return centre + MIDDLE * size


def shrunk(line: tuple[Cluster, ...], style: Style, width: float, smallest: int) -> Style:
    """The largest style, not below the smallest size, in which the line fits the width."""
    for size in range(style.size, smallest, -2):
        style = replace(style, size=size)
        if width_of(line, style) <= width:
            return style
    return replace(style, size=smallest)


@lru_cache(maxsize=64)
def panel_mask(size: tuple[int, int], radius: int) -> Image.Image:
    """The mask of a panel: full, but for soft round corners."""
    mask = Image.new("L", size, 255)
    radius = min(radius, size[0] // 2, size[1] // 2)
    if radius <= 0:
        return mask
    reach = radius * SCALE
    round_one = Image.new("L", (2 * reach, 2 * reach))
    ImageDraw.Draw(round_one).ellipse((0, 0, 2 * reach - 1, 2 * reach - 1), fill=255)
    corners = round_one.reduce(SCALE)
    for x, from_x in ((0, 0), (size[0] - radius, radius)):
        for y, from_y in ((0, 0), (size[1] - radius, radius)):
            mask.paste(corners.crop((from_x, from_y, from_x + radius, from_y + radius)), (x, y))
    return mask
