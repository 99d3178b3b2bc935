"""Time zones by the names that people type: a city, an IANA name, an offset."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from msgspec import Struct

from bot.core.push.cities import ALSO, CALLED

_OFFSET = re.compile(r"^(?:utc|gmt)?\s*([+\-−＋－]?)\s*(\d{1,2})(?:[:：]?(\d{2}))?$", re.IGNORECASE)

ALIKE = 0.75
"""So much of two names must be the same for one to be meant by the other."""
LONGEST_NAME = 40
_AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


class Found(Struct, frozen=True):
    """What a typed place may mean: one zone, several to choose from, or none."""

    zones: tuple[str, ...]

    @property
    def zone(self) -> str | None:
        return self.zones[0] if len(self.zones) == 1 else None


class ZoneBook:
    """Finds zones by the names that people type. `called` has further names: pairs of a name and its zone."""

    def __init__(self, called: Iterable[tuple[str, str]] = ()) -> None:
        self._names = _names(called)

    def find(self, text: str) -> Found:
        """Return the time zones that a typed place may mean, at most six."""
        offset = _offset(text.strip()) or _numbered(text.strip())
        if offset is not None:
            return Found((offset,))
        # Who writes "Paris, France" means the first of the two.
        for typed in dict.fromkeys((_plain(text), _plain(re.split("[,，]", text)[0]))):
            zones = self._zones_of(typed)
            if zones:
                return Found(zones[:6])
        return Found(())

    def _zones_of(self, typed: str) -> tuple[str, ...]:
        """Return the zones of a name, of what begins like it, or of what is written nearly so."""
        names = self._names
        if typed in names:
            return names[typed]
        if not typed or typed in map(str.lower, _AREAS):
            return ()
        typed = typed[:LONGEST_NAME]
        begun = sorted({zone for name, zones in names.items() if name.startswith(typed) for zone in zones})
        if begun and len(typed) > 1:
            return tuple(begun)
        close = get_close_matches(typed, _made_of(typed, names), 6, cutoff=ALIKE)
        return tuple(dict.fromkeys(zone for name in close for zone in names[name]))


def _made_of(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that have the letters of what was typed: to compare with all of them would take too long."""
    holds, length = frozenset(typed).__contains__, len(typed)
    return [name for name in names if 2 * sum(map(holds, name)) >= ALIKE * (length + len(name))]


def is_zone(zone: str) -> bool:
    """Whether a text is exactly a zone as we store it: an IANA name, or an offset written `UTC+08:00`."""
    return zone in all_zones() or _offset(zone) == zone


@cache
def all_zones() -> frozenset[str]:
    """Return the zones of the database, under all of their names."""
    return frozenset(available_timezones())


def _plain(text: str) -> str:
    """Return what is compared: lower case, without blanks, marks and the words for "time"."""
    return re.sub(r"[\s_\-·.,，。/]+|时间$|时区$|\btime$", "", text.strip().lower())


def _names(called: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the zones of every name that can be typed."""
    found: dict[str, list[str]] = {}
    for zone in sorted(all_zones()):
        found.setdefault(_plain(zone), []).append(zone)
        area, *places = zone.split("/")
        # The old names of the database (`US/Eastern`, `Etc/GMT-8`) are accepted in full only.
        for place in places if area in _AREAS else ():
            found.setdefault(_plain(place), []).append(zone)
    for name, zone in called:
        found[_plain(name)] = [zone]
    for zone, own in CALLED.items():
        found.update((_plain(name), [zone]) for name in own)
    also: dict[str, list[str]] = {}
    for zone, others in ALSO.items():
        for name in others.split():
            also.setdefault(_plain(name), []).append(zone)
    found.update(also)
    return {name: tuple(dict.fromkeys(zones)) for name, zones in found.items()}


def _offset(text: str) -> str | None:
    """Return `UTC+08:00` for `UTC+8`, `+8`, `gmt-3:30`; None for what is no offset on this planet."""
    match = _OFFSET.match(text)
    if not match or not (match[1] or text.lower().startswith(("utc", "gmt"))):
        return "UTC+00:00" if text.lower() in ("utc", "gmt") else None
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours * 60 + minutes > 14 * 60 or minutes > 59:
        return None
    sign = "-" if match[1] in ("-", "−", "－") else "+"
    return f"UTC{sign}{hours:02d}:{minutes:02d}"


def _numbered(text: str) -> str | None:
    """Return `UTC+08:00` for 东八区 and 东8区; None for what is no such zone."""
    match = re.fullmatch("([东西])(十[一二]?|[一二三四五六七八九]|[0-9]{1,2})(?:时)?区", text)
    if match is None:
        return None
    tens, ten, ones = match[2].partition("十")
    hours = int(match[2]) if match[2].isascii() else _digit(ones) + 10 if ten else _digit(tens)
    return f"UTC{'+' if match[1] == '东' else '-'}{hours:02d}:00" if hours <= 12 else None


def _digit(numeral: str) -> int:
    return "〇一二三四五六七八九".index(numeral) if numeral else 0
