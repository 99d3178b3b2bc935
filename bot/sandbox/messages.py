"""The messages of all chats: put there, looked up, changed, deleted."""

from __future__ import annotations

from bot.sandbox.chats import Chat, Message
from bot.sandbox.directory import ChatLike, Directory, MessageLike
from bot.sandbox.errors import Refused
from bot.sandbox.json_object import Json
from bot.sandbox.people import Person
from bot.sandbox.timeline import Timeline


class Messages:
    """Puts messages into chats and shows them to the pages. Whether the bot hears of them, others decide.

    `most_kept` bounds the messages kept for each chat, for long load tests.
    """

    def __init__(self, directory: Directory, timeline: Timeline, most_kept: int | None = None) -> None:
        self._directory = directory
        self._timeline = timeline
        self._most_kept = most_kept

    def post(
        self, chat: Chat, content: Json, *, sender: Person | None = None, silent: bool = False
    ) -> Message:
        """Put a message into a chat, by a person or (without a sender) by the bot."""
        chat.last_message_id += 1
        user = self._directory.bot if sender is None else sender.wire
        head = {"message_id": chat.last_message_id, "from": user, "chat": chat.wire}
        wire: Json = {**head, "date": self._timeline.date(), **content}
        message = Message(wire, chat, user["id"], by_bot=sender is None, silent=silent)
        chat.messages[chat.last_message_id] = message
        if self._most_kept is not None and len(chat.messages) > self._most_kept:
            del chat.messages[next(iter(chat.messages))]
        self._timeline.tell_pages("message", chat, message)
        return message

    def post_service(self, chat: Chat, content: Json, by: Person | None) -> Message:
        """Post a service message into a group and tell the bot, if it is there."""
        message = self.post(chat, content, sender=by)
        if chat.bot.inside:
            self._timeline.tell_bot("message", message.wire)
        return message

    def replace(self, message: Message, wire: Json) -> None:
        """Give a message another content, as an edit does."""
        message.wire = {**wire, "edit_date": self._timeline.date()}
        message.edits += 1
        self._timeline.tell_pages("edit", message.chat, message)

    def delete(self, message: Message) -> None:
        """Delete a message; the bot is not told, as in Telegram."""
        message.deleted = True
        message.chat.messages.pop(message.message_id, None)
        self._timeline.tell_pages("delete", message.chat, message)

    # looking up

    def find(self, chat: ChatLike, message: MessageLike) -> Message:
        """Return a message of a chat; raise Refused when it is not there."""
        if isinstance(message, Message):
            return message
        messages = self._directory.chat(chat).messages
        if message not in messages:
            raise Refused(f"there is no message {message}", "这条消息已经删除")
        return messages[message]

    def in_chat(self, chat: ChatLike, *, by_bot: bool | None = None) -> list[Message]:
        """Return a chat's messages, oldest first; only the bot's, or only the people's."""
        history = self._directory.chat(chat).history()
        return [message for message in history if by_bot is None or message.by_bot == by_bot]

    def last(self, chat: ChatLike, *, by_bot: bool | None = True) -> Message | None:
        """Return the newest message of the bot (`by_bot=None`: of anybody), None when there is none."""
        for message in reversed(self._directory.chat(chat).messages.values()):
            if by_bot is None or message.by_bot == by_bot:
                return message
        return None
