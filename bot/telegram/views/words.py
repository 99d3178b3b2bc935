"""What all views share: escaped words of the catalogue, and rows of buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.views.buttons import Button, encode
from bot.texts.catalogue import Texts

JOINT = "\u2060"
# A dot within an address, the colon of a scheme, and the first mark of a name, a tag or a command.
_LINKING = re.compile(r"(?<=\w)\.(?=[^\W\d_])|:(?=//)|(?<![\w<])[@#$/](?=\w)")
_BENDING = {ord(mark): None for mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


class Words:
    """The catalogue in one language, with every argument escaped for HTML. `username` is the bot's, for links."""

    def __init__(self, texts: Texts, language: str, username: str) -> None:
        self._texts = texts
        self.language = language
        self.username = username

    def __call__(self, key: str, **args: Any) -> str:
        """Return a text for a message: markup of the catalogue stays, markup in arguments is shown as it is."""
        if not args:
            return self._texts.of(self.language, key)
        safe = {name: _safe(name, value) if isinstance(value, str) else value for name, value in args.items()}
        return self._texts.of(self.language, key, **self._spoken(safe))

    def plain(self, key: str, **args: Any) -> str:
        """Return a text for a button, a toast or a picture, where nothing is markup."""
        return self._texts.of(self.language, key, **self._spoken(args))

    def _spoken(self, args: dict[str, Any]) -> dict[str, Any]:
        """Chinese writes 4350 without a comma and has no plural, so its numbers need no formatting."""
        if self.language == "en":
            return args
        return {name: str(value) if type(value) is int else value for name, value in args.items()}

    def day(self, iso: str) -> str:
        """Return a date (`2026-11-22`) as people write it."""
        year, month, day = iso.split("-")
        if self.language == "en":
            return iso
        return f"{year}年{int(month)}月{int(day)}日"


def safe_html(text: str) -> str:
    """Escape a text of a question or a person for HTML: no markup, no link, no mark that turns the rest around."""
    return escape(unlinked(text.translate(_BENDING)), quote=False)


def unlinked(text: str) -> str:
    """Return a text in which Telegram finds no address and no name to tap: an invisible joint parts them."""
    return _LINKING.sub(
        lambda found: f"{JOINT}{found[0]}" if found[0] in (".", ":") else f"{found[0]}{JOINT}", text
    )


def _safe(name: str, text: str) -> str:
    """Escape an argument; one that is called a link is ours and stays one."""
    return escape(text, quote=False) if name == "link" else safe_html(text)


def cut(text: str, units: int) -> str:
    """Return a plain text of at most so many UTF-16 units, as Telegram counts; … stands for what is left out."""
    wire = text.encode("utf-16-le")
    if len(wire) <= 2 * units:
        return text
    return wire[: 2 * max(units - 1, 0)].decode("utf-16-le", "ignore") + "…"


def keyboard(*rows: Sequence[InlineKeyboardButton] | None) -> InlineKeyboardMarkup | None:
    """Return a keyboard of the rows that have buttons, or None when none has."""
    kept = [list(row) for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


def tap(text: str, button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data=encode(button))


def grid(buttons: Iterable[InlineKeyboardButton], width: int) -> list[list[InlineKeyboardButton]]:
    """Return buttons in rows of `width`."""
    row = list(buttons)
    return [row[start : start + width] for start in range(0, len(row), width)]


def paragraphs(*parts: str | None) -> str:
    """Join the parts that are there with an empty line between; a quote keeps its own distance."""
    return "\n\n".join(part for part in parts if part).replace("</blockquote>\n\n", "</blockquote>\n")


def lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)
