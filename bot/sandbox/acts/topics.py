"""The topics of a forum are opened, closed and deleted."""

from __future__ import annotations

from bot.sandbox.chats import Topic
from bot.sandbox.directory import ChatLike, Directory, PersonLike
from bot.sandbox.errors import Refused
from bot.sandbox.messages import Messages
from bot.sandbox.timeline import Timeline

_TOPIC_COLOR = 7322096


class Topics:
    """Operations on topics; a topic's id is that of the message which opened it."""

    def __init__(self, directory: Directory, messages: Messages, timeline: Timeline) -> None:
        self._directory = directory
        self._messages = messages
        self._timeline = timeline

    def add_topic(self, chat: ChatLike, name: str, by: PersonLike | None = None) -> int:
        """Open a topic in a forum and return its thread id."""
        group = self._directory.group(chat)
        if not group.is_forum:
            raise Refused("the group is no forum")
        thread_id = group.last_message_id + 1
        group.topics[thread_id] = Topic(thread_id, name)
        created = {"name": name, "icon_color": _TOPIC_COLOR}
        content = {"message_thread_id": thread_id, "is_topic_message": True, "forum_topic_created": created}
        self._messages.post_service(group, content, self._directory.actor(group, by))
        self._timeline.tell_pages("chats")
        return thread_id

    def close_topic(self, chat: ChatLike, thread_id: int, *, closed: bool = True) -> None:
        """Close or reopen a topic."""
        group = self._directory.group(chat)
        group.topics[thread_id].closed = closed
        key = "forum_topic_closed" if closed else "forum_topic_reopened"
        content = {"message_thread_id": thread_id, "is_topic_message": True, key: {}}
        self._messages.post_service(group, content, self._directory.actor(group, None))
        self._timeline.tell_pages("chats")

    def delete_topic(self, chat: ChatLike, thread_id: int) -> None:
        """Delete a topic with its messages; the bot is not told, as in Telegram."""
        group = self._directory.group(chat)
        del group.topics[thread_id]
        for message in group.history():
            if message.thread_id == thread_id:
                self._messages.delete(message)
        self._timeline.tell_pages("chats")
