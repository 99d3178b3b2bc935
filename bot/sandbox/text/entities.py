"""Marks in a text: measuring them, merging them, and those that Telegram finds by itself.

Offsets and lengths are UTF-16 units.
"""

from __future__ import annotations

import re
from typing import Any

Entity = dict[str, Any]

BLANKS = " \n\t\r\v\f"

_TOP_DOMAINS = (
    "com|net|org|info|biz|io|me|cc|co|cn|hk|tw|mo|sg|my|jp|kr|uk|de|fr|ru|us|eu|tv|gov|edu|int|app|dev"
    "|xyz|top|vip|shop|site|online|store|club|link|live|work|bank|asia|mobi|pro|name|wang|ltd|group|fun|icu"
)
_FOUND = re.compile(
    r"(?P<email>(?<![\w.+-])[A-Za-z0-9_.+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![A-Za-z0-9]))"
    r"|(?P<url>(?:https?://[^\s<>\"“”，。；、（）《》【】]+"
    rf"|(?<![\w.@/-])(?:[A-Za-z0-9-]+\.)+(?:{_TOP_DOMAINS})(?![A-Za-z0-9.-])"
    r"(?::\d+)?(?:/[A-Za-z0-9_.~%!$&'()*+,;=:@/?#-]*)?))"
    r"|(?P<mention>(?<![A-Za-z0-9_@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?![A-Za-z0-9_]))"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<hashtag>(?<!\w)#(?=\w*[^\W\d])\w{1,256})"
)
_HINT = re.compile(r"[@/#.]")


def utf16(text: str) -> int:
    """Return the length in UTF-16 units, which is how Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut blanks off both ends, and the entities with them."""
    if text[:1] not in BLANKS and text[-1:] not in BLANKS:
        return text, entities
    right = text.rstrip()
    kept = right.lstrip()
    lead, total = utf16(right) - utf16(kept), utf16(kept)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        end = min(total, entity["offset"] + entity["length"] - lead)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return kept, moved


def find_entities(text: str) -> list[Entity]:
    """Return what Telegram marks by itself: commands, addresses, mentions, hashtags."""
    if not _HINT.search(text):
        return []
    return [_found(text, match) for match in _FOUND.finditer(text)]


def _found(text: str, match: re.Match[str]) -> Entity:
    kind = match.lastgroup
    found = match.group()
    if kind == "url":
        found = found.rstrip(".,;:!?)'\"")
    return {"type": kind, "offset": utf16(text[: match.start()]), "length": utf16(found)}


def merge(given: list[Entity], found: list[Entity]) -> list[Entity]:
    """Add what was found to what was given, except inside code and links, in Telegram's order."""
    closed = [e for e in given if e["type"] in ("code", "pre", "text_link", "text_mention", "custom_emoji")]
    added = [entity for entity in found if not any(_touch(entity, other) for other in closed)]
    return sorted([*given, *added], key=lambda entity: (entity["offset"], -entity["length"]))


def _touch(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def mentioned(text: str, entities: list[Entity], kind: str) -> list[str]:
    """Return the pieces of text that entities of one kind mark."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return [
        raw[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le", "replace")
        for e in entities
        if e["type"] == kind
    ]
