"""Time zones by the names that people type: a city, an IANA name, an offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

_OFFSET = re.compile(r"^(?:utc|gmt)?\s*([+\-−＋－]?)\s*(\d{1,2})(?:[:：]?(\d{2}))?$", re.IGNORECASE)

CITIES: tuple[tuple[str, str, str], ...] = (
    ("Asia/Shanghai", "北京", "Beijing"),
    ("Asia/Hong_Kong", "香港", "Hong Kong"),
    ("Asia/Macau", "澳门", "Macao"),
    ("Asia/Taipei", "台北", "Taipei"),
    ("Asia/Singapore", "新加坡", "Singapore"),
    ("Asia/Kuala_Lumpur", "吉隆坡", "Kuala Lumpur"),
    ("Asia/Tokyo", "东京", "Tokyo"),
    ("Asia/Seoul", "首尔", "Seoul"),
    ("Asia/Bangkok", "曼谷", "Bangkok"),
    ("Asia/Ho_Chi_Minh", "胡志明市", "Ho Chi Minh City"),
    ("Asia/Phnom_Penh", "金边", "Phnom Penh"),
    ("Asia/Vientiane", "万象", "Vientiane"),
    ("Asia/Yangon", "仰光", "Yangon"),
    ("Asia/Jakarta", "雅加达", "Jakarta"),
    ("Asia/Manila", "马尼拉", "Manila"),
    ("Asia/Kolkata", "新德里", "New Delhi"),
    ("Asia/Kathmandu", "加德满都", "Kathmandu"),
    ("Asia/Dubai", "迪拜", "Dubai"),
    ("Asia/Urumqi", "乌鲁木齐", "Urumqi"),
    ("Europe/Istanbul", "伊斯坦布尔", "Istanbul"),
    ("Europe/Moscow", "莫斯科", "Moscow"),
    ("Europe/London", "伦敦", "London"),
    ("Europe/Dublin", "都柏林", "Dublin"),
    ("Europe/Paris", "巴黎", "Paris"),
    ("Europe/Berlin", "柏林", "Berlin"),
    ("Europe/Madrid", "马德里", "Madrid"),
    ("Europe/Rome", "罗马", "Rome"),
    ("Europe/Amsterdam", "阿姆斯特丹", "Amsterdam"),
    ("Europe/Zurich", "苏黎世", "Zurich"),
    ("Europe/Vienna", "维也纳", "Vienna"),
    ("Europe/Stockholm", "斯德哥尔摩", "Stockholm"),
    ("Europe/Budapest", "布达佩斯", "Budapest"),
    ("Africa/Cairo", "开罗", "Cairo"),
    ("Africa/Johannesburg", "约翰内斯堡", "Johannesburg"),
    ("Africa/Lagos", "拉各斯", "Lagos"),
    ("Africa/Nairobi", "内罗毕", "Nairobi"),
    ("America/New_York", "纽约", "New York"),
    ("America/Toronto", "多伦多", "Toronto"),
    ("America/Chicago", "芝加哥", "Chicago"),
    ("America/Denver", "丹佛", "Denver"),
    ("America/Los_Angeles", "洛杉矶", "Los Angeles"),
    ("America/Vancouver", "温哥华", "Vancouver"),
    ("America/Sao_Paulo", "圣保罗", "São Paulo"),
    ("America/Argentina/Buenos_Aires", "布宜诺斯艾利斯", "Buenos Aires"),
    ("America/Mexico_City", "墨西哥城", "Mexico City"),
    ("Australia/Sydney", "悉尼", "Sydney"),
    ("Australia/Melbourne", "墨尔本", "Melbourne"),
    ("Australia/Brisbane", "布里斯班", "Brisbane"),
    ("Australia/Adelaide", "阿德莱德", "Adelaide"),
    ("Australia/Perth", "珀斯", "Perth"),
    ("Pacific/Auckland", "奥克兰", "Auckland"),
    ("Pacific/Honolulu", "檀香山", "Honolulu"),
)
"""Zone, Chinese name, English name; the first are offered as buttons."""

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
_ALIASES = {
    "中国": ("Asia/Shanghai",),
    "上海": ("Asia/Shanghai",),
    "广州": ("Asia/Shanghai",),
    "深圳": ("Asia/Shanghai",),
    "重庆": ("Asia/Shanghai",),
    "成都": ("Asia/Shanghai",),
    "台湾": ("Asia/Taipei",),
    "臺北": ("Asia/Taipei",),
    "马来西亚": ("Asia/Kuala_Lumpur",),
    "日本": ("Asia/Tokyo",),
    "大阪": ("Asia/Tokyo",),
    "韩国": ("Asia/Seoul",),
    "汉城": ("Asia/Seoul",),
    "泰国": ("Asia/Bangkok",),
    "缅甸": ("Asia/Yangon",),
    "越南": ("Asia/Ho_Chi_Minh",),
    "河内": ("Asia/Ho_Chi_Minh",),
    "菲律宾": ("Asia/Manila",),
    "印度": ("Asia/Kolkata",),
    "英国": ("Europe/London",),
    "法国": ("Europe/Paris",),
    "德国": ("Europe/Berlin",),
    "意大利": ("Europe/Rome",),
    "西班牙": ("Europe/Madrid",),
    "旧金山": ("America/Los_Angeles",),
    "西雅图": ("America/Los_Angeles",),
    "波士顿": ("America/New_York",),
    "华盛顿": ("America/New_York", "America/Los_Angeles"),
    "夏威夷": ("Pacific/Honolulu",),
    "美国": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "加拿大": ("America/Toronto", "America/Vancouver"),
    "澳大利亚": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
    "澳洲": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
    "新西兰": ("Pacific/Auckland",),
    "俄罗斯": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Vladivostok"),
    "usa": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "us": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "uk": ("Europe/London",),
    "china": ("Asia/Shanghai",),
    "japan": ("Asia/Tokyo",),
    "canada": ("America/Toronto", "America/Vancouver"),
    "australia": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed place may mean: one zone, several to choose from, or none."""

    zones: tuple[str, ...]

    @property
    def zone(self) -> str | None:
        return self.zones[0] if len(self.zones) == 1 else None


