"""python-telegram-bot's documented seam for HTTP, filled with our pool: its own `Bot` can speak through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import msgspec
from telegram.request import BaseRequest, RequestData

from bot.telegram.http.request import AiohttpRequest, Body, timeout_of

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput


class LibraryRequest(AiohttpRequest, BaseRequest):
    """An `AiohttpRequest` that python-telegram-bot calls; the bot itself needs no such translation."""

    __slots__ = ()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Carry one request of python-telegram-bot out."""
        timeout = timeout_of(
            _or(read_timeout, self._read),
            _or(write_timeout, self._write),
            _or(connect_timeout, self._connect),
            _or(pool_timeout, self._pool),
            request_data is not None and request_data.contains_files,
        )
        return await self._exchange(method, url, _body(request_data), timeout)


def _body(request_data: RequestData | None) -> Body:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return msgspec.json.encode(request_data.parameters)
    # Unquoted: Telegram shows a file's name as it comes, and percent signs are no Chinese.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mimetype) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mimetype)
    return form


def _or(given: ODVInput[float], default: float | None) -> float | None:
    return given if given is None or isinstance(given, int | float) else default
