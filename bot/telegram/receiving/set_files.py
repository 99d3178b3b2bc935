"""Fetches the files that hosts sent and has each read in a process of its own; the loop only waits."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path, PurePath

import msgspec

from bot.core.host.own_set import Draft
from bot.services.own_sets import OwnSets
from bot.storage.question_sets import SetFile
from bot.tables.packages import MOST_BYTES
from bot.telegram.http import errors
from bot.telegram.http.api import BotApi

log = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[3]
BUDGET_S = 30.0


class Answer(msgspec.Struct):
    """What the reading process says."""

    draft: Draft | None = None
    refused: str = ""
    args: dict[str, str] = {}


class SetFileReader:
    """Reads one file after the other; what a kill interrupts is a row, and is read at the next start."""

    def __init__(self, api: BotApi, own_sets: OwnSets, clock: Callable[[], int]) -> None:
        self._api = api
        self._own_sets = own_sets
        self._clock = clock
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Look whether something waits; return at once."""
        if (self._task is None or self._task.done()) and self._own_sets.due_file(self._clock()):
            self._task = asyncio.create_task(self._run())

    async def settled(self) -> None:
        """Return when nothing is being read."""
        if self._task is not None:
            await self._task

    def stop(self) -> None:
        """Leave the rest in the file."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        while (file := self._own_sets.due_file(self._clock())) is not None:
            try:
                await self._see_through(file)
            except Exception:
                # Of the file nothing is said here: its name and its words are its owner's.
                log.exception("a file could not be read, it is tried again")
                self._own_sets.was_out_of_reach(file, self._clock())

    async def _see_through(self, file: SetFile) -> None:
        try:
            content = await self._api.download(file.file_id, MOST_BYTES)
        except errors.BadRequest:
            self._own_sets.was_refused(file, "myset-file-unreachable", {}, self._clock())
            return
        except errors.TelegramError:
            self._own_sets.was_out_of_reach(file, self._clock())
            return
        answer = await read_apart(content, PurePath(file.name).suffix.lower())
        if answer.draft is not None:
            self._own_sets.was_read(file, answer.draft, self._clock())
        else:
            self._own_sets.was_refused(file, answer.refused, answer.args, self._clock())


async def read_apart(content: bytes, ending: str, budget: float = BUDGET_S) -> Answer:
    """Read a file in a process with bounds; what takes more than them is refused."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.imports", f"file{ending}"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
        env=_without_secrets(os.environ),
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(content), budget)
    except TimeoutError:
        return Answer(refused="myset-file-bomb")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        await _closed(process)
    if process.returncode:
        return Answer(refused="myset-file-bomb" if process.returncode < 0 else "myset-file-broken")
    return msgspec.json.decode(said, type=Answer)


async def _closed(process: asyncio.subprocess.Process) -> None:
    """Close what the file was written into: a process that was killed did not read it to the end."""
    if process.stdin is not None:
        process.stdin.close()
        with suppress(OSError):
            await process.stdin.wait_closed()


def _without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """What reads a stranger's file need not know the token, nor where it is."""
    return {name: value for name, value in environment.items() if not name.startswith("TELEGRAM_")}