def find_zone(text: str) -> Found:
    """Return the time zones that a typed place (Simplified Chinese, English, IANA) may mean, at most six."""
    typed = _plain(text)
    if not typed:
        return Found(())
    offset = _offset(text.strip())
    if offset is not None:
        return Found((offset,))
    names = _names()
    if typed in names:
        return Found(names[typed][:6])
    begun = sorted({zone for name, zones in names.items() if name.startswith(typed) for zone in zones})
    if begun and len(typed) > 1:
        return Found(tuple(begun[:6]))
    close = get_close_matches(typed, names, 6, cutoff=0.75)
    return Found(tuple(dict.fromkeys(zone for name in close for zone in names[name]))[:6])


def place_name(zone: str, language: str) -> str:
    """Return how a zone is said to a person: its city, or what it is called where we have no better name."""
    for known, chinese, english in CITIES:
        if known == zone:
            return english if language == "en" else chinese
    return zone


def _plain(text: str) -> str:
    """Return what is compared: lower case, without blanks, marks and the words for "time"."""
    return re.sub(r"[\s_\-·.,，。/]+|时间$|时区$", "", text.strip().lower())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return the zones of every name that can be typed."""
    found: dict[str, list[str]] = {}
    for zone in sorted(available_timezones()):
        found.setdefault(_plain(zone), []).append(zone)
        area, *places = zone.split("/")
        # The old names of the database (`US/Eastern`, `Etc/GMT-8`) are accepted in full only.
        for place in places if area in _AREAS else ():
            found.setdefault(_plain(place), []).append(zone)
    for zone, chinese, english in CITIES:
        found[_plain(chinese)] = [zone]
        found[_plain(english)] = [zone]
    for alias, zones in _ALIASES.items():
        found[_plain(alias)] = list(zones)
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
