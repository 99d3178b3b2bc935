"""Untrusted text made drawable: cleaned of what cannot be seen, and cut into what a reader sees as one letter.

Names come from strangers: any Unicode, marks piled on marks, direction overrides, lone surrogates.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from msgspec import Struct

from bot.pictures.fonts import Face, emoji_face, other_faces, shapes_scripts, text_face

JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
KEYCAP = "\u20e3"
LONGEST_NAME = 300  # code points; Telegram's longest names have 129, its longest group titles 255
MOST_MARKS = 3  # on one letter; Thai and Vietnamese need two
MOST_PLAIN = 4  # letters that one fancy letter may stand for
LONGEST_CLUSTER = 16  # code points; the longest family emoji has ten, flags of regions seven
# Letters by category, yet nothing is seen: fillers of Hangul, and the empty Braille cell.
UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
# Emoji of the basic plane that are shown in colour without being asked (Unicode's Emoji_Presentation).
COLOURED = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)


class Cluster(Struct, frozen=True):
    """What a reader sees as one letter, with the face that draws it; without a face it becomes a small dot."""

    text: str
    face: Face | None
    emoji: bool = False


def cleaned(text: str, longest: int = LONGEST_NAME) -> str:
    """Drop what cannot be seen, turn every kind of space into one space, and cut floods; lines stay lines."""
    seen = "".join(filter(visible, text[:longest]))
    lines = unicodedata.normalize("NFC", seen).split("\n")
    whole = (" ".join(filter(None, ("".join(split(word)) for word in line.split()))) for line in lines)
    return "\n".join(whole).strip()


def visible(letter: str) -> bool:
    """Whether a code point leaves a trace: no control, direction mark, surrogate or private character."""
    if letter in (JOINER, "\n", "\t") or is_tag(letter):
        return True
    return letter not in UNSEEN and unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def is_tag(letter: str) -> bool:
    """Tag characters spell the region in a few flags."""
    return 0xE0020 <= ord(letter) <= 0xE007F


def is_mark(letter: str) -> bool:
    """Combining marks, among them the selector of the emoji style and the keycap."""
    return unicodedata.category(letter) in ("Mn", "Mc", "Me")


def split(text: str) -> list[str]:
    """Cut into grapheme clusters (UAX 29), without what would flood one or stands alone unseen."""
    # Imported with the first picture: a start can do without.
    import regex

    parts = (calmed(found) for found in regex.findall(r"\X", text))
    return [part for part in parts if part]


def calmed(part: str) -> str:
    """A cluster with at most so many marks and code points, no mark twice in a row, nothing unseen in front."""
    kept = ""
    marks = 0
    for letter in part:
        joins = letter == JOINER or is_mark(letter)
        if not kept and (letter in (JOINER, EMOJI_STYLE) or is_tag(letter)):
            continue
        marks += is_mark(letter)
        crowded = kept and is_mark(letter) and marks > MOST_MARKS and not is_pictorial(kept[0])
        if not crowded and not (joins and kept[-1:] == letter):
            kept += letter
    return kept[:LONGEST_CLUSTER]


def is_pictorial(letter: str) -> bool:
    """Symbols that emoji are made of."""
    return letter >= "\U0001f000" or unicodedata.category(letter) == "So"


def clusters(text: str) -> list[Cluster]:
    """Cut cleaned text and give each cluster a face.

    A space between two words of a rarer script takes their face, so that a shaper sees the words together
    and can order them from right to left.
    """
    line = [placed(part) for part in split(text)]
    for index in range(1, len(line) - 1):
        before, after = line[index - 1], line[index + 1]
        if line[index].text == " " and before.face == after.face and not (before.emoji or after.emoji):
            line[index] = Cluster(" ", before.face or line[index].face)
    return line


@lru_cache(maxsize=8192)
def placed(part: str) -> Cluster:
    """Choose who draws a cluster: the emoji face, the text face, a rarer face, or nobody."""
    if part.isspace():
        return Cluster(" ", text_face())
    emoji = emoji_face()
    if emoji is not None and wants_colour(part) and emoji.covers(part[0]):
        return Cluster(part if shapes_scripts() else part[0], emoji, emoji=True)
    base = part.replace(EMOJI_STYLE, "").replace(JOINER, "")
    plain = unicodedata.normalize("NFKC", base)
    for candidate in (base, plain if len(plain) <= MOST_PLAIN else ""):
        for face in (text_face(), *other_faces()):
            if candidate and face.covers(candidate[0]):
                return Cluster(candidate[0] + "".join(filter(face.covers, candidate[1:])), face)
    if emoji is not None and base and emoji.covers(base[0]):
        return Cluster(part if shapes_scripts() else base[0], emoji, emoji=True)
    return Cluster(part, None)


def wants_colour(part: str) -> bool:
    """Whether a cluster is an emoji by itself or was asked to be one."""
    return part[0] in COLOURED or ord(part[0]) >= 0x1F000 or EMOJI_STYLE in part or KEYCAP in part
