"""The picture at the end of a contest: the top three, people or teams, on their steps."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.core.language import Language
from bot.pictures.canvas import Canvas
from bot.pictures.emblems import medal, shield
from bot.pictures.lettering import Style
from bot.pictures.mask import Mask, Point, polar, square
from bot.pictures.palette import (
    BRONZE,
    BRONZE_BRIGHT,
    BRONZE_DEEP,
    GOLD,
    GOLD_BRIGHT,
    GOLD_DEEP,
    GOLD_SOFT,
    INK,
    PAPER,
    PINE,
    PINE_DEEP,
    PINE_MID,
    QUIET,
    SILVER,
    SILVER_BRIGHT,
    SILVER_DEEP,
    SKY,
    TEAM_GREEN,
    TEAM_RED,
    TEAM_YELLOW,
    WHITE,
    Colour,
    contrast,
    mix,
)
from bot.pictures.portraits import draw_crown, draw_initial, draw_portrait, draw_team
from bot.pictures.wrapping import Block

SIDE = 1080
FLOOR = 948
COLUMN = 300
GAP = 18
SHOWN = 3
MEDAL = 38
HIGHEST = 416  # no portrait has its centre above this, to keep the crown out of the heading
RAYS = 24
GOLD_GLOW = mix(PAPER, GOLD_BRIGHT, 0.36)
TEAMS = {"red": TEAM_RED, "blue": SKY, "green": TEAM_GREEN, "yellow": TEAM_YELLOW}
METALS = (
    (GOLD_BRIGHT, GOLD, GOLD_DEEP),
    (SILVER_BRIGHT, SILVER, SILVER_DEEP),
    (BRONZE_BRIGHT, BRONZE, BRONZE_DEEP),
)


class PodiumEntry(Struct, frozen=True):
    """A person or a team on the podium; `note` is a short line under the name, such as a team's size.

    `rank` is 0 where the order says it; equals share one, and stand equally high. `team` is the name of a team's
    colour, empty for people.
    """

    name: str
    points: int
    note: str = ""
    rank: int = 0
    team: str = ""


class Podium(Struct, frozen=True):
    """The end of a contest, best first; what comes after the third is left out."""

    group: str
    entries: tuple[PodiumEntry, ...]
    teams: bool = False


class PodiumWords(Struct, frozen=True):
    """The words of a podium: `occasion` is mode and date in one line, `unit` follows the points."""

    language: Language
    title: str
    occasion: str
    unit: str
    footer: str = ""


class Step(Struct, frozen=True):
    """Where somebody stands: column centre, height of the step, radius of the portrait, colours."""

    x: int
    height: int
    radius: int
    colour: Colour
    rank: int

    @property
    def ink(self) -> Colour:
        """The colour in which letters can be read on the step."""
        return WHITE if contrast(self.colour, WHITE) >= 4.5 else INK

    @property
    def top(self) -> int:
        """The upper edge of the step."""
        return FLOOR - self.height


class Stand(Struct, frozen=True):
    """An entry on its step: the name broken into lines, the baseline of the first, the portrait's centre."""

    step: Step
    entry: PodiumEntry
    name: Block
    first: int
    centre: Point


def draw_podium(podium: Podium, words: PodiumWords) -> bytes:
    """The podium as PNG, 1080 by 1080 pixels; raises NoFont."""
    return compose_podium(podium, words).png()


def compose_podium(podium: Podium, words: PodiumWords) -> Canvas:
    """Lay the podium out: rays, heading, steps, floor."""
    canvas = Canvas(SIDE, SIDE, PAPER, words.language)
    entries = podium.entries[:SHOWN]
    stands = [stand_for(canvas, step, entry) for step, entry in zip(steps_for(entries), entries, strict=True)]
    if stands:
        draw_rays(canvas, stands[0].centre)
    draw_heading(canvas, podium, words)
    shared = shared_beginning([entry.name for entry in entries])
    for stand in stands:
        draw_step(canvas, stand, words)
        draw_entry(canvas, stand, podium.teams, shared)
    draw_floor(canvas, words)
    return canvas


