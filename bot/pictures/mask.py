"""Shapes with soft edges: drawn four times larger as a mask, then painted onto a canvas in one colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
Box = tuple[int, int, int, int]

SCALE = 4


class Mask:
    """A mask over a box of the canvas; all coordinates are the canvas's own.

    `ink` is what a shape leaves in the mask: 255 lets the colour through, 0 cuts a hole.
    """

    def __init__(self, box: Box) -> None:
        self.box = box
        size = ((box[2] - box[0]) * SCALE, (box[3] - box[1]) * SCALE)
        self.large = Image.new("L", size)
        self.draw = ImageDraw.Draw(self.large)
        self.veil: Image.Image | None = None

    def scaled(self, points: Iterable[Point]) -> list[Point]:
        """Points of the canvas in the pixels of the mask."""
        return [((x - self.box[0]) * SCALE, (y - self.box[1]) * SCALE) for x, y in points]

    def disc(self, centre: Point, radius: float, ink: int = 255) -> None:
        """A filled circle."""
        ((x, y),) = self.scaled([centre])
        reach = radius * SCALE
        self.draw.ellipse((x - reach, y - reach, x + reach - 1, y + reach - 1), fill=ink)

    def ring(self, centre: Point, radius: float, width: float, ink: int = 255) -> None:
        """A circle's line, `width` inwards from the radius; what lies inside stays."""
        ((x, y),) = self.scaled([centre])
        reach = radius * SCALE
        box = (x - reach, y - reach, x + reach - 1, y + reach - 1)
        self.draw.ellipse(box, outline=ink, width=round(width * SCALE))

    def polygon(self, points: Iterable[Point], ink: int = 255) -> None:
        """A filled polygon."""
        self.draw.polygon(self.scaled(points), fill=ink)

    def stroke(self, points: Sequence[Point], width: float, ink: int = 255) -> None:
        """A line through the points with round joints and ends."""
        large = self.scaled(points)
        self.draw.line(large, fill=ink, width=max(round(width * SCALE), 1), joint="curve")
        for end in (points[0], points[-1]):
            self.disc(end, width / 2, ink)

    def thread(self, points: Iterable[Point], width: float, ink: int = 255) -> None:
        """A fine line without care for its joints, for ornaments of many points."""
        self.draw.line(self.scaled(points), fill=ink, width=max(round(width * SCALE), 1))

    def panel(self, box: Sequence[float], radius: float, ink: int = 255) -> None:
        """A rectangle with round corners."""
        (left, top), (right, bottom) = self.scaled([(box[0], box[1]), (box[2], box[3])])
        self.draw.rounded_rectangle((left, top, right - 1, bottom - 1), radius * SCALE, fill=ink)

    def keep_disc(self, centre: Point, radius: float) -> None:
        """Cut away all that lies outside a circle."""
        window = Mask(self.box)
        window.disc(centre, radius)
        self.large.paste(ImageChops.multiply(self.large, window.large))

    def fade(self, centre: Point, radius: int) -> None:
        """Let all shapes fade from full at the centre to nothing at the radius."""
        glow = ImageChops.invert(Image.radial_gradient("L")).resize((2 * radius, 2 * radius))
        self.veil = Image.new("L", (self.box[2] - self.box[0], self.box[3] - self.box[1]))
        self.veil.paste(
            glow, (round(centre[0] - self.box[0] - radius), round(centre[1] - self.box[1] - radius))
        )

    def reduced(self) -> Image.Image:
        """The mask in the size of the box."""
        mask = self.large.reduce(SCALE)
        return ImageChops.multiply(mask, self.veil) if self.veil else mask


def square(centre: Point, reach: float) -> Box:
    """A box of whole pixels around a point."""
    x, y = centre
    return (int(x - reach), int(y - reach), int(x + reach) + 1, int(y + reach) + 1)


def polar(centre: Point, radius: float, turn: float) -> Point:
    """The point at that distance; `turn` is 0 at the top, 0.25 at the right, 1 after a full circle."""
    angle = 2 * pi * turn
    return (centre[0] + radius * sin(angle), centre[1] - radius * cos(angle))


def curve(start: Point, first: Point, second: Point, end: Point, steps: int = 12) -> list[Point]:
    """Points of a cubic Bézier curve, from start to end."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append(
            (
                a * start[0] + b * first[0] + c * second[0] + d * end[0],
                a * start[1] + b * first[1] + c * second[1] + d * end[1],
            )
        )
    return points
