"""What is due: asked by the scheduler when the next deadline is, and told when it has come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from bot.steady_clock import SteadyClock
from bot.wiring.services import Clock, Services

log = logging.getLogger(__name__)


class Clockwork:
    """Moves everything whose time has come.

    `unheard` tells whether votes of a chat, cast before an instant, may still be on their way; `wake_files` looks
    again at files that hosts sent.
    """

    def __init__(
        self,
        services: Services,
        clock: Clock,
        unheard: Callable[[int, int], bool],
        wake_files: Callable[[], None],
    ) -> None:
        self._services = services
        self._clock = clock
        self._unheard = unheard
        self._wake_files = wake_files
        self._claiming: asyncio.Task[None] | None = None
        # Contests and pushes want to know more than the time.
        self._timed = (
            services.weekly,
            services.leagues,
            services.checkups,
            services.family,
            services.seasons,
            services.levels,
        )

    def tick(self) -> None:
        """Do what is due now."""
        services = self._services
        if isinstance(self._clock, SteadyClock):
            self._clock.follow(free=services.contests.next_deadline() is None)
        now = self._clock()
        services.contests.tick(now, self._unheard, services.votes.collect)
        for service in self._timed:
            service.tick(now)
        self._wake_files()
        if (self._claiming is None or self._claiming.done()) and not services.admin.pushes_paused():
            self._claiming = asyncio.create_task(self._claim_pushes())

    async def _claim_pushes(self) -> None:
        """Claim what is due, a few at a time, so that a tap in between is answered at once."""
        try:
            while self._services.push_sending.claim(self._clock()):
                await asyncio.sleep(0)
        except Exception:
            log.exception("pushes cannot be claimed now; the next tick tries again")

    async def claimed(self) -> None:
        """Return when all pushes that were due are claimed."""
        if self._claiming is not None:
            await self._claiming

    def next_deadline(self) -> int | None:
        """Return the next instant at which something is due, or None."""
        services = self._services
        rooms = (services.contests, services.own_sets, *self._timed)
        dues = [*(one.next_deadline() for one in rooms), services.push_sending.next_after(self._clock())]
        return min((due for due in dues if due is not None), default=None)

    def stop(self) -> None:
        """Claim nothing more."""
        if self._claiming is not None:
            self._claiming.cancel()
