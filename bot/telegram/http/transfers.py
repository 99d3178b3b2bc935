"""HTTP requests by libcurl on the running loop: connections are kept, and nothing is written to the wire twice.

A request's way: waits for one of so many places -> a handle of libcurl with the request on it -> the answer, or a
fault that knows whether the request can have gone out.
"""

from __future__ import annotations

import asyncio
import ssl
from io import BytesIO
from pathlib import Path
from typing import Final

import pycurl
from msgspec import Struct

# What libcurl says by itself and a bot need not; `Expect` would cost a round trip before each larger body.
_PLAIN_HEADERS: Final = ("Expect:", "Accept:", "User-Agent:")
_KEEPALIVE_S: Final = 60
_NAMES_KEPT_S: Final = 300


class Request(Struct, frozen=True):
    """One request. `body` None is a GET. Time-outs are seconds: for a place, for the connection, and for the whole.

    `proxy` is an address, empty for none. An answer is cut off somewhere beyond `most` bytes.
    """

    url: str
    body: bytes | None
    content_type: str
    proxy: str
    place_s: float | None
    connect_s: float | None
    total_s: float | None
    most: int | None = None


class Response(Struct, frozen=True):
    """What was answered; `content` may be longer than the request allowed. `date` is known to who asked alone."""

    status: int
    content: bytes
    date: str = ""


class TransferFault(Exception):
    """No whole answer came. `sent` is False when no byte of a body can have reached the server."""

    def __init__(self, text: str, *, sent: bool, late: bool) -> None:
        super().__init__(text)
        self.sent = sent
        self.late = late


class _Handle:
    """A handle of libcurl, used again and again, with what came of the present request."""

    __slots__ = ("_body", "_content_type", "_most", "_proxy", "_size", "chunks", "curl")

    def __init__(self, authorities: tuple[tuple[int, str], ...]) -> None:
        self.curl = curl = pycurl.Curl()
        self.chunks: list[bytes] = []
        self._content_type = self._proxy = ""
        self._size, self._most = 0, 0
        # libcurl's own environment variables are not asked: who makes requests has looked into the environment.
        for option, value in (
            (pycurl.NOSIGNAL, 1),
            (pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1),
            (pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS),
            (pycurl.DNS_CACHE_TIMEOUT, _NAMES_KEPT_S),
            (pycurl.TCP_KEEPALIVE, 1),
            (pycurl.TCP_KEEPIDLE, _KEEPALIVE_S),
            (pycurl.PROXY, ""),
            (pycurl.HTTPHEADER, _PLAIN_HEADERS),
            *authorities,
        ):
            curl.setopt(option, value)

    def prepare(self, request: Request) -> None:
        """Put a request on the handle."""
        curl = self.curl
        self.chunks, self._size = [], 0
        curl.setopt(pycurl.URL, request.url)
        if request.body is None:
            self._body = BytesIO()
            curl.setopt(pycurl.HTTPGET, 1)
        else:
            self._body = BytesIO(request.body)
            curl.setopt(pycurl.POST, 1)
            curl.setopt(pycurl.POSTFIELDSIZE, len(request.body))
            # A reader that cannot be wound back: on a connection that died, libcurl would send a body it has at hand
            # once more by itself, and a message would come twice.
            curl.setopt(pycurl.READFUNCTION, self._body.read)
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, _milliseconds(request.connect_s))
        curl.setopt(pycurl.TIMEOUT_MS, _milliseconds(request.total_s))
        if request.content_type != self._content_type:
            self._content_type = request.content_type
            curl.setopt(pycurl.HTTPHEADER, [*_PLAIN_HEADERS, f"Content-Type: {request.content_type}"])
        if request.proxy != self._proxy:
            self._proxy = request.proxy
            curl.setopt(pycurl.PROXY, request.proxy)
        if request.most is None:
            curl.setopt(pycurl.WRITEFUNCTION, self.chunks.append)
        else:
            self._most = request.most
            curl.setopt(pycurl.WRITEFUNCTION, self._take)

    def fault(self, code: int, text: str) -> TransferFault:
        """Return what went wrong; libcurl asks for a body only when there is a connection to send it over."""
        sent = self._body.tell() > 0
        return TransferFault(f"libcurl {code}: {text}", sent=sent, late=code == pycurl.E_OPERATION_TIMEDOUT)

    def _take(self, part: bytes) -> int:
        """Keep a part of an answer; less than its length tells libcurl to stop."""
        self.chunks.append(part)
        self._size += len(part)
        return len(part) if self._size <= self._most else 0

    @property
    def cut_off(self) -> bool:
        """Whether the answer was longer than wanted."""
        return self._size > self._most > 0


class Transfers:
    """At most `connections` requests at once, over as many kept connections. To be closed by the loop that it runs on."""

    def __init__(self, connections: int) -> None:
        self._places = asyncio.Semaphore(connections)
        self._authorities = _authorities()
        self._idle: list[_Handle] = []
        self._multi = pycurl.AsyncCurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, connections)

    async def carry_out(self, request: Request) -> Response:
        """Send a request and return its answer, whatever its status. Raises TransferFault; ValueError for no address."""
        if self._places.locked():
            await self._wait_for_place(request.place_s)
        else:
            await self._places.acquire()
        try:
            return await self._transfer(request)
        finally:
            self._places.release()

    async def close(self) -> None:
        """Drop what is on its way and close all connections."""
        await self._multi.aclose()

    async def _wait_for_place(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._places.acquire()
        except TimeoutError:
            raise TransferFault("all connections are busy", sent=False, late=True) from None

    async def _transfer(self, request: Request) -> Response:
        handle = self._idle.pop() if self._idle else _Handle(self._authorities)
        handle.prepare(request)
        try:
            await self._multi.add_handle(handle.curl)
        except pycurl.error as fault:
            if not (fault.args[0] == pycurl.E_WRITE_ERROR and handle.cut_off):
                raise handle.fault(*fault.args) from None
        # A handle whose request failed or was given up is not used again.
        self._idle.append(handle)
        return Response(handle.curl.getinfo(pycurl.RESPONSE_CODE), b"".join(handle.chunks))


def carry_out_alone(request: Request) -> Response:
    """Send one request and wait for its answer where there is no loop. Raises TransferFault; ValueError for no address."""
    handle, head = _Handle(_authorities()), list[bytes]()
    handle.prepare(request)
    handle.curl.setopt(pycurl.HEADERFUNCTION, head.append)
    try:
        handle.curl.perform()
    except pycurl.error as fault:
        raise handle.fault(*fault.args) from None
    finally:
        status = handle.curl.getinfo(pycurl.RESPONSE_CODE)
        handle.curl.close()
    fields = (line.decode("latin-1").partition(":") for line in head)
    date = next((value.strip() for name, _, value in fields if name.lower() == "date"), "")
    return Response(status, b"".join(handle.chunks), date)


def _milliseconds(seconds: float | None) -> int:
    """0 is libcurl's word for no time-out, so a shorter one than a millisecond is one."""
    return 0 if seconds is None else max(1, int(seconds * 1000))


def _authorities() -> tuple[tuple[int, str], ...]:
    """Return the settings for whom to trust: the certificates of this machine, as Python finds them."""
    paths = ssl.get_default_verify_paths()
    found = ((pycurl.CAINFO, paths.cafile), (pycurl.CAPATH, paths.capath))
    return tuple((option, path) for option, path in found if path and Path(path).exists())
