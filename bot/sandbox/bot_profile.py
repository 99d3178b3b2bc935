"""The bot's own account: its User object, and what it says about itself."""

from __future__ import annotations

from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json
from bot.sandbox.options import Options
from bot.sandbox.text.entities import utf16

_LIMITS = {"description": 512, "short_description": 120}


class BotProfile:
    """`user` is the User object; `texts` are the descriptions by name and language."""

    def __init__(self, options: Options) -> None:
        self.user: Json = {
            "id": int(options.token.partition(":")[0]),
            "is_bot": True,
            "first_name": options.first_name,
            "username": options.username,
        }
        self.texts: dict[tuple[str, str], str] = {}

    def set_text(self, name: str, language: str, text: str) -> None:
        """Set a description in a language; raise the error 400 when it is too long."""
        if utf16(text) > _LIMITS[name]:
            raise bad(f"{name} is too long")
        self.texts[name, language] = text
