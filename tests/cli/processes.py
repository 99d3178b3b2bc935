"""The bot as a process of its own, and what it said."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def with_api(config: Path, url: str, more: str = "") -> Path:
    """Let a settings file name a Bot API server."""
    config.write_text(f'[telegram]\napi_url = "{url}"\n{more}' + config.read_text("utf-8"), "utf-8")
    return config


@asynccontextmanager
async def bot_process(
    config: Path, token: str = "1:right", *arguments: str, **environment: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `python -m bot run`; it is killed at the end when it still lives."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--config", str(config), *arguments),
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "TELEGRAM_BOT_TOKEN": token, **environment},
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def command(*arguments: object, **environment: str) -> tuple[int, str, str]:
    """Run a command to its end; returns its code and what it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *map(str, arguments)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **environment},
    )
    out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()
