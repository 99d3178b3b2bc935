"""The heads and feet of the six channels that a message can come through."""

from __future__ import annotations

from collections.abc import Callable
from math import sin

from bot.core.question import Channel
from bot.pictures.canvas import Canvas, middle
from bot.pictures.emblems import person
from bot.pictures.lettering import Style
from bot.pictures.mask import Box, Mask, Point, curve, square
from bot.pictures.palette import (
    BRICK,
    INK,
    LINE,
    MIST,
    NIGHT,
    NIGHT_SOFT,
    PAPER_SHADE,
    PINE,
    PINE_MID,
    PINE_SOFT,
    QUIET,
    SILVER,
    SILVER_BRIGHT,
    SKY,
    WHITE,
    Colour,
    mix,
)

Head = Callable[[Canvas, Box, int, str, str], None]


def chevron(canvas: Canvas, centre: Point, colour: Colour) -> None:
    """The arrow back."""
    x, y = centre
    arrow = Mask(square(centre, 24))
    arrow.stroke([(x + 8, y - 17), (x - 9, y), (x + 8, y + 17)], 5)
    canvas.paint(arrow, colour)


def rule(canvas: Canvas, screen: Box, y: int) -> None:
    """A hairline across the screen."""
    canvas.fill((screen[0] + 2, y, screen[2] - 2, y + 2), LINE)


def names(
    canvas: Canvas, at: Point, width: float, texts: tuple[str, str], inks: tuple[Colour, Colour]
) -> None:
    """The sender, with the channel's name below."""
    canvas.text(texts[0], at, Style(38, inks[0], bold=True), "left", width, smallest=28)
    canvas.text(texts[1], (at[0], at[1] + 42), Style(26, inks[1]), "left", width)


def sms_head(canvas: Canvas, screen: Box, height: int, sender: str, channel: str) -> None:
    """Arrow back, a face without features, who wrote."""
    y = screen[1] + height // 2
    chevron(canvas, (screen[0] + 50, y), QUIET)
    person(canvas, (screen[0] + 128, y), 42, SILVER_BRIGHT, WHITE)
    names(canvas, (screen[0] + 194, y - 6), 740, (sender, channel), (INK, QUIET))
    rule(canvas, screen, screen[1] + height)


def telegram_head(canvas: Canvas, screen: Box, height: int, sender: str, channel: str) -> None:
    """The same on a blue bar, with three dots."""
    bar = (screen[0], screen[1], screen[2], screen[1] + height)
    canvas.top_panel(bar, 44, SKY)
    y = screen[1] + height // 2
    chevron(canvas, (screen[0] + 50, y), WHITE)
    person(canvas, (screen[0] + 128, y), 42, mix(SKY, WHITE, 0.75), WHITE)
    names(canvas, (screen[0] + 194, y - 6), 690, (sender, channel), (WHITE, mix(SKY, WHITE, 0.88)))
    dots = Mask(square((screen[2] - 52, y), 26))
    for shift in (-15, 0, 15):
        dots.disc((screen[2] - 52, y + shift), 4)
    canvas.paint(dots, WHITE)


def call_head(canvas: Canvas, screen: Box, height: int, sender: str, channel: str) -> None:
    """Who is on the line, and that somebody is speaking."""
    x, y = (screen[0] + screen[2]) // 2, screen[1]
    person(canvas, (x, y + 104), 62, mix(NIGHT_SOFT, SILVER, 0.35), SILVER_BRIGHT)
    canvas.text(sender, (x, y + 226), Style(44, WHITE, bold=True), "centre", 860, smallest=30)
    canvas.text(channel, (x, y + 274), Style(28, SILVER_BRIGHT), "centre", 860)
    voice = Mask((x - 260, y + 296, x + 260, y + height + 12))
    for bar in range(-14, 15):
        tall = 3 + 15 * abs(sin(bar * 1.7) * sin(bar * 0.37 + 1.1))
        voice.panel((x + bar * 17 - 3, y + 322 - tall, x + bar * 17 + 3, y + 322 + tall), 3)
    canvas.paint(voice, mix(NIGHT, PINE_MID, 0.75))


def web_head(canvas: Canvas, screen: Box, height: int, sender: str, channel: str) -> None:
    """An address bar; a globe and not a lock, since a lock proves nothing."""
    y = screen[1] + height // 2
    canvas.top_panel((screen[0] + 2, screen[1] + 2, screen[2] - 2, screen[1] + height), 42, MIST)
    chevron(canvas, (screen[0] + 50, y), QUIET)
    pill = (screen[0] + 96, y - 38, screen[2] - 36, y + 38)
    canvas.framed(pill, 38, WHITE, LINE)
    globe(canvas, (pill[0] + 44, y), QUIET)
    tail = canvas.text(channel, (pill[2] - 34, middle(y, 26)), Style(26, QUIET), "right", 220, smallest=20)
    room = pill[2] - 34 - tail - 30 - (pill[0] + 80)
    canvas.text(sender, (pill[0] + 80, middle(y, 34)), Style(34, INK), "left", room, smallest=26)
    rule(canvas, screen, screen[1] + height)


