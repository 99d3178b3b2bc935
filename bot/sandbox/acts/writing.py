"""What people send: texts, files, pictures, what others wrote; and what the bot hears of it."""

from __future__ import annotations

from bot.sandbox.acts.accounts import Accounts
from bot.sandbox.acts.forwards import forwarded_content, hidden_origin
from bot.sandbox.chats import Chat, Message
from bot.sandbox.directory import ChatLike, Directory, MessageLike, PersonLike
from bot.sandbox.errors import Refused
from bot.sandbox.files import Files, Upload
from bot.sandbox.json_object import Json
from bot.sandbox.messages import Messages
from bot.sandbox.people import Person
from bot.sandbox.text.entities import find_entities, mentioned
from bot.sandbox.timeline import Timeline

# An anonymous administrator writes under this account; the group itself stands in sender_chat.
GROUP_ANONYMOUS_BOT: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


class Writing:
    """People write. Who is named may be given as the object, the id, or the name.

    With `privacy` (the bot's privacy mode) the bot hears only commands, replies and private chats.
    """

    def __init__(
        self,
        directory: Directory,
        messages: Messages,
        accounts: Accounts,
        *,
        files: Files,
        timeline: Timeline,
        privacy: bool,
    ) -> None:
        self._directory = directory
        self._messages = messages
        self._accounts = accounts
        self._files = files
        self._timeline = timeline
        self._privacy = privacy

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

    def send_document(
        self,
        person: PersonLike,
        chat: ChatLike | None,
        file: Upload,
        *,
        caption: str = "",
        thread_id: int | None = None,
        reply_to: MessageLike | None = None,
    ) -> Message:
        """A person sends a file; the bot gets it by getFile and the address of files."""
        content = {"document": self._files.keep_document(file).document(), **_caption(caption)}
        return self.post_as(person, chat, content, thread_id=thread_id, reply_to=reply_to)

    def send_photo(
        self,
        person: PersonLike,
        chat: ChatLike | None,
        file: Upload,
        *,
        caption: str = "",
        thread_id: int | None = None,
        reply_to: MessageLike | None = None,
    ) -> Message:
        """A person sends a picture."""
        content = {"photo": self._files.keep_photo(file).photo_sizes(), **_caption(caption)}
        return self.post_as(person, chat, content, thread_id=thread_id, reply_to=reply_to)

    def forward(
        self, person: PersonLike, chat: ChatLike | None, message: Message, *, thread_id: int | None = None
    ) -> Message:
        """A person forwards a message that he can see."""
        self._directory.check_inside(message.chat, self._directory.person(person))
        return self.post_as(person, chat, forwarded_content(message), thread_id=thread_id)

    def forward_text(
        self,
        person: PersonLike,
        chat: ChatLike | None,
        text: str,
        *,
        author: str,
        thread_id: int | None = None,
    ) -> Message:
        """A person forwards what somebody outside the sandbox wrote, who shows nothing but a name."""
        origin = hidden_origin(author, self._timeline.date())
        content = {"text": text, "forward_origin": origin}
        return self.post_as(person, chat, content, thread_id=thread_id)

    def post_as(
        self,
        person: PersonLike,
        chat: ChatLike | None,
        content: Json,
        *,
        thread_id: int | None = None,
        reply_to: MessageLike | None = None,
    ) -> Message:
        """A person sends any message: the fields of Telegram's Message besides id, date, chat and sender."""
        author = self._directory.person(person)
        target = self._directory.chat(author if chat is None else chat)
        content = _marked(content)
        self._check_may_write(author, target)
        self._put_in_thread(target, content, thread_id, reply_to)
        if not target.is_private and target.members[author.id].anonymous:
            content.update({"from": GROUP_ANONYMOUS_BOT, "sender_chat": target.wire})
        message = self._messages.post(target, content, sender=author)
        update_id = self._tell("message", message)
        params: Json = {"person": author.id, "thread_id": message.thread_id}
        params.update({"text": message.text} if "text" in content else {"content": list(content)})
        self._timeline.note("say", params, update_id, chat_id=target.id, message_id=message.message_id)
        return message

    def edit(self, message: Message, text: str) -> None:
        """The author changes the text of what he wrote."""
        self._messages.replace(message, {**message.wire, **_marked({"text": text})})
        self._tell("edited_message", message)

    def react(self, person: PersonLike, message: Message, emoji: str) -> int | None:
        """A person reacts to a message; told only to a bot that asked for message_reaction."""
        reaction = {
            "chat": message.chat.wire,
            "message_id": message.message_id,
            "user": self._directory.person(person).wire,
            "date": self._timeline.date(),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        return self._timeline.tell_bot("message_reaction", reaction)

    # rules

    def _check_may_write(self, author: Person, chat: Chat) -> None:
        if author.deactivated:
            raise Refused(f"the account of {author.name} is deactivated", f"{author.name}的账号已经注销")
        if not chat.is_private:
            self._directory.group(chat)
        self._directory.check_inside(chat, author)
        if chat.is_private:
            self._accounts.unblock(author)
            author.started = True

    def _put_in_thread(
        self, chat: Chat, content: Json, thread_id: int | None, reply_to: MessageLike | None
    ) -> None:
        replied = self._messages.find(chat, reply_to) if reply_to is not None else None
        if thread_id is None and replied is not None:
            thread_id = replied.thread_id
        if thread_id is not None:
            _must_be_open(chat, thread_id)
            content.update(message_thread_id=thread_id, is_topic_message=True)
            replied = replied or chat.messages.get(thread_id)
        elif replied is not None and chat.type == "supergroup":
            # A reply chain outside of topics has a thread id too: the trap for bots that trust it.
            content["message_thread_id"] = replied.wire.get("message_thread_id", replied.message_id)
        if replied is not None:
            content["reply_to_message"] = replied.without_reply()

    def _tell(self, kind: str, message: Message) -> int | None:
        """Tell the bot of a message that it may hear."""
        return self._timeline.tell_bot(kind, message.wire) if self._bot_hears(message) else None

    def _bot_hears(self, message: Message) -> bool:
        """In privacy mode a plain member bot hears commands that may be meant for it, and replies to it."""
        chat = message.chat
        if chat.is_private or chat.bot.is_admin:
            return True
        if not chat.bot.inside:
            return False
        replied = message.wire.get("reply_to_message")
        is_reply = replied is not None and replied["from"]["id"] == self._directory.bot["id"]
        return not self._privacy or is_reply or self._is_for_bot(message)

    def _is_for_bot(self, message: Message) -> bool:
        """Say whether the message begins with a command that names this bot or none."""
        leading = [entity for entity in message.entities if entity["offset"] == 0]
        names = [found.partition("@")[2] for found in mentioned(message.text, leading, "bot_command")]
        return any(name.lower() in ("", self._directory.bot["username"].lower()) for name in names)


def _marked(content: Json) -> Json:
    """Add the entities that Telegram finds in a person's text."""
    content = dict(content)
    for text, entities in (("text", "entities"), ("caption", "caption_entities")):
        if text in content and entities not in content:
            found = find_entities(content[text])
            if found:
                content[entities] = found
    return content


def _caption(text: str) -> Json:
    return {"caption": text} if text else {}


def _must_be_open(chat: Chat, thread_id: int) -> None:
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise Refused(f"there is no topic {thread_id}", "这个话题已经不在了")
    if topic.closed:
        raise Refused("the topic is closed", "这个话题已经关闭")
