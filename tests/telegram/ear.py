"""An intake over a file and a sandbox, with a handler that writes down what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.server import Sandbox
from bot.storage.database import Database
from bot.storage.updates import Updates
from bot.telegram.http.api import BotApi
from bot.telegram.http.request import CurlRequest
from bot.telegram.http.updates import Update
from bot.telegram.receiving.intake import Intake, loop_ms
from bot.telegram.receiving.update_queue import UpdateQueue
from tests.transport import TOKEN, new_file

Behave = Callable[["Ear", Update], Awaitable[None]]


async def note(ear: Ear, update: Update) -> None:
    """Commit what was said."""
    ear.note(update)


@dataclass
class Ear:
    """A handler that writes what it hears into the file, and an intake that feeds it."""

    sandbox: Sandbox
    db: Database
    updates: Updates
    intake: Intake
    behave: Behave = note
    tries: list[str] = field(default_factory=list)
    arrivals: dict[str, int] = field(default_factory=dict)

    async def handle(self, update: Update, at: int) -> None:
        said = text_of(update)
        self.tries.append(said)
        self.arrivals[said] = at
        await self.behave(self, update)

    def note(self, update: Update) -> None:
        with self.db.atomic():
            count = self.db.execute("SELECT count(*) FROM meta").fetchone()[0]
            name = f"{count:04} {text_of(update)}"
            self.db.execute("INSERT INTO meta (name, value) VALUES (?, '')", (name,))

    def noted(self) -> list[str]:
        """What was committed, in order."""
        rows = self.db.execute("SELECT name FROM meta WHERE name <> 'durable' ORDER BY name")
        return [name.split(" ", 1)[1] for (name,) in rows]

    @property
    def pending(self) -> int:
        """How many updates Telegram would repeat."""
        return len(self.sandbox.updates.pending)


def text_of(update: Update) -> str:
    if update.callback_query is not None:
        return update.callback_query.data
    if update.poll_answer is not None:
        return f"vote {update.poll_answer.option_ids}"
    return update.message.text if update.message is not None else "other"


@asynccontextmanager
async def listening(
    folder: Path,
    sandbox: Sandbox,
    token: str = TOKEN,
    patience: float = 2.0,
    polls: dict[str, int] | None = None,
    monotonic: Callable[[], int] = loop_ms,
    kind: type[Database] = Database,
) -> AsyncIterator[Ear]:
    """An intake on the folder's file that is not running yet."""
    path = folder / "transport.sqlite3"
    db = kind.open(path if path.exists() else new_file(folder))
    request = CurlRequest()
    await request.initialize()
    updates = Updates(db)
    ears: list[Ear] = []

    async def handle(update: Update, at: int) -> None:
        await ears[0].handle(update, at)

    intake = Intake(
        BotApi(request, token, sandbox.url),
        updates,
        UpdateQueue(db, updates, handle, (polls or {}).get, sandbox.clock, patience),
        clock=sandbox.clock,
        poll_seconds=1,
        monotonic=monotonic,
    )
    ears.append(Ear(sandbox, db, updates, intake))
    try:
        yield ears[0]
    finally:
        await intake.stop()
        await request.shutdown()
        db.close()


@asynccontextmanager
async def running(ear: Ear) -> AsyncIterator[None]:
    task = asyncio.create_task(ear.intake.run())
    try:
        yield
    finally:
        await ear.intake.stop()
        await task


async def until(happened: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not happened():
            await asyncio.sleep(0.001)
