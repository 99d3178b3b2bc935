"""Formatted text as safe HTML, for the page and for tests."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

from bot.sandbox.text.entities import Entity

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_CLASSES = {
    "spoiler": ("span", "spoiler"),
    "expandable_blockquote": ("blockquote", "expandable"),
    "bot_command": ("span", "command"),
    "mention": ("span", "mention"),
    "text_mention": ("span", "mention"),
    "hashtag": ("span", "hashtag"),
    "email": ("span", "email"),
}
_LINK_SCHEMES = frozenset({"http", "https", "tg"})


def to_html(text: str, entities: list[Entity]) -> str:
    """Return the text as HTML in which nothing but the entities' own tags is markup."""
    if not entities:
        return html.escape(text)
    raw = text.encode("utf-16-le", "surrogatepass")
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return _span(raw, 0, len(raw) // 2, ordered)


def _span(raw: bytes, start: int, end: int, entities: list[Entity]) -> str:
    """Render the units from start to end; entities that reach over the end are cut there."""
    parts: list[str] = []
    at = start
    index = 0
    while index < len(entities):
        entity = entities[index]
        begin = max(at, entity["offset"])
        stop = min(end, entity["offset"] + entity["length"])
        index += 1
        if stop <= begin:
            continue
        inner = []
        while index < len(entities) and entities[index]["offset"] < stop:
            inner.append(entities[index])
            index += 1
        parts.append(_plain(raw, at, begin))
        parts.append(_wrap(entity, raw, begin, stop, inner))
        at = stop
    parts.append(_plain(raw, at, end))
    return "".join(parts)


def _plain(raw: bytes, start: int, end: int) -> str:
    return html.escape(raw[2 * start : 2 * end].decode("utf-16-le", "replace"))


def _wrap(entity: Entity, raw: bytes, start: int, end: int, inner: list[Entity]) -> str:
    content = _span(raw, start, end, inner)
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>{content}</{_TAGS[kind]}>"
    if kind in _CLASSES:
        tag, name = _CLASSES[kind]
        return f'<{tag} class="{name}">{content}</{tag}>'
    if kind in ("url", "text_link"):
        return _link(entity.get("url") or html.unescape(_plain(raw, start, end)), content)
    return content


def _link(address: str, content: str) -> str:
    if "://" not in address:
        address = f"http://{address}"
    if urlsplit(address).scheme not in _LINK_SCHEMES:
        return content
    return f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">{content}</a>'
