"""A player: how a person wants to be spoken to, and what they want others to see of them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.language import Language, written_form

REGIONS = ("cn", "hk", "mo", "tw", "sg", "my", "any")
SESSION_LENGTHS = (3, 5, 10)
LONGEST_NAME = 24

_JOINERS = "\u200d\ufe0f"
_INVISIBLE = "\u115f\u1160\u2800\u3164\uffa0"
_ZONES = {
    "cn": "Asia/Shanghai",
    "hk": "Asia/Hong_Kong",
    "mo": "Asia/Macau",
    "tw": "Asia/Taipei",
    "sg": "Asia/Singapore",
    "my": "Asia/Kuala_Lumpur",
}


@dataclass(frozen=True, slots=True)
class Player:
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


def clean_name(text: str) -> str | None:
    """Return a name fit for a board, or None when nothing readable is left.

    Control, format and direction marks go, runs of blanks become one, and 24 characters stay.
    """
    kept = "".join(letter if _readable(letter) else " " for letter in text)
    return " ".join(kept.split())[:LONGEST_NAME].strip(f" {_JOINERS}") or None


def is_seen(text: str) -> bool:
    """Whether a text shows anything: blanks, fillers and marks that nobody sees are no words."""
    return any(_readable(letter) and letter not in _JOINERS and not letter.isspace() for letter in text)


def _readable(letter: str) -> bool:
    """Joiners hold an emoji together; blanks that call themselves letters are none."""
    return letter in _JOINERS or (letter.isprintable() and letter not in _INVISIBLE)


def tongue(player: Player) -> str:
    """Return the language that texts are written in for the person: Traditional has one form for Taiwan, one for Hong Kong and Macao."""
    return written_form(player.language, player.region)
