"""What people write, who they are and whether they are there; and what the bot hears of it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chats import GROUP_ANONYMOUS_BOT, Chat, Message, Person
from bot.sandbox.entities import find_entities, mentioned
from bot.sandbox.errors import Refused
from bot.sandbox.groups import ChatLike, Groups, PersonLike

Wire = dict[str, Any]
MessageLike = Message | int


class Writing(Groups):
    """Operations of people who write. Who is named may be given as the object, the id, or the name."""

    def add_person(
        self,
        name: str,
        *,
        language_code: str = "zh-hans",
        username: str = "",
        last_name: str = "",
        started: bool = False,
        person_id: int | None = None,
    ) -> Person:
        """Add somebody. The bot may write to them in private only after they wrote to it (or
        `started=True`).
        """
        new_id = self.next_person_id() if person_id is None else person_id
        person = Person(new_id, name, language_code, username, last_name, started)
        self.people[person.id] = person
        self.make_private_chat(person)
        self.changes.tell("chats")
        return person

    def change_person(self, person: PersonLike, **fields: str) -> Person:
        """Change name, last_name, username or language_code; what was sent before keeps the old name."""
        found = self.person(person)
        for key, value in fields.items():
            if key not in ("name", "last_name", "username", "language_code"):
                raise Refused(f"a person has no {key}")
            setattr(found, key, value)
        found.refresh()
        self.chats[found.id].refresh()
        for chat in self.chats.values():
            if found.id in chat.members:
                chat.members[found.id].user = found.wire
        self.changes.tell("chats")
        return found

    # writing

    def say(
        self,
        person: PersonLike,
        chat: ChatLike | None,
        text: str,
        *,
        thread_id: int | None = None,
        reply_to: MessageLike | None = None,
    ) -> Message:
        """A person writes a text, into his private chat with the bot when `chat` is None."""
        return self.post_as(person, chat, {"text": text}, thread_id=thread_id, reply_to=reply_to)

    def post_as(
        self,
        person: PersonLike,
        chat: ChatLike | None,
        content: Wire,
        *,
        thread_id: int | None = None,
        reply_to: MessageLike | None = None,
    ) -> Message:
        """A person sends any message: the fields of Telegram's Message besides id, date, chat and sender."""
        author = self.person(person)
        place = self.chats[author.id] if chat is None else self.chat(chat)
        content = _marked(content)
        self._may_write(author, place)
        self._put_in_thread(place, content, thread_id, reply_to)
        self._sign(author, place, content)
        message = self.post(place, content, sender=author)
        update_id = self.tell_bot("message", message.wire) if self._bot_hears(place, message) else None
        params = {"text": message.text} if "text" in content else {"content": list(content)}
        self.act(
            "say",
            {"person": author.id, "thread_id": message.thread_id, **params},
            update_id,
            chat_id=place.id,
            message_id=message.message_id,
        )
        return message

    def edit(self, message: Message, text: str) -> None:
        """The author changes the text of what he wrote."""
        message.wire = {**message.wire, **_marked({"text": text}), "edit_date": self.date()}
        message.edits += 1
        self.changes.tell("edit", message.chat, message)
        if self._bot_hears(message.chat, message):
            self.tell_bot("edited_message", message.wire)

    def delete(self, message: Message) -> None:
        """Somebody deletes a message; the bot is not told, as in Telegram."""
        message.deleted = True
        message.chat.messages.pop(message.message_id, None)
        self.changes.tell("delete", message.chat, message)

    def _may_write(self, author: Person, chat: Chat) -> None:
        if author.deactivated:
            raise Refused(f"the account of {author.name} is deactivated", f"{author.name}的账号已经注销")
        if not chat.is_private:
            self.group(chat)
            self.member(chat, author)
            return
        if chat.id != author.id:
            raise Refused("that is somebody else's private chat")
        if author.blocked:
            self.unblock(author)
        author.started = True

    def _put_in_thread(
        self, chat: Chat, content: Wire, thread_id: int | None, reply_to: MessageLike | None
    ) -> None:
        replied = self._message(chat, reply_to) if reply_to is not None else None
        if thread_id is None and replied is not None:
            thread_id = replied.thread_id
        if thread_id is not None:
            topic = chat.topics.get(thread_id)
            if topic is None:
                raise Refused(f"there is no topic {thread_id}", "这个话题已经不在了")
            if topic.closed:
                raise Refused("the topic is closed", "这个话题已经关闭")
            content.update(message_thread_id=thread_id, is_topic_message=True)
            replied = replied or chat.messages.get(thread_id)
        elif replied is not None and chat.type == "supergroup":
            # A reply chain outside of topics has a thread id too: the trap for bots that trust it.
            content["message_thread_id"] = replied.wire.get("message_thread_id", replied.message_id)
        if replied is not None:
            content["reply_to_message"] = _without_reply(replied.wire)

    def _sign(self, author: Person, chat: Chat, content: Wire) -> None:
        if not chat.is_private and chat.members[author.id].anonymous:
            content["from"] = GROUP_ANONYMOUS_BOT
            content["sender_chat"] = chat.wire

    def _bot_hears(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: in a group a plain member bot hears commands that may be meant for it, and replies
        to it.
        """
        if chat.is_private or chat.bot.is_admin:
            return True
        if not chat.bot.inside:
            return False
        if not self.options.privacy:
            return True
        replied = message.wire.get("reply_to_message")
        if replied is not None and replied["from"]["id"] == self.bot["id"]:
            return True
        return any(self._for_us(command) for command in _leading_command(message))

    def _for_us(self, command: str) -> bool:
        _, at, name = command.partition("@")
        return not at or name.lower() == self.bot["username"].lower()

    # coming and going

    def block(self, person: PersonLike) -> None:
        """A person blocks the bot."""
        self._set_blocked(self.person(person), True)

    def unblock(self, person: PersonLike) -> None:
        """A person unblocks the bot; writing to it does so too."""
        self._set_blocked(self.person(person), False)

    def _set_blocked(self, person: Person, blocked: bool) -> None:
        if person.blocked == blocked:
            return
        person.blocked = blocked
        chat = self.chats[person.id]
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        change: Wire = {"chat": chat.wire, "from": person.wire, "date": self.date()}
        for key, status in (("old_chat_member", before), ("new_chat_member", after)):
            change[key] = {"status": status, "user": self.bot}
            if status == "kicked":
                change[key]["until_date"] = 0
        update_id = self.tell_bot("my_chat_member", change)
        self.act("block" if blocked else "unblock", {"person": person.id}, update_id, chat_id=person.id)

    def deactivate(self, person: PersonLike) -> None:
        """A person deletes the account; the bot is not told, but its calls fail from now on."""
        found = self.person(person)
        found.deactivated = True
        self.act("deactivate", {"person": found.id}, chat_id=found.id)

    def react(self, person: PersonLike, message: Message, emoji: str) -> int | None:
        """A person reacts to a message; told only to a bot that asked for message_reaction."""
        who = self.person(person)
        reaction = {
            "chat": message.chat.wire,
            "message_id": message.message_id,
            "user": who.wire,
            "date": self.date(),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        return self.tell_bot("message_reaction", reaction)

    def push_update(self, payload: Wire) -> int:
        """Queue any object as an update (its update_id is added), for what no person can cause."""
        update_id = self.updates.add_raw(payload, self.clock())
        self.act("push_update", {"kinds": list(payload)}, update_id)
        return update_id

    # looking

    def _message(self, chat: Chat, message: MessageLike) -> Message:
        if isinstance(message, Message):
            return message
        if message not in chat.messages:
            raise Refused(f"there is no message {message}", "这条消息已经删除")
        return chat.messages[message]

    def message(self, chat: ChatLike, message_id: int) -> Message:
        """Return a message; raise Refused when it is not there."""
        return self._message(self.chat(chat), message_id)

    def messages(self, chat: ChatLike, *, by_bot: bool | None = None) -> list[Message]:
        """Return a chat's messages, oldest first; only the bot's, or only the people's."""
        return [m for m in self.chat(chat).history() if by_bot is None or m.by_bot == by_bot]

    def last_message(self, chat: ChatLike, *, by_bot: bool | None = True) -> Message | None:
        """Return the newest message of the bot (`by_bot=None`: of anybody), None when there is none."""
        for message in reversed(self.chat(chat).messages.values()):
            if by_bot is None or message.by_bot == by_bot:
                return message
        return None


def _marked(content: Wire) -> Wire:
    """Add the entities that Telegram finds in a person's text."""
    content = dict(content)
    for text, entities in (("text", "entities"), ("caption", "caption_entities")):
        if text in content and entities not in content:
            found = find_entities(content[text])
            if found:
                content[entities] = found
    return content


def _leading_command(message: Message) -> list[str]:
    entities = [entity for entity in message.entities if entity["offset"] == 0]
    return mentioned(message.text, entities, "bot_command")


def _without_reply(wire: Wire) -> Wire:
    return {key: value for key, value in wire.items() if key != "reply_to_message"}
