"""What happens to the bot in groups: it is added, removed, moved; and private commands that stray there."""

from __future__ import annotations

from telegram import ChatMember, Update

from bot.core.effects import Say
from bot.core.group import Group
from bot.services.contests import Contests
from bot.services.group_push import GroupPush
from bot.services.groups import Groups
from bot.services.players import Players
from bot.telegram.handlers.update_context import UpdateContext, thread_of

_IN = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)


class GroupHandlers:
    """`username` is the bot's own, for links into the private chat."""

    def __init__(
        self, players: Players, groups: Groups, contests: Contests, group_push: GroupPush, username: str
    ) -> None:
        self._players = players
        self._group_push = group_push
        self._groups = groups
        self._contests = contests
        self._username = username

    def on_my_member(self, update: Update, context: UpdateContext) -> None:
        """The bot was added or removed, or a person blocked or unblocked it."""
        change = update.my_chat_member
        assert change is not None
        inside, chat = change.new_chat_member.status in _IN, change.chat
        if chat.type == chat.PRIVATE:
            self._players.reached(chat.id, reachable=inside, now=context.at)
        elif inside and change.old_chat_member.status not in _IN:
            self._group_push.back_again(chat.id, context.at)
            self._groups.joined(chat.id, chat.title or "", change.from_user.language_code, context.at)
        elif not inside:
            self._groups.removed(chat.id, context.at)
            self._contests.closed_out(chat.id, "kicked", context.at)

    def on_migrated(self, update: Update, context: UpdateContext) -> None:
        """A group became a supergroup; both sides tell of it."""
        message = update.effective_message
        assert message is not None
        if message.migrate_to_chat_id:
            self._groups.migrated(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            self._groups.migrated(message.migrate_from_chat_id, message.chat.id)

    def on_renamed(self, update: Update, context: UpdateContext) -> None:
        """The group has a new title."""
        self._met(update, context)

    def on_private_command(self, update: Update, context: UpdateContext) -> None:
        """Answer with one line and a link that does in private what was asked for."""
        message = update.effective_message
        assert message is not None
        command = (message.text or "").split()[0].lstrip("/").split("@")[0].lower()
        link = f"https://t.me/{self._username}?start={command}"
        answer = Say("only-private", {"link": link})
        self._groups.say(self._met(update, context), answer, thread_of(message), context.at)

    def on_help(self, update: Update, context: UpdateContext) -> None:
        message = update.effective_message
        assert message is not None
        self._groups.say(self._met(update, context), Say("help-group"), thread_of(message), context.at)

    def _met(self, update: Update, context: UpdateContext) -> Group:
        chat, user = update.effective_chat, update.effective_user
        assert chat is not None
        return self._groups.meet(chat.id, chat.title or "", user.language_code if user else None, context.at)
