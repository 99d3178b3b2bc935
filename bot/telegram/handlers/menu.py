"""The command menus that Telegram shows, by scope and language."""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from bot.telegram.http.api import BotApi
from bot.texts.catalogue import Texts

log = logging.getLogger(__name__)

PRIVATE_COMMANDS = (
    "quiz",
    "spot",
    "review",
    "exam",
    "stats",
    "top",
    "tip",
    "remind",
    "settings",
    "help",
    "privacy",
    "export",
    "forget",
)
GROUP_COMMANDS = {"contest": "contest", "stop": "stop", "daily": "daily", "top": "group-top", "help": "help"}
_MENUS = (("", "en"), ("zh", "zh-Hans"))


async def publish_menus(api: BotApi, texts: Texts) -> None:
    """Set the menus and the bot's descriptions; a server that refuses them loses only the menus."""
    try:
        await _publish(api, texts)
    except TelegramError as error:
        log.warning("the command menus could not be set: %s", type(error).__name__)


async def _publish(api: BotApi, texts: Texts) -> None:
    """Telegram shows the Chinese menus to who uses it in Chinese, the English ones to all others."""
    for code, language in _MENUS:
        private = [_entry(texts, language, name, name) for name in PRIVATE_COMMANDS]
        group = [_entry(texts, language, name, text) for name, text in GROUP_COMMANDS.items()]
        for scope, commands in (("all_private_chats", private), ("all_group_chats", group)):
            await api.call(
                "setMyCommands", {"commands": commands, "scope": {"type": scope}, "language_code": code}
            )
        await api.call(
            "setMyDescription", {"description": texts.of(language, "app-about"), "language_code": code}
        )
        short = texts.of(language, "app-about-short")
        await api.call("setMyShortDescription", {"short_description": short, "language_code": code})


def _entry(texts: Texts, language: str, name: str, text: str) -> dict[str, str]:
    return {"command": name, "description": texts.of(language, f"command-{text}")}
