"""The HTTP server on 127.0.0.1: the Bot API, its files, the page, and the control requests of tests."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any
from urllib.parse import urlsplit

import msgspec
from aiohttp import web
from aiohttp.http import RawRequestMessage
from aiohttp.streams import StreamReader
from aiohttp.web_protocol import RequestHandler

from bot.sandbox.bot_api.api import Api, ConnectionCut
from bot.sandbox.errors import ApiError, bad, forbidden
from bot.sandbox.http.call_reading import read_call
from bot.sandbox.http.control import Control
from bot.sandbox.http.page_api import PageApi
from bot.sandbox.http_answer import Answer
from bot.sandbox.world import World

_JSON = {"Content-Type": "application/json"}
_MOST_BYTES = 60 * 1024 * 1024
_HOSTS = frozenset({"localhost", "127.0.0.1"})
_NO_LINGER = struct.pack("ii", 1, 0)
# Faults may name the download of a file as if it were a method.
DOWNLOAD = "file"


class HttpServer:
    """Listens on `port`; 0 takes any free one, which is known after `start`."""

    def __init__(self, world: World, api: Api, port: int) -> None:
        self.port = port
        self._world = world
        self._api = api
        self._page = PageApi(world)
        self._control = Control(world)
        self._bot_prefix = f"/bot{world.options.token}/"
        self._file_prefix = f"/file/bot{world.options.token}/"
        self._runner: web.ServerRunner | None = None

    async def start(self) -> None:
        """Listen. Raises OSError when the port cannot be had."""
        server = web.Server(self._handle, request_factory=_request, access_log=None)
        runner = web.ServerRunner(server, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self.port, backlog=1024)
        try:
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self.port = int(runner.addresses[0][1])
        self._runner = runner

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if not _is_local(request):
            return _refused(forbidden("this server answers to loopback only"))
        if path.startswith(self._bot_prefix):
            return await self._call(request, path[len(self._bot_prefix) :])
        try:
            if path.startswith(self._file_prefix):
                return await self._download(request, path[len(self._file_prefix) :])
            if path.startswith(("/bot", "/file/bot")):
                raise ApiError(401, "Unauthorized")
            if path.startswith("/sandbox/"):
                return await self._control.handle(request, path)
            return await self._page.handle(request, path)
        except ApiError as error:
            return _refused(error)

    async def _call(self, request: web.BaseRequest, name: str) -> web.StreamResponse:
        try:
            params, uploads = await read_call(request)
            answer = await self._api.call(name, params, uploads)
        except ApiError as error:
            return _refused(error)
        except (ConnectionError, web.RequestPayloadError):
            return web.Response(status=400)  # the bot died while it spoke; nobody reads this
        except ValueError as error:
            return _refused(bad(f"can't parse the request: {error}"))
        except ConnectionCut:
            return _cut(request)
        return _response(answer)

    async def _download(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        """Serve a file under the path that getFile told; faults strike it under the name "file"."""
        faults = self._world.faults
        fault = faults.strike(DOWNLOAD, None) if faults.active else None
        if fault is not None:
            await fault.wait()
            if fault.kind in ("reset_before", "reset_after"):
                return _cut(request)
            error, strange = fault.error(""), fault.answer()
            if error is not None:
                raise error
            if strange is not None:
                return _response(strange)
        stored = self._world.files.at_path(path)
        if stored is None:
            raise ApiError(404, "Not Found")
        return web.Response(body=stored.content, headers={"Content-Type": stored.mime})


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: RequestHandler,
    writer: Any,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=_MOST_BYTES)


def _is_local(request: web.BaseRequest) -> bool:
    """Say whether the request names loopback as its host and, if a browser sent it, comes from our own
    page.
    """
    headers = request.headers
    host = headers.get("Host", "")
    if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
        return False
    origin = headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == host


def _response(answer: Answer) -> web.Response:
    headers = {"Content-Type": answer.content_type}
    return web.Response(body=answer.body, status=answer.status, headers=headers)


def _refused(error: ApiError) -> web.Response:
    return web.Response(body=msgspec.json.encode(error.body()), status=error.code, headers=_JSON)


def _cut(request: web.BaseRequest) -> web.Response:
    """Reset the connection; the response that is returned reaches nobody."""
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        transport.abort()
    return web.Response(status=500)
