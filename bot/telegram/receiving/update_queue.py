"""Sees each update through: in its chat's lane, tried three times, and safe in the file before it is confirmed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.storage.database import AlreadyHandled, Database, FileError, will_pass
from bot.storage.updates import DeferredUpdate, Updates
from bot.telegram.http.fault_log import FaultLog
from bot.telegram.http.updates import Update, update_from
from bot.telegram.receiving.durability import Durability
from bot.telegram.receiving.keyed_queues import KeyedQueues
from bot.telegram.receiving.raw_updates import chat_of, person_of

log = logging.getLogger(__name__)

Handle = Callable[[Update, int], Awaitable[None]]

WIDTH = 32
# How long an update waits after its first and after its second failure; after the third it is set aside.
RETRY_MS = (1_000, 5_000)
LOCKED_S = 1.0
# What a round that is due waits for: votes on its poll, taps on its buttons.
_ANSWERS = frozenset({"poll_answer", "callback_query"})


class Unreadable(Exception):
    """An update that is not of Telegram's form: trying again is of no use."""


class Batch:
    """Updates that are confirmed together."""

    __slots__ = ("ended", "left", "pending")

    def __init__(self) -> None:
        self.pending: list[PendingUpdate] = []
        self.left = 0
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def add(self, pending: PendingUpdate) -> None:
        """One more to wait for."""
        self.pending.append(pending)
        self.left += 1

    def tick_off(self) -> None:
        """One less."""
        self.left -= 1
        if self.left == 0 and not self.ended.done():
            self.ended.set_result(None)


@dataclass(slots=True, eq=False)
class PendingUpdate:
    """An update on its way. `at` is its arrival; it is safe once it is committed, or a row of parked_updates."""

    update_id: int
    chat_id: int
    raw: dict[str, Any]
    at: int
    attempts: int = 0
    deferred: bool = False
    batch: Batch | None = None

    def is_safe(self) -> None:
        """Its batch need not wait for it any more."""
        if self.batch is not None:
            self.batch.tick_off()
            self.batch = None

    def row(self, next_at: int | None, reason: str = "") -> DeferredUpdate:
        """What the file keeps of it."""
        payload = msgspec.json.encode(self.raw)
        person_id = person_of(self.raw)
        return DeferredUpdate(
            self.update_id, self.chat_id, payload, self.at, self.attempts, next_at, reason, person_id
        )

    def kind(self) -> str:
        """What it is, for the log."""
        return next((name for name in self.raw if name != "update_id"), "nothing")


