"""A bot that runs until it is told to end: signals, and the sandbox with a bot in it."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.config import Config
from bot.errors import OperatorError

log = logging.getLogger(__name__)
Say = Callable[[str], object]


def run(config: Config, token: str) -> None:
    """Run the bot until SIGINT or SIGTERM."""
    # What a start makes stays for ever: looking for rubbish meanwhile costs a tenth of the way to the first answer.
    gc.disable()
    asyncio.run(_until_stopped(lambda stop: _serve(config, token, stop)))


def run_sandbox(config: Config, port: int, say: Say) -> None:
    """Run the sandbox and the bot in it until SIGINT or SIGTERM; `say` tells where the page is."""
    asyncio.run(_until_stopped(lambda stop: _serve_sandbox(config, port, say, stop)))


async def _serve(config: Config, token: str, stop: asyncio.Event) -> None:
    from bot.app import build

    app = build(config, token)
    collect_rarely()
    try:
        if await _done_before(stop, app.start()):
            gc.freeze()
            log.info("the bot is running")
            await app.run_until(stop)
    finally:
        await app.stop()


async def _serve_sandbox(config: Config, port: int, say: Say, stop: asyncio.Event) -> None:
    from bot.app import build
    from bot.sandbox.server import Sandbox

    with tempfile.TemporaryDirectory(prefix="fanzha-") as folder:
        try:
            sandbox = Sandbox(token="1:sandbox", port=port, defaults=True)
            await sandbox.start()
        except (OSError, OverflowError) as error:
            raise OperatorError(f"port {port} cannot be used: choose another with --port") from error
        app = build(_inside(config, sandbox.url, Path(folder)), sandbox.token, clock=sandbox.clock)
        try:
            await app.start()
            sandbox.on_advance.append(app.caught_up)
            say("This is the sandbox: the real bot, and a chat page with people to play. It needs no token.")
            say(f"Open {sandbox.url} in a browser.")
            say("Nothing leaves this machine and nothing is kept; Ctrl+C ends it.")
            await app.run_until(stop)
        finally:
            await app.stop()
            await sandbox.stop()


def _inside(config: Config, url: str, folder: Path) -> Config:
    """Return the settings with the sandbox for Telegram, and a folder that goes away with it."""
    telegram = replace(config.telegram, api_url=url, webhook_url="", proxy="")
    storage = replace(config.storage, path=folder / "bot.sqlite3", backups=folder / "backups")
    return replace(config, telegram=telegram, storage=storage)


def collect_rarely() -> None:
    """What a start made stays: it is looked through no more, and what comes later seldom and in small parts.

    By default every 700 new objects start a look, and the largest one holds the loop for 20 ms among a bank of questions.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    gc.enable()


async def _done_before(stop: asyncio.Event, starting: Coroutine[Any, Any, None]) -> bool:
    """Wait for a start, or for the end if that comes first: Telegram may be out of reach for long."""
    start, end = asyncio.create_task(starting), asyncio.create_task(stop.wait())
    await asyncio.wait({start, end}, return_when=asyncio.FIRST_COMPLETED)
    end.cancel()
    if start.done():
        start.result()
        return True
    start.cancel()
    with suppress(asyncio.CancelledError):
        await start
    return False


async def _until_stopped(serve: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Serve until the first SIGINT or SIGTERM, then let it close in peace; the second one ends it at once."""
    stop = asyncio.Event()

    def told() -> None:
        if stop.is_set():
            # Whatever is left is in the file: an end at once costs no more than a kill does.
            os._exit(130)
        stop.set()

    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, told)
    await serve(stop)
