"""Text as a call gives it, read, marked and measured by Telegram's limits."""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json
from bot.sandbox.text.entities import Entity, find_entities, merge, trim, utf16
from bot.sandbox.text.markup import parse_html

Text = tuple[str, list[Entity]]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def read_text(params: Json, name: str, mode: str = "parse_mode", entities: str = "entities") -> Text:
    """Return a parameter's text with its entities, given as HTML or listed, trimmed, not yet measured."""
    source = params.get(name, "")
    parse_mode = params.get(mode, "")
    given: list[Entity] = []
    if parse_mode:
        if parse_mode.lower() != "html":
            known = parse_mode.lower() in ("markdown", "markdownv2")
            raise bad("the sandbox reads parse_mode HTML only" if known else "unsupported parse_mode")
        source, given = parse_html(source)
    elif entities in params:
        given = params[entities]
        _check_entities(source, given)
    text, given = trim(source, given)
    return text, merge(given, find_entities(text))


def _check_entities(text: str, entities: list[Entity]) -> None:
    total = utf16(text)
    for entity in entities:
        if entity["length"] <= 0 or entity["offset"] < 0 or entity["offset"] + entity["length"] > total:
            raise bad(
                "entity beginning at UTF-16 offset {} ends after the end of the text".format(entity["offset"])
            )


def message_text(params: Json) -> Text:
    """Return the text of a message: 1 to 4096 units."""
    text, entities = read_text(params, "text")
    if not text:
        raise bad("message text is empty")
    if utf16(text) > TEXT_LIMIT:
        raise bad("message is too long")
    return text, entities


def caption(params: Json) -> Text:
    """Return a caption: up to 1024 units."""
    text, entities = read_text(params, "caption", entities="caption_entities")
    if utf16(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return text, entities


def with_people(entities: list[Entity], find: Callable[[int], Json | None]) -> list[Entity]:
    """Turn the ids of `tg://user` links into users; drop those that nobody has."""
    known = []
    for entity in entities:
        if entity["type"] == "text_mention" and isinstance(entity["user"], int):
            user = find(entity["user"])
            if user is not None:
                known.append({**entity, "user": user})
        else:
            known.append(entity)
    return known