class UpdateQueue:
    """Takes raw updates in and returns when they are safe. `patience` is seconds, for a handler and for a batch."""

    def __init__(
        self,
        db: Database,
        updates: Updates,
        handle: Handle,
        chat_of_poll: Callable[[str], int | None],
        clock: Callable[[], int],
        patience: float = 2.0,
    ) -> None:
        self._db = db
        self._durability = Durability(db)
        self._updates = updates
        self._handle = handle
        self._chat_of_poll = chat_of_poll
        self._clock = clock
        self._patience = patience
        self._queues: KeyedQueues[PendingUpdate] = KeyedQueues(self._run, WIDTH)
        self._open: dict[int, PendingUpdate] = {}
        self._started = False
        self._faults = FaultLog(log)

    async def start(self) -> None:
        """Take up what the last run parked, before anything new; return when it is done or has waited enough.

        A second call does nothing.
        """
        if self._started:
            return
        self._started = True
        self._queues.start()
        self._updates.purge(self._clock())
        batch = Batch()
        for deferred in self._updates.waiting():
            raw = msgspec.json.decode(deferred.payload)
            pending = PendingUpdate(
                deferred.update_id,
                deferred.chat_id or 0,
                raw,
                deferred.arrived_at,
                deferred.attempts,
                True,
                batch,
            )
            self._admit(pending, batch)
        if batch.left:
            await asyncio.wait((batch.ended,), timeout=self._patience)

    async def stop(self, grace: float | None = None) -> None:
        """Let what runs end, for `patience` or the given seconds; what is left is in the file or will be repeated."""
        await self._queues.stop(self._patience if grace is None else grace)

    async def receive(self, raws: Iterable[dict[str, Any]]) -> None:
        """Take updates in; return when each is committed or parked. Not before `durable` may they be confirmed."""
        for batch in self._enter(list(raws)):
            while batch.left:
                await asyncio.wait((batch.ended,), timeout=self._patience)
                self._defer(batch)

    async def durable(self) -> None:
        """Return when what was received so far would survive power loss."""
        await self._durability.reach()

    def holds_vote(self, chat_id: int) -> bool:
        """Tell whether a vote or a tap in this chat is heard and not seen through yet."""
        return any(
            pending.chat_id == chat_id and not _ANSWERS.isdisjoint(pending.raw)
            for pending in self._open.values()
        )

    def _enter(self, raws: list[dict[str, Any]]) -> list[Batch]:
        """Put what is new into the lanes; return the batches to wait for."""
        ids = [raw["update_id"] for raw in raws]
        known = self._updates.known(min(ids), max(ids)) if ids else set()
        now = self._clock()
        batches = [Batch()]
        for update_id, raw in zip(ids, raws, strict=True):
            if update_id in self._open:
                # A webhook's repetition of one that is still on its way: confirmed together with it.
                batches += [batch for batch in (self._open[update_id].batch,) if batch is not None]
            elif update_id not in known:
                self._admit(
                    PendingUpdate(update_id, self._chat_of(raw), raw, now, batch=batches[0]), batches[0]
                )
        return batches

    def _admit(self, pending: PendingUpdate, batch: Batch) -> None:
        batch.add(pending)
        self._open[pending.update_id] = pending
        self._queues.put(pending.chat_id, pending)

    def _chat_of(self, raw: dict[str, Any]) -> int:
        try:
            return chat_of(raw, self._chat_of_poll)
        except Exception as fault:
            self._faults.fault("an update of an unknown form came", fault)
            return 0

    def _defer(self, batch: Batch) -> None:
        """Write down what is not committed in time; it keeps its place in its lane all the same."""
        late = [pending for pending in batch.pending if pending.batch is not None]
        now = self._clock()
        try:
            with self._db.atomic():
                for pending in late:
                    if not pending.deferred:
                        self._updates.defer(pending.row(next_at=now))
        except FileError as fault:
            self._faults.fault("late updates cannot be parked", fault)
            return
        for pending in late:
            pending.deferred = True
            pending.is_safe()

    # ---- in the lane

    async def _run(self, pending: PendingUpdate) -> None:
        try:
            await self._see_through(pending)
        except FileError as fault:
            # The file takes no writes: the update is not safe, so it is neither confirmed nor given up.
            self._faults.fault("the file takes no updates", fault)
            self._put_later(LOCKED_S, pending)
        except Exception as fault:
            self._faults.fault("an update was lost sight of", fault)

    async def _see_through(self, pending: PendingUpdate) -> None:
        fault = await self._attempt(pending)
        if fault is None:
            self._close(pending)
            return
        if will_pass(fault):
            raise fault
        self._faults.fault(f"a {pending.kind()} could not be handled", fault)
        pending.attempts += 1
        try:
            if isinstance(fault, Unreadable) or pending.attempts > len(RETRY_MS):
                self._dead_letter(pending, fault)
            else:
                self._put_off(pending, fault)
        except FileError:
            pending.attempts -= 1
            raise

    async def _attempt(self, pending: PendingUpdate) -> Exception | None:
        """Try once; return the fault if nothing was committed. A fault after the commit is only logged."""
        try:
            update = self._read(pending)
            with self._db.handling(pending.update_id, self._clock()) as handling:
                try:
                    async with asyncio.timeout(self._patience):
                        await self._handle(update, pending.at)
                except AlreadyHandled:
                    pass
                except Exception as fault:
                    if not handling.recorded:
                        return fault
                    self._faults.fault(f"after the commit of a {pending.kind()}", fault)
        except Unreadable as fault:
            return fault
        return None

    def _read(self, pending: PendingUpdate) -> Update:
        try:
            update = update_from(pending.raw)
        except msgspec.ValidationError as fault:
            raise Unreadable().with_traceback(fault.__traceback__) from None
        return update

    def _close(self, pending: PendingUpdate) -> None:
        if pending.deferred:
            self._updates.undefer(pending.update_id)
        del self._open[pending.update_id]
        pending.is_safe()

    def _put_off(self, pending: PendingUpdate, fault: Exception) -> None:
        wait = RETRY_MS[pending.attempts - 1]
        self._updates.defer(pending.row(self._clock() + wait, type(fault).__name__))
        pending.deferred = True
        pending.is_safe()
        self._put_later(wait / 1000, pending)

    def _dead_letter(self, pending: PendingUpdate, fault: Exception) -> None:
        self._updates.defer(pending.row(None, type(fault).__name__))
        log.error("update %d is set aside after %d tries", pending.update_id, pending.attempts)
        del self._open[pending.update_id]
        pending.is_safe()

    def _put_later(self, seconds: float, pending: PendingUpdate) -> None:
        asyncio.get_running_loop().call_later(seconds, self._queues.put, pending.chat_id, pending)
