"""Lines of text: measured, cut to a width, and put on an image, with emoji and rare scripts among the letters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from math import ceil

from msgspec import Struct
from PIL import Image, ImageDraw

from bot.core.language import Language
from bot.pictures.clusters import Cluster, cleaned, clusters
from bot.pictures.fonts import EMOJI_SIZE, Face, shapes_scripts, sized
from bot.pictures.palette import Colour, mix

ELLIPSIS = "…"
BLANK = "—"  # stands for a name of which nothing can be seen
EMOJI_ADVANCE = 1.22  # of the type size
EMOJI_HEIGHT = 1.08
DOT_ADVANCE = 0.42
MOST_DOTS = 3  # a run of letters that nobody can draw is hinted at, not spelled out
OPENING = frozenset("（【《〈「『〔｛“‘")
CLOSING = frozenset("）】》〉」』〕｝”’")
CLOSING_LEFT = CLOSING | frozenset("，。、；：！？")  # only Simplified Chinese sets these in the left half
BOLD = 0.018  # the only weight is medium; bold is a hairline around it, as a share of the type size


class Style(Struct, frozen=True):
    """How a text looks: size in pixels, colour, weight, and extra space between letters in shares of the size."""

    size: int
    colour: Colour
    bold: bool = False
    tracking: float = 0.0
    language: Language = "zh-Hans"


class Run(Struct, frozen=True):
    """Neighbouring clusters that one face draws in one go; `pull` draws the next run nearer, in type sizes."""

    text: str
    face: Face | None
    emoji: bool
    pull: float = 0.0


def line_of(text: str) -> tuple[Cluster, ...]:
    """Clusters of a text on one line; a text of which nothing is seen becomes a dash."""
    return tuple(clusters(cleaned(text).replace("\n", " ") or BLANK))


def runs(line: Iterable[Cluster], style: Style) -> list[Run]:
    """Join neighbours of one face; tracked text and emoji stay one by one."""
    joined: list[Run] = []
    for (face, emoji), group in groupby(line, key=lambda cluster: (cluster.face, cluster.emoji)):
        texts = [cluster.text for cluster in group]
        if face is None:
            joined += [Run("", None, False)] * min(len(texts), MOST_DOTS)
        elif emoji or style.tracking:
            joined += [Run(text, face, emoji) for text in texts]
        else:
            joined += squeezed(texts, face, style)
    return joined


def squeezed(texts: list[str], face: Face, style: Style) -> list[Run]:
    """Runs that end wherever two punctuation marks meet whose empty halves would leave a gap (CLREQ 3.1.6.1)."""
    closing = CLOSING_LEFT if style.language == "zh-Hans" else CLOSING
    parts: list[Run] = []
    start = 0
    for index in range(len(texts) - 1):
        one, two = texts[index], texts[index + 1]
        meet = (one in closing and (two in closing or two in OPENING)) or (one in OPENING and two in OPENING)
        if meet and is_full(one, face, style) and is_full(two, face, style):
            parts.append(Run("".join(texts[start : index + 1]), face, False, pull=0.5))
            start = index + 1
    parts.append(Run("".join(texts[start:]), face, False))
    return parts


def is_full(text: str, face: Face, style: Style) -> bool:
    """Whether a mark takes a full square; quotation marks do in Chinese and not in English."""
    return run_width(Run(text, face, False), style.size, style.language) > 0.9 * style.size


@lru_cache(maxsize=8192)
def run_width(run: Run, size: int, language: Language) -> float:
    """Advance of a run in pixels."""
    if run.face is None:
        return DOT_ADVANCE * size
    if run.emoji:
        return EMOJI_ADVANCE * size
    return sized(run.face, size).getlength(run.text, language=tag(language)) - run.pull * size


def tag(language: Language) -> str | None:
    """The language for the shaper, which picks regional letter forms and where punctuation stands."""
    return language if shapes_scripts() else None


def width_of(line: Iterable[Cluster], style: Style) -> float:
    """Advance of a line in pixels."""
    pieces = runs(line, style)
    gaps = max(len(pieces) - 1, 0) * style.tracking * style.size
    return sum(run_width(run, style.size, style.language) for run in pieces) + gaps


def cut(line: tuple[Cluster, ...], style: Style, width: float) -> tuple[Cluster, ...]:
    """The line, or as much of its beginning as fits with an ellipsis behind it."""
    if width_of(line, style) <= width:
        return line
    tail = tuple(clusters(ELLIPSIS))
    fits, over = 0, len(line)
    while over - fits > 1:
        middle = (fits + over) // 2
        if width_of(line[:middle] + tail, style) <= width:
            fits = middle
        else:
            over = middle
    return trimmed(line[:fits]) + tail


def trimmed(line: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
    """The line without spaces at its end."""
    while line and line[-1].text == " ":
        line = line[:-1]
    return line


def put(image: Image.Image, line: Iterable[Cluster], style: Style, x: float, baseline: float) -> None:
    """Draw a line with its left end at x and its letters standing on the baseline."""
    for run in runs(line, style):
        if run.face is None:
            put_dot(image, style, x, baseline)
        elif run.emoji:
            put_emoji(image, run, style, x, baseline)
        else:
            put_letters(image, run, style, x, baseline)
        x += run_width(run, style.size, style.language) + style.tracking * style.size


def put_letters(image: Image.Image, run: Run, style: Style, x: float, baseline: float) -> None:
    """Draw letters, a little heavier if the style is bold."""
    if run.face is None:
        return
    ImageDraw.Draw(image).text(
        (x, baseline),
        run.text,
        fill=style.colour,
        font=sized(run.face, style.size),
        anchor="ls",
        language=tag(style.language),
        stroke_width=style.size * BOLD if style.bold else 0,
    )


def put_emoji(image: Image.Image, run: Run, style: Style, x: float, baseline: float) -> None:
    """Paste an emoji as tall as the letters; one that comes out empty becomes a dot."""
    height = round(EMOJI_HEIGHT * style.size)
    stamp = emoji_stamp(run, height)
    if stamp is None:
        put_dot(image, style, x + (EMOJI_ADVANCE - DOT_ADVANCE) / 2 * style.size, baseline)
        return
    left = x + (EMOJI_ADVANCE * style.size - stamp.width) / 2
    top = baseline - 0.365 * style.size - height / 2
    image.paste(stamp, (round(left), round(top)), stamp)


@lru_cache(maxsize=256)
def emoji_stamp(run: Run, height: int) -> Image.Image | None:
    """An emoji of that height in pixels, scaled down from the one size that the font has."""
    if run.face is None:
        return None
    font = sized(run.face, EMOJI_SIZE)
    wide = min(ceil(font.getlength(run.text)), 4 * EMOJI_SIZE)
    full = Image.new("RGBA", (max(wide, 1), round(EMOJI_SIZE * 1.4)))
    ImageDraw.Draw(full).text((0, 0), run.text, font=font, embedded_color=True)
    ink = full.getbbox()
    if ink is None:
        return None
    shape = full.crop(ink)
    scale = min(height / shape.height, EMOJI_ADVANCE / EMOJI_HEIGHT * height / shape.width)
    return shape.resize(
        (max(round(shape.width * scale), 1), max(round(shape.height * scale), 1)), Image.Resampling.LANCZOS
    )


def put_dot(image: Image.Image, style: Style, x: float, baseline: float) -> None:
    """Draw the quiet dot that stands for what no font can draw."""
    side = max(round(0.22 * style.size), 3)
    mask = Image.new("L", (side * 4, side * 4))
    ImageDraw.Draw(mask).ellipse((0, 0, side * 4 - 1, side * 4 - 1), fill=255)
    left = round(x + (DOT_ADVANCE * style.size - side) / 2)
    top = round(baseline - 0.365 * style.size - side / 2)
    ground = image.getpixel((min(max(left, 0), image.width - 1), min(max(top, 0), image.height - 1)))
    faint = mix(style.colour, Colour(*ground[:3]), 0.35) if isinstance(ground, tuple) else style.colour
    image.paste(faint, (left, top, left + side, top + side), mask.reduce(4))
