"""Our HTTP client: what a lost connection means, and that the token stays secret."""

from __future__ import annotations

import asyncio
import logging
import ssl
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from aiohttp import web
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError, TimedOut

from bot import proxies
from bot.telegram.http.api import BotApi, Upload
from bot.telegram.http.library_errors import (
    AnswerTimedOut,
    ConnectTimedOut,
    Flooded,
    NotSent,
    NotTelegram,
    Unanswered,
)
from bot.telegram.http.request import CurlRequest

CERTIFICATE = Path(__file__).parent / "localhost.pem"
TOKEN = "123456:secret_TOKEN-abcdefgh"
Reply = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def server(reply: Reply) -> AsyncIterator[str]:
    """An HTTP server of our own; yields its address."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", reply)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def cutting(after: bytes) -> AsyncIterator[str]:
    """A server that reads a request, answers with some bytes, and cuts the connection."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(after)
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()
        await listening.wait_closed()


def answered(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


async def echo(request: web.Request) -> web.StreamResponse:
    """Answer with what came: JSON as it is, a form by its fields."""
    if request.content_type == "application/json":
        return answered({"method": request.path, "json": await request.json()})
    form = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            form[name] = [value.filename, value.content_type, len(value.file.read())]
        else:
            form[name] = value
    return answered({"method": request.path, "form": form})


@asynccontextmanager
async def client(url: str, **options: Any) -> AsyncIterator[BotApi]:
    async with CurlRequest(**options) as request:
        yield BotApi(request, TOKEN, url)


async def test_json_goes_out_as_json() -> None:
    async with server(echo) as url, client(url) as api:
        result = await api.call(
            "sendMessage", {"chat_id": 5, "text": "你好 👋", "reply_markup": {"inline_keyboard": []}}
        )
    assert result["method"] == f"/bot{TOKEN}/sendMessage"
    assert result["json"] == {"chat_id": 5, "text": "你好 👋", "reply_markup": {"inline_keyboard": []}}


async def test_a_file_goes_out_as_a_form() -> None:
    upload = Upload("photo", "picture.png", b"\x89PNG" * 50_000, "image/png")
    async with server(echo) as url, client(url) as api:
        answer = await api.ask(
            "sendPhoto", {"chat_id": 5, "caption": "图", "media": {"type": "photo"}}, upload
        )
    assert msgspec.json.decode(answer.result)["form"] == {
        "chat_id": "5",
        "caption": "图",
        "media": '{"type":"photo"}',
        "photo": ["picture.png", "image/png", 200_000],
    }


async def test_connections_are_kept() -> None:
    peers = set()

    async def reply(request: web.Request) -> web.StreamResponse:
        peers.add(request.transport.get_extra_info("peername"))  # type: ignore[union-attr]
        return answered(True)

    async with server(reply) as url, client(url) as api:
        for _ in range(5):
            await api.call("getMe", {})
    assert len(peers) == 1


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (400, BadRequest),
        (401, InvalidToken),
        (403, Forbidden),
        (404, InvalidToken),
        (429, Flooded),
        (500, NetworkError),
        (502, NetworkError),
    ],
)
async def test_a_refusal_rises_as_python_telegram_bots_error(code: int, error: type[TelegramError]) -> None:
    async def reply(request: web.Request) -> web.StreamResponse:
        body = {"ok": False, "error_code": code, "description": "Why", "parameters": {"retry_after": 3}}
        if code != 429:
            del body["parameters"]
        return web.json_response(body, status=code)

    async with server(reply) as url, client(url) as api:
        with pytest.raises(error):
            await api.call("getMe", {})
        answer = await api.ask("getMe", {})
    assert (answer.ok, answer.error_code, answer.description) == (False, code, "Why")


