"""The daily push in the chat: /remind for a person, /daily for the admins of a group."""

from __future__ import annotations

from collections.abc import Mapping

from telegram import Message, Update

from bot.core.effects import Say, Toast
from bot.core.group import Group
from bot.services.group_push import GroupPush
from bot.services.groups import Groups
from bot.services.players import Players
from bot.services.push_settings import PushSettings
from bot.telegram.handlers.admins import Admins
from bot.telegram.handlers.update_context import Tap, Tapped, UpdateContext, thread_of
from bot.telegram.views.buttons import Button
from bot.telegram.views.push_buttons import Daily, Remind


class PushHandlers:
    def __init__(
        self,
        players: Players,
        groups: Groups,
        push_settings: PushSettings,
        group_push: GroupPush,
        admins: Admins,
    ) -> None:
        self._players = players
        self._groups = groups
        self._push_settings = push_settings
        self._group_push = group_push
        self._admins = admins

    def taps(self) -> Mapping[type[Button], Tapped]:
        return {Remind: self.on_remind_tap, Daily: self.on_daily_tap}

    def on_remind(self, update: Update, context: UpdateContext) -> None:
        """/remind shows the card; with an hour or a place behind it, it sets them."""
        user = update.effective_user
        assert user is not None
        player = self._players.meet(user.id, user.language_code, context.at)
        if context.args:
            self._push_settings.type_line(player, " ".join(context.args), context.at)
        else:
            self._push_settings.show(player, context.at)

    def on_remind_tap(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Remind)
        player = self._players.meet(tap.person_id, tap.language_code, tap.now)
        return self._push_settings.choose(player, button.field, button.value, tap.now, tap.message_id)

    async def on_daily(self, update: Update, context: UpdateContext) -> None:
        """/daily shows the card to an admin; with an hour behind it, it sets it."""
        message = update.effective_message
        assert message is not None
        group = self._met(update, context)
        refusal = await self._refusal(group.id, _author(message))
        thread_id = thread_of(message)
        if refusal is not None:
            self._groups.say(group, Say(refusal), thread_id, context.at)
        else:
            self._group_push.type_line(group, " ".join(context.args or ()), thread_id, context.at)

    async def on_daily_tap(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Daily)
        refusal = await self._refusal(tap.chat_id, tap.person_id)
        if refusal is not None:
            return Toast(refusal, alert=True)
        group = self._groups.meet(tap.chat_id, tap.chat_title, tap.language_code, tap.now)
        return self._group_push.choose(
            group, button.field, button.value, tap.thread_id, tap.message_id, tap.now
        )

    async def _refusal(self, chat_id: int, person_id: int) -> str | None:
        """Return why somebody may not decide here, None when they may."""
        allowed = await self._admins.may(chat_id, person_id)
        return None if allowed else "contest-cannot-check" if allowed is None else "contest-admins-decide"

    def _met(self, update: Update, context: UpdateContext) -> Group:
        chat, user = update.effective_chat, update.effective_user
        assert chat is not None
        return self._groups.meet(chat.id, chat.title or "", user.language_code if user else None, context.at)


def _author(message: Message) -> int:
    """Return who wrote: an anonymous admin writes as the group itself."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else 0
