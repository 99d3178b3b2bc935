"""What the bot asks about chats and their members."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chats import PERMISSIONS, Chat, Member
from bot.sandbox.errors import bad
from bot.sandbox.people import People

Wire = dict[str, Any]


def get_chat(world: People, params: Wire) -> Wire:
    chat = world.reach(params["chat_id"])
    full: Wire = {
        **chat.wire,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if not chat.is_private:
        full["permissions"] = {name: chat.permissions.get(name, True) for name in PERMISSIONS}
    if chat.pinned and chat.pinned[-1] in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].wire
    return full


def get_chat_member(world: People, params: Wire) -> Wire:
    """Telegram promises an answer about others only where the bot is an administrator; here there is none
    elsewhere.
    """
    chat = world.reach(params["chat_id"])
    user_id = params["user_id"]
    if user_id == world.bot["id"]:
        return chat.bot.to_wire()
    person = world.people.get(user_id)
    if person is None:
        raise bad("PARTICIPANT_ID_INVALID" if not chat.is_private else "user not found")
    if chat.is_private:
        return Member(person.wire, "member" if person.id == chat.id else "left").to_wire()
    if not chat.bot.is_admin:
        raise bad("CHAT_ADMIN_REQUIRED")
    return chat.members.get(person.id, Member(person.wire, "left")).to_wire()


def get_chat_administrators(world: People, params: Wire) -> list[Wire]:
    chat = _group(world, params)
    admins = [member.to_wire() for member in chat.admins()]
    if params.get("return_bots") and chat.bot.is_admin:
        admins.append(chat.bot.to_wire())
    return admins


def get_chat_member_count(world: People, params: Wire) -> int:
    chat = world.reach(params["chat_id"])
    return 2 if chat.is_private else len(chat.member_ids()) + 1


def leave_chat(world: People, params: Wire) -> bool:
    world.bot_leaves(_group(world, params))
    return True


def _group(world: People, params: Wire) -> Chat:
    chat = world.reach(params["chat_id"])
    if chat.is_private:
        raise bad("there are no administrators in the private chat")
    return chat


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
