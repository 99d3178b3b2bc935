"""The certificate of a passed exam: A4 landscape, to be printed or kept."""

from __future__ import annotations

from msgspec import Struct

from bot.core.language import Language
from bot.pictures.canvas import Canvas
from bot.pictures.clusters import cleaned
from bot.pictures.emblems import ribbon, rosette, scalloped, shield, wave_band
from bot.pictures.lettering import Style
from bot.pictures.mask import Mask, polar, square
from bot.pictures.palette import (
    GOLD,
    GOLD_BRIGHT,
    GOLD_DEEP,
    GOLD_SOFT,
    INK,
    LINE,
    PAPER,
    PINE,
    PINE_DEEP,
    PINE_SOFT,
    QUIET,
    WHITE,
    Colour,
    mix,
)

WIDTH, HEIGHT = 1600, 1131
CENTRE = WIDTH // 2
DOTS_PER_INCH = 137  # 1600 pixels over the 297 mm of A4


class Certificate(Struct, frozen=True, kw_only=True):
    """Who passed, how well, and under which number; `retained` marks the second one, ninety days later."""

    name: str
    right: int
    total: int
    date: str
    number: str
    link: str
    retained: bool = False


class CertificateWords(Struct, frozen=True, kw_only=True):
    """The words of a certificate: `unnamed` stands for a name that nobody gave or sees, `note` is an optional line."""

    language: Language
    issuer: str
    title: str
    kind: str
    unnamed: str
    lead: str
    statement: str
    score: str
    date: str
    number: str
    verify: str
    note: str = ""


def draw_certificate(certificate: Certificate, words: CertificateWords) -> bytes:
    """The certificate as PNG, 1600 by 1131 pixels; raises NoFont."""
    return compose_certificate(certificate, words).png(DOTS_PER_INCH)


def compose_certificate(certificate: Certificate, words: CertificateWords) -> Canvas:
    """Lay the certificate out, from the frame inwards."""
    canvas = Canvas(WIDTH, HEIGHT, PAPER, words.language)
    draw_frame(canvas)
    rosette(canvas, (CENTRE, 470), 330, mix(PAPER, PINE_SOFT, 0.62), lines=10)
    draw_heading(canvas, words)
    draw_holder(canvas, cleaned(certificate.name) or words.unnamed, words)
    draw_facts(canvas, certificate, words)
    draw_seal(canvas, certificate.retained)
    draw_footer(canvas, certificate, words)
    return canvas


def draw_frame(canvas: Canvas) -> None:
    """A band of woven waves between two rules, with a rosette on each corner."""
    for inset, width, colour in ((30, 3, PINE), (86, 2, GOLD)):
        edge = (inset, inset, WIDTH - inset, HEIGHT - inset)
        canvas.framed(edge, 0, PAPER, colour, width)
    tone = mix(PAPER, PINE, 0.55)
    near, far_x, far_y, gap = 60, WIDTH - 60, HEIGHT - 60, 58
    for y in (near, far_y):
        wave_band(canvas, (near + gap, y), (far_x - gap, y), 30, tone)
    for x in (near, far_x):
        wave_band(canvas, (x, near + gap), (x, far_y - gap), 30, tone)
    for x in (near, far_x):
        for y in (near, far_y):
            corner = square((x, y), 46)
            canvas.panel(corner, 46, PAPER)
            rosette(canvas, (x, y), 44, PINE, lines=3, width=1.2)


def draw_heading(canvas: Canvas, words: CertificateWords) -> None:
    """Who certifies, the title, and which of the two certificates it is."""
    small = Style(40, PINE, tracking=0.08)
    wide = canvas.text(words.issuer, (CENTRE + 26, 168), small, "centre", width=900)
    shield(canvas, (CENTRE + 26 - wide / 2 - 34, 156), 46, PINE, PAPER)
    spaced = 0.03 if words.language == "en" else 0.2
    title = Style(84, PINE_DEEP, bold=True, tracking=spaced)
    canvas.text(words.title, (CENTRE, 276), title, "centre", width=1240, smallest=48)
    kind = Style(42, GOLD_DEEP, tracking=0.06)
    wide = canvas.text(words.kind, (CENTRE, 348), kind, "centre", width=760)
    draw_flourish(canvas, 336, wide / 2 + 36)