@pytest.mark.parametrize(
    ("status", "error"), [(502, NotTelegram), (403, NotTelegram), (200, NotTelegram), (504, Unanswered)]
)
async def test_a_proxys_page_is_nobodys_answer(status: int, error: type[Exception]) -> None:
    async def reply(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text="<html>Bad Gateway</html>")

    async with server(reply) as url, client(url) as api:
        with pytest.raises(error):
            await api.ask("getMe", {})


async def test_an_unreadable_success_has_an_unknown_fate() -> None:
    async def reply(request: web.Request) -> web.StreamResponse:
        return web.Response(text="{")

    async with server(reply) as url, client(url) as api:
        with pytest.raises(Unanswered):
            await api.ask("sendMessage", {})


async def test_a_lone_surrogate_in_a_name_can_be_read() -> None:
    async def reply(request: web.Request) -> web.StreamResponse:
        return web.Response(text='{"ok": true, "result": [{"update_id": 1, "name": "a\\ud83d"}]}')

    async with server(reply) as url, client(url) as api:
        result = await api.call("getUpdates", {})
    assert result == [{"update_id": 1, "name": "a?"}]


async def test_a_refused_connection_is_surely_not_sent() -> None:
    async with server(echo) as url:
        pass
    async with client(url) as api:
        with pytest.raises(NotSent):
            await api.ask("sendMessage", {})


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"])
async def test_a_connection_cut_after_the_request_has_an_unknown_fate(sent: bytes) -> None:
    async with cutting(sent) as url, client(url) as api:
        with pytest.raises(Unanswered):
            await api.ask("sendMessage", {"text": "x"})


async def test_nothing_is_written_twice_to_a_kept_connection_that_dies() -> None:
    """An HTTP client may send once more by itself what a kept connection did not answer: a message would come twice."""
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                break
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
            heard.append(await reader.readexactly(length))
            if len(heard) > 1:
                break
            writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}')
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listening, client(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}") as api:
        assert (await api.ask("sendMessage", {"text": "1"})).ok
        with pytest.raises(Unanswered):
            await api.ask("sendMessage", {"text": "2"})
        with pytest.raises(Unanswered):
            await api.ask("sendPhoto", {"text": "3"}, Upload("photo", "p.png", b"png", "image/png"))
    assert [b'"1"' in heard[0], b'"2"' in heard[1], b"png" in heard[2], len(heard)] == [True, True, True, 3]


async def test_a_kept_connection_that_the_server_has_closed_is_not_used() -> None:
    async def reply(request: web.Request) -> web.StreamResponse:
        response = answered(True)
        response.force_close()
        return response

    async with server(reply) as url, client(url) as api:
        for _ in range(5):
            assert (await api.ask("sendMessage", {})).ok
            await asyncio.sleep(0)


async def test_whoever_stops_waiting_leaves_the_pool_whole() -> None:
    arrived, release = asyncio.Event(), asyncio.Event()

    async def reply(request: web.Request) -> web.StreamResponse:
        if (await request.json()).get("text") == "slow":
            arrived.set()
            await release.wait()
        return answered(True)

    async with server(reply) as url, client(url, pool_size=1) as api:
        waiting = asyncio.create_task(api.ask("sendMessage", {"text": "slow"}))
        await arrived.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert (await api.ask("sendMessage", {"text": "quick"})).ok
        release.set()


async def test_a_late_answer_has_an_unknown_fate_and_is_a_time_out() -> None:
    release = asyncio.Event()

    async def reply(request: web.Request) -> web.StreamResponse:
        await release.wait()
        return answered(True)

    async with server(reply) as url, client(url, read_timeout=0.05) as api:
        with pytest.raises(AnswerTimedOut) as caught:
            await api.ask("sendMessage", {"text": "x"})
        release.set()
    assert isinstance(caught.value, Unanswered)
    assert isinstance(caught.value, TimedOut)


