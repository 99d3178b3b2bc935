"""HTTP by libcurl; it knows what a lost connection means."""

from __future__ import annotations

import re
from typing import Final, Self

from bot.telegram.http import errors
from bot.telegram.http.forms import Body, Form, encoded
from bot.telegram.http.transfers import Request, TransferFault, Transfers

FETCH_S: Final = 30.0
_TOKEN: Final = re.compile(r"bot\d+(:|%3A)[\w-]+|\d+:[\w-]{20,}", re.IGNORECASE)


class CurlRequest:
    """Speaks HTTP/1.1 over a bounded pool of kept connections, through a proxy if it is given one.

    Time-outs are seconds; `read_timeout` bounds a whole call from its connection to the end of the answer, `write_timeout`
    is added to it for uploads. Errors are `NotSent` or `Unanswered`; none of them, and no trace, shows the token.
    """

    __slots__ = ("_connect", "_pool", "_pool_size", "_proxy", "_read", "_transfers", "_write")

    def __init__(
        self,
        pool_size: int = 80,
        read_timeout: float = 15.0,
        write_timeout: float = 20.0,
        connect_timeout: float = 5.0,
        pool_timeout: float = 5.0,
        proxy: str = "",
    ) -> None:
        self._pool_size = pool_size
        self._read: float | None = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._transfers: Transfers | None = None
        self._proxy = proxy

    @property
    def read_timeout(self) -> float | None:
        """The read time-out used when a call names none."""
        return self._read

    async def __aenter__(self) -> Self:
        await self.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.shutdown()

    async def initialize(self) -> None:
        """Open the pool; a second call does nothing."""
        if self._transfers is None:
            self._transfers = Transfers(self._pool_size)

    async def shutdown(self) -> None:
        """Close the pool and its connections."""
        transfers, self._transfers = self._transfers, None
        if transfers is not None:
            await transfers.close()

    async def exchange(self, url: str, body: Body, read_timeout: float | None = None) -> tuple[int, bytes]:
        """POST JSON, or a form with files; return the HTTP status and what was answered."""
        total = self._read if read_timeout is None else read_timeout
        if total is not None and isinstance(body, Form):
            total += self._write
        content, kind = encoded(body)
        return await self._carry_out(
            Request(url, content, kind, self._proxy, self._pool, self._connect, total)
        )

    async def fetch(self, url: str, most: int) -> tuple[int, bytes]:
        """GET a file of at most so many bytes; return the HTTP status and what came, one byte more where it is larger."""
        status, content = await self._carry_out(
            Request(url, None, "", self._proxy, self._pool, self._connect, FETCH_S, most)
        )
        return status, content[: most + 1]

    async def _carry_out(self, request: Request) -> tuple[int, bytes]:
        if self._transfers is None:
            raise errors.NotSent("the HTTP pool is not open")
        try:
            response = await self._transfers.carry_out(request)
        except TransferFault as fault:
            # `from None`, as all that libcurl says may hold the address, and the address holds the token.
            raise explain(fault) from None
        except ValueError:
            raise errors.NotSent("the address of the Bot API is malformed") from None
        return response.status, response.content


def explain(fault: TransferFault) -> errors.NetworkError:
    """Name the fault without the token, and say whether the request can have reached the server."""
    text = _TOKEN.sub("…", str(fault))
    if fault.sent:
        return errors.AnswerTimedOut(text) if fault.late else errors.Unanswered(text)
    return errors.ConnectTimedOut(text) if fault.late else errors.NotSent(text)
