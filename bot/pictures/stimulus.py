"""The message in question as it would look where it arrives: on a phone, on a page, or said face to face.

Every channel is drawn alike for scam and genuine: nothing in the picture gives the answer away, and the
notice under it says that it is an example.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.language import Language
from bot.core.question import Channel, Stimulus
from bot.pictures.canvas import Canvas, middle
from bot.pictures.emblems import shield
from bot.pictures.lettering import Style, line_of
from bot.pictures.mask import Box, Mask, curve
from bot.pictures.palette import (
    INK,
    LINE,
    MIST,
    NIGHT,
    NIGHT_SOFT,
    PAPER,
    PAPER_SHADE,
    PINE,
    PINE_DEEP,
    QUIET,
    SKY_SOFT,
    WHITE,
    Colour,
)
from bot.pictures.scenes import HEADS, draw_call_foot, draw_talker
from bot.pictures.wrapping import Block, wrap

WIDTH = 1080
MARGIN = 48
NOTICE = 104
SIZES = ((44, 10), (40, 14), (36, 20), (32, 28))  # type size, and up to how many lines it is used


@dataclass(frozen=True, slots=True)
class StimulusWords:
    """The words around a message: the channel's name, and the notice that it is an example."""

    language: Language
    channel: str
    notice: str


@dataclass(frozen=True, slots=True)
class Scene:
    """How a channel looks: heights of head and foot, the ground, the bubble or none, the letters."""

    head: int
    foot: int
    ground: Colour
    bubble: Colour | None
    ink: Colour


SCENES: dict[Channel, Scene] = {
    "sms": Scene(142, 0, WHITE, MIST, INK),
    "telegram": Scene(142, 0, SKY_SOFT, WHITE, INK),
    "call": Scene(330, 176, NIGHT, NIGHT_SOFT, WHITE),
    "web": Scene(128, 0, WHITE, None, INK),
    "email": Scene(176, 0, WHITE, None, INK),
    "talk": Scene(124, 150, PAPER_SHADE, WHITE, INK),
}


def draw_stimulus(stimulus: Stimulus, words: StimulusWords) -> bytes:
    """The message as PNG, 1080 pixels wide and as high as its text needs; raises NoFont."""
    return compose_stimulus(stimulus, words).png()


def compose_stimulus(stimulus: Stimulus, words: StimulusWords) -> Canvas:
    """Lay out the screen with its head, the text, the foot, and the notice below."""
    scene = SCENES[stimulus.channel]
    body = set_body(stimulus.text, scene, words.language)
    padding = 34 if scene.bubble else 12
    screen_height = scene.head + 44 + padding * 2 + body.leading * len(body.lines) + 48 + scene.foot
    canvas = Canvas(WIDTH, MARGIN + screen_height + NOTICE, PAPER, words.language)
    screen = (MARGIN, MARGIN, WIDTH - MARGIN, MARGIN + screen_height)
    canvas.shadow(screen, 44, blur=24, drop=8, strength=0.16, colour=PINE_DEEP)
    canvas.framed(screen, 44, scene.ground, NIGHT if scene.ground == NIGHT else LINE)
    HEADS[stimulus.channel](canvas, screen, scene.head, stimulus.sender, words.channel)
    draw_body(canvas, scene, body, MARGIN + scene.head + 44, padding)
    draw_foot(canvas, stimulus.channel, screen)
    draw_notice(canvas, words.notice)
    return canvas


def set_body(text: str, scene: Scene, language: Language) -> Block:
    """Break the text at the largest size at which it is not too long; at the smallest size it is cut."""
    width = WIDTH - 2 * MARGIN - (200 if scene.bubble else 112)
    for size, most_lines in SIZES:
        style = Style(size, scene.ink, language=language)
        lines = wrap(text, style, width, most_lines + 1)
        if len(lines) <= most_lines:
            return Block(lines or [line_of("")], style, loose=1.52)
    return Block(wrap(text, style, width, most_lines), style, loose=1.52, whole=False)


def draw_body(canvas: Canvas, scene: Scene, body: Block, top: int, padding: int) -> None:
    """The text, in its bubble if the channel has one."""
    left = MARGIN + 56
    height = body.leading * len(body.lines)
    if scene.bubble:
        box = (left - 12, top, round(left + 2 * 36 + max(body.width, 120)), top + height + 2 * padding)
        draw_bubble(canvas, box, scene.bubble)
        left += 26
    canvas.paragraph(body, (left, middle(top + padding + body.leading / 2, body.style.size)))


def draw_bubble(canvas: Canvas, box: Box, colour: Colour) -> None:
    """A speech bubble with its tail at the lower left."""
    canvas.panel(box, 36, colour)
    x, y = box[0], box[3]
    tail = Mask((x - 26, y - 52, x + 44, y + 2))
    tail.polygon(
        [
            *curve((x, y - 50), (x, y - 22), (x - 6, y - 8), (x - 22, y)),
            *curve((x - 22, y), (x + 2, y + 1), (x + 20, y - 4), (x + 42, y - 18)),
        ]
    )
    canvas.paint(tail, colour)


def draw_foot(canvas: Canvas, channel: Channel, screen: Box) -> None:
    """What a call and a talk show under the words."""
    if channel == "call":
        draw_call_foot(canvas, screen)
    elif channel == "talk":
        draw_talker(canvas, screen)


def draw_notice(canvas: Canvas, notice: str) -> None:
    """The line that tells an example from the real thing, wherever the picture may end up."""
    baseline = canvas.height - 36
    wide = canvas.text(notice, (WIDTH / 2 + 22, baseline), Style(28, QUIET), "centre", 880, smallest=20)
    shield(canvas, (WIDTH / 2 + 22 - wide / 2 - 28, baseline - 10), 36, PINE, PAPER)
