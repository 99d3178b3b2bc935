"""The bot's command menus, by scope and language, and which of them a person sees."""

from __future__ import annotations

import re

from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json

Key = tuple[str, int, int]

_NAME = re.compile(r"[a-z0-9_]{1,32}\Z")
_DEFAULT: Key = ("default", 0, 0)


class Commands:
    """Menus as set by setMyCommands."""

    def __init__(self) -> None:
        self.menus: dict[tuple[Key, str], list[Json]] = {}

    def set(self, params: Json) -> None:
        """Set a menu; raise what Telegram answers to a command that it does not take."""
        commands = params["commands"]
        if len(commands) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _NAME.match(command["command"]):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.menus[_key(params), language(params)] = commands

    def get(self, params: Json) -> list[Json]:
        return self.menus.get((_key(params), language(params)), [])

    def seen_by(self, person_id: int, chat_id: int, language_code: str, *, admin: bool = False) -> list[Json]:
        """Return the menu that a person sees in a chat: the narrowest scope that has one, first in his
        language.
        """
        short = language_code.partition("-")[0].lower()
        for key in _scopes(person_id, chat_id, admin):
            for code in (short, ""):
                if (key, code) in self.menus:
                    return self.menus[key, code]
        return []


def _scopes(person_id: int, chat_id: int, admin: bool) -> list[Key]:
    if chat_id > 0:
        return [("chat", chat_id, 0), ("all_private_chats", 0, 0), _DEFAULT]
    scopes: list[Key] = [("chat_member", chat_id, person_id)]
    if admin:
        scopes.append(("chat_administrators", chat_id, 0))
    scopes.append(("chat", chat_id, 0))
    if admin:
        scopes.append(("all_chat_administrators", 0, 0))
    return [*scopes, ("all_group_chats", 0, 0), _DEFAULT]


def _key(params: Json) -> Key:
    scope = params.get("scope") or {"type": "default"}
    chat_id = scope.get("chat_id", 0)
    if not isinstance(chat_id, int):
        raise bad("chat not found")
    return (scope["type"], chat_id, scope.get("user_id", 0))


def language(params: Json) -> str:
    """Return the language of a call: two letters or none."""
    code = str(params.get("language_code", ""))
    if code and not re.match(r"[a-z]{2}\Z", code):
        raise bad("invalid language code specified")
    return code
