"""How the six channels look that a message can come through: colours, heads and feet of their screens."""

from __future__ import annotations

from collections.abc import Callable
from math import sin

from msgspec import Struct

from bot.core.question.question import Channel
from bot.pictures.canvas import Canvas, middle
from bot.pictures.emblems import person
from bot.pictures.lettering import Style
from bot.pictures.mask import Box, Mask, Point, curve, square
from bot.pictures.palette import (
    BRICK,
    INK,
    LEAF_SOFT,
    LINE,
    MIST,
    NIGHT,
    NIGHT_SOFT,
    PAPER_SHADE,
    PINE,
    PINE_DEEP,
    PINE_MID,
    PINE_SOFT,
    QUIET,
    SILVER,
    SILVER_BRIGHT,
    SKY,
    SKY_SOFT,
    WHITE,
    Colour,
    mix,
)
from bot.pictures.wrapping import Block

STATUS = 48  # height of the strip with signal and battery
CHANNEL = 36  # type size of a channel's name
BELOW = 50  # from the sender's last baseline to the channel's
RADIUS = 42


class Scene(Struct, frozen=True, kw_only=True):
    """How a channel looks: heights of head and foot, the grounds and letters of the screen and its bubbles.

    `framed` puts a message into a bubble; `reply` is the reader's own bubble in a dialogue. `status` is the colour
    of the strip with signal and battery, None where there is none. The sender's `name` has `room` pixels a line.
    """

    head: int
    ground: Colour
    bubble: Colour
    reply: Colour
    foot: int = 0
    status: Colour | None = QUIET
    framed: bool = True
    ink: Colour = INK
    quiet: Colour = QUIET
    name: Colour = INK
    size: int = 42
    room: int = 740
    bold: bool = True


class Header(Struct, frozen=True):
    """The upper part of a screen, below the strip: its box, the sender broken into lines, the channel's name."""

    box: Box
    sender: Block
    channel: str

    @property
    def centre(self) -> int:
        """Half its height, on the canvas."""
        return (self.box[1] + self.box[3]) // 2


SCENES: dict[Channel, Scene] = {
    "sms": Scene(head=132, ground=WHITE, bubble=MIST, reply=SKY_SOFT),
    "telegram": Scene(
        head=132, ground=SKY_SOFT, bubble=WHITE, reply=LEAF_SOFT, status=WHITE, name=WHITE, room=700
    ),
    "call": Scene(
        head=336,
        foot=176,
        ground=NIGHT,
        bubble=NIGHT_SOFT,
        reply=PINE_DEEP,
        status=SILVER_BRIGHT,
        ink=WHITE,
        quiet=SILVER_BRIGHT,
        name=WHITE,
        size=48,
        room=860,
    ),
    "web": Scene(
        head=176, ground=WHITE, bubble=MIST, reply=SKY_SOFT, framed=False, size=38, room=786, bold=False
    ),
    "email": Scene(head=140, ground=WHITE, bubble=MIST, reply=SKY_SOFT, framed=False, room=720),
    "talk": Scene(
        head=146, foot=150, ground=PAPER_SHADE, bubble=WHITE, reply=PINE_SOFT, status=None, room=870
    ),
}


def chevron(canvas: Canvas, centre: Point, colour: Colour) -> None:
    """The arrow back."""
    x, y = centre
    arrow = Mask(square(centre, 24))
    arrow.stroke([(x + 8, y - 17), (x - 9, y), (x + 8, y + 17)], 5)
    canvas.paint(arrow, colour)


def rule(canvas: Canvas, header: Header) -> None:
    """A hairline under the head."""
    left, _, right, bottom = header.box
    canvas.fill((left + 2, bottom, right - 2, bottom + 2), LINE)


def names(canvas: Canvas, header: Header, x: float, quiet: Colour) -> None:
    """The sender, with the channel's name below, both together at the foot of the head."""
    sender = header.sender
    first = header.box[3] - 26 - BELOW - sender.drop
    canvas.paragraph(sender, (x, first))
    canvas.text(header.channel, (x, first + sender.drop + BELOW), Style(CHANNEL, quiet), "left", 700)


def draw_status(canvas: Canvas, screen: Box, colour: Colour) -> None:
    """Signal and battery, at the upper right of every phone."""
    right, y = screen[2] - 50, screen[1] + 34
    signs = Mask((right - 130, y - 16, right + 8, y + 16))
    for bar in range(4):
        x = right - 122 + bar * 11
        signs.panel((x, y + 5 - bar * 5, x + 7, y + 11), 2)
    signs.panel((right - 62, y - 11, right, y + 11), 6)
    signs.panel((right - 59, y - 8, right - 3, y + 8), 4, ink=0)
    signs.panel((right - 56, y - 5, right - 18, y + 5), 2)
    signs.panel((right + 2, y - 4, right + 6, y + 4), 2)
    canvas.paint(signs, colour)


