"""Who we are to Telegram: asked at the start until it says so, and doubted later only on its own word, said for a minute."""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus

from telegram import Bot
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.errors import OperatorError
from bot.pulse import Pulse
from bot.telegram.http.api import BotApi

log = logging.getLogger(__name__)
LONGEST_WAIT_S = 60.0
REVOKED_WAITS_S = (1.0, 4.0, 10.0, 20.0, 25.0)
"""Between the questions whether a token is really unknown: a minute, since a proxy may say anything for a while."""
UNKNOWN_TOKEN = "Telegram does not know this token: check TELEGRAM_BOT_TOKEN"


class Authorization:
    """Asks whether the token is known."""

    def __init__(self, api: BotApi, pulse: Pulse) -> None:
        self._api = api
        self._pulse = pulse

    async def meet(self, bot: Bot) -> None:
        """Ask who we are until Telegram says so, at growing intervals; only its own word on the token is final."""
        wait = 1.0
        while True:
            try:
                await bot.initialize()
                await self._api.call("deleteWebhook", {"drop_pending_updates": False})
            except TelegramError as error:
                refused = isinstance(error, InvalidToken)
                if refused and await self.is_refused():
                    raise OperatorError(UNKNOWN_TOKEN) from error
                wait = min(LONGEST_WAIT_S, wait * 2)
                # The library's own sentence about a token quotes it.
                reason = "something on the way refuses the token" if refused else str(error)
                log.warning("Telegram cannot be reached yet, the next try is in %d s: %s", wait, reason)
                await asyncio.sleep(wait)
            else:
                return

    async def is_refused(self) -> bool:
        """Whether Telegram itself says that it does not know the token; a page of a proxy says nothing."""
        try:
            answer = await self._api.ask("getMe", {})
        except NetworkError:
            return False
        unknown = answer.error_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}
        return not answer.ok and unknown and not answer.description.startswith("HTTP ")

    async def is_revoked(self) -> bool:
        """Whether Telegram says for a minute that it does not know the token."""
        self._pulse.unauthorized = False
        for wait in REVOKED_WAITS_S:
            if not await self.is_refused():
                return False
            log.warning("Telegram says that it does not know the token; asking again in %d s", wait)
            await asyncio.sleep(wait)
        return await self.is_refused()
