"""HTTP by aiohttp; it knows what a lost connection means."""

from __future__ import annotations

import asyncio
import json
import re
from functools import lru_cache
from typing import Any, Final, Self
from urllib.request import getproxies, proxy_bypass

import aiohttp
import msgspec
from yarl import URL

from bot.telegram.http import errors

# A bot needs none of the headers that aiohttp adds by itself, and each costs time on every call.
_NEEDLESS: Final = ("Accept", "Accept-Encoding", "User-Agent")
FETCH_S: Final = 30.0
_JSON: Final = {"Content-Type": "application/json"}
_TOKEN: Final = re.compile(r"bot\d+(:|%3A)[\w-]+|\d+:[\w-]{20,}", re.IGNORECASE)

Body = bytes | aiohttp.FormData | None


class AiohttpRequest:
    """Speaks HTTP/1.1 over a bounded pool of kept connections, through the environment's proxy if it names one.

    Time-outs are seconds; `read_timeout` bounds the silence before and within an answer, `write_timeout` is
    added to it for uploads. Errors are `NotSent` or `Unanswered`; none of them, and no trace, shows the token.
    """

    __slots__ = ("_connect", "_fixed_proxy", "_pool", "_pool_size", "_proxies", "_read", "_session", "_write")

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
        self._session: aiohttp.ClientSession | None = None
        self._fixed_proxy = proxy
        self._proxies: dict[str | None, str | None] = {}

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
        if self._session is not None:
            return
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._pool_size, ttl_dns_cache=300),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=_NEEDLESS,
            # aiohttp's own trust_env starts two threads for each call; `_proxy` asks the environment once.
            trust_env=False,
        )

    async def shutdown(self) -> None:
        """Close the pool and its connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def exchange(self, url: str, body: Body, read_timeout: float | None = None) -> tuple[int, bytes]:
        """POST JSON, or a form with files; return the HTTP status and what was answered."""
        read = self._read if read_timeout is None else read_timeout
        files = not isinstance(body, bytes)
        timeout = timeout_of(read, self._write, self._connect, self._pool, files)
        return await self._exchange("POST", url, body, timeout)

    async def fetch(self, url: str, most: int) -> tuple[int, bytes]:
        """GET a file of at most so many bytes; return the HTTP status and what came, one byte more where it is larger."""
        if self._session is None:
            raise errors.NotSent("the HTTP pool is not open")
        timeout = aiohttp.ClientTimeout(total=FETCH_S, sock_connect=self._connect)
        target = _url(url)
        try:
            async with self._session.get(
                target, timeout=timeout, proxy=self._proxy(target), allow_redirects=False
            ) as response:
                content = b""
                async for part in response.content.iter_chunked(65_536):
                    content += part
                    if len(content) > most:
                        break
                return response.status, content[: most + 1]
        except Exception as fault:
            # `from None`: aiohttp's own messages hold the address, and the address holds the token.
            raise _explain(fault) from None

    async def _exchange(
        self, method: str, url: str, body: Body, timeout: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise errors.NotSent("the HTTP pool is not open")
        try:
            target = _url(url)
        except ValueError:
            raise errors.NotSent("the address of the Bot API is malformed") from None
        try:
            async with self._session.request(
                method,
                target,
                data=body,
                headers=_JSON if isinstance(body, bytes) else None,
                timeout=timeout,
                proxy=self._proxy(target),
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except Exception as fault:
            # `from None`: aiohttp's own messages hold the address, and the address holds the token.
            raise _explain(fault) from None

    def _proxy(self, url: URL) -> str | None:
        if self._fixed_proxy is not None:
            return self._fixed_proxy
        if url.host not in self._proxies:
            bypassed = url.host is None or proxy_bypass(url.host)
            self._proxies[url.host] = None if bypassed else getproxies().get(url.scheme)
        return self._proxies[url.host]

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; what is not strict JSON is read as leniently as python-telegram-bot does.

        Halves of characters, which neither JSON nor SQLite can hold, become question marks.
        """
        try:
            answer: dict[str, Any] = msgspec.json.decode(payload)
        except msgspec.DecodeError:
            try:
                lenient = json.loads(payload.decode("utf-8", "replace"))
            except ValueError:
                raise errors.TelegramError("Invalid server response") from None
            answer = msgspec.json.decode(json.dumps(lenient, ensure_ascii=False).encode("utf-8", "replace"))
        return answer


def _explain(fault: Exception) -> errors.NetworkError:
    """Name the fault without the token, and say whether the request can have reached the server."""
    text = _TOKEN.sub("…", f"{type(fault).__name__}: {fault}")
    if isinstance(fault, aiohttp.ConnectionTimeoutError):
        return errors.ConnectTimedOut(text)
    if isinstance(fault, asyncio.TimeoutError):
        return errors.AnswerTimedOut(text)
    if isinstance(fault, aiohttp.ClientConnectorError | aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return errors.NotSent(text)
    # The proxy refused to open the way: the server heard nothing.
    if isinstance(fault, aiohttp.ClientHttpProxyError):
        return errors.NotSent(text)
    return errors.Unanswered(text)


@lru_cache(maxsize=64)
def timeout_of(
    read: float | None, write: float | None, connect: float | None, pool: float | None, files: bool
) -> aiohttp.ClientTimeout:
    """Translate python-telegram-bot's four time-outs; aiohttp has none for writing, so uploads get a total."""
    waiting = None if connect is None or pool is None else connect + pool
    bounds = (read, write, waiting)
    total = sum(bound for bound in bounds if bound is not None) if files and None not in bounds else None
    return aiohttp.ClientTimeout(total=total, connect=waiting, sock_connect=connect, sock_read=read)


@lru_cache(maxsize=256)
def _url(url: str) -> URL:
    return URL(url)
