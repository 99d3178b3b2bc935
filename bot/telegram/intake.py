"""Hears Telegram: an update is confirmed when it is committed or parked, never before, and never twice.

An update's way: fetched -> its chat's lane -> the handler, whose first commit records its id -> the whole
batch made durable -> confirmed by the next offset. One that takes longer than the patience is parked as a
row and confirmed; it keeps its place in its lane, and a crash finds it in the file.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.storage.database import AlreadyHandled, Database
from bot.storage.updates import Parked, Updates
from bot.telegram.api import BotApi
from bot.telegram.faultlog import FaultLog
from bot.telegram.hearing import ALLOWED_UPDATES, chat_of, trimmed
from bot.telegram.lanes import Lanes

log = logging.getLogger(__name__)

Handle = Callable[[Update, int], Awaitable[None]]

POLL_S = 50
BATCH = 100
WIDTH = 32
TRIES = 3
# How long a parked update waits after its first and after its second failure.
RETRY_MS = (1_000, 5_000)
LONGEST_S = 30.0
CONFLICT_S = 5.0


@dataclass(slots=True, eq=False)
class Heard:
    """An update on its way. `at` is its arrival, `attempts` how often it failed."""

    update_id: int
    chat_id: int
    raw: dict[str, Any]
    at: int
    attempts: int = 0
    parked: bool = False
    done: asyncio.Event = field(default_factory=asyncio.Event)
