"""python-telegram-bot's documented seam for HTTP, filled with our pool: its own `Bot` can speak through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from telegram.request import BaseRequest, RequestData

from bot.telegram.http.forms import Body, File, Form, encoded
from bot.telegram.http.request import CurlRequest
from bot.telegram.http.transfers import Request

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput


class LibraryRequest(CurlRequest, BaseRequest):
    """A `CurlRequest` that python-telegram-bot calls; the bot itself needs no such translation."""

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
        files = request_data is not None and request_data.contains_files
        total, write = _or(read_timeout, self._read), _or(write_timeout, self._write)
        if files and total is not None:
            total = None if write is None else total + write
        content, kind = encoded(_body(request_data))
        return await self._carry_out(
            Request(
                url,
                content,
                kind,
                self._proxy(url),
                place_s=_or(pool_timeout, self._pool),
                connect_s=_or(connect_timeout, self._connect),
                total_s=total,
            )
        )


def _body(request_data: RequestData | None) -> Body:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return msgspec.json.encode(request_data.parameters)
    files = {
        name: File(filename, content if isinstance(content, bytes) else content.read(), mimetype)
        for name, (filename, content, mimetype) in request_data.multipart_data.items()
    }
    return Form(request_data.json_parameters, files)


def _or(given: ODVInput[float], default: float | None) -> float | None:
    return given if given is None or isinstance(given, int | float) else default
