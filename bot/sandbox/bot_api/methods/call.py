"""One call of the bot, and what a call in any chat needs: the place, the reply, the keyboard."""

from __future__ import annotations

from bot.sandbox.bot_api.keyboards import inline_keyboard
from bot.sandbox.chats import Chat, Message
from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json
from bot.sandbox.world import World

_RIGHTS = {
    "can_send_messages": "text messages",
    "can_send_polls": "polls",
    "can_send_photos": "photos",
    "can_send_documents": "documents",
    "can_send_other_messages": "stickers",
}


# What would change who sees a message: better refused than sent to everybody.
_UNPLAYED = (
    "business_connection_id",
    "direct_messages_topic_id",
    "ephemeral_message_parameters",
    "suggested_post_parameters",
)


def place(world: World, params: Json, permission: str) -> tuple[Chat, Json]:
    """Return the chat to send to and the message's fields that say where in it; raise what Telegram would."""
    for name in _UNPLAYED:
        if name in params:
            raise bad(f"the sandbox does not play {name}")
    chat = world.directory.reach(params["chat_id"])
    if not (chat.is_private or (chat.allows("can_send_messages") and chat.allows(permission))):
        denied = permission if chat.allows("can_send_messages") else "can_send_messages"
        raise bad(f"not enough rights to send {_RIGHTS[denied]} to the chat")
    fields: Json = {}
    if "message_thread_id" in params:
        _into_topic(chat, params["message_thread_id"], fields)
    if "reply_parameters" in params:
        _as_reply(world, chat, params["reply_parameters"], fields)
    return chat, fields


def _into_topic(chat: Chat, thread_id: int, fields: Json) -> None:
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad("message thread not found")
    if topic.closed and not chat.bot.is_admin:
        raise bad("TOPIC_CLOSED")
    fields.update(message_thread_id=thread_id, is_topic_message=True)


def _as_reply(world: World, chat: Chat, reply: Json, fields: Json) -> None:
    target = chat
    if reply.get("chat_id", chat.id) != chat.id:
        target = world.directory.reach(reply["chat_id"])
    message = target.messages.get(reply.get("message_id", 0))
    if message is None:
        if reply.get("allow_sending_without_reply"):
            return
        raise bad("message to be replied not found")
    if target is chat:
        fields["reply_to_message"] = message.without_reply()
        if message.thread_id is not None and "message_thread_id" not in fields:
            fields.update(message_thread_id=message.thread_id, is_topic_message=True)


def keyboard(params: Json, fields: Json) -> None:
    """Put the inline keyboard of a call into the message's fields."""
    markup = inline_keyboard(params.get("reply_markup"))
    if markup is not None:
        fields["reply_markup"] = markup


def own_message(world: World, params: Json, verb: str) -> Message:
    """Return the bot's message that a call wants to edit; raise what Telegram would."""
    if "inline_message_id" in params:
        raise bad("MESSAGE_ID_INVALID")
    for name in ("chat_id", "message_id"):
        if name not in params:
            raise bad("message identifier is not specified" if name == "message_id" else "chat_id is empty")
    chat = world.directory.reach(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad(f"message to {verb} not found")
    if not message.by_bot:
        raise bad(f"message can't be {verb}ed")
    return message
