"""The queue of updates, with Telegram's rules: kept until confirmed by a higher offset, 24 hours at most."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

import msgspec
from msgspec import Struct

from bot.sandbox.errors import ApiError, bad
from bot.sandbox.json_object import Json

_DAY = 86_400_000
_LONGEST_POLL = 50

KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    }
)
DEFAULT_KINDS = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}


class Update(Struct, frozen=True):
    """One update, already JSON: what it says is how things were when it happened."""

    id: int
    kind: str
    at: int
    raw: bytes


class Updates:
    """Unconfirmed updates in order, and the one long poll that may wait for them."""

    def __init__(self, first_id: int) -> None:
        self.pending: deque[Update] = deque()
        self.next_id = first_id
        self.allowed = DEFAULT_KINDS
        self.webhook_active = False
        self.closed = False
        self._poller: asyncio.Future[None] | None = None

    def add(self, kind: str, payload: Any, now: int) -> int | None:
        """Queue an update; None when the bot did not ask for that kind."""
        if kind not in self.allowed:
            return None
        update_id = self.next_id
        self.next_id += 1
        raw = msgspec.json.encode({"update_id": update_id, kind: payload})
        self.pending.append(Update(update_id, kind, now, raw))
        self._wake()
        return update_id

    def add_raw(self, payload: Json, now: int) -> int:
        """Queue any object as an update, for tests of what the bot does with it."""
        update_id = self.next_id
        self.next_id += 1
        raw = msgspec.json.encode({"update_id": update_id, **payload})
        self.pending.append(Update(update_id, "raw", now, raw))
        self._wake()
        return update_id

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants from now on; an empty list means the usual ones."""
        if kinds is None:
            return
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown:
            raise bad(f'unknown update type "{unknown[0]}" in allowed_updates')
        self.allowed = frozenset(kinds) if kinds else DEFAULT_KINDS

    def confirm(self, offset: int) -> int:
        """Forget the updates before `offset` (a negative one counts from the end); return how many."""
        before = len(self.pending)
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        else:
            while self.pending and self.pending[0].id < offset:
                self.pending.popleft()
        return before - len(self.pending)

    def forget_old(self, now: int) -> None:
        """Drop what nobody fetched for 24 hours."""
        while self.pending and now - self.pending[0].at > _DAY:
            self.pending.popleft()

    def drop(self) -> None:
        self.pending.clear()

    async def fetch(self, limit: int, timeout: int) -> list[Update]:
        """Return up to `limit` updates, waiting up to `timeout` seconds for the first; end an older wait
        by 409.
        """
        if self.webhook_active:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._end_other_poll()
        limit = min(max(limit, 1), 100)
        if not self.pending and timeout > 0 and not self.closed:
            await self._wait(min(timeout, _LONGEST_POLL))
        return [self.pending[index] for index in range(min(limit, len(self.pending)))]

    async def first(self) -> Update:
        """Wait for an unconfirmed update and return the oldest."""
        while not self.pending:
            await self._wait(_LONGEST_POLL)
        return self.pending[0]

    def end_wait(self) -> None:
        """Let a long poll that waits end with what there is."""
        self._wake()

    async def _wait(self, timeout: int) -> None:
        poller = self._poller = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await poller
        except TimeoutError:
            pass
        finally:
            if self._poller is poller:
                self._poller = None

    def _end_other_poll(self) -> None:
        poller, self._poller = self._poller, None
        if poller is not None and not poller.done():
            poller.set_exception(
                ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
            )

    def _wake(self) -> None:
        poller, self._poller = self._poller, None
        if poller is not None and not poller.done():
            poller.set_result(None)

    def close(self) -> None:
        """Answer whoever waits; nobody waits any more."""
        self.closed = True
        self._wake()
