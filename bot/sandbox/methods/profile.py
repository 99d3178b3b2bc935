"""The bot's own name, texts, command menus and menu button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.commands import language
from bot.sandbox.entities import utf16
from bot.sandbox.errors import bad
from bot.sandbox.people import People

Wire = dict[str, Any]
Handler = Callable[[People, Wire], Any]


def get_me(world: People, params: Wire) -> Wire:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not world.options.privacy,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }


def set_my_commands(world: People, params: Wire) -> bool:
    world.commands.set(params)
    world.changes.tell("chats")
    return True


def delete_my_commands(world: People, params: Wire) -> bool:
    world.commands.delete(params)
    world.changes.tell("chats")
    return True


def get_my_commands(world: People, params: Wire) -> list[Wire]:
    return world.commands.get(params)


def _setter(name: str, limit: int) -> Handler:
    def set_text(world: People, params: Wire) -> bool:
        text = params.get(name, "")
        if utf16(text) > limit:
            raise bad(f"{name} is too long")
        world.profile[name, language(params)] = text
        return True

    return set_text


def _getter(name: str) -> Handler:
    def get_text(world: People, params: Wire) -> Wire:
        default = world.profile.get((name, ""), world.bot["first_name"] if name == "name" else "")
        return {name: world.profile.get((name, language(params)), default)}

    return get_text


def set_menu_button(world: People, params: Wire) -> bool:
    world.menu_buttons[params.get("chat_id")] = params.get("menu_button", {"type": "default"})
    return True


def get_menu_button(world: People, params: Wire) -> Wire:
    return world.menu_buttons.get(params.get("chat_id"), world.menu_buttons.get(None, {"type": "commands"}))


def done(world: People, params: Wire) -> bool:
    return True


METHODS: dict[str, Handler] = {
    "getMe": get_me,
    "logOut": done,
    "close": done,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setMyName": _setter("name", 64),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", 512),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", 120),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
