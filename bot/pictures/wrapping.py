"""Breaking text into lines by the habits of Chinese typesetting (kinsoku, JLREQ 3.1.7 and CLREQ 3.1.3).

No line begins with closing punctuation or ends with an opening bracket; Latin words and numbers stay whole
unless one alone is wider than the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from msgspec import Struct
from msgspec.structs import replace

from bot.pictures.clusters import Cluster, cleaned, clusters
from bot.pictures.lettering import BLANK, ELLIPSIS, Style, cut, trimmed, width_of

NEVER_FIRST = frozenset("，。、；：？！）】》〉」』〕｝”’…—～·•,.;:?!)]}%％‰℃°′″々ー」」〞︰﹐﹑﹒﹔﹕﹖﹗")
CLAUSE_ENDS = frozenset("，。；：！？,;")
NEVER_LAST = frozenset("（【《〈「『〔｛“‘([{¥￥$€£#＃@")


class Block(Struct, frozen=True):
    """Lines of text broken for one style; `loose` is the distance of their baselines in type sizes.

    `whole` tells whether all of the text is there.
    """

    lines: list[tuple[Cluster, ...]]
    style: Style
    loose: float = 1.42
    whole: bool = True

    @property
    def leading(self) -> int:
        """Distance of the baselines in pixels."""
        return round(self.style.size * self.loose)

    @property
    def drop(self) -> int:
        """From the first baseline to the last."""
        return self.leading * (len(self.lines) - 1)

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max((width_of(line, self.style) for line in self.lines), default=0.0)


def wrap(text: str, style: Style, width: float, most_lines: int) -> list[tuple[Cluster, ...]]:
    """Break a text into at most so many lines of at most that width; the last one is cut with an ellipsis."""
    lines: list[tuple[Cluster, ...]] = []
    for paragraph in cleaned(text, longest=2000).split("\n"):
        if len(lines) > most_lines:
            break
        lines += fill(words(clusters(paragraph)), style, width)
    if len(lines) <= most_lines:
        return lines
    marked = lines[most_lines - 1] + tuple(clusters(ELLIPSIS))
    return [*lines[: most_lines - 1], cut(marked, style, width)]


def fit(text: str, style: Style, width: float, most_lines: int, smallest: int) -> Block:
    """Break a text at the largest size, from the style's down, at which it needs neither a cut nor a broken word."""
    seen = cleaned(text) or BLANK
    parts = [part for line in seen.split("\n") for part in words(clusters(line))]
    for size in sizes(parts, style, width * most_lines, smallest):
        style = replace(style, size=size)
        widest = max(width_of(part, style) for part in parts)
        lines = wrap(seen, style, width, most_lines + 1)
        if widest <= width and len(lines) <= most_lines:
            return Block(balanced(seen, lines, style, widest, width), style)
    style = replace(style, size=smallest)
    return Block(wrap(seen, style, width, most_lines), style, whole=False)


def sizes(parts: list[tuple[Cluster, ...]], style: Style, room: float, smallest: int) -> Iterator[int]:
    """Type sizes to try, from the style's down; those at which the words are longer than all lines are left out."""
    wide = sum(width_of(part, style) for part in parts) / style.size
    for size in (*range(style.size, smallest, -3), smallest):
        if wide * size * 0.98 <= room:
            yield size


def balanced(
    text: str, lines: list[tuple[Cluster, ...]], style: Style, narrowest: float, width: float
) -> list[tuple[Cluster, ...]]:
    """As many lines as these but of more even length, so that the last does not hold a lonely letter."""
    if len(lines) == 2:
        halves = (wrap(half, style, width, 3) for half in clauses(text))
        even = [half for half in halves if len(half) == 2 and are_alike(half, style)]
        if even:
            return min(even, key=lambda half: max(width_of(line, style) for line in half))
    for share in range(10, 20) if len(lines) > 1 else ():
        narrow = max(width * share / 20, narrowest)
        tighter = wrap(text, style, narrow, len(lines) + 1)
        if len(tighter) == len(lines):
            return tighter
    return lines


def clauses(text: str) -> list[str]:
    """The text broken once after each of its first marks that end a clause."""
    marks = [index + 1 for index, letter in enumerate(text[:-1]) if letter in CLAUSE_ENDS]
    return [f"{text[:index]}\n{text[index:].lstrip()}" for index in marks[:8]]


def are_alike(lines: list[tuple[Cluster, ...]], style: Style) -> bool:
    """Whether the shortest line is at least half as long as the longest."""
    widths = [width_of(line, style) for line in lines]
    return min(widths) >= 0.5 * max(widths)


def words(line: list[Cluster]) -> list[tuple[Cluster, ...]]:
    """Group clusters that must stay on one line."""
    grouped: list[tuple[Cluster, ...]] = []
    for cluster in line:
        if grouped and sticks(grouped[-1][-1], cluster):
            grouped[-1] += (cluster,)
        else:
            grouped.append((cluster,))
    return grouped


def sticks(before: Cluster, after: Cluster) -> bool:
    """Whether no line may end between the two."""
    if " " in (before.text, after.text):
        return False
    if after.text[0] in NEVER_FIRST or before.text[0] in NEVER_LAST:
        return True
    if before.text in "-–" and after.text[0].isalpha():
        return False
    return not is_wide(before) and not is_wide(after)


def is_wide(cluster: Cluster) -> bool:
    """Ideographs, kana and emoji: a line may end before and after each."""
    return cluster.emoji or cluster.face is None or east_asian_width(cluster.text[0]) in ("W", "F")


def fill(parts: list[tuple[Cluster, ...]], style: Style, width: float) -> list[tuple[Cluster, ...]]:
    """Put as many words on each line as fit; a word wider than a line is broken where it must.

    Widths are added up word by word, which is much faster than to measure the growing line again and again.
    """
    lines: list[tuple[Cluster, ...]] = [()]
    used = 0.0
    for part in parts:
        wide = width_of(part, style)
        if used + wide <= width or part[0].text == " ":
            lines[-1] += part
            used += wide
            continue
        for piece in broken(part, style, width):
            lines.append(piece)
        used = width_of(lines[-1], style)
    return [trimmed(line) for line in lines if trimmed(line)]


def broken(part: tuple[Cluster, ...], style: Style, width: float) -> list[tuple[Cluster, ...]]:
    """A word in pieces no wider than the line."""
    if width_of(part, style) <= width:
        return [part]
    pieces: list[tuple[Cluster, ...]] = [()]
    used = 0.0
    for cluster in part:
        wide = width_of((cluster,), style)
        if pieces[-1] and used + wide > width:
            pieces[-1], carried = parted(pieces[-1], cluster)
            pieces.append(carried)
            used = width_of(carried, style)
        pieces[-1] += (cluster,)
        used += wide
    return pieces


def parted(piece: tuple[Cluster, ...], after: Cluster) -> tuple[tuple[Cluster, ...], tuple[Cluster, ...]]:
    """What stays on the line, and what goes down with the next cluster so that the marks stand where they may."""
    for index in range(len(piece), 0, -1):
        first = piece[index] if index < len(piece) else after
        if first.text[0] not in NEVER_FIRST and piece[index - 1].text[0] not in NEVER_LAST:
            return piece[:index], piece[index:]
    return piece, ()
