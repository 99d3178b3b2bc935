"""Topics of fraud by how well they are known: bars for the weakest, groups for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.core.language import Language
from bot.core.learning.mastery import expected, filled, is_steady
from bot.pictures.canvas import Canvas, middle
from bot.pictures.lettering import Style, line_of, width_of
from bot.pictures.palette import (
    AMBER,
    GOLD_DEEP,
    GOLD_SOFT,
    INK,
    MIST,
    PINE,
    PINE_MID,
    PINE_SOFT,
    QUIET,
    Colour,
)
from bot.pictures.wrapping import Block, fit, wrap

LARGE, SMALL = 3, 6  # so many bars are large, so many there are at most
FAIR = 0.5
BAR_LEFT, BAR_WIDTH = 470, 300
COUNT = 140  # room for the count at the right
CHIP = 56
MOST_LINES = 4
"""A newcomer has practised none of thirty topics: their names would make the picture high and everything in it small."""
TONES = ((GOLD_SOFT, GOLD_DEEP), (PINE_SOFT, PINE), (MIST, QUIET))


class TopicMastery(Struct, frozen=True):
    """One topic: answers right and answers given; none given means that it was never practised."""

    title: str
    right: int
    total: int


class Row(Struct, frozen=True):
    """A topic with a bar: its title broken into lines, and how high it is."""

    topic: TopicMastery
    title: Block
    large: bool

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.title.drop + (116 if self.large else 72)


class Group(Struct, frozen=True):
    """Topics that need no bar, under one name with their number; `indent` leaves room for it."""

    name: str
    titles: Block
    indent: int
    tones: tuple[Colour, Colour]

    @property
    def height(self) -> int:
        """Height in pixels, with the distance to the next."""
        return max(self.titles.drop + self.titles.style.size, CHIP) + 32


def weakest(topics: Sequence[TopicMastery]) -> list[TopicMastery]:
    """The practised topics that are not steady, weakest first, as many as there are bars."""
    shaky = [topic for topic in topics if topic.total and not is_steady(topic.right, topic.total)]
    return sorted(shaky, key=lambda topic: expected(topic.right, topic.total))[:SMALL]


def grouped(
    topics: Sequence[TopicMastery], weak: Sequence[TopicMastery]
) -> tuple[list[str], list[str], list[str]]:
    """The titles of the others: still practising, steady, never practised."""
    rest = [topic for topic in topics if topic not in weak]
    return (
        [topic.title for topic in rest if topic.total and not is_steady(topic.right, topic.total)],
        [topic.title for topic in rest if topic.total and is_steady(topic.right, topic.total)],
        [topic.title for topic in rest if not topic.total],
    )


def rows_of(weak: Sequence[TopicMastery], language: Language) -> list[Row]:
    """The weakest topics with their titles broken into lines, the first of them large."""
    rows = []
    for index, topic in enumerate(weak):
        large = index < LARGE
        style = Style(44 if large else 38, INK, language=language)
        title = fit(topic.title, style, 770 if large else BAR_LEFT - 30, 2, 36)
        rows.append(Row(topic, replace(title, loose=1.18), large))
    return rows


def set_groups(
    titles: Sequence[Sequence[str]], names: Sequence[str], room: float, language: Language
) -> list[Group]:
    """The groups that have topics, all their titles behind the same indent."""
    chip = Style(38, INK, bold=True, language=language)
    style = Style(36, INK, language=language)
    named = [f"{name} {len(found)}" for name, found in zip(names, titles, strict=True)]
    kept = [index for index, found in enumerate(titles) if found]
    indent = max((round(width_of(line_of(named[index]), chip)) + 76 for index in kept), default=0)
    # No line may begin with 、; English titles hold commas of their own.
    joint = " · " if language == "en" else "、"
    blocks = {index: wrap(joint.join(titles[index]), style, room - indent, MOST_LINES) for index in kept}
    return [Group(named[index], Block(blocks[index], style, 1.44), indent, TONES[index]) for index in kept]


def _line_and_bar(row: Row, left: int, y: int, room: int) -> tuple[int, tuple[int, int, int, int]]:
    """Where the title's baseline and the bar lie: under it in a large row, beside it in a small one."""
    drop, centre = row.title.drop, y + row.height // 2
    if row.large:
        return y + 50, (left, y + drop + 70, left + room, y + drop + 98)
    bar = (left + BAR_LEFT, centre - 12, left + BAR_LEFT + BAR_WIDTH, centre + 12)
    return round(middle(centre, row.title.style.size)) - drop // 2, bar


def draw_bars(canvas: Canvas, rows: Sequence[Row], at: tuple[int, int], room: int) -> None:
    """Row by row: title, bar, count."""
    left, y = at
    for row in rows:
        title = row.title
        count = f"{row.topic.right}/{row.topic.total}"
        style = Style(title.style.size, QUIET)
        baseline, bar = _line_and_bar(row, left, y, room)
        canvas.paragraph(title, (left, baseline))
        on_line = baseline if row.large else round(middle(y + row.height // 2, style.size))
        canvas.text(count, (left + room, on_line), style, "right", COUNT, smallest=36)
        draw_bar(canvas, bar, filled(row.topic.right, row.topic.total))
        y += row.height


def draw_bar(canvas: Canvas, box: tuple[int, int, int, int], share: float) -> None:
    """A bar, full up to its share; deep for what is known well, warm for what deserves another look."""
    left, top, right, bottom = box
    radius = (bottom - top) // 2
    canvas.panel(box, radius, MIST)
    if share > 0:
        reach = max(round((right - left) * min(share, 1.0)), 2 * radius)
        canvas.panel((left, top, left + reach, bottom), radius, PINE_MID if share >= FAIR else AMBER)


def draw_groups(canvas: Canvas, groups: Sequence[Group], at: tuple[int, int], room: int) -> None:
    """Each group's name on a chip, its topics beside it."""
    left, y = at
    for group in groups:
        ground, ink = group.tones
        wide = group.indent - 24
        canvas.panel((left, y, left + wide, y + CHIP), CHIP // 2, ground)
        centre = y + CHIP / 2
        canvas.text(
            group.name, (left + wide / 2, middle(centre, 38)), Style(38, ink, bold=True), "centre", wide - 24
        )
        canvas.paragraph(group.titles, (left + group.indent, middle(centre, group.titles.style.size)))
        y += group.height
