"""python-telegram-bot's documented seam for HTTP, filled with libcurl; it knows what a lost connection means."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.http.forms import Body, File, Form, encoded
from bot.telegram.http.transfers import Request, TransferFault, Transfers

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

FETCH_S: Final = 30.0
_TOKEN: Final = re.compile(r"bot\d+(:|%3A)[\w-]+|\d+:[\w-]{20,}", re.IGNORECASE)


class NotSent(NetworkError):
    """The request surely did not reach the server: it may be sent again."""


class Unanswered(NetworkError):
    """The request may have gone out and no answer came: nobody knows whether it was carried out."""


class ConnectTimedOut(NotSent, TimedOut):
    """No connection within the time-out, or none free in the pool."""


class AnswerTimedOut(Unanswered, TimedOut):
    """The answer did not come within the time-out."""


class CurlRequest(BaseRequest):
    """Speaks HTTP/1.1 over a bounded pool of kept connections, through the environment's proxy if it names one.

    Time-outs are seconds; `read_timeout` bounds a whole call from its connection to the end of the answer, `write_timeout`
    is added to it for uploads. Errors are `NotSent` or `Unanswered`; none of them, and no trace, shows the token.
    """

    __slots__ = (
        "_connect",
        "_fixed_proxy",
        "_pool",
        "_pool_size",
        "_proxies",
        "_read",
        "_transfers",
        "_write",
    )

    def __init__(
        self,
        pool_size: int = 80,
        read_timeout: float = 15.0,
        write_timeout: float = 20.0,
        connect_timeout: float = 5.0,
        pool_timeout: float = 5.0,
        proxy: str | None = None,
    ) -> None:
        self._pool_size = pool_size
        self._read: float | None = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._transfers: Transfers | None = None
        self._fixed_proxy = proxy
        self._proxies: dict[str, str] = {}

    @property
    def read_timeout(self) -> float | None:
        """The read time-out used when a call names none."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; a second call does nothing."""
        if self._transfers is None:
            self._transfers = Transfers(self._pool_size)

    async def shutdown(self) -> None:
        """Close the pool and its connections."""
        transfers, self._transfers = self._transfers, None
        if transfers is not None:
            await transfers.close()

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

    async def exchange(self, url: str, body: Body, read_timeout: float | None = None) -> tuple[int, bytes]:
        """POST JSON, or a form with files; return the HTTP status and what was answered."""
        total = self._read if read_timeout is None else read_timeout
        if total is not None and isinstance(body, Form):
            total += self._write
        content, kind = encoded(body)
        return await self._carry_out(
            Request(url, content, kind, self._proxy(url), self._pool, self._connect, total)
        )

    async def fetch(self, url: str, most: int) -> tuple[int, bytes]:
        """GET a file of at most so many bytes; return the HTTP status and what came, one byte more where it is larger."""
        status, content = await self._carry_out(
            Request(url, None, "", self._proxy(url), self._pool, self._connect, FETCH_S, most)
        )
        return status, content[: most + 1]

    async def _carry_out(self, request: Request) -> tuple[int, bytes]:
        if self._transfers is None:
            raise NotSent("the HTTP pool is not open")
        try:
            response = await self._transfers.carry_out(request)
        except TransferFault as fault:
            # `from None`, as all that libcurl says may hold the address, and the address holds the token.
            raise explain(fault) from None
        except ValueError:
            raise NotSent("the address of the Bot API is malformed") from None
        return response.status, response.content

    def _proxy(self, url: str) -> str:
        """Return the proxy on the way to an address, empty for none."""
        if self._fixed_proxy is not None:
            return self._fixed_proxy
        origin = _origin(url)
        if origin not in self._proxies:
            self._proxies[origin] = _environments_proxy(origin)
        return self._proxies[origin]

    @staticmethod
    def parse_json_payload(payload: bytes | msgspec.Raw) -> dict[str, Any]:
        """Read an answer; what is not strict JSON is read as leniently as python-telegram-bot does.

        Halves of characters, which neither JSON nor SQLite can hold, become question marks.
        """
        try:
            answer: dict[str, Any] = msgspec.json.decode(payload)
        except msgspec.DecodeError:
            try:
                lenient = json.loads(bytes(payload).decode("utf-8", "replace"))
            except ValueError:
                raise TelegramError("Invalid server response") from None
            answer = msgspec.json.decode(json.dumps(lenient, ensure_ascii=False).encode("utf-8", "replace"))
        return answer


def explain(fault: TransferFault) -> NetworkError:
    """Name the fault without the token, and say whether the request can have reached the server."""
    text = _TOKEN.sub("…", str(fault))
    if fault.sent:
        return AnswerTimedOut(text) if fault.late else Unanswered(text)
    return ConnectTimedOut(text) if fault.late else NotSent(text)


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


@lru_cache(maxsize=256)
def _origin(url: str) -> str:
    """Return the scheme and the host of an address, nothing for what is none: libcurl will say what is wrong with it."""
    try:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.hostname or ''}"
    except ValueError:
        return ""


def _environments_proxy(origin: str) -> str:
    scheme, _, host = origin.partition("://")
    return "" if not host or proxy_bypass(host) else getproxies().get(scheme, "")
