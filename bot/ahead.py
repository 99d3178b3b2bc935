"""What a start put off: imported and read beside the loop once the first people are answered, so that nobody waits for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from bot.bank.bank import Bank
from bot.config import Config
from bot.opening import keep_bank
from bot.texts.catalogue import Texts
from bot.texts.place import zone_book

log = logging.getLogger(__name__)

PUT_OFF = (
    "bot.telegram.http.library_errors",
    "bot.imports.reading",
    "bot.papers.letterforms",
    "regex",
    "segno",
    "apscheduler.schedulers.asyncio",
    "apscheduler.triggers.cron",
)
"""What only the first refusal, pasted set, picture, poster and hour of the day need."""


async def read_ahead(config: Config, bank: Bank, texts: Texts) -> None:
    """Do one step after the other in a thread; what fails is told, and left to whoever needs it first."""
    for step in _steps(config, bank, texts):
        try:
            await asyncio.to_thread(step)
        except Exception:
            log.exception("something that a start put off cannot be read ahead")


def _steps(config: Config, bank: Bank, texts: Texts) -> Iterator[Callable[[], object]]:
    yield from (partial(import_module, name) for name in PUT_OFF)
    yield texts.open_all
    yield lambda: list(bank.translations.values())
    yield partial(keep_bank, config, bank)
    yield zone_book
