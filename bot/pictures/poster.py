"""A poster to print or to send: what it is about, and a QR code that opens it. A4 portrait."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PIL import Image

from bot.core.language import Language
from bot.pictures.canvas import Canvas, middle
from bot.pictures.emblems import rosette, shield, wave_band
from bot.pictures.lettering import Style
from bot.pictures.mask import Box
from bot.pictures.palette import GOLD_BRIGHT, INK, LINE, PAPER, PINE, PINE_DEEP, QUIET, WHITE, mix
from bot.pictures.wrapping import Block

WIDTH, HEIGHT = 1240, 1754
DOTS_PER_INCH = 150  # 1240 pixels over the 210 mm of A4
CENTRE = WIDTH // 2
MARGIN = 96
ROOM = WIDTH - 2 * MARGIN
BAND = 190  # of the coloured head, without its title
SMALLEST = 42  # some 12 pixels of it are left on a phone 360 pixels wide
MOST_LINES = 5
FOOT = 128
QUIET_ZONE = 4  # modules that must stay light around a QR code (ISO/IEC 18004)
CODE_SIDE = 660
LEAST_CODE = 460  # 78 mm on paper, to be scanned from a step away
AROUND_CODE = 220  # what to do above it, the link below


class Poster(Struct, frozen=True):
    """What a poster says: a title, up to five lines, the link behind the QR code, and a last line."""

    title: str
    lines: tuple[str, ...]
    link: str
    footer: str


class PosterWords(Struct, frozen=True):
    """The words that every poster has: who invites, and what to do with the code."""

    language: Language
    issuer: str
    scan: str


def draw_poster(poster: Poster, words: PosterWords) -> bytes:
    """The poster as PNG, 1240 by 1754 pixels; raises NoFont, and ValueError for a link too long for a code."""
    return compose_poster(poster, words).png(DOTS_PER_INCH)


def compose_poster(poster: Poster, words: PosterWords) -> Canvas:
    """Lay the poster out: the head, the lines, the code in the middle of what is left, the foot."""
    canvas = Canvas(WIDTH, HEIGHT, PAPER, words.language)
    title = canvas.fitted(poster.title, Style(112, WHITE, bold=True), ROOM, 2, 64)
    bottom = BAND + title.drop + title.style.size + 40
    draw_head(canvas, title, words.issuer, bottom)
    y = bottom + 96
    for block in set_lines(canvas, poster.lines, HEIGHT - FOOT - AROUND_CODE - LEAST_CODE - bottom - 40):
        canvas.paragraph(block, (CENTRE, y), "centre")
        y += below(block)
    draw_code(canvas, poster.link, words.scan, (y - 40, HEIGHT - FOOT))
    wave_band(
        canvas, (MARGIN, HEIGHT - FOOT + 14), (WIDTH - MARGIN, HEIGHT - FOOT + 14), 18, mix(PAPER, PINE, 0.5)
    )
    canvas.text(poster.footer, (CENTRE, HEIGHT - 42), Style(46, QUIET), "centre", ROOM, smallest=SMALLEST)
    return canvas


def set_lines(canvas: Canvas, lines: Sequence[str], room: int) -> list[Block]:
    """The lines at the largest size at which they leave the code its room; those that never do are left out."""
    blocks: list[Block] = []
    for size in (54, 48, SMALLEST):
        blocks = [canvas.fitted(line, Style(size, INK), ROOM, 2, SMALLEST) for line in lines[:MOST_LINES]]
        if sum(map(below, blocks)) <= room:
            break
    while sum(map(below, blocks)) > room:
        blocks.pop()
    return blocks


def below(block: Block) -> int:
    """From the first baseline of a block to that of the next."""
    return block.drop + round(block.style.size * 1.52)


def draw_head(canvas: Canvas, title: Block, issuer: str, bottom: int) -> None:
    """A deep band with the issuer and the title, and a rosette behind them."""
    canvas.gradient((0, 0, WIDTH, bottom), PINE, PINE_DEEP)
    rosette(canvas, (WIDTH - 150, 120), 250, mix(PINE, PINE_DEEP, 0.6), lines=8)
    canvas.fill((0, bottom, WIDTH, HEIGHT), PAPER)
    canvas.fill((0, bottom, WIDTH, bottom + 8), GOLD_BRIGHT)
    small = Style(48, WHITE)
    wide = canvas.text(issuer, (CENTRE + 34, 122), small, "centre", ROOM - 70, smallest=SMALLEST)
    shield(canvas, (CENTRE + 34 - wide / 2 - 44, 106), 64, GOLD_BRIGHT, PINE_DEEP)
    canvas.paragraph(title, (CENTRE, BAND + 0.9 * title.style.size), "centre")


def draw_code(canvas: Canvas, link: str, scan: str, between: tuple[int, int]) -> None:
    """The QR code on a white card, with what to do above it and the link for those who type below."""
    top, bottom = between
    code = code_image(link, min(CODE_SIDE, bottom - top - AROUND_CODE))
    side = code.width
    height = side + 190
    y = top + max((bottom - top - height) // 2, 0)
    canvas.text(
        scan, (CENTRE, middle(y + 34, 54)), Style(54, PINE, bold=True), "centre", ROOM, smallest=SMALLEST
    )
    box: Box = (CENTRE - side // 2, y + 90, CENTRE - side // 2 + side, y + 90 + side)
    canvas.shadow(box, 28, blur=24, drop=8, strength=0.14, colour=PINE_DEEP)
    canvas.framed(box, 28, WHITE, LINE)
    canvas.image.paste(INK, box, code)
    shown = link.removeprefix("https://")
    canvas.text(shown, (CENTRE, box[3] + 66), Style(46, PINE_DEEP), "centre", ROOM, smallest=36)


def code_image(link: str, side: int) -> Image.Image:
    """A QR code as a mask of whole pixels a module, at most `side` wide, with its quiet zone."""
    # Imported with the first poster: a start can do without.
    import segno

    code = segno.make(link, error="m", micro=False)
    modules = Image.new("L", (len(code.matrix), len(code.matrix)))
    modules.putdata([255 * bit for row in code.matrix for bit in row])
    scale = max(side // (modules.width + 2 * QUIET_ZONE), 1)
    whole = Image.new("L", [scale * (modules.width + 2 * QUIET_ZONE)] * 2)
    inset = scale * QUIET_ZONE
    whole.paste(modules.resize([scale * modules.width] * 2, Image.Resampling.NEAREST), (inset, inset))
    return whole
