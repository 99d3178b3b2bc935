"""A process that has imported everything, and forks a bot in a few milliseconds each time it is asked to.

Each bot is the production `build` with the production database, and dies by SIGKILL: at the commit, or at the call
of the Bot API, that it was told to die at, or when its parent kills it. Its clock is a number in a shared file.
"""

from __future__ import annotations

import asyncio
import json
import mmap
import os
import random
import signal
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import bot.app
import bot.wiring.services
from bot.config import load
from bot.storage.database import Database
from bot.telegram.http.api import BotApi
from bot.texts.catalogue import Texts

SAYING = ("sendPoll", "sendMessage", "editMessageText", "stopPoll", "sendPhoto")


class Countdown:
    """Kills this very process when it has been asked `count` times."""

    def __init__(self, count: int) -> None:
        self._left = count

    def __call__(self) -> None:
        self._left -= 1
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def arm(moment: str, count: int) -> None:
    """Let this process die at its `count`-th commit or call: before or after it."""
    dies = Countdown(count)
    commit, ask = Database.commit, BotApi.ask

    def committing(self: Database) -> None:
        if moment == "before-commit":
            dies()
        commit(self)
        if moment == "after-commit":
            dies()

    async def asking(self: BotApi, method: str, *args, **kwargs):
        if moment == "before-send" and method in SAYING:
            dies()
        answer = await ask(self, method, *args, **kwargs)
        if moment == "before-mark" and method in SAYING:
            dies()
        return answer

    Database.commit = committing  # type: ignore[method-assign]
    BotApi.ask = asking  # type: ignore[method-assign]


def shared_clock(path: str) -> Callable[[], int]:
    with Path(path).open("r+b") as file:
        memory = mmap.mmap(file.fileno(), 8)
    return lambda: struct.unpack_from("q", memory)[0]


async def live(order: dict) -> None:
    """Run one bot until it dies or its parent has gone."""
    reader, writer = await asyncio.open_unix_connection(order["socket"])
    writer.write(f"{os.getpid()}\n".encode())
    config = load(Path(order["config"]))
    app = bot.app.build(config, order["token"], shared_clock(order["clock"]), random.Random(order["seed"]))
    await app.start()
    hearing = asyncio.create_task(app.run_until(asyncio.Event()))
    writer.write(b"up\n")
    while await reader.readline():
        app.scheduler.wake()
        await app.sender.drained()
        writer.write(b"done\n")
    hearing.cancel()


def main() -> None:
    # Texts and questions are the same for all: read once, they are there in every fork.
    texts, banks = Texts(), {}
    texts.of("zh-Hans", "app-name")
    read = bot.wiring.services.open_bank
    bot.app.Texts = lambda: texts  # type: ignore[assignment,misc]
    bot.wiring.services.open_bank = lambda config: (
        banks.get(config.bank.path) or banks.setdefault(config.bank.path, read(config))
    )
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        order = json.loads(line)
        if not banks:
            bot.wiring.services.open_bank(load(Path(order["config"])))
        if os.fork() == 0:
            arm(order["moment"], order["count"])
            asyncio.run(live(order))
            os._exit(0)


if __name__ == "__main__":
    main()
