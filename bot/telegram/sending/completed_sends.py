"""Writes down what came of attempts: the row's fate, the card's message, and what the core must know of it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from msgspec import Struct

from bot.core.effects import Post
from bot.storage.database import Database, FileError, will_pass
from bot.storage.effect_codec import UnreadableRow
from bot.storage.messages import Messages
from bot.storage.outbox import Outbox, State
from bot.telegram.http.fault_log import FaultLog
from bot.telegram.sending.delivery import Outcome
from bot.telegram.sending.hooks import Hooks
from bot.telegram.sending.queues import ChatQueue
from bot.telegram.sending.refusals import CHAT_WIDE
from bot.telegram.sending.send_result import Fate

log = logging.getLogger(__name__)
LONG_WAIT_MS = 60_000
"""Who was left without a word for so long is told why."""


class CompletedSend(Struct, frozen=True):
    """An attempt that has ended. `began` is the wall clock's time of its start."""

    chat: ChatQueue
    row_id: int
    post: Post
    outcome: Outcome
    marked: bool
    began: int


class CompletedSends:
    """Settles rows: as many as have landed in one transaction, one by one when something is wrong."""

    def __init__(
        self, db: Database, outbox: Outbox, messages: Messages, hooks: Hooks, clock: Callable[[], int]
    ) -> None:
        self._db = db
        self._outbox = outbox
        self._messages = messages
        self._hooks = hooks
        self._clock = clock
        self._faults = FaultLog(log)

    def settle(self, completed: list[CompletedSend]) -> list[CompletedSend]:
        """Settle what has landed; return what the file did not take (it is locked, or the disk is full)."""
        try:
            with self._db.atomic():
                for one in completed:
                    self._write(one, self._hooks)
        except Exception as fault:
            if will_pass(fault):
                self._faults.fault("the file takes no writes", fault)
                return completed
            # One of the hooks is at fault. Alone, each of the others has its own transaction.
            return [one for one in completed if not self._settle_alone(one)]
        return []

    def _settle_alone(self, one: CompletedSend) -> bool:
        try:
            with self._db.atomic():
                self._write(one, self._hooks)
        except Exception as fault:
            if will_pass(fault):
                return False
            self._faults.fault(f"a hook of {type(one.post.effect).__name__} failed", fault)
            return self._settle_unheard(one)
        return True

    def _settle_unheard(self, one: CompletedSend) -> bool:
        """Settle without hooks: the message is out, and a fault of ours must not send it again for ever."""
        try:
            with self._db.atomic():
                self._write(one, Hooks())
        except FileError:
            return False
        return True

    def _write(self, one: CompletedSend, hooks: Hooks) -> None:
        match one.outcome.fate:
            case Fate.DONE:
                self._sent(one, hooks)
            case Fate.REFUSED:
                self._failed(one.row_id, one.post, one.outcome.reason, hooks)
                if one.outcome.reason in CHAT_WIDE:
                    self._close_chat(one, hooks)
            case Fate.UNKNOWN:
                self._outbox.settle(one.row_id, State.UNKNOWN, self._clock(), "unanswered")
            case Fate.MOVED:
                self._move(one, hooks)
            case _ if one.marked:
                self._outbox.release(one.row_id)

    def _sent(self, one: CompletedSend, hooks: Hooks) -> None:
        post, outcome = one.post, one.outcome
        receipt = outcome.receipt
        assert receipt is not None
        if not self._outbox.settle(one.row_id, State.SENT, receipt.at):
            # The person was forgotten while this was in the air: nothing of it may be kept.
            return
        if post.slot is not None and outcome.bind is not None:
            self._messages.bind(post.chat_id, post.slot, receipt.message_id, outcome.bind, receipt.at)
        if post.slot is not None and outcome.unbind:
            self._messages.forget(post.chat_id, post.slot)
        shown = hooks.shown.get(type(post.effect))
        if shown is not None:
            shown(post.effect, post, receipt)
        if post.posted_at and receipt.at - post.posted_at > LONG_WAIT_MS:
            hooks.waited(post, receipt.at - post.posted_at)

    def _failed(self, row_id: int, post: Post, reason: str, hooks: Hooks) -> None:
        self._outbox.settle(row_id, State.FAILED, self._clock(), reason)
        undeliverable = hooks.undeliverable.get(type(post.effect))
        if undeliverable is not None:
            undeliverable(post.effect, post, reason)

    def _close_chat(self, one: CompletedSend, hooks: Hooks) -> None:
        """The chat is closed to us. What waited for it before that was known shall not knock again."""
        chat_id, reason = one.post.chat_id, one.outcome.reason
        for row_id in self._outbox.ids_of_chat(chat_id, until=one.began):
            try:
                post = self._outbox.find(row_id)
            except UnreadableRow:
                post = None
            if post is not None:
                self._failed(row_id, post, reason, hooks)
        hooks.refused(chat_id, reason)

    def _move(self, one: CompletedSend, hooks: Hooks) -> None:
        old, new = one.post.chat_id, one.outcome.chat_id
        self._outbox.move_chat(old, new)
        self._outbox.release(one.row_id)
        self._messages.forget_chat(old)
        hooks.migrated(old, new)
