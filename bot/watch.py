"""What looks after the running bot: its pulse, its recurring jobs, its metrics, and the places where things are counted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.config import Config
from bot.maintenance import Maintenance
from bot.observer import Observer
from bot.pulse import Pulse
from bot.services.owner_news import OwnerNews
from bot.services.players import Players
from bot.storage.database import AlreadyHandled
from bot.storage.store import Store
from bot.telegram.http.updates import Update
from bot.telegram.receiving.update_queue import Handle

if TYPE_CHECKING:
    from bot.metrics import MetricsServer

KINDS = ("callback_query", "message", "poll_answer", "poll", "my_chat_member", "chat_member")


class Watch(Struct, frozen=True):
    """What looks after the bot: its pulse, its recurring jobs, and the server of metrics if there is one."""

    pulse: Pulse
    maintenance: Maintenance
    server: MetricsServer | None


def make_pulse(config: Config, monotonic: Callable[[], int]) -> Pulse:
    """Make a pulse; one that counts too where the settings want metrics."""
    if not config.metrics.port:
        return Pulse(monotonic, config.telegram.poll_seconds)
    # Only who wants metrics pays for the library.
    from bot.metrics import Metrics

    return Metrics(monotonic, config.telegram.poll_seconds)


def make_watch(
    config: Config, store: Store, people: Players, news: OwnerNews, pulse: Pulse, clock: Callable[[], int]
) -> Watch:
    """Make what looks after the bot, with a server that tells of it where the settings want one."""
    jobs = Maintenance(config, store, people, news, pulse, clock)
    if not config.metrics.port:
        return Watch(pulse, jobs, None)
    from bot.metrics import Metrics, MetricsServer

    assert isinstance(pulse, Metrics)
    pulse.look(jobs.gauges)
    return Watch(pulse, jobs, MetricsServer(config.metrics.port, pulse.registry, jobs.standing_still))


def observed(handle: Handle, observer: Observer) -> Handle:
    """Return a handler that tells how each update ended."""

    async def handled(update: Update, at: int) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        outcome = "failed"
        try:
            await handle(update, at)
            outcome = "done"
        except AlreadyHandled:
            outcome = "again"
            raise
        finally:
            kind = next((name for name in KINDS if getattr(update, name, None) is not None), "other")
            observer.handled(kind, outcome, loop.time() - began)

    return handled
