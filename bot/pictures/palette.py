"""The colours of every picture: calm, warm, readable on a phone in the sun and on a grey printer.

Text colours keep a contrast of at least 4.5 to 1 on the grounds they are used on; a test measures it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple


class Colour(NamedTuple):
    """Red, green and blue, each 0 to 255."""

    red: int
    green: int
    blue: int


def hue(code: str) -> Colour:
    """Read `#RRGGBB`."""
    return Colour(*bytes.fromhex(code.removeprefix("#")))


PAPER = hue("#FBF8F1")
PAPER_SHADE = hue("#F3EDDF")
WHITE = hue("#FFFFFF")
INK = hue("#18262E")
QUIET = hue("#50606A")
LINE = hue("#DDD5C3")
MIST = hue("#EBE9E2")

PINE = hue("#12625B")
PINE_DEEP = hue("#0B4341")
PINE_MID = hue("#4C988C")
PINE_SOFT = hue("#DCEBE5")

LEAF_SOFT = hue("#D2EEC6")

GOLD = hue("#C2933A")
GOLD_DEEP = hue("#7D5A12")
GOLD_BRIGHT = hue("#E5BF69")
GOLD_SOFT = hue("#F6EAD0")
AMBER = hue("#D6933B")

SILVER = hue("#93A0AA")
SILVER_DEEP = hue("#47535C")
SILVER_BRIGHT = hue("#C6CFD6")
BRONZE = hue("#B0744A")
BRONZE_DEEP = hue("#6B3F20")
BRONZE_BRIGHT = hue("#D5A27E")

SKY = hue("#2F6FA5")
SKY_SOFT = hue("#DCE8F1")
NIGHT = hue("#1B2932")
NIGHT_SOFT = hue("#2B3C47")
BRICK = hue("#B4493B")

TEAM_RED = hue("#BE3B2C")
TEAM_GREEN = hue("#3A7D34")
TEAM_YELLOW = hue("#F0C23B")


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour that lies `share` (0 to 1) of the way from one to the other."""
    return Colour(*(round(a + (b - a) * share) for a, b in zip(one, other, strict=True)))


def ramp(stops: tuple[Colour, ...], share: float) -> Colour:
    """The colour at `share` (0 to 1) on an even ramp of at least two stops."""
    pairs = list(pairwise(stops))
    at = min(max(share, 0.0), 1.0) * len(pairs)
    step = min(int(at), len(pairs) - 1)
    return mix(*pairs[step], at - step)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    shares = (part / 255 for part in colour)
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
