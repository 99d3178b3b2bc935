"""Drains the outbox: in order within a chat and lane, answers first, under Telegram's limits, nothing lost.

A row's way: waiting in the file -> its id in the queues -> in the air (one a chat) -> landed -> settled in one
transaction with what the core must know of it -> the chat's next row. A crash at any point leaves the row in
the file: answers are sent again, pushes and broadcasts that were in the air have an unknown fate.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextvars import Context, copy_context

from bot.core.effects import Priority
from bot.core.limits.windows import BURST, MINUTE, SECOND, Limits
from bot.storage.database import Database, FileError
from bot.storage.messages import Messages
from bot.storage.outbox import Outbox
from bot.telegram.http.api import BotApi
from bot.telegram.http.fault_log import FaultLog
from bot.telegram.sending.backlog import Backlog
from bot.telegram.sending.completed_sends import CompletedSend, CompletedSends
from bot.telegram.sending.delivery import Delivery, Render
from bot.telegram.sending.flights import Flights, Ticket
from bot.telegram.sending.hooks import Hooks
from bot.telegram.sending.pictures import Pictures, drawing
from bot.telegram.sending.queues import ChatQueue, Queues
from bot.telegram.sending.retry_state import RetryStates
from bot.telegram.sending.send_result import Fate
from bot.telegram.views.message import DocumentMessage

log = logging.getLogger(__name__)

LOOK_S = 1.0
LOCKED_S = 0.2
PURGED_A_SECOND = 200
AT_ONCE = 8
"""Messages that are made in one turn of the loop: a tap that comes meanwhile waits for no more."""


class Sender:
    """Shows what the outbox holds. `clock` is the wall clock, `monotonic` one that is never set; milliseconds.

    At most `concurrency` calls are in the air; `paid` pays Telegram for faster pushes and broadcasts.
    """

    def __init__(
        self,
        *,
        db: Database,
        outbox: Outbox,
        messages: Messages,
        api: BotApi,
        render: Render,
        hooks: Hooks,
        limits: Limits,
        clock: Callable[[], int],
        monotonic: Callable[[], int],
        concurrency: int = 32,
        paid: bool = False,
    ) -> None:
        self._db = db
        self._outbox = outbox
        self._messages = messages
        self._limits = limits
        self._clock = clock
        self._monotonic = monotonic
        self._delivery = Delivery(api, messages, render, clock, paid)
        self._pictures = Pictures()
        self._completed_sends = CompletedSends(db, outbox, messages, hooks, clock)
        self._queues = Queues()
        self._backlog = Backlog(outbox, self._queues, hooks, clock)
        self._retry_states = RetryStates(limits)
        self._flights = Flights(self._queues, limits, concurrency, self._call_at)
        self._tasks: set[asyncio.Task[None]] = set()
        self._completed: list[CompletedSend] = []
        self._awake = False
        self._running = False
        self._timer: asyncio.TimerHandle | None = None
        self._look_timer: asyncio.TimerHandle | None = None
        self._settle_timer: asyncio.TimerHandle | None = None
        self._idle = asyncio.Event()
        self._faults = FaultLog(log)
        self._loop: asyncio.AbstractEventLoop
        self._context: Context

    def start(self) -> None:
        """Take up what the last run left, with its windows, and begin."""
        self._loop = asyncio.get_running_loop()
        self._context = copy_context()
        unknown = self._outbox.recover()
        if unknown:
            log.warning("%d messages were in the air when the bot stopped: their fate is unknown", unknown)
        now, today = self._monotonic(), self._clock()
        for chat_id, at in self._outbox.tried_since(today - BURST * SECOND, today - MINUTE):
            # A time in the future counts as now: a clock that was set back must not freeze the sender.
            self._limits.restore(chat_id, now - max(0, today - at))
        self._running = True
        self._outbox.subscribe(self.wake)
        self._look()

    def wake(self) -> None:
        """Look into the file soon; cheap, and harmless when nothing is new."""
        self._backlog.news = True
        if self._running and not self._awake:
            self._awake = True
            # In our own context: the waker's may belong to an update that is being handled.
            self._loop.call_soon(self._pump, context=self._context)

    async def drained(self) -> None:
        """Return when nothing waits and nothing is in the air."""
        self.wake()
        while not self._is_idle():
            await self._idle.wait()

    async def stop(self, grace: float = 5.0) -> None:
        """Let what is in the air land, for at most `grace` seconds, and leave the rest in the file."""
        self._running = False
        for timer in (self._timer, self._look_timer, self._settle_timer):
            if timer is not None:
                timer.cancel()
        self._pictures.close()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for flight in self._tasks:
            flight.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._settle()
        if self._settle_timer is not None:
            self._settle_timer.cancel()

    def _look(self) -> None:
        """Once a second: see what another process wrote, and drop what is old."""
        self._look_timer = self._loop.call_later(LOOK_S, self._look)
        self.wake()
        try:
            self._outbox.purge(self._clock(), PURGED_A_SECOND)
            self._messages.purge(self._clock(), PURGED_A_SECOND)
        except FileError as fault:
            self._faults.fault("old rows cannot be dropped", fault)

    def _pump(self) -> None:
        """Send out what may go now; arrange to be called when more may."""
        self._awake = False
        if not self._running:
            return
        try:
            self._backlog.load()
            self._launch()
        except FileError as fault:
            self._faults.fault("the outbox cannot be read", fault)
            self._call_at(self._monotonic() + int(LOCKED_S * 1000))
        self._tell_waiters()

    def _tell_waiters(self) -> None:
        if self._is_idle():
            self._idle.set()
            self._idle.clear()

    def _launch(self) -> None:
        tickets: list[Ticket] = []
        now = self._monotonic()
        self._queues.release(now)
        while not self._flights.full:
            if len(tickets) == AT_ONCE:
                self.wake()
                break
            chat = self._flights.next(now)
            if chat is None:
                break
            ticket = self._ticket(chat, now)
            if ticket is not None:
                tickets.append(ticket)
        self._depart(tickets)
        at = self._queues.next_at()
        if at is not None:
            self._call_at(at)

    def _ticket(self, chat: ChatQueue, now: int) -> Ticket | None:
        """Read the head row and take it off; None when it is not to be sent now, or not any more."""
        head = chat.head()
        assert head is not None
        priority, row_id = head
        post = self._backlog.wanted_post(row_id)
        if post is None or post.chat_id != chat.chat_id:
            self._queues.settle(chat)
            self._retry_states.forget(row_id)
            if post is not None:
                self._queues.add(post.chat_id, priority, row_id)
            return None
        message, picture = self._delivery.render(post), b""
        draw = drawing(message, without_picture=self._retry_states.of(row_id).without_picture)
        if draw is not None:
            drawn = self._pictures.find(post, draw, once=isinstance(message, DocumentMessage))
            if drawn is None:
                self._queues.hold(chat)
                self._pictures.draw(post, draw, lambda: self._resume(chat))
                return None
            picture = drawn
        self._flights.begin(chat, now)
        self._outbox.flying.add(row_id)
        # Answers in private chats are sent again after a crash whatever happened, so they need no mark;
        # in a group the mark keeps the twenty a minute true over a restart.
        marked = priority > Priority.ANSWER or chat.chat_id < 0
        return Ticket(chat, row_id, post, message, picture, marked)

    def _resume(self, chat: ChatQueue) -> None:
        """A picture is drawn."""
        self._queues.resume(chat)
        self.wake()

    def _depart(self, tickets: list[Ticket]) -> None:
        if not tickets:
            return
        began = self._clock()
        if any(ticket.marked for ticket in tickets):
            try:
                with self._db.atomic():
                    for ticket in tickets:
                        if ticket.marked:
                            self._outbox.mark_in_flight(ticket.row_id, began)
            except FileError:
                for ticket in tickets:
                    self._turn_back(ticket)
                raise
        for ticket in tickets:
            flight = self._loop.create_task(self._fly(ticket, began))
            self._tasks.add(flight)
            flight.add_done_callback(self._flight_ended)

    def _turn_back(self, ticket: Ticket) -> None:
        """The mark could not be written, so the row must not go out."""
        self._flights.end(ticket, self._monotonic())
        self._outbox.flying.discard(ticket.row_id)
        self._queues.delay(ticket.chat, self._monotonic() + int(LOCKED_S * 1000))

    def _flight_ended(self, flight: asyncio.Task[None]) -> None:
        self._tasks.discard(flight)
        self._tell_waiters()

    # ---- from the air into the file

    async def _fly(self, ticket: Ticket, began: int) -> None:
        post, row_id = ticket.post, ticket.row_id
        retry = self._retry_states.of(row_id)
        outcome = await self._delivery.attempt(post, ticket.message, ticket.picture, retry)
        self._flights.end(ticket, self._monotonic())
        outcome = self._retry_states.weigh(row_id, post, outcome, self._monotonic())
        self._completed.append(CompletedSend(ticket.chat, row_id, post, outcome, ticket.marked, began))
        if len(self._completed) == 1:
            # Those that land in the same turn of the loop share a transaction.
            self._loop.call_soon(self._settle)

    def _settle(self) -> None:
        completed, self._completed = self._completed, []
        if not completed:
            return
        left = self._completed_sends.settle(completed)
        for one in completed:
            if one not in left:
                self._settled(one)
        if left:
            self._completed = left + self._completed
            self._settle_timer = self._loop.call_later(LOCKED_S, self._settle)
        self._pump()

    def _settled(self, one: CompletedSend) -> None:
        """The file knows; now the chat's next row may go, or this one later again."""
        now = self._monotonic()
        self._outbox.flying.discard(one.row_id)
        match one.outcome.fate:
            case Fate.DONE | Fate.REFUSED | Fate.UNKNOWN:
                self._retry_states.forget(one.row_id)
                self._queues.settle(one.chat)
            case Fate.MOVED:
                self._queues.move_chat(one.post.chat_id, one.outcome.chat_id)
                self._limits.move_chat(one.post.chat_id, one.outcome.chat_id)
            case _:
                self._queues.delay(one.chat, now + one.outcome.wait)

    # ---- time

    def _call_at(self, at: int) -> None:
        """Pump again at an instant of the monotonic clock, or earlier if that is arranged already."""
        when = self._loop.time() + max(0, at - self._monotonic()) / 1000
        if self._timer is not None and self._loop.time() < self._timer.when() <= when:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._pump)

    def _is_idle(self) -> bool:
        busy = self._flights.flying or self._completed
        return not busy and self._backlog.all_in and self._queues.is_empty()
