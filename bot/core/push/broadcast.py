"""A message of the operator to many: what may stand in it, and whom it is for."""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.language import LANGUAGES
from bot.core.player.player import REGIONS

LONGEST = 4096
"""UTF-16 units of a message, as Telegram counts them, without markup."""
AUDIENCES = ("all", "groups", *LANGUAGES, *(region for region in REGIONS if region != "any"))
_TAG = re.compile(r"<(/?)([A-Za-z][^<>]*)>")


class Span(Struct, frozen=True):
    """A piece of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


class Reader(Struct, frozen=True):
    """A chat that may be written to: a person (id > 0) with language and region, or a group (< 0)."""

    chat_id: int
    language: str
    region: str = ""


def is_for(audience: str, reader: Reader) -> bool:
    """Whether a chat belongs to an audience: a language or a region means people, `groups` all groups."""
    if audience == "all":
        return True
    if reader.chat_id < 0:
        return audience == "groups"
    return audience in (reader.language, reader.region)


def parse(source: str) -> tuple[Span, ...]:
    """Read plain text with <b> and <i>; `&lt; &gt; &amp;` stand for the characters.

    Raises ValueError, in a sentence with the line, for another tag, for tags that do not match, for an empty
    text and for one that Telegram would not take.
    """
    source = source.strip().replace("\r\n", "\n")
    spans: list[Span] = []
    open_tags: list[str] = []
    end = 0
    for tag in _TAG.finditer(source):
        spans.append(_span(source[end : tag.start()], open_tags))
        _turn(open_tags, bool(tag[1]), tag[2].strip().lower(), source.count("\n", 0, tag.start()) + 1)
        end = tag.end()
    if open_tags:
        raise ValueError(f"<{open_tags[-1]}> is never closed")
    spans.append(_span(source[end:], open_tags))
    kept = tuple(span for span in spans if span.text)
    _measure(kept)
    return kept


def _span(text: str, open_tags: list[str]) -> Span:
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return Span(plain, "b" in open_tags, "i" in open_tags)


def _turn(open_tags: list[str], closing: bool, name: str, line: int) -> None:
    """Open or close a tag."""
    if name not in ("b", "i"):
        raise ValueError(f"line {line}: <{name}> is not known; only <b> and <i> are")
    if not closing:
        if name in open_tags:
            raise ValueError(f"line {line}: <{name}> is open already")
        open_tags.append(name)
    elif not open_tags or open_tags.pop() != name:
        raise ValueError(f"line {line}: </{name}> closes what was not opened last")


def _measure(spans: tuple[Span, ...]) -> None:
    text = "".join(span.text for span in spans)
    if not text.strip():
        raise ValueError("there is no text")
    units = len(text.encode("utf-16-le")) // 2
    if units > LONGEST:
        raise ValueError(f"the text has {units} characters by Telegram's count; {LONGEST} is the most")
    if "\0" in text:
        raise ValueError("the text holds a NUL character")
