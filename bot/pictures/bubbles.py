"""Speech bubbles: one for a message, one for every line of a dialogue, theirs on the left and the reader's right."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.core.language import Language
from bot.core.question.question import ME, THEM, Turn
from bot.pictures.canvas import Canvas, middle
from bot.pictures.clusters import Cluster
from bot.pictures.lettering import Style, line_of
from bot.pictures.mask import Box, Mask, curve, square
from bot.pictures.palette import Colour
from bot.pictures.scenes import Scene
from bot.pictures.wrapping import Block, wrap

MESSAGE_ROOM = 812  # pixels for the text of a message, in a bubble and without one, and of a dialogue's line
PLAIN_ROOM = 884
LINE_ROOM = 716
MESSAGE_SIZES = ((46, 9), (42, 13), (38, 18), (36, 26))  # type size, and up to how many lines it is used
DIALOGUE_SIZES = ((44, 9), (40, 14), (36, 60))
LONGEST_LINE = 8  # lines of text in one line of a dialogue
LONELY = 2  # so few letters, with their mark, look lost on a line
LOOSE = 1.46
PAD_X, PAD_Y = 34, 24
EDGE = 32  # from the screen's side to the bubble of a message
BADGE = 27
NAME = 36
NAME_HEIGHT = 52


class Bubble(Struct, frozen=True):
    """One text as it will be drawn; `name` stands above it, `number` (0 for none) beside it, `bare` has no bubble."""

    block: Block
    name: str = ""
    number: int = 0
    mine: bool = False
    bare: bool = False

    @property
    def height(self) -> int:
        """Height in pixels, with the name above."""
        padding = 6 if self.bare else PAD_Y
        return self.block.leading * len(self.block.lines) + 2 * padding + (NAME_HEIGHT if self.name else 0)


def message(text: str, scene: Scene, language: Language) -> Bubble:
    """A message at the largest size at which it is not too long; at the smallest size it is cut."""
    room = MESSAGE_ROOM if scene.framed else PLAIN_ROOM
    block = Block([], Style(0, scene.ink))
    for size, most_lines in MESSAGE_SIZES:
        style = Style(size, scene.ink, language=language)
        lines = lines_of(text, style, room, most_lines + 1)
        if len(lines) <= most_lines:
            return Bubble(Block(lines or [line_of("")], style, LOOSE), bare=not scene.framed)
        block = Block(wrap(text, style, room, most_lines), style, LOOSE, whole=False)
    return Bubble(block, bare=not scene.framed)


def lines_of(text: str, style: Style, room: float, most_lines: int) -> list[tuple[Cluster, ...]]:
    """The text broken into lines; somewhat narrower where the last would hold a lonely letter or two."""
    lines = wrap(text, style, room, most_lines)
    if len(lines) < 2 or len(lines[-1]) > LONELY:
        return lines
    tighter = (wrap(text, style, room * share / 20, most_lines) for share in range(19, 13, -1))
    fuller = (tried for tried in tighter if len(tried) == len(lines) and len(tried[-1]) > LONELY)
    return next(fuller, lines)


def dialogue(
    turns: Sequence[Turn], scene: Scene, language: Language, speakers: tuple[str, str]
) -> tuple[Bubble, ...]:
    """The lines of a dialogue, all at one size: the largest at which they are not too many."""
    blocks: list[Block] = []
    for size, most_lines in DIALOGUE_SIZES:
        style = Style(size, scene.ink, language=language)
        blocks = [Block(lines_of(turn.text, style, LINE_ROOM, LONGEST_LINE), style, LOOSE) for turn in turns]
        if sum(len(block.lines) for block in blocks) <= most_lines:
            break
    names = labels([turn.who for turn in turns], speakers)
    return tuple(
        Bubble(block, name, number, mine=turn.who == ME)
        for number, (turn, block, name) in enumerate(zip(turns, blocks, names, strict=True), 1)
    )


def labels(whos: Sequence[str], speakers: tuple[str, str]) -> list[str]:
    """The name above each line: the reader's once; others' at every change, unless the head names the only one."""
    said = {ME: speakers[0], THEM: speakers[1]}
    alone = len({who for who in whos if who != ME}) == 1
    names = []
    for index, who in enumerate(whos):
        named = who in whos[:index] if who == ME else alone or whos[index - 1 : index] == [who]
        names.append("" if named else said.get(who, who))
    return names


def draw_bubble(canvas: Canvas, bubble: Bubble, screen: Box, top: int, scene: Scene) -> None:
    """The bubble with its text, the name above and the number beside it."""
    block = bubble.block
    inset = EDGE + (2 * BADGE + 16 if bubble.number else 12)
    pad = 12 if bubble.bare else PAD_X
    width = round(max(block.width, 90)) + 2 * pad
    left = screen[2] - inset - width if bubble.mine else screen[0] + inset
    box = (left, top + (NAME_HEIGHT if bubble.name else 0), left + width, top + bubble.height)
    if bubble.name:
        x = box[2] - 8 if bubble.mine else box[0] + 8
        at = (x, top + NAME_HEIGHT - 16)
        canvas.text(bubble.name, at, Style(NAME, scene.quiet), "right" if bubble.mine else "left", 760)
    if not bubble.bare:
        draw_frame(canvas, box, scene.reply if bubble.mine else scene.bubble, mine=bubble.mine)
    first = box[1] + (6 if bubble.bare else PAD_Y) + block.leading / 2
    canvas.paragraph(block, (box[0] + pad, middle(first, block.style.size)))
    if bubble.number:
        side = screen[2] - EDGE - BADGE if bubble.mine else screen[0] + EDGE + BADGE
        draw_number(canvas, bubble.number, (side, (box[1] + box[3]) // 2), scene)


def draw_number(canvas: Canvas, number: int, centre: tuple[int, int], scene: Scene) -> None:
    """The number of a line, by which an answer names it."""
    disc = Mask(square(centre, BADGE + 1))
    disc.ring(centre, BADGE, 2.4)
    canvas.paint(disc, scene.quiet)
    canvas.text(f"{number}", (centre[0], middle(centre[1], NAME)), Style(NAME, scene.quiet), "centre")


def draw_frame(canvas: Canvas, box: Box, colour: Colour, *, mine: bool) -> None:
    """A speech bubble with its tail at the lower end of its speaker's side."""
    canvas.panel(box, 34, colour)
    y = box[3]
    x, way = (box[2], -1) if mine else (box[0], 1)
    tail = Mask((x - 44, y - 52, x + 44, y + 2))
    tail.polygon(
        [
            *curve((x, y - 50), (x, y - 22), (x - way * 6, y - 8), (x - way * 20, y)),
            *curve((x - way * 20, y), (x + way * 2, y + 1), (x + way * 20, y - 4), (x + way * 42, y - 18)),
        ]
    )
    canvas.paint(tail, colour)
