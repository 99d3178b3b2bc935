"""The bot's own account, descriptions and command menus."""

from __future__ import annotations

from bot.sandbox.commands import language
from bot.sandbox.json_object import Json
from bot.sandbox.world import World


def get_me(world: World, params: Json) -> Json:
    return {
        **world.profile.user,
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


def set_my_commands(world: World, params: Json) -> bool:
    world.commands.set(params)
    world.timeline.tell_pages("chats")
    return True


def get_my_commands(world: World, params: Json) -> list[Json]:
    return world.commands.get(params)


def set_description(world: World, params: Json) -> bool:
    world.profile.set_text("description", language(params), params.get("description", ""))
    return True


def set_short_description(world: World, params: Json) -> bool:
    world.profile.set_text("short_description", language(params), params.get("short_description", ""))
    return True


METHODS = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "setMyDescription": set_description,
    "setMyShortDescription": set_short_description,
}