def sms_head(canvas: Canvas, screen: Box, header: Header) -> None:
    """Arrow back, a face without features, who wrote."""
    left, y = screen[0], header.centre
    chevron(canvas, (left + 50, y), QUIET)
    person(canvas, (left + 128, y), RADIUS, SILVER_BRIGHT, WHITE)
    names(canvas, header, left + 194, QUIET)
    rule(canvas, header)


def telegram_head(canvas: Canvas, screen: Box, header: Header) -> None:
    """The same on a blue bar, with three dots."""
    left, right, y = screen[0], screen[2], header.centre
    canvas.top_panel((left, screen[1], right, header.box[3]), 44, SKY)
    chevron(canvas, (left + 50, y), WHITE)
    person(canvas, (left + 128, y), RADIUS, mix(SKY, WHITE, 0.75), WHITE)
    names(canvas, header, left + 194, mix(SKY, WHITE, 0.88))
    dots = Mask(square((right - 52, y), 26))
    for shift in (-15, 0, 15):
        dots.disc((right - 52, y + shift), 4)
    canvas.paint(dots, WHITE)


def call_head(canvas: Canvas, screen: Box, header: Header) -> None:
    """Who is on the line, and that somebody is speaking."""
    x, y = (screen[0] + screen[2]) // 2, header.box[1]
    person(canvas, (x, y + 80), 66, mix(NIGHT_SOFT, SILVER, 0.35), SILVER_BRIGHT)
    canvas.paragraph(header.sender, (x, y + 208), "centre")
    below = y + 208 + header.sender.drop + BELOW + 4
    canvas.text(header.channel, (x, below), Style(CHANNEL, SILVER_BRIGHT), "centre", 860)
    voice = Mask((x - 260, below + 18, x + 260, below + 66))
    for bar in range(-14, 15):
        tall = 3 + 15 * abs(sin(bar * 1.7) * sin(bar * 0.37 + 1.1))
        voice.panel((x + bar * 17 - 3, below + 44 - tall, x + bar * 17 + 3, below + 44 + tall), 3)
    canvas.paint(voice, mix(NIGHT, PINE_MID, 0.75))


def web_head(canvas: Canvas, screen: Box, header: Header) -> None:
    """An address bar; a globe and not a lock, since a lock proves nothing."""
    left, right, sender = screen[0], screen[2], header.sender
    canvas.top_panel((left + 2, screen[1] + 2, right - 2, header.box[3]), 42, MIST)
    y = header.box[1] + 26
    chevron(canvas, (left + 50, y), QUIET)
    canvas.text(header.channel, (left + 92, middle(y, CHANNEL)), Style(CHANNEL, QUIET), "left", 600)
    pill = (left + 36, y + 36, right - 36, header.box[3] - 26)
    centre = (pill[1] + pill[3]) / 2
    canvas.framed(pill, 40, WHITE, LINE)
    globe(canvas, (pill[0] + 48, centre), QUIET)
    canvas.paragraph(sender, (pill[0] + 88, middle(centre, sender.style.size) - sender.drop / 2))
    rule(canvas, header)


def globe(canvas: Canvas, centre: Point, colour: Colour) -> None:
    """A globe of four lines."""
    x, y = centre
    lines = Mask(square(centre, 22))
    lines.ring(centre, 18, 2.6)
    lines.thread([(x - 17, y), (x + 17, y)], 2.4)
    for side in (-1, 1):
        lines.thread(curve((x, y - 17), (x + side * 12, y - 9), (x + side * 12, y + 9), (x, y + 17)), 2.4)
    canvas.paint(lines, colour)


def email_head(canvas: Canvas, screen: Box, header: Header) -> None:
    """An envelope on a disc, and who wrote."""
    x, y = screen[0] + 104, header.centre
    disc = Mask(square((x, y), 50))
    disc.disc((x, y), 48)
    canvas.paint(disc, PINE_SOFT)
    envelope = Mask(square((x, y), 32))
    envelope.panel((x - 27, y - 20, x + 27, y + 20), 5)
    envelope.stroke([(x - 25, y - 16), (x, y + 4), (x + 25, y - 16)], 3.4, ink=0)
    canvas.paint(envelope, PINE)
    names(canvas, header, screen[0] + 180, QUIET)
    rule(canvas, header)


def talk_head(canvas: Canvas, screen: Box, header: Header) -> None:
    """Who says it, and that it is said in person."""
    names(canvas, header, screen[0] + 56, QUIET)


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


HEADS: dict[Channel, Callable[[Canvas, Box, Header], None]] = {
    "sms": sms_head,
    "telegram": telegram_head,
    "call": call_head,
    "web": web_head,
    "email": email_head,
    "talk": talk_head,
}
