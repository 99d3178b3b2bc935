"""What people do with what the bot sent: tap its buttons, vote in its polls."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chats import Chat, Message, Person
from bot.sandbox.errors import Refused
from bot.sandbox.groups import PersonLike
from bot.sandbox.polls import Poll
from bot.sandbox.queries import Query, Toast
from bot.sandbox.writing import Writing

Wire = dict[str, Any]


class People(Writing):
    """All that people can do."""

    # tapping

    def press(self, person: PersonLike, message: Message, button: str | tuple[int, int]) -> Query:
        """Tap a callback button without waiting: its text, its callback data, or (row, column).

        `await query.wait()` gives the toast. A forged tap, with data that no button carries, is made by
        `forge_tap`.
        """
        if message.deleted:
            raise Refused("the message is gone", "这条消息已经删除")
        found = self._button(message, button)
        if "callback_data" not in found:
            raise Refused(f"the button {found['text']!r} is no callback button: {found}")
        return self.forge_tap(person, message, found["callback_data"])

    async def tap(
        self, person: PersonLike, message: Message, button: str | tuple[int, int], timeout: float = 10.0
    ) -> Toast | None:
        """Tap a button and return the toast (None: answered without text); TimeoutError when no answer
        comes.
        """
        return await self.press(person, message, button).wait(timeout)

    def forge_tap(self, person: PersonLike, message: Message, data: str) -> Query:
        """Send a callback query with any data, as an old or tampered client could; also under a deleted
        message.
        """
        who = self.person(person)
        chat = message.chat
        if chat.is_private and chat.id != who.id:
            raise Refused("that is somebody else's private chat")
        if not chat.is_private:
            self.member(chat, who)
        query = Query(self.new_id(), who.id, chat.id, message.message_id, data, self.clock())
        self.queries.add(query)
        payload = {
            "id": query.id,
            "from": who.wire,
            "message": _accessible(message),
            "chat_instance": chat.instance,
            "data": data,
        }
        if chat.is_private or chat.bot.inside:
            query.update_id = self.tell_bot("callback_query", payload)
        params = {"person": who.id, "data": data, "query": query.id}
        self.act("tap", params, query.update_id, chat_id=chat.id, message_id=message.message_id)
        return query

    def _button(self, message: Message, button: str | tuple[int, int]) -> Wire:
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

    # voting

    def vote(self, person: PersonLike, poll: Poll | Message | str, *options: int | str) -> int | None:
        """Vote for options, given as original positions or texts; none takes the vote back.

        Returns the id of the poll_answer update (None when there is none: an anonymous poll). Raises Refused
        where Telegram would: closed, changed though that is not allowed, not a member.
        """
        who, found = self.person(person), self.find_poll(poll)
        self.close_due_polls()
        message = found.message
        voter_chat = None
        if message is not None:
            chat = message.chat
            if chat.is_private:
                if chat.id != who.id:
                    raise Refused("that is somebody else's private chat")
            elif self.member(self.group(chat), who).anonymous:
                voter_chat = chat
        positions = found.positions(list(options))
        found.vote(voter_chat.id if voter_chat else who.id, positions)
        update_id = self._tell_vote(found, who, voter_chat)
        params = {"person": who.id, "option_ids": positions, "anonymous": voter_chat is not None}
        chat_id = message.chat.id if message else None
        self.act("vote", params, update_id, poll_id=found.id, chat_id=chat_id)
        self.show_poll(found)
        return update_id

    def _tell_vote(self, poll: Poll, person: Person, voter_chat: Chat | None) -> int | None:
        if self.options.poll_updates == "all":
            self.tell_bot("poll", poll.outside())
        if poll.wire["is_anonymous"]:
            return None
        chosen = poll.votes.get(voter_chat.id if voter_chat else person.id, [])
        answer: Wire = {
            "poll_id": poll.id,
            "option_ids": chosen,
            "option_persistent_ids": [poll.wire["options"][index]["persistent_id"] for index in chosen],
        }
        if voter_chat is not None:
            answer["voter_chat"] = voter_chat.wire
        else:
            answer["user"] = person.wire
        return self.tell_bot("poll_answer", answer)


def _accessible(message: Message) -> Wire:
    """Return the message as a tap carries it: of one that is gone only chat and id are left."""
    if message.deleted:
        return {"chat": message.chat.wire, "message_id": message.message_id, "date": 0}
    return message.wire
