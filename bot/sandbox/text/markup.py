"""Telegram's HTML, read as its servers read it: text and entities, or its own words on what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import ApiError, bad
from bot.sandbox.text.entities import BLANKS, Entity, utf16

_SPECIAL = re.compile(r"[<&]")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(x[0-9a-fA-F]{1,6}|[0-9]{1,7})|(lt|gt|amp|quot));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"\s*([^\s=>]*)")
_UNQUOTED = re.compile(r"[A-Za-z0-9.\-]*")
_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    start: int
    fields: dict[str, Any]


class _Reader:
    """Reads one HTML text from left to right, as `parse_html` of Telegram's library does."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        source = self.source
        while (special := _SPECIAL.search(source, self.at)) is not None:
            self.write(source[self.at : special.start()])
            self.at = special.start()
            if source[self.at] == "&":
                self.reference()
            elif source.startswith("</", self.at):
                self.end_tag()
            else:
                self.start_tag()
        self.write(source[self.at :])
        if self.open:
            raise bad(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].tag}\""
            )
        return "".join(self.out), self.entities

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += utf16(text)

    def error(self, text: str, at: int, more: str = "") -> ApiError:
        offset = len(self.source[:at].encode("utf-8", "surrogatepass"))
        return bad(f"can't parse entities: {text} at byte offset {offset}{more}")

    def reference(self) -> None:
        found = _REFERENCE.match(self.source, self.at)
        character = _referenced(found) if found else ""
        if found is None or not character:
            self.write("&")
            self.at += 1
            return
        self.write(character)
        self.at = found.end()

    def start_tag(self) -> None:
        begin = self.at
        name = _TAG_NAME.match(self.source, begin + 1)
        assert name is not None
        tag = name.group().lower()
        self.at = name.end()
        if self.at >= len(self.source):
            raise self.error("Unclosed start tag", begin)
        if tag not in _KINDS:
            raise self.error(f'Unsupported start tag "{tag}"', begin)
        attributes = self.attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self.error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, self.length, attributes))

    def attributes(self, tag: str, begin: int) -> dict[str, str]:
        """Read the attributes up to and with the closing bracket."""
        found: dict[str, str] = {}
        source = self.source
        while True:
            name = _ATTRIBUTE.match(source, self.at)
            assert name is not None
            self.at = name.end()
            if source.startswith(">", self.at) and not name.group(1):
                self.at += 1
                return found
            if self.at >= len(source):
                raise self.error("Unclosed start tag", begin)
            if not name.group(1):
                raise self.error(f'Empty attribute name in the tag "{tag}"', begin)
            found[name.group(1).lower()] = self.value(name.group(1), tag, begin)

    def value(self, name: str, tag: str, begin: int) -> str:
        source = self.source
        if not source.startswith("=", self.at):
            if tag == "blockquote" and name.lower() == "expandable":
                return ""
            raise self.error(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
        self.at += 1
        quote = source[self.at : self.at + 1]
        if quote not in ("'", '"'):
            return self._unquoted()
        end = source.find(quote, self.at + 1)
        if end < 0:
            raise self.error("Unclosed start tag", begin)
        value = _REFERENCE.sub(lambda found: _referenced(found) or found.group(), source[self.at + 1 : end])
        self.at = end + 1
        return value

    def _unquoted(self) -> str:
        token = _UNQUOTED.match(self.source, self.at)
        assert token is not None
        self.at = token.end()
        return token.group()

    def end_tag(self) -> None:
        begin = self.at
        name = _TAG_NAME.match(self.source, begin + 2)
        assert name is not None
        tag = name.group().lower()
        if not self.open:
            raise self.error("Unexpected end tag", begin)
        self.at = name.end()
        while self.source[self.at : self.at + 1] in BLANKS and self.at < len(self.source):
            self.at += 1
        if not self.source.startswith(">", self.at):
            raise self.error("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise self.error("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{tag}>"')
        if self.length > opened.start:
            self.close(opened)

    def close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": _KINDS[opened.tag],
            "offset": opened.start,
            "length": self.length - opened.start,
        }
        if self.fits(entity, opened):
            self.entities.append(entity)

    def fits(self, entity: Entity, opened: _Open) -> bool:
        """Complete an entity by its tag's attributes; say whether it is one."""
        fields = opened.fields
        if opened.tag == "a":
            return self.link(entity, fields.get("href", ""))
        if opened.tag == "blockquote" and "expandable" in fields:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = fields.get("emoji-id", "")
        elif opened.tag == "tg-time":
            entity["unix_time"] = int(fields.get("unix", "0"))
            entity["date_time_format"] = fields.get("format", "")
        elif opened.tag == "code" and fields.get("class", "").startswith("language-"):
            entity["language"] = fields["class"].removeprefix("language-")
        elif opened.tag == "pre" and self.entities:
            self.take_language(entity)
        return True

    def take_language(self, entity: Entity) -> None:
        """`<pre><code class="language-x">` is one block of code."""
        inner = self.entities[-1]
        same = (inner["offset"], inner["length"]) == (entity["offset"], entity["length"])
        if inner["type"] == "code" and same and "language" in inner:
            entity["language"] = self.entities.pop()["language"]

    def link(self, entity: Entity, address: str) -> bool:
        if not address:
            return False
        person = re.match(r"tg://user\?id=(\d+)\Z", address)
        if person:
            entity["type"] = "text_mention"
            entity["user"] = int(person.group(1))
            return True
        if "." not in address and not address.startswith("tg://"):
            return False
        entity["url"] = address if "://" in address else f"http://{address}"
        return True


def _referenced(found: re.Match[str]) -> str:
    number, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return text and entities of an HTML text; raise the error 400 that Telegram would answer."""
    if "<" not in source and "&" not in source:
        return source, []
    text, entities = _Reader(source).run()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, entities