def draw_flourish(canvas: Canvas, y: float, gap: float) -> None:
    """Two tapering lines with a diamond each, left and right of the middle."""
    for side in (-1, 1):
        inner, outer = CENTRE + side * gap, CENTRE + side * (gap + 190)
        line = Mask((int(min(inner, outer)) - 12, int(y) - 12, int(max(inner, outer)) + 12, int(y) + 12))
        line.polygon([(inner, y - 1.6), (outer, y), (inner, y + 1.6)])
        line.polygon([(inner, y - 7), (inner + 7, y), (inner, y + 7), (inner - 7, y)])
        canvas.paint(line, GOLD)


def draw_holder(canvas: Canvas, name: str, words: CertificateWords) -> None:
    """The name, large, between what introduces it and what it achieved."""
    canvas.text(words.lead, (CENTRE, 428), Style(40, QUIET), "centre", width=1100)
    canvas.text(name, (CENTRE, 524), Style(84, INK, bold=True), "centre", width=1160, smallest=44)
    canvas.fill((CENTRE - 400, 552, CENTRE + 400, 554), GOLD_BRIGHT)
    statement = canvas.fitted(words.statement, Style(46, INK), 1180, 2, 36)
    canvas.paragraph(statement, (CENTRE, 622), "centre")
    if words.note:
        below = 622 + statement.drop + 54
        canvas.text(words.note, (CENTRE, below), Style(36, QUIET), "centre", width=1100, smallest=30)


def draw_facts(canvas: Canvas, certificate: Certificate, words: CertificateWords) -> None:
    """The score on the left and the date on the right of the seal."""
    score = f"{certificate.right}/{certificate.total}"
    for x, value, size, label in (
        (CENTRE - 420, score, 68, words.score),
        (CENTRE + 420, certificate.date, 48, words.date),
    ):
        canvas.text(value, (x, 872), Style(size, PINE_DEEP, bold=True), "centre", width=430, smallest=36)
        canvas.fill((x - 170, 894, x + 170, 896), LINE)
        canvas.text(label, (x, 940), Style(36, QUIET), "centre", width=380)


def draw_seal(canvas: Canvas, retained: bool) -> None:
    """A scalloped seal with ribbons: gold for the first certificate, pine with a laurel of stars for the second."""
    centre = (CENTRE, 832)
    for lean in (-34, 34):
        ribbon(
            canvas,
            (CENTRE + lean * 0.6, 884),
            PINE if lean < 0 else PINE_DEEP,
            length=92,
            width=44,
            lean=lean,
        )
    rim, plate, mark = (PINE_DEEP, PINE, GOLD_BRIGHT) if retained else (GOLD, GOLD_SOFT, PINE)
    body = Mask(square(centre, 100))
    body.polygon(scalloped(centre, 90, 30, 4.2))
    canvas.paint(body, rim)
    paint_ring(canvas, centre, 77, 2.5, mix(rim, WHITE, 0.55))
    face = Mask(square(centre, 76))
    face.disc(centre, 70)
    canvas.paint(face, plate)
    rosette(canvas, centre, 68, mix(plate, rim, 0.28), lines=4, width=1.1)
    if retained:
        draw_stars(canvas, centre, 55, 8, GOLD_BRIGHT)
    shield(canvas, centre, 70, mark, PINE_DEEP if retained else WHITE)


def paint_ring(
    canvas: Canvas, centre: tuple[float, float], radius: float, width: float, colour: Colour
) -> None:
    """A thin circle."""
    ring = Mask(square(centre, radius + 1))
    ring.ring(centre, radius, width)
    canvas.paint(ring, colour)


def draw_stars(
    canvas: Canvas, centre: tuple[float, float], radius: float, count: int, colour: Colour
) -> None:
    """Small five-pointed stars in a circle."""
    stars = Mask(square(centre, radius + 10))
    for index in range(count):
        middle = polar(centre, radius, index / count)
        stars.polygon([polar(middle, 8 if corner % 2 == 0 else 3.4, corner / 10) for corner in range(10)])
    canvas.paint(stars, colour)


def draw_footer(canvas: Canvas, certificate: Certificate, words: CertificateWords) -> None:
    """The number, and the link that proves it."""
    style = Style(34, QUIET)
    wide = canvas.text(f"{words.number} {certificate.number}", (124, 1018), style, width=480, smallest=26)
    room = WIDTH - 2 * 124 - wide - 40
    canvas.text(f"{words.verify} {certificate.link}", (WIDTH - 124, 1018), style, "right", room, smallest=24)
