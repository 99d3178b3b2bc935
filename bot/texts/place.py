"""Places and their time as a reader calls them, in any of the languages of texts."""

from __future__ import annotations

from bot.core.language import LANGUAGES, row_of
from bot.core.push.zones import place_name
from bot.texts.traditional import to_traditional


def place_in(zone: str, language: str) -> str:
    """Return how a time zone's place is called: 东京, 東京, Tokyo; an offset is its own name."""
    row, form = row_of(language)
    name = place_name(zone, LANGUAGES[row].made_from or row)
    return to_traditional(name, form.code) if form else name


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
    year, month, day = iso.split("-")
    if not LANGUAGES[row_of(language)[0]].full_width:
        return iso
    return f"{year}年{int(month)}月{int(day)}日"
