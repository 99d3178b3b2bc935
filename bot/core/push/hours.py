"""Hours of the day by the words that people type for them, and the place that they write beside."""

from __future__ import annotations

import re

LONGEST = 24
"""No way to say an hour is longer; what is longer costs nothing."""
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
_NUMERALS = {**{digit: i for i, digit in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "兩": 2}
_NUMBER = "[〇零一二两兩三四五六七八九十]+"
# 20:00, 20:30, 2030, 20.30; a lone dot after the hour is 8点 with nothing behind it.
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{1,2}))?[:]?|(\d{2})(\d{2})", re.ASCII)
_DAYS = re.compile("^(?:每天|每日|天天|今天|今日|明天|以后|每(?=早)|今(?=早)|明(?=早|晚))?的?")
_NAMED = {"中午": 12, "正午": 12, "noon": 12, "半夜": 0, "午夜": 0, "midnight": 0}
_PARTS = {
    "am": ("早上", "上午", "清晨", "凌晨", "早晨", "清早", "大早", "a.m.", "am", "早"),
    "noon": ("中午", "正午"),
    "pm": ("下午", "午后", "傍晚", "p.m.", "pm"),
    "night": ("晚上", "晚间", "夜里", "夜裡", "夜裏", "半夜", "今晚", "每晚", "晚", "夜"),
}
# An hour at the beginning of a line, or at its end, with the place written right beside it; that of UTC+5:30 is none.
_HEAD = re.compile(
    f"(?<![+\\-−\\d])(?:(?:每天|每日|今天)?(?:早|晚|凌晨|清晨|上午|中午|下午|傍晚|夜里)?上?)(?:\\d{{1,2}}|{_NUMBER})(?:[:：.点點时時](?:钟|鐘|整|半|一刻|三刻|(?:\\d{{1,2}}|{_NUMBER})分?)?)"
)


def _digits(written: str) -> str:
    """`八点一刻` as `8:15`."""
    written = written.replace("一刻", "15").replace("三刻", "45")
    written = re.sub(_NUMBER, lambda found: _number(found[0]), written).replace("半", "30")
    return re.sub("[点點时時][钟鐘]?", ":", written).replace("整", "").replace("分", "")


def parse_time(text: str) -> int | None:
    """Return the minute of the day of `HH:MM` and what people write for it, or None.

    `20：00`, `２０：００`, `2030`, `20.30`, `晚8点`, `晚上八点半`, `8点一刻`, `今晚8点`, `每天晚上8点`, `8 pm`.
    """
    if len(text) > LONGEST:
        return None
    plain = text.translate(_HALF_WIDTH).lower().replace(" ", "")
    said = _DAYS.sub("", plain, count=1)
    if said in _NAMED:
        return _NAMED[said] * 60
    part, written = _part_of_day(said)
    found = _CLOCK.fullmatch(_digits(written))
    if found is None:
        return None
    hours, minutes = _hour_of(part, int(found[1] or found[3])), int(found[2] or found[4] or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def hour_and_place(text: str) -> tuple[int | None, str]:
    """Return the minute of the day and the place of one typed line; None and an empty text for what is missing."""
    text = text.strip()
    minute = parse_time(text)
    if minute is not None:
        return minute, ""
    words = text.split()
    for cut in range(len(words) - 1, 0, -1):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        if (minute := parse_time(head)) is not None:
            return minute, tail
        if (minute := parse_time(tail)) is not None:
            return minute, head
    return _joined(text)


def _joined(text: str) -> tuple[int | None, str]:
    """The same where no blank parts the two: 20:00东京, 东京20:00."""
    plain = text.translate(_HALF_WIDTH)
    for found in _HEAD.finditer(plain):
        minute = parse_time(found[0])
        place = (plain[: found.start()] + plain[found.end() :]).strip(" ，,。.")
        if minute is not None and place:
            return minute, place
    return None, text


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
