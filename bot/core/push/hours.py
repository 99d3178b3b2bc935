"""Hours of the day by the words that people type for them."""

from __future__ import annotations

import re

_NUMERALS = {**{digit: i for i, digit in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "兩": 2}
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{1,2}))?:?", re.ASCII)
_PARTS = {
    "am": ("早上", "上午", "清晨", "凌晨", "早晨", "a.m.", "am"),
    "noon": ("中午",),
    "pm": ("下午", "傍晚", "p.m.", "pm"),
    "night": ("晚上", "夜里", "夜裡", "夜裏"),
}


def parse_time(text: str) -> int | None:
    """Return the minute of the day of `HH:MM` and what people write for it (`20：00`, `晚上八点半`, `8 pm`), or None."""
    part, written = _part_of_day(text.lower().replace("：", ":").replace(" ", "").strip())
    written = re.sub("[〇零一二两兩三四五六七八九十]+", lambda found: _number(found[0]), written)
    written = re.sub("[点點时時]", ":", written.replace("半", "30")).replace("整", "").replace("分", "")
    found = _CLOCK.fullmatch(written)
    if found is None:
        return None
    hours, minutes = _hour_of(part, int(found[1])), int(found[2] or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def _part_of_day(text: str) -> tuple[str, str]:
    """Return the part of the day that is named, empty for none, and the rest of the text."""
    for part, words in _PARTS.items():
        for word in words:
            if text.startswith(word) or text.endswith(word):
                return part, text.removeprefix(word).removesuffix(word)
    return "", text


def _hour_of(part: str, hour: int) -> int:
    """Return an hour of the day; 12 at night is midnight, and the small hours are called night too."""
    if not part or hour > 12:
        return hour
    if part == "am" or (part == "night" and (hour == 12 or hour < 6)):
        return hour % 12
    return hour if part == "noon" and hour > 9 else hour % 12 + 12


def _number(numeral: str) -> str:
    """Return a Chinese numeral below a hundred in digits; what is none stays as it is."""
    tens, ten, ones = numeral.partition("十")
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return numeral
    value = (_NUMERALS.get(tens, 1) * 10 if ten else _NUMERALS.get(tens, 0)) + _NUMERALS.get(ones, 0)
    return str(value)
