"""Inline keyboards: what Telegram accepts, and what it keeps of them."""

from __future__ import annotations

import re

from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json
from bot.sandbox.text.entities import utf16

ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    }
)
_MOST_BUTTONS = 100
_MOST_BYTES = 64
_MOST_COPIED = 256
_ADDRESS = re.compile(r"(https?|tg|ton)://\S+\Z|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/\S*)?\Z")


def inline_keyboard(markup: Json | None) -> Json | None:
    """Return the keyboard without empty rows, None when nothing is left; raise what Telegram would answer."""
    if markup is None or "inline_keyboard" not in markup:
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    count = 0
    for row in rows:
        for button in row:
            check_button(button)
            count += 1
    if count > _MOST_BUTTONS:
        raise bad("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def check_button(button: Json) -> None:
    """Raise unless the button has a text and exactly one action of the right form."""
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Text must be non-empty")
    data = button.get("callback_data")
    if data is not None and len(button) == 2:
        _check_data(data)
        return
    actions = [key for key in button if key in ACTIONS]
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad(
            f"can't parse inline keyboard button: exactly one action is allowed, not {', '.join(actions)}"
        )
    if data is not None:
        _check_data(data)
    if "copy_text" in button and not 1 <= utf16(button["copy_text"]["text"]) <= _MOST_COPIED:
        raise bad("can't parse inline keyboard button: COPY_TEXT_INVALID")
    if "url" in button and not _ADDRESS.match(button["url"]):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _check_data(data: str) -> None:
    if not 1 <= len(data.encode()) <= _MOST_BYTES:
        raise bad("BUTTON_DATA_INVALID")