async def test_a_full_pool_is_surely_not_sent() -> None:
    arrived, release = asyncio.Event(), asyncio.Event()

    async def reply(request: web.Request) -> web.StreamResponse:
        arrived.set()
        await release.wait()
        return answered(True)

    options = {"pool_size": 1, "pool_timeout": 0.02, "connect_timeout": 0.02}
    async with server(reply) as url, client(url, **options) as api:
        first = asyncio.create_task(api.ask("sendMessage", {"text": "x"}))
        await arrived.wait()
        with pytest.raises(ConnectTimedOut):
            await api.ask("sendMessage", {"text": "y"})
        release.set()
        assert (await first).ok


@asynccontextmanager
async def tls_server() -> AsyncIterator[str]:
    """A server that shows a certificate which nobody has signed."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n{}")
            writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}')
        writer.close()

    listening = await asyncio.start_server(serve, "localhost", 0, ssl=context)
    async with listening:
        yield f"https://localhost:{listening.sockets[0].getsockname()[1]}"


async def test_a_certificate_that_nobody_has_signed_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    async with tls_server() as url, client(url) as api:
        with pytest.raises(NotSent):
            await api.ask("sendMessage", {})


async def test_the_environment_says_whom_to_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    async with tls_server() as url, client(url) as api:
        assert (await api.ask("sendMessage", {})).ok


async def test_a_closed_pool_is_surely_not_sent() -> None:
    api = BotApi(CurlRequest(), TOKEN, "http://127.0.0.1:1")
    with pytest.raises(NotSent):
        await api.ask("sendMessage", {})


async def test_the_environments_proxy_is_used_and_its_exceptions_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, str | None]] = []

    async def reply(request: web.Request) -> web.StreamResponse:
        asked.append((str(request.url), request.headers.get("Proxy-Authorization")))
        return answered(True)

    async with server(reply) as url, server(echo) as direct:
        monkeypatch.setenv("http_proxy", url.replace("//", "//user:word@"))
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        for address in ("http://api.example.org", direct):
            async with client(address, proxy=proxies.chosen("", address)) as api:
                await api.call("getMe", {})
    assert asked == [(f"http://api.example.org/bot{TOKEN}/getMe", "Basic dXNlcjp3b3Jk")]


async def test_no_error_and_no_log_line_shows_the_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    release = asyncio.Event()

    async def never(request: web.Request) -> web.StreamResponse:
        await release.wait()
        return answered(True)

    shown: list[str] = []

    async def provoke(url: str, **options: Any) -> None:
        async with CurlRequest(**options) as request:
            api = BotApi(request, TOKEN, url)
            calls = (
                api.ask("sendMessage", {}),
                api.ask("sendPhoto", {}, Upload("photo", "p.png", b"png", "image/png")),
                api.download("x", 10),
            )
            for call in calls:
                try:
                    await call
                except TelegramError as fault:
                    shown.append("".join(traceback.format_exception(fault)))
            api.fire("answerCallbackQuery", {})
            await api.settled()

    async with server(never) as slow, cutting(b"") as cut:
        await provoke("http://127.0.0.1:1")
        await provoke("http://nowhere.invalid")
        await provoke("gopher://127.0.0.1")
        await provoke("http://[::1")
        await provoke(cut)
        await provoke(slow, read_timeout=0.02, write_timeout=0.0)
        await provoke(
            slow, pool_size=1, pool_timeout=0.001, connect_timeout=0.001, read_timeout=0.02, write_timeout=0.0
        )
        release.set()
    assert len(shown) == 21
    assert not any("secret" in text for text in [*shown, caplog.text])


async def test_a_fired_call_goes_out_beside_and_its_failure_is_quiet(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen: list[Any] = []

    async def reply(request: web.Request) -> web.StreamResponse:
        seen.append(await request.json())
        body = {"ok": False, "error_code": 400, "description": "Bad Request: query is too old"}
        return web.json_response(body, status=400)

    async with server(reply) as url, client(url) as api:
        api.fire("answerCallbackQuery", {"callback_query_id": "7"})
        assert seen == []
        await api.settled()
    assert seen == [{"callback_query_id": "7"}]
    assert caplog.text == ""
