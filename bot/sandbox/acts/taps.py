"""People tap the buttons under what the bot sent."""

from __future__ import annotations

from bot.sandbox.chats import Message
from bot.sandbox.directory import Directory, PersonLike
from bot.sandbox.errors import Refused
from bot.sandbox.json_object import Json
from bot.sandbox.queries import Queries, Query, Toast
from bot.sandbox.timeline import Timeline

ButtonLike = str | tuple[int, int]


class Taps:
    """Taps on callback buttons, made and awaited."""

    def __init__(self, directory: Directory, queries: Queries, timeline: Timeline) -> None:
        self._directory = directory
        self._queries = queries
        self._timeline = timeline

    def press(self, person: PersonLike, message: Message, button: ButtonLike) -> Query:
        """Tap a callback button without waiting: its text, its callback data, or (row, column).

        `await query.wait()` gives the toast. A forged tap, with data that no button carries, is made by
        `forge_tap`.
        """
        if message.deleted:
            raise Refused("the message is gone", "这条消息已经删除")
        found = _find_button(message, button)
        if "callback_data" not in found:
            raise Refused(f"the button {found['text']!r} is no callback button: {found}")
        return self.forge_tap(person, message, found["callback_data"])

    async def tap(
        self, person: PersonLike, message: Message, button: ButtonLike, timeout: float = 10.0
    ) -> Toast | None:
        """Tap a button and return the toast (None: answered without text); TimeoutError when no answer
        comes.
        """
        return await self.press(person, message, button).wait(timeout)

    def forge_tap(self, person: PersonLike, message: Message, data: str) -> Query:
        """Send a callback query with any data, as an old or tampered client could; also under a deleted
        message.
        """
        who = self._directory.person(person)
        chat = message.chat
        self._directory.check_inside(chat, who)
        query = Query(
            id=self._directory.new_id(),
            person_id=who.id,
            chat_id=chat.id,
            message_id=message.message_id,
            data=data,
            at=self._timeline.now(),
        )
        self._queries.add(query)
        payload = {
            "id": query.id,
            "from": who.wire,
            "message": _accessible(message),
            "chat_instance": chat.instance,
            "data": data,
        }
        if chat.is_private or chat.bot.inside:
            query.update_id = self._timeline.tell_bot("callback_query", payload)
        params = {"person": who.id, "data": data, "query": query.id}
        ids = {"chat_id": chat.id, "message_id": message.message_id}
        self._timeline.note("tap", params, query.update_id, **ids)
        return query


def _find_button(message: Message, button: ButtonLike) -> Json:
    if isinstance(button, tuple):
        row, column = button
        rows = message.keyboard
        if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
            raise Refused(
                f"the message has no button at {button}, only {message.buttons}", "这个按钮已经换掉了"
            )
        return rows[row][column]
    found = message.find_button(button)
    if found is None:
        raise Refused(f"the message has no button {button!r}, only {message.buttons}")
    return found


def _accessible(message: Message) -> Json:
    """Return the message as a tap carries it: of one that is gone only chat and id are left."""
    if message.deleted:
        return {"chat": message.chat.wire, "message_id": message.message_id, "date": 0}
    return message.wire
