"""What the bot asks about chats and their members."""

from __future__ import annotations

from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json
from bot.sandbox.members import PERMISSIONS, Member
from bot.sandbox.world import World


def get_chat(world: World, params: Json) -> Json:
    chat = world.directory.reach(params["chat_id"])
    full: Json = {
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
    return full


def get_chat_member(world: World, params: Json) -> Json:
    """Telegram promises an answer about others only where the bot is an administrator; here there is none
    elsewhere.
    """
    chat = world.directory.reach(params["chat_id"])
    user_id = params["user_id"]
    if user_id == world.profile.user["id"]:
        return chat.bot.to_json()
    person = world.directory.people.get(user_id)
    if person is None:
        raise bad("PARTICIPANT_ID_INVALID" if not chat.is_private else "user not found")
    if chat.is_private:
        return Member(person.wire, "member" if person.id == chat.id else "left").to_json()
    if not chat.bot.is_admin:
        raise bad("CHAT_ADMIN_REQUIRED")
    return chat.members.get(person.id, Member(person.wire, "left")).to_json()


def get_chat_administrators(world: World, params: Json) -> list[Json]:
    chat = _group(world, params)
    admins = [member.to_json() for member in chat.admins()]
    if params.get("return_bots") and chat.bot.is_admin:
        admins.append(chat.bot.to_json())
    return admins


def leave_chat(world: World, params: Json) -> bool:
    world.memberships.bot_leaves(_group(world, params))
    return True


def _group(world: World, params: Json) -> Chat:
    chat = world.directory.reach(params["chat_id"])
    if chat.is_private:
        raise bad("there are no administrators in the private chat")
    return chat


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "leaveChat": leave_chat,
}