def globe(canvas: Canvas, centre: Point, colour: Colour) -> None:
    """A globe of four lines."""
    x, y = centre
    lines = Mask(square(centre, 22))
    lines.ring(centre, 18, 2.6)
    lines.thread([(x - 17, y), (x + 17, y)], 2.4)
    for side in (-1, 1):
        lines.thread(curve((x, y - 17), (x + side * 12, y - 9), (x + side * 12, y + 9), (x, y + 17)), 2.4)
    canvas.paint(lines, colour)


def email_head(canvas: Canvas, screen: Box, height: int, sender: str, channel: str) -> None:
    """An envelope on a disc, and who wrote."""
    y = screen[1] + height // 2
    centre = (screen[0] + 104, y)
    disc = Mask(square(centre, 50))
    disc.disc(centre, 48)
    canvas.paint(disc, PINE_SOFT)
    envelope = Mask(square(centre, 32))
    x = centre[0]
    envelope.panel((x - 27, y - 20, x + 27, y + 20), 5)
    envelope.stroke([(x - 25, y - 16), (x, y + 4), (x + 25, y - 16)], 3.4, ink=0)
    canvas.paint(envelope, PINE)
    names(canvas, (screen[0] + 180, y - 6), 750, (sender, channel), (INK, QUIET))
    rule(canvas, screen, screen[1] + height)


def talk_head(canvas: Canvas, screen: Box, height: int, sender: str, channel: str) -> None:
    """Who says it, and that it is said in person."""
    y = screen[1] + height // 2 + 8
    names(canvas, (screen[0] + 56, y - 2), 870, (sender, channel), (INK, QUIET))


def draw_call_foot(canvas: Canvas, screen: Box) -> None:
    """Three round buttons; the one that hangs up is in the middle."""
    x, y = (screen[0] + screen[2]) // 2, screen[3] - 104
    for shift, colour in ((-210, NIGHT_SOFT), (0, BRICK), (210, NIGHT_SOFT)):
        plate = Mask(square((x + shift, y), 60))
        plate.disc((x + shift, y), 58)
        canvas.paint(plate, colour)
    signs = Mask((x - 280, y - 60, x + 280, y + 60))
    draw_microphone(signs, (x - 210, y))
    draw_receiver(signs, (x, y))
    draw_speaker(signs, (x + 210, y))
    canvas.paint(signs, WHITE)


def draw_microphone(signs: Mask, centre: Point) -> None:
    """A microphone on its stand."""
    x, y = centre
    signs.panel((x - 9, y - 28, x + 9, y + 8), 9)
    signs.stroke(curve((x - 18, y - 4), (x - 18, y + 22), (x + 18, y + 22), (x + 18, y - 4)), 4)
    signs.stroke([(x, y + 16), (x, y + 27)], 4)


def draw_receiver(signs: Mask, centre: Point) -> None:
    """A receiver laid down."""
    x, y = centre
    signs.stroke(curve((x - 26, y + 6), (x - 18, y - 15), (x + 18, y - 15), (x + 26, y + 6)), 11)
    for side in (-1, 1):
        signs.panel((x + side * 24 - 9, y - 4, x + side * 24 + 9, y + 14), 5)


def draw_speaker(signs: Mask, centre: Point) -> None:
    """A loudspeaker with two waves."""
    x, y = centre
    signs.polygon(
        [(x - 24, y - 9), (x - 12, y - 9), (x + 2, y - 22), (x + 2, y + 22), (x - 12, y + 9), (x - 24, y + 9)]
    )
    for reach in (9, 18):
        signs.stroke(
            curve(
                (x + reach, y - reach), (x + reach + 9, y - 6), (x + reach + 9, y + 6), (x + reach, y + reach)
            ),
            4,
        )


def draw_talker(canvas: Canvas, screen: Box) -> None:
    """The one who speaks, under the tail of the bubble."""
    person(canvas, (screen[0] + 96, screen[3] - 92), 64, mix(PAPER_SHADE, PINE_MID, 0.3), PINE)


HEADS: dict[Channel, Head] = {
    "sms": sms_head,
    "telegram": telegram_head,
    "call": call_head,
    "web": web_head,
    "email": email_head,
    "talk": talk_head,
}
