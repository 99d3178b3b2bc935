"""The command menus that Telegram shows, by scope and language."""

from __future__ import annotations

from bot.telegram.api import BotApi
from bot.texts.catalogue import Texts

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
    """Set the menus and the bot's descriptions; Telegram shows the Chinese ones to who uses it in Chinese."""
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
