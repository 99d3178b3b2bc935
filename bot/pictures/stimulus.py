"""The message or dialogue in question as it would look where it arrives: on a phone, on a page, or face to face.

Every channel is drawn alike for scam and genuine: nothing in the picture gives the answer away. A watermark and
the notice under the screen say that it is an example, wherever the picture may end up.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bot.core.language import Language
from bot.core.question.question import ME, THEM, Stimulus
from bot.pictures.bubbles import Bubble, dialogue, draw_bubble, message
from bot.pictures.canvas import Canvas, middle
from bot.pictures.emblems import shield
from bot.pictures.lettering import Style
from bot.pictures.mask import Box
from bot.pictures.palette import LINE, NIGHT, PAPER, PINE, PINE_DEEP, QUIET, WHITE
from bot.pictures.scenes import HEADS, SCENES, STATUS, Header, Scene, draw_call_foot, draw_status, draw_talker
from bot.pictures.watermark import draw_watermark
from bot.pictures.wrapping import Block, fit

WIDTH = 1080
MARGIN = 48
NOTICE = 104
RADIUS = 44
SMALLEST = 36  # a third of it is left on a phone 360 pixels wide
GAP = 20
CONTEXT_LINES = 4


class StimulusWords(Struct, frozen=True, kw_only=True):
    """The words around a message: the channel's name, the speakers of a dialogue, and that it is an example."""

    language: Language
    channel: str
    notice: str
    watermark: str
    me: str = ""
    them: str = ""


class Layout(Struct, frozen=True):
    """Where everything lies: what the reader knows, the screen with its head, and the bubbles from `top` down."""

    scene: Scene
    context: Block | None
    header: Header
    bubbles: tuple[Bubble, ...]
    screen: Box
    top: int


def draw_stimulus(stimulus: Stimulus, words: StimulusWords) -> bytes:
    """The message as PNG, 1080 pixels wide and as high as its text needs; raises NoFont."""
    return compose_stimulus(stimulus, words).png()


def compose_stimulus(stimulus: Stimulus, words: StimulusWords) -> Canvas:
    """Draw what the reader knows, the screen with its head, the text and the foot, and the notice below."""
    layout = laid_out(stimulus, words)
    scene, screen = layout.scene, layout.screen
    canvas = Canvas(WIDTH, screen[3] + NOTICE, PAPER, words.language)
    if layout.context:
        draw_context(canvas, layout.context)
    canvas.shadow(screen, RADIUS, blur=24, drop=8, strength=0.16, colour=PINE_DEEP)
    canvas.framed(screen, RADIUS, scene.ground, NIGHT if scene.ground == NIGHT else LINE)
    HEADS[stimulus.channel](canvas, screen, layout.header)
    if scene.status:
        draw_status(canvas, screen, scene.status)
    y = layout.top
    for bubble in layout.bubbles:
        draw_bubble(canvas, bubble, screen, y, scene)
        y += bubble.height + GAP
    if stimulus.channel == "call":
        draw_call_foot(canvas, screen)
    elif stimulus.channel == "talk" and not stimulus.turns:
        draw_talker(canvas, screen)
    draw_watermark(canvas, screen, RADIUS, words.watermark, WHITE if scene.ground == NIGHT else PINE_DEEP)
    draw_notice(canvas, words.notice)
    return canvas


def laid_out(stimulus: Stimulus, words: StimulusWords) -> Layout:
    """Break all texts into lines, which tells how high everything is."""
    scene = SCENES[stimulus.channel]
    context = set_context(stimulus.context, words.language) if stimulus.context else None
    sender = set_sender(stimulus, scene, words)
    bubbles = bubbles_of(stimulus, scene, words)
    above = MARGIN + (context.drop + context.style.size + 44 if context else 0)
    head = above + (STATUS if scene.status else 0)
    header = Header((MARGIN, head, WIDTH - MARGIN, head + scene.head + sender.drop), sender, words.channel)
    top = header.box[3] + 36
    foot = 0 if stimulus.channel == "talk" and stimulus.turns else scene.foot
    bottom = top + sum(bubble.height + GAP for bubble in bubbles) + 26 + foot
    return Layout(scene, context, header, bubbles, (MARGIN, above, WIDTH - MARGIN, bottom), top)


def bubbles_of(stimulus: Stimulus, scene: Scene, words: StimulusWords) -> tuple[Bubble, ...]:
    """The lines of a dialogue, or the one message."""
    if stimulus.turns:
        return dialogue(stimulus.turns, scene, words.language, (words.me, words.them))
    return (message(stimulus.text, scene, words.language),)


def set_context(context: str, language: Language) -> Block:
    """What the reader knows, before the screen begins."""
    block = fit(
        context, Style(40, PINE_DEEP, language=language), WIDTH - 2 * MARGIN - 84, CONTEXT_LINES, SMALLEST
    )
    return replace(block, loose=1.36)


def set_sender(stimulus: Stimulus, scene: Scene, words: StimulusWords) -> Block:
    """Who writes or speaks, on two lines at most; a dialogue may name no sender but its speakers."""
    others = [words.them if turn.who == THEM else turn.who for turn in stimulus.turns if turn.who != ME]
    joiner = ", " if words.language == "en" else "、"
    name = stimulus.sender or joiner.join(dict.fromkeys(others))
    style = Style(scene.size, scene.name, bold=scene.bold, language=words.language)
    return replace(fit(name, style, scene.room, 2, SMALLEST), loose=1.2)


def draw_context(canvas: Canvas, block: Block) -> None:
    """What the reader knows and no message shows, beside a bar, above the screen."""
    height = block.drop + block.style.size
    canvas.panel((MARGIN + 12, MARGIN - 8, MARGIN + 20, MARGIN + height + 12), 4, PINE)
    canvas.paragraph(block, (MARGIN + 44, middle(MARGIN + block.style.size / 2 + 2, block.style.size)))


def draw_notice(canvas: Canvas, notice: str) -> None:
    """The line that tells an example from the real thing."""
    baseline = canvas.height - 34
    centre = WIDTH / 2 + 26
    wide = canvas.text(notice, (centre, baseline), Style(SMALLEST, QUIET), "centre", 900)
    shield(canvas, (centre - wide / 2 - 32, baseline - 13), 42, PINE, PAPER)
