"""A real bot process that a test can kill -9 and start again without waiting for Python's imports."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
# The next process imports everything ahead of time and begins when it is told to.
_STANDBY = "import sys, bot.app; from bot.cli import main; sys.stdin.readline(); sys.exit(main(sys.argv[1:]))"


def settings(folder: Path, url: str, bank: Path) -> Path:
    """Write a settings file for `python -m bot run` and return its path."""
    path = folder / "bot.toml"
    path.write_text(
        f'[telegram]\napi_url = "{url}"\npoll_seconds = 2\n[storage]\npath = "bot.sqlite3"\n'
        f'[bank]\npath = "{bank}"\n[app]\nlog_level = "WARNING"\n'
        "[limits]\noverall = 100000\nprivate = 100000\ngroup = 100000\nperson = 100000\n",
        "utf-8",
    )
    return path


def webhook_settings(folder: Path, url: str, bank: Path) -> Path:
    """The same for a bot that Telegram calls."""
    path = settings(folder, url, bank)
    port = free_port()
    hook = f'webhook_url = "http://127.0.0.1:{port}/hook"\nwebhook_port = {port}\n'
    path.write_text(path.read_text("utf-8").replace("[storage]", f"{hook}[storage]", 1), "utf-8")
    return path


def way_of(write: Callable[..., Path]) -> str:
    """How a bot with settings of such a function hears: as the table of reliability says it."""
    return "webhook" if write is webhook_settings else "long polling"


INTAKES = pytest.mark.parametrize("write", [settings, webhook_settings], ids=["polling", "webhook"])
"""For a test that holds whichever way updates come: it gets the function that writes the settings."""


class BotProcess:
    """`python -m bot run` as a process of its own; `log` collects what it says on stderr over all its lives."""

    def __init__(self, config: Path, token: str, log: Path) -> None:
        self._arguments = ("run", "--config", str(config))
        self._token = token
        self._log = log
        self._running: asyncio.subprocess.Process | None = None
        self._standby: asyncio.subprocess.Process | None = None
        self.lives = 0

    async def start(self) -> None:
        """Let the waiting process begin, and prepare the next one."""
        self._running = self._standby or await self._prepare()
        assert self._running.stdin is not None
        self._running.stdin.write(b"\n")
        await self._running.stdin.drain()
        self._standby = await self._prepare()
        self.lives += 1

    @property
    def pid(self) -> int:
        """The number of the running process."""
        assert self._running is not None
        return self._running.pid

    async def kill(self) -> None:
        """Kill the running process with SIGKILL and wait until it is gone."""
        assert self._running is not None
        assert self._running.returncode is None, f"it ended by itself: {self._log.read_text('utf-8')[-2000:]}"
        self._running.send_signal(signal.SIGKILL)
        await self._running.wait()

    def signal(self, number: int) -> None:
        """Send the running process a signal, such as one that stops it and lets it go on."""
        assert self._running is not None
        self._running.send_signal(number)

    async def stop(self) -> None:
        for process in (self._running, self._standby):
            if process is not None and process.returncode is None:
                process.kill()
                await process.wait()

    async def _prepare(self) -> asyncio.subprocess.Process:
        with self._log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                _STANDBY,
                *self._arguments,
                stdin=asyncio.subprocess.PIPE,
                stderr=log,
                cwd=ROOT,
                env={**os.environ, "TELEGRAM_BOT_TOKEN": self._token, "PYTHONWARNINGS": "ignore"},
            )
