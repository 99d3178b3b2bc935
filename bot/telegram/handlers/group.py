"""What happens to the bot in groups: it is added, removed, moved; and private commands that stray there."""

from __future__ import annotations

from bot.core.effects import Effect, Say
from bot.core.group.group import Group
from bot.services.contests import Contests
from bot.services.group_push_settings import GroupPushSettings
from bot.services.groups import Groups
from bot.services.players import Players
from bot.telegram.handlers.incoming import Incoming, Line
from bot.telegram.http.updates import ChatMemberUpdated, Message


class GroupHandlers:
    """`username` is the bot's own, for links into the private chat."""

    def __init__(
        self,
        players: Players,
        groups: Groups,
        contests: Contests,
        group_push: GroupPushSettings,
        username: str,
    ) -> None:
        self._players = players
        self._group_push = group_push
        self._groups = groups
        self._contests = contests
        self._username = username

    def on_my_member(self, change: ChatMemberUpdated, now: int) -> None:
        """The bot was added or removed, or a person blocked or unblocked it."""
        inside, chat = change.new_chat_member.inside, change.chat
        if chat.private:
            self._players.reached(chat.id, reachable=inside, now=now)
        elif inside and not change.old_chat_member.inside:
            self._group_push.back_again(chat.id, now)
            self._groups.joined(chat.id, chat.title, change.sender.language_code, now)
        elif not inside:
            self._groups.removed(chat.id, now)
            self._contests.closed_out(chat.id, "kicked", now)

    def on_member(self, change: ChatMemberUpdated, now: int) -> None:
        """Somebody left, told where the bot is an administrator and hears of members themselves."""
        if not change.new_chat_member.inside:
            self._contests.left_group(change.chat.id, change.new_chat_member.user.id, now)

    def on_service_message(self, message: Message, now: int) -> bool:
        """Take what Telegram itself says in a group; False for a message that is none of these.

        A group became a supergroup (both sides tell of it), has a new title, or lost a member.
        """
        chat = message.chat
        if message.migrate_to_chat_id:
            self._groups.migrated(chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            self._groups.migrated(message.migrate_from_chat_id, chat.id)
        elif message.new_chat_title is not None:
            language_code = message.sender.language_code if message.sender else None
            self._groups.meet(chat.id, chat.title, language_code, now)
        elif message.left_chat_member is not None:
            self._contests.left_group(chat.id, message.left_chat_member.id, now)
        else:
            return False
        return True

    def on_private_command(self, line: Line) -> None:
        """Answer with one line and a link that does in private what was asked for."""
        link = f"https://t.me/{self._username}?start={line.command}"
        self.say(line, Say("only-private", {"link": link}))

    def on_help(self, line: Line) -> None:
        self.say(line, Say("help-group"))

    def refuse(self, line: Line, refusal: str) -> None:
        """Tell who may not do what they asked for."""
        self.say(line, Say(refusal))

    def say(self, line: Line, effect: Effect) -> None:
        """Answer in the topic where the command came from."""
        self._groups.say(self.met(line), effect, line.thread_id, line.now)

    def met(self, who: Incoming) -> Group:
        return self._groups.meet(who.chat_id, who.chat_title, who.language_code, who.now)
