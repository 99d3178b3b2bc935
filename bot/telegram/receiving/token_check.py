"""Whether the token is really refused: one odd answer is none, Telegram's own getMe over a minute is."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.telegram.http import errors
from bot.telegram.http.api import BotApi, TokenRefused

log = logging.getLogger(__name__)

REFUSALS = 3
OVER_S = 60.0


class TokenCheck:
    """Asks getMe when another call was told that the token is unknown. `seconds` never go back.

    A proxy's page, a server that starts, a lost connection decide nothing; only Telegram's JSON does.
    """

    def __init__(self, api: BotApi, seconds: Callable[[], float], over: float = OVER_S) -> None:
        self._api = api
        self._seconds = seconds
        self._over = over
        self._refusals = 0
        self._first_at = 0.0

    async def ask(self) -> None:
        """Ask once. Raises `TokenRefused` when getMe was refused several times over a minute, and never between."""
        try:
            await self._api.call("getMe", {})
        except errors.InvalidToken:
            self._count()
        except errors.TelegramError as fault:
            # Nobody's word: neither for the token nor against it.
            log.debug("getMe has no answer: %s", fault)
        else:
            self._refusals = 0

    def _count(self) -> None:
        now = self._seconds()
        if not self._refusals:
            self._first_at = now
            log.warning("Telegram says that it does not know this token; asking again for a minute")
        self._refusals += 1
        if self._refusals >= REFUSALS and now - self._first_at >= self._over:
            raise TokenRefused
