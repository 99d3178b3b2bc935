"""Places, their time and dates as a reader calls them, by the Unicode tables; our own names where those are not ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, get_timezone_location
from babel.lists import format_list

from bot.core.language import LANGUAGES, row_of, written_forms
from bot.core.push.cities import CALLED
from bot.core.push.zones import Found, ZoneBook, all_zones
from bot.texts.traditional import to_simplified, to_traditional


def place_in(zone: str, language: str) -> str:
    """Return how a time zone's place is called: 东京, 東京, Tokyo; an offset is its own name."""
    row, form = row_of(language)
    if zone in CALLED:
        chinese, english = CALLED[zone]
        if not LANGUAGES[row].full_width:
            return english
        return to_traditional(chinese, form.code) if form else chinese
    if zone not in all_zones():
        return zone
    return get_timezone_location(zone, locale=_locale(language), return_city=True).rpartition("/")[2]


def time_in(zone: str, language: str) -> str:
    """Return how a zone's time is called: 东京时间, 東京時間, Tokyo time; an offset is its own name."""
    name = place_in(zone, language)
    if name.startswith("UTC"):
        return name
    row, form = row_of(language)
    if not LANGUAGES[row].full_width:
        return f"{name} time"
    word = to_traditional("时间", form.code) if form else "时间"
    return f"{name} {word}" if name.isascii() else name + word


def day_in(iso: str, language: str) -> str:
    """Return a date (`2026-11-22`) as people write it."""
    return format_date(date.fromisoformat(iso), "long", locale=_locale(language))


def list_in(names: list[str], language: str) -> str:
    """Return names in one line, joined as people do: 甲、乙和丙."""
    return format_list(names, locale=_locale(language))


def find_zone(text: str) -> Found:
    """Return the time zones that a typed place may mean, in any of our languages."""
    return zone_book().find(to_simplified(text))


@cache
def zone_book() -> ZoneBook:
    """Return the names of all places; made once, which takes a fifth of a second."""
    return ZoneBook(_called())


def _called() -> Iterator[tuple[str, str]]:
    # The zones that the tables name; the database has a hundred more, which are old names of these.
    zones = sorted(all_zones() & get_global("zone_territories").keys())
    for language in written_forms():
        for zone in zones:
            yield to_simplified(place_in(zone, language)), zone


@cache
def _locale(language: str) -> Locale:
    """The conventions of a language of ours; one that the tables do not know is written like its fallback."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(LANGUAGES[row_of(language)[0]].fallback, sep="-")
