"""Who may host in a group: its administrators, asked for at Telegram and remembered for a minute."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from bot.telegram.http import errors
from bot.telegram.http.api import BotApi

log = logging.getLogger(__name__)

REMEMBERED = 60_000
PATIENCE_S = 1.0
FAILURE_REMEMBERED = 5_000
GROUPS_REMEMBERED = 1_000


class Admins:
    """Asks getChatAdministrators, which always works, unlike getChatMember. `clock` gives milliseconds."""

    def __init__(self, api: BotApi, clock: Callable[[], int]) -> None:
        self._api = api
        self._clock = clock
        self._known: dict[int, tuple[int, frozenset[int]]] = {}
        self._failed: dict[int, int] = {}

    async def may(self, chat_id: int, person_id: int) -> bool | None:
        """Tell whether somebody is an administrator of a group, or writes as the group itself.

        None when Telegram does not say so within a second: who cannot be checked is to be refused in words.
        For five seconds after that nobody is asked for again, since the whole chat waits for each look-up.
        """
        if person_id == chat_id:
            return True
        admins = self._fresh(chat_id)
        if admins is None and not self._in_vain(chat_id):
            admins = await self._ask(chat_id)
        return None if admins is None else person_id in admins

    def _fresh(self, chat_id: int) -> frozenset[int] | None:
        known = self._known.get(chat_id)
        return known[1] if known is not None and 0 <= self._clock() - known[0] < REMEMBERED else None

    def _in_vain(self, chat_id: int) -> bool:
        at = self._failed.get(chat_id)
        return at is not None and 0 <= self._clock() - at < FAILURE_REMEMBERED

    async def _ask(self, chat_id: int) -> frozenset[int] | None:
        try:
            members = await self._api.call(
                "getChatAdministrators", {"chat_id": chat_id}, read_timeout=PATIENCE_S
            )
        except errors.TelegramError as fault:
            log.info("the administrators of %d cannot be known: %s", chat_id, fault)
            self._note_failure(chat_id)
            return None
        admins = _ids_of(members)
        if not admins:
            # Every group has an owner: a list without anybody is no answer.
            log.info("the administrators of %d cannot be read", chat_id)
            self._note_failure(chat_id)
            return None
        if len(self._known) >= GROUPS_REMEMBERED:
            self._known.clear()
        self._known[chat_id] = (self._clock(), admins)
        return admins

    def _note_failure(self, chat_id: int) -> None:
        if len(self._failed) >= GROUPS_REMEMBERED:
            self._failed.clear()
        self._failed[chat_id] = self._clock()


def _ids_of(members: Any) -> frozenset[int]:
    """The people's numbers in a raw list of ChatMember; what is none is passed over."""
    users = (
        [member.get("user") for member in members if isinstance(member, dict)]
        if isinstance(members, list)
        else []
    )
    found = [user.get("id") for user in users if isinstance(user, dict)]
    return frozenset(number for number in found if isinstance(number, int))
