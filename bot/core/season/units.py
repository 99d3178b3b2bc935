"""The units of a season: a line each, as the host wrote them, and how many people each has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.player.player import clean_name

MOST_UNITS = 30
_LINE = re.compile(r"(?P<name>.*?)(?:[\s,，、:：;；(（]+(?P<size>[0-9]{1,6})\s*(?:人|people)?\s*[)）]?)?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `size` is how many people it has, 0 where the host did not say."""

    name: str
    size: int = 0


def units_of(text: str) -> tuple[Unit, ...]:
    """Return the units of a list, a line each: `一车间 35`, `二车间，42 人`, `财务科`.

    A name that stands twice counts once, the first time; lines with nothing readable are passed over.
    """
    found: dict[str, Unit] = {}
    for line in text.splitlines():
        read = _LINE.fullmatch(line.strip())
        name = clean_name(read["name"]) if read else None
        if read and name and name not in found:
            found[name] = Unit(name, int(read["size"] or 0))
    return tuple(found.values())
