"""A proxy's page, and an answer with half of what belongs into it, decide nothing about anybody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.core.effects import Priority
from tests.transport import ANSWER, PUSH, Transport, transport

pytestmark = pytest.mark.tried(
    "A proxy answers in Telegram's place: pages of HTML, junk, a yes without a message",
    note="nobody is marked as unreachable",
)

PAGES = [
    (403, "<html><h1>403 Forbidden</h1></html>"),
    (400, "<html>400 Bad Request</html>"),
    (413, "<html>413 Request Entity Too Large</html>"),
    (404, "<html>404 page not found: bot was blocked by the user</html>"),
    (401, "Unauthorized"),
    (502, "<html>502 Bad Gateway</html>"),
    (200, "<html>sign in to this network</html>"),
    (302, ""),
    (403, '{"error": "Forbidden: bot was blocked by the user"}'),
    (403, '{"ok": false, "error_code": 403, "description": "Forbidden: something that nobody knows"}'),
    (403, '{"ok": false}'),
]


@asynccontextmanager
async def instead_of_telegram(rooms: Transport, status: int, text: str) -> AsyncIterator[list[str]]:
    """Something else answers every call, until the block ends."""
    asked: list[str] = []

    async def reply(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=status, text=text, content_type="text/html")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", reply)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    real, rooms.api._base = rooms.api._base, f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield asked
    finally:
        rooms.api._base = real
        await runner.cleanup()


async def until(happened: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(10):
        while not happened():
            await asyncio.sleep(0)


@pytest.mark.parametrize(("status", "text"), PAGES, ids=lambda value: str(value)[:20])
async def test_a_page_of_a_proxy_marks_nobody_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, text: str
) -> None:
    monkeypatch.setattr("bot.telegram.sending.retry_state.BACKOFF_MS", 2)
    async with transport(tmp_path) as rooms:
        chats = [rooms.sandbox.add_person(f"用户{number}", started=True).id for number in range(30)]
        async with instead_of_telegram(rooms, status, text) as asked:
            with rooms.db.atomic():
                for chat_id in chats:
                    for priority in (ANSWER, PUSH):
                        rooms.post(chat_id, priority.name, priority=priority)
            await until(lambda: len(asked) > 60)
        await rooms.sender.drained()
        assert [rooms.texts(chat_id) for chat_id in chats] == [["ANSWER", "PUSH"]] * 30
        assert rooms.hook_log.refused == []
        assert rooms.hook_log.undeliverable == []


HALVES = [
    '{"ok": true}',
    '{"ok": true, "result": null}',
    '{"ok": true, "result": [1]}',
    '{"ok": true, "res',
    "",
]


@pytest.mark.parametrize("text", HALVES)
@pytest.mark.parametrize("priority", [ANSWER, PUSH])
async def test_a_yes_without_a_message_has_an_unknown_fate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, priority: Priority
) -> None:
    monkeypatch.setattr("bot.telegram.sending.retry_state.BACKOFF_MS", 2)
    async with transport(tmp_path) as rooms:
        chat_id = rooms.sandbox.add_person("用户甲", started=True).id
        async with instead_of_telegram(rooms, 200, text) as asked:
            rooms.post(chat_id, "one", priority=priority)
            await until(lambda: asked)
        await rooms.sender.drained()
        rooms.post(chat_id, "two", priority=priority)
        await rooms.sender.drained()
        # What may have been said already is said again only where silence would be worse.
        assert rooms.texts(chat_id) == (["one", "two"] if priority is ANSWER else ["two"])
