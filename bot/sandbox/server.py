"""The sandbox as an HTTP server on 127.0.0.1, and as an object for tests."""

from __future__ import annotations

import asyncio
import socket
import struct
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import msgspec
from aiohttp import BodyPartReader, web
from aiohttp.http import RawRequestMessage
from aiohttp.streams import StreamReader
from aiohttp.web_protocol import RequestHandler
from yarl import URL

from bot.sandbox.api import Answer, Api, ConnectionCut
from bot.sandbox.control import Control
from bot.sandbox.errors import ApiError, bad
from bot.sandbox.options import DEFAULT_TOKEN, Options
from bot.sandbox.page_api import PageApi
from bot.sandbox.people import People
from bot.sandbox.readers import Upload
from bot.sandbox.state import load, save

Wire = dict[str, Any]

_JSON = {"Content-Type": "application/json"}
_MOST_BYTES = 60 * 1024 * 1024
_HOSTS = frozenset({"localhost", "127.0.0.1"})
_NO_LINGER = struct.pack("ii", 1, 0)


class Sandbox(People):
    """Stands in for Telegram: `async with Sandbox() as sandbox`, then point the bot to `sandbox.url`.

    Keyword arguments are the fields of `Options`. `defaults=True` begins with four people and a group.
    """

    def __init__(
        self, token: str = DEFAULT_TOKEN, port: int = 0, *, defaults: bool = False, **options: Any
    ) -> None:
        super().__init__(Options(token=token, **options))
        self.port = port
        self.api = Api(self)
        self._page = PageApi(self)
        self._control = Control(self)
        self._bot_prefix = f"/bot{token}/"
        self._file_prefix = f"/file/bot{token}/"
        self._runner: web.ServerRunner | None = None
        state_file = self.options.state_file
        if state_file is not None and state_file.exists():
            load(self, state_file)
        elif defaults:
            self.add_defaults()

    @property
    def url(self) -> str:
        """The address for the bot's `api_url`, without `/bot`; the page is there too."""
        return f"http://127.0.0.1:{self.port}"

    def add_defaults(self) -> None:
        """Add 用户甲, 用户乙, 用户丙, 用户丁 and the group 反诈学习小组 with them and the bot, 甲 as its admin."""
        languages = {"用户甲": "zh-hans", "用户乙": "zh-hans", "用户丙": "zh-hant", "用户丁": "en"}
        people = [self.add_person(name, language_code=code) for name, code in languages.items()]
        self.add_group("反诈学习小组", people, creator=people[0])

    async def start(self) -> None:
        """Listen; the port is known afterwards. Raises OSError when the port cannot be had."""
        server = web.Server(self._handle, request_factory=_request, access_log=None)
        self._runner = web.ServerRunner(server, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, backlog=1024)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.port = int(self._runner.addresses[0][1])
        self.watch(asyncio.get_running_loop())

    async def stop(self) -> None:
        """End everything that waits and close the server."""
        self.watch(None)
        self.faults.clear()
        self.updates.close()
        self.changes.close()
        await self.api.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.log.close()
        if self.options.state_file is not None:
            save(self, self.options.state_file)

    async def __aenter__(self) -> Sandbox:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    # requests

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith(self._bot_prefix):
            return await self._call(request, path[len(self._bot_prefix) :])
        if not _is_local(request):
            return _json(403, {"ok": False, "description": "Forbidden: this server answers to loopback only"})
        if path.startswith(("/bot", "/file/bot")):
            return self._file(path)
        try:
            if path.startswith("/sandbox/"):
                return await self._control.handle(request, path)
            return await self._page.handle(request, path)
        except ApiError as error:
            return _json(error.code, error.body())

    async def _call(self, request: web.BaseRequest, name: str) -> web.StreamResponse:
        if not _is_local(request):
            return _json(403, {"ok": False, "error_code": 403, "description": "Forbidden: loopback only"})
        try:
            params, uploads = await _read_params(request)
            answer = await self.api.call(name, params, uploads)
        except ApiError as error:
            return _json(error.code, error.body())
        except (ConnectionError, web.RequestPayloadError):
            return web.Response(status=400)  # the bot died while it spoke; nobody reads this
        except ValueError as error:
            refusal = bad(f"can't parse the request: {error}")
            return _json(refusal.code, refusal.body())
        except ConnectionCut:
            return _cut(request)
        return _response(answer)

    def _file(self, path: str) -> web.StreamResponse:
        if not path.startswith(self._file_prefix):
            return _json(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        stored = self.files.at_path(path[len(self._file_prefix) :])
        if stored is None:
            return _json(404, {"ok": False, "error_code": 404, "description": "Not Found"})
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


async def _read_params(request: web.BaseRequest) -> tuple[Wire, dict[str, Upload] | None]:
    """Return parameters and files of a call, from wherever Telegram takes them."""
    kind = request.headers.get("Content-Type", "")
    uploads: dict[str, Upload] | None = None
    params: Wire = dict(request.query) if request.query_string else {}
    if kind.startswith("multipart/form-data"):
        uploads = {}
        await _read_multipart(request, params, uploads)
    elif request.body_exists:
        params.update(_read_body(kind, await request.read()))
    return params, uploads


def _read_body(kind: str, body: bytes) -> Wire:
    if not body:
        return {}
    if kind.startswith("application/json"):
        try:
            params = msgspec.json.decode(body)
        except msgspec.DecodeError:
            raise bad("can't parse request JSON object") from None
        if not isinstance(params, dict):
            raise bad("can't parse request JSON object")
        return params
    try:
        return dict(URL.build(query_string=body.decode(), encoded=True).query)
    except ValueError:
        raise bad("can't parse the form") from None


async def _read_multipart(request: web.BaseRequest, params: Wire, uploads: dict[str, Upload]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            params[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, content)


def _response(answer: Answer) -> web.Response:
    return web.Response(body=answer.body, status=answer.status, headers=_JSON)


def _json(status: int, body: Wire) -> web.Response:
    return web.Response(body=msgspec.json.encode(body), status=status, headers=_JSON)


def _cut(request: web.BaseRequest) -> web.Response:
    """Reset the connection; the response that is returned reaches nobody."""
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        transport.abort()
    return web.Response(status=500)
