"""The command menus that Telegram shows, by scope and language, made from the table of commands."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.core.language import ELSEWHERE, LANGUAGES, SOURCE, overlaid
from bot.telegram.handlers.routes import Command
from bot.telegram.http import errors
from bot.telegram.http.api import BotApi
from bot.texts.catalogue import Texts

log = logging.getLogger(__name__)


async def publish_menus(api: BotApi, texts: Texts, commands: Sequence[Command]) -> None:
    """Set the menus and the bot's descriptions; a server that refuses them loses only the menus."""
    try:
        for code, language in _tags():
            await _publish(api, texts, commands, code, language)
    except errors.TelegramError as error:
        log.warning("the command menus could not be set: %s", type(error).__name__)


def _tags() -> list[tuple[str, str]]:
    """Return each two-letter tag with the language of its menus; the empty one is for everybody else."""
    written = {tag: language for language in (SOURCE, *overlaid()) for tag in LANGUAGES[language].tags}
    return [("", ELSEWHERE), *((tag, language) for tag, language in written.items() if language != ELSEWHERE)]


async def _publish(api: BotApi, texts: Texts, commands: Sequence[Command], code: str, language: str) -> None:
    private = [_entry(texts, language, one.name, one.menu) for one in commands if one.menu]
    group = [_entry(texts, language, one.name, one.group_menu) for one in commands if one.group_menu]
    for scope, entries in (("all_private_chats", private), ("all_group_chats", group)):
        await api.call(
            "setMyCommands", {"commands": entries, "scope": {"type": scope}, "language_code": code}
        )
    await api.call(
        "setMyDescription", {"description": texts.of(language, "app-about"), "language_code": code}
    )
    short = texts.of(language, "app-about-short")
    await api.call("setMyShortDescription", {"short_description": short, "language_code": code})


def _entry(texts: Texts, language: str, name: str, key: str) -> dict[str, str]:
    return {"command": name, "description": texts.of(language, key)}
