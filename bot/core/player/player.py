"""A player: how a person wants to be spoken to, and what they want others to see of them."""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from bot.core.language import Language, written_form

REGIONS = ("cn", "hk", "mo", "tw", "sg", "my", "any")
SESSION_LENGTHS = (3, 5, 10)
LONGEST_NAME = 24

LOOKED_AT = 512
"""Letters of what may hold a name; none of Telegram's names and titles is longer."""
MOST_MARKS = 3
"""On one letter; Thai and Vietnamese need two, and a pile of them runs over the lines of others."""

_JOINERS = "\u200d\ufe0f"
# What calls itself a letter or a sign, and shows nothing: fillers, blanks, a note without its head.
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\U00013441\U00013442\U00016fe4\U0001d159")
# What chooses the form of the letter before it, or holds it together, and is nothing by itself.
_SELECTORS = frozenset("\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f") | {
    chr(code) for code in (*range(0xFE00, 0xFE0F), *range(0xE0100, 0xE01F0))
}
_ZONES = {
    "cn": "Asia/Shanghai",
    "hk": "Asia/Hong_Kong",
    "mo": "Asia/Macau",
    "tw": "Asia/Taipei",
    "sg": "Asia/Singapore",
    "my": "Asia/Kuala_Lumpur",
}


class Player(Struct, frozen=True):
    """One person, under the number that Telegram gives them; no name unless they chose one for the boards.

    `practises_for` is a key of `AUDIENCES`, or none of them. `pictures`: messages to judge come as pictures.

    `zone` is None until the person sets it for the daily push; then it wins over the region's.
    """

    id: int
    language: Language
    region: str = "any"
    zone: str | None = None
    session_length: int = 5
    board_name: str | None = None
    points: int = 0
    practises_for: str = ""
    pictures: bool = True


def region_of(language_code: str | None) -> str:
    """Return the region that the tag names when it is one of ours, else `any`."""
    parts = (language_code or "").lower().split("-")[1:]
    return next((part for part in parts if part in REGIONS and part != "any"), "any")


def zone_of(player: Player, default: str) -> str:
    """Return the person's time zone: the chosen one, the region's, or the bot's own."""
    return player.zone or _ZONES.get(player.region, default)


def clean_name(text: str, longest: int = LONGEST_NAME) -> str | None:
    """Return a name fit for a board, or None when nothing readable is left.

    Control, format and direction marks go, runs of blanks become one, marks do not pile up, and `longest` characters
    stay.
    """
    kept = "".join(
        letter if _readable(letter) else " " for letter in text[:LOOKED_AT] if letter not in _SELECTORS
    )
    name = _calm(" ".join(kept.split()))[:longest].strip(f" {_JOINERS}")
    return name if is_seen(name) else None


def is_seen(text: str) -> bool:
    """Whether a text shows anything: blanks, fillers, and marks that stand on no letter are no words."""
    return any(
        _readable(letter) and letter not in _JOINERS and not letter.isspace() and not _is_mark(letter)
        for letter in text
    )


def _is_mark(letter: str) -> bool:
    """Whether a letter only marks the one before it; a selector is a mark too."""
    return unicodedata.category(letter) in ("Mn", "Me")


def _calm(text: str) -> str:
    """A text without the marks that pile up on one letter."""
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if _is_mark(letter) and letter not in _JOINERS else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _readable(letter: str) -> bool:
    """Joiners hold an emoji together; blanks that call themselves letters are none."""
    return letter in _JOINERS or (letter.isprintable() and letter not in _FILLERS)


def tongue(player: Player) -> str:
    """Return the language that texts are written in for the person: Traditional has one form for Taiwan, one for Hong Kong and Macao."""
    return written_form(player.language, player.region)
