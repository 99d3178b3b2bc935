"""What stands between Telegram and a webhook, and fails now and then: before it passes an update on, or after."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from tests.ports import free_port

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@asynccontextmanager
async def flaky_proxy(target: str, rng: random.Random, share: float) -> AsyncIterator[str]:
    """Pass requests on to `target`; a share of them never arrives, of another share the answer is lost."""

    async def passed_on(request: web.Request) -> web.Response:
        luck, body = rng.random(), await request.read()
        if luck < share:
            return web.Response(status=502)
        try:
            headers = {SECRET: request.headers.get(SECRET, "")}
            async with session.post(target, data=body, headers=headers) as answer:
                return web.Response(status=504 if luck < 2 * share else answer.status)
        except aiohttp.ClientError:
            return web.Response(status=502)

    application = web.Application()
    application.router.add_post("/hook", passed_on)
    runner, port = web.AppRunner(application, access_log=None), free_port()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    async with aiohttp.ClientSession() as session:
        try:
            yield f"http://127.0.0.1:{port}/hook"
        finally:
            await runner.cleanup()
