"""Who we are to Telegram: asked at the start until it says so; one odd answer on the way is no end."""

from __future__ import annotations

import asyncio
import logging

from bot.errors import OperatorError
from bot.telegram.http import errors
from bot.telegram.http.api import BotApi

log = logging.getLogger(__name__)
LONGEST_WAIT_S = 60.0
REFUSALS = 3
"""A token that was mistyped is said soon; one odd answer is not enough for it."""
UNKNOWN_TOKEN = "Telegram does not know this token: check TELEGRAM_BOT_TOKEN"


class Authorization:
    """Asks who we are."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def meet(self) -> str:
        """Return the bot's own name, once Telegram has given it; asked at growing intervals, with the reason said.

        Raises OperatorError when Telegram says several times that it does not know the token.
        """
        wait, refusals = 1.0, 0
        while True:
            try:
                me = await self._api.call("getMe", {})
                await self._api.call("deleteWebhook", {"drop_pending_updates": False})
                return str(me["username"])
            except errors.InvalidToken as error:
                refusals += 1
                if refusals >= REFUSALS:
                    raise OperatorError(UNKNOWN_TOKEN) from error
                log.debug("Telegram says that it does not know this token; asking again")
            except errors.TelegramError as error:
                wait = self._later(wait, str(error))
            except (TypeError, KeyError) as error:
                wait = self._later(wait, f"its answer is not understood: {type(error).__name__}")
            await asyncio.sleep(wait)

    def _later(self, wait: float, reason: str) -> float:
        wait = min(LONGEST_WAIT_S, wait * 2)
        log.warning("Telegram cannot be reached yet, the next try is in %d s: %s", wait, reason)
        return wait