def steps_for(entries: Sequence[PodiumEntry]) -> list[Step]:
    """The steps of these, the first in the middle, of two the first on the left; equals get equal steps."""
    pitch = COLUMN + GAP
    half = pitch // 2
    columns = {0: (), 1: (0,), 2: (-half, half), 3: (0, -pitch, pitch)}[len(entries)]
    looks = ((292, 92, PINE_DEEP), (206, 78, PINE), (140, 78, mix(PINE, PINE_MID, 0.45)))
    steps = []
    for own, (shift, entry) in enumerate(zip(columns, entries, strict=True), 1):
        rank = entry.rank or own
        height, radius, colour = looks[rank - 1]
        steps.append(Step(SIDE // 2 + shift, height, radius, TEAMS.get(entry.team, colour), rank))
    return steps


def stand_for(canvas: Canvas, step: Step, entry: PodiumEntry) -> Stand:
    """Where name and portrait stand, built from the step upwards; a tall stack lowers its step."""
    style = Style(40 if step.rank == 1 else 38, INK, bold=True)
    name = replace(canvas.fitted(entry.name, style, COLUMN - 10, 2, 32), loose=1.24)
    stack = (78 if entry.note else 26) + name.drop
    over = max(HIGHEST + step.radius + MEDAL + 4 + name.style.size + stack - step.top, 0)
    step = replace(step, height=step.height - over)
    first = step.top - stack
    portrait = (step.x, first - name.style.size - step.radius - MEDAL - 4)
    return Stand(step, entry, name, first, portrait)


def draw_rays(canvas: Canvas, centre: Point) -> None:
    """Rays of light from behind the winner, fading into the paper."""
    rays = Mask((0, 0, SIDE, FLOOR))
    for ray in range(RAYS):
        edges = [polar(centre, 1300, (ray + shift) / RAYS) for shift in (-0.25, 0.25)]
        rays.polygon([centre, *edges])
    rays.fade((int(centre[0]), int(centre[1])), 760)
    canvas.paint(rays, GOLD_GLOW)
    glow = Mask(square(centre, 172))
    glow.disc(centre, 168)
    canvas.paint(glow, mix(PAPER, GOLD_SOFT, 0.95))


def draw_heading(canvas: Canvas, podium: Podium, words: PodiumWords) -> None:
    """Title, group and occasion."""
    middle_x = SIDE // 2
    canvas.text(
        words.title,
        (middle_x, 126),
        Style(62, PINE_DEEP, bold=True, tracking=0.06),
        "centre",
        960,
        smallest=40,
    )
    canvas.text(podium.group, (middle_x, 194), Style(40, INK), "centre", 920, smallest=36)
    canvas.text(words.occasion, (middle_x, 248), Style(36, QUIET), "centre", 960)


def draw_step(canvas: Canvas, stand: Stand, words: PodiumWords) -> None:
    """The step with its tread in the metal, and the points on its face."""
    step = stand.step
    left, right = step.x - COLUMN // 2, step.x + COLUMN // 2
    canvas.gradient(
        (left, step.top, right, FLOOR),
        step.colour,
        mix(step.colour, PINE_DEEP, 0.4 if step.ink == WHITE else 0.1),
    )
    canvas.panel((left - 6, step.top, right + 6, step.top + 14), 7, METALS[step.rank - 1][0])
    points = Style(66 if step.rank == 1 else 58, step.ink, bold=True)
    face = step.top + (96 if step.rank == 1 else 78)
    canvas.text(f"{stand.entry.points}", (step.x, face), points, "centre", COLUMN - 40, smallest=36)
    canvas.text(words.unit, (step.x, face + 46), Style(36, step.ink), "centre", COLUMN - 30)


def shared_beginning(names: Sequence[str]) -> int:
    """How many letters all names begin with: a family shares its surname, and three portraits of it say nothing."""
    if len(names) < 2:
        return 0
    columns = zip(*names, strict=False)
    # Where one name is the beginning of another, nothing is left of it, and all keep their first letter.
    return next((index for index, letters in enumerate(columns) if len(set(letters)) > 1), 0)


def draw_entry(canvas: Canvas, stand: Stand, teams: bool, shared: int) -> None:
    """Portrait, medal, name and note above the step; the portrait's letter is the first that is not shared by all."""
    step, centre = stand.step, stand.centre
    metal = METALS[step.rank - 1]
    canvas.paragraph(stand.name, (step.x, stand.first), "centre")
    if stand.entry.note:
        canvas.text(stand.entry.note, (step.x, step.top - 24), Style(36, QUIET), "centre", COLUMN - 10)
    draw_portrait(canvas, centre, step.radius, metal[1], step.colour)
    if teams:
        draw_team(canvas, (centre[0], centre[1] - 8), step.radius - 14, mix(step.colour, step.ink, 0.88))
    else:
        draw_initial(canvas, centre, step.radius, step.colour, stand.entry.name[shared:])
    medal(canvas, (centre[0], centre[1] + step.radius - 4), MEDAL, metal, str(step.rank))
    if step.rank == 1:
        draw_crown(canvas, (centre[0], centre[1] - step.radius - 26), 84, (metal[0], metal[1]))


def draw_floor(canvas: Canvas, words: PodiumWords) -> None:
    """The ground that the steps stand on, with the last line under it."""
    canvas.fill((0, FLOOR, SIDE, SIDE), PAPER)
    canvas.panel((54, FLOOR, SIDE - 54, FLOOR + 8), 4, GOLD_BRIGHT)
    if words.footer:
        wide = canvas.text(words.footer, (SIDE / 2 + 26, 1024), Style(36, QUIET), "centre", 880)
        shield(canvas, (SIDE / 2 + 26 - wide / 2 - 34, 1011), 44, PINE, PAPER)
