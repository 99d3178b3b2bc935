"""What a person sees: chats, messages and polls as the page's JSON."""

from __future__ import annotations

from bot.sandbox.chats import Chat, Message
from bot.sandbox.json_object import Json
from bot.sandbox.people import Person
from bot.sandbox.polls import Poll
from bot.sandbox.world import World

_GENERAL = {"id": 1, "name": "综合"}
_SERVICE = {
    "group_chat_created": "创建了群组",
    "migrate_to_chat_id": "群组升级成了超级群",
    "migrate_from_chat_id": "这里由群组升级而来",
    "forum_topic_closed": "话题已关闭",
    "forum_topic_reopened": "话题已重新打开",
}


def show_state(world: World) -> Json:
    """Return who and what there is."""
    return {
        "clock": world.timeline.now(),
        "bot": {key: world.profile.user[key] for key in ("id", "username", "first_name")},
        "people": [show_person(person) for person in world.directory.people.values()],
        "chats": [show_chat(chat) for chat in world.directory.chats.values() if chat.migrated_to is None],
    }


def show_person(person: Person) -> Json:
    return {
        "id": person.id,
        "name": " ".join(filter(None, (person.name, person.last_name))),
        "username": person.username,
        "language_code": person.language_code,
        "blocked": person.blocked,
        "deactivated": person.deactivated,
    }


def show_chat(chat: Chat) -> Json:
    topics = [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()]
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.person.name if chat.person else chat.title,
        "is_forum": chat.is_forum,
        "topics": [_GENERAL, *topics] if chat.is_forum else [],
        "members": chat.member_ids(),
        "admins": [member.user["id"] for member in chat.admins() if member.inside],
        "has_bot": chat.bot.inside,
    }


def sees(person_id: int, chat: Chat) -> bool:
    """Say whether a person sees a chat's messages."""
    if chat.person is not None:
        return chat.id == person_id
    member = chat.members.get(person_id)
    return member is not None and member.inside


def show_message(message: Message, person_id: int) -> Json:
    """Return a message as that person sees it. `date` is in seconds."""
    wire = message.wire
    shown: Json = {
        "message_id": message.message_id,
        "date": wire["date"],
        "from": _sender(wire),
        "text": message.text,
        "html": message.html,
    }
    if message.photo_id:
        shown["photo"] = f"/page/api/file/{message.photo_id}"
    if message.document_id:
        file = wire["document"]
        shown["document"] = {
            "name": file.get("file_name", "file"),
            "size": file.get("file_size", 0),
            "url": f"/page/api/file/{message.document_id}",
        }
    if message.poll is not None:
        shown["poll"] = show_poll(message.poll, person_id, message.chat.voter_id(person_id))
    if message.keyboard:
        shown["keyboard"] = [[show_button(button) for button in row] for row in message.keyboard]
    optional = {
        "reply_to": message.reply_to,
        "thread_id": message.thread_id,
        "service": service_words(wire),
        "forwarded_from": _forwarded_from(wire),
    }
    shown.update({key: value for key, value in optional.items() if value is not None})
    if message.edited:
        shown["edited"] = True
    if message.silent:
        shown["silent"] = True
    return shown


def _sender(wire: Json) -> Json:
    if "sender_chat" in wire:
        return {"id": wire["sender_chat"]["id"], "name": wire["sender_chat"]["title"], "is_bot": False}
    user = wire["from"]
    return {"id": user["id"], "name": _name(user), "is_bot": user["is_bot"]}


def _forwarded_from(wire: Json) -> str | None:
    """Return whose message was forwarded, None for a message that was not."""
    origin = wire.get("forward_origin")
    if origin is None:
        return None
    if "sender_user" in origin:
        return _name(origin["sender_user"])
    chat = origin.get("sender_chat") or origin.get("chat") or {}
    return str(origin.get("sender_user_name") or chat.get("title", ""))


def show_button(button: Json) -> Json:
    return {**button, "data": button["callback_data"]} if "callback_data" in button else button


def show_poll(poll: Poll, person_id: int, voter_id: int) -> Json:
    """Return a poll as that person sees it: his own order, and no results or key before it is time."""
    mine = poll.votes.get(voter_id)
    counted = poll.is_closed or (mine is not None and not poll.hidden)
    options = poll.wire["options"]
    shown: Json = {
        "id": poll.id,
        "question": poll.question,
        "description": poll.wire.get("description", ""),
        "options": [
            {"id": index, "text": options[index]["text"]}
            | ({"votes": options[index]["voter_count"]} if counted else {})
            for index in poll.order(person_id)
        ],
        "type": poll.wire["type"],
        "is_closed": poll.is_closed,
        "is_anonymous": poll.wire["is_anonymous"],
        "allows_multiple_answers": poll.wire["allows_multiple_answers"],
        "allows_revoting": poll.wire["allows_revoting"],
        "my_vote": mine,
        "open_until": poll.deadline,
        "total": len(poll.votes),
    }
    if poll.is_quiz and (poll.is_closed or mine is not None):
        shown["correct_option_ids"] = poll.correct
        shown["explanation"] = poll.wire.get("explanation", "")
    return shown


def service_words(wire: Json) -> str | None:
    """Return a service message in words, None for an ordinary one."""
    actor = _name(wire["from"])
    if "new_chat_members" in wire:
        names = "、".join(_name(user) for user in wire["new_chat_members"])
        return f"{names} 加入了群组" if names == actor else f"{actor} 邀请 {names} 加入了群组"
    if "left_chat_member" in wire:
        name = _name(wire["left_chat_member"])
        return f"{name} 离开了群组" if name == actor else f"{actor} 移除了 {name}"
    if "new_chat_title" in wire:
        return f"群组改名为“{wire['new_chat_title']}”"
    if "forum_topic_created" in wire:
        return f"{actor} 开了话题“{wire['forum_topic_created']['name']}”"
    return next((words for key, words in _SERVICE.items() if key in wire), None)


def _name(user: Json) -> str:
    return " ".join(filter(None, (user["first_name"], user.get("last_name", ""))))
