"""What the tests of the transport share: a fresh file, effects to show, and a sender that talks to a sandbox."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bot.core.effects import Effect, Post, Priority
from bot.core.limits.windows import Limits
from bot.sandbox.server import Sandbox
from bot.storage.database import Database
from bot.storage.messages import Messages
from bot.storage.migrations import migrate
from bot.storage.outbox import Outbox
from bot.telegram.http.api import BotApi
from bot.telegram.http.request import CurlRequest
from bot.telegram.sending.hooks import Hooks
from bot.telegram.sending.sender import Sender
from bot.telegram.views.message import (
    ClosePoll,
    DeleteMessage,
    DocumentMessage,
    Message,
    PhotoMessage,
    PollMessage,
    TextMessage,
)

TOKEN = "1:transport_test_token_never_to_be_logged"
# A picture of one white pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
)


class SampleLine(Effect, frozen=True):
    """A line of HTML."""

    html: str


class SamplePicture(Effect, frozen=True):
    """A picture with a caption; `fails` makes the drawing fail."""

    caption: str
    fails: bool = False


class SampleFile(Effect, frozen=True):
    """A document."""

    name: str


class SamplePoll(Effect, frozen=True):
    """A quiz poll."""

    question: str
    options: tuple[str, ...] = ("甲", "乙", "丙")


class SampleEnd(Effect, frozen=True):
    """Closes the card's poll."""


class SampleDelete(Effect, frozen=True):
    """Deletes the card's message."""


class SampleBroken(Effect, frozen=True):
    """An effect whose view has a fault."""


SAMPLES: dict[str, type[Effect]] = {
    effect.__name__: effect
    for effect in (SampleLine, SamplePicture, SampleFile, SamplePoll, SampleEnd, SampleDelete, SampleBroken)
}


def draw_pixel() -> bytes:
    return PIXEL


def draw_nothing() -> bytes:
    raise ValueError("no font")


def render(effect: Effect, language: str) -> Message:
    """Stand in for the views."""
    match effect:
        case SampleLine(html):
            return TextMessage(html)
        case SamplePicture(caption, fails):
            return PhotoMessage(draw_nothing if fails else draw_pixel, caption, None, f"{caption}（无图）")
        case SampleFile(name):
            return DocumentMessage(name, b"[1, 2]", "文件")
        case SamplePoll(question, options):
            return PollMessage(question, options, 1, open_period=600)
        case SampleEnd():
            return ClosePoll()
        case SampleDelete():
            return DeleteMessage()
    raise LookupError(type(effect).__name__)


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="transport-")) / "template.sqlite3"
    migrate(path)
    return path


def new_file(folder: Path) -> Path:
    """Return a fresh migrated file in a folder."""
    path = folder / "transport.sqlite3"
    shutil.copy(_template(), path)
    return path


def monotonic() -> int:
    return time.monotonic_ns() // 1_000_000


@dataclass
class HookLog:
    """What the hooks heard."""

    shown: list[tuple[str, Post, Any]] = field(default_factory=list)
    undeliverable: list[tuple[str, int, str]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    migrated: list[tuple[int, int]] = field(default_factory=list)

    def hooks(self) -> Hooks:
        """Hooks that note everything."""
        effects = SAMPLES.values()
        return Hooks(
            shown=dict.fromkeys(effects, lambda e, p, r: self.shown.append((type(e).__name__, p, r))),
            undeliverable=dict.fromkeys(
                effects, lambda e, p, why: self.undeliverable.append((type(e).__name__, p.chat_id, why))
            ),
            refused=lambda chat_id, why: self.refused.append((chat_id, why)),
            migrated=lambda old, new: self.migrated.append((old, new)),
        )


@dataclass
class Transport:
    """A sender on a file, with the sandbox as its Telegram."""

    sandbox: Sandbox
    db: Database
    outbox: Outbox
    messages: Messages
    api: BotApi
    sender: Sender
    hook_log: HookLog

    def post(self, chat_id: int, effect: Effect | str, **address: Any) -> int:
        """Post an effect, or a line, in a transaction of its own."""
        shown = SampleLine(effect) if isinstance(effect, str) else effect
        with self.db.atomic():
            return self.outbox.post(Post(chat_id, shown, "zh-Hans", **address), self.sandbox.clock())

    def texts(self, chat_id: int) -> list[str]:
        """What a chat shows."""
        return [message.text for message in self.sandbox.messages(chat_id, by_bot=True)]


def fast() -> Limits:
    """Limits that are not in the way."""
    return Limits(100_000, 100_000, 100_000)


@asynccontextmanager
async def transport(
    folder: Path,
    sandbox: Sandbox | None = None,
    limits: Limits | None = None,
    clock: Callable[[], int] | None = None,
    hooks: Hooks | None = None,
    paid: bool = False,
    concurrency: int = 32,
    **options: Any,
) -> AsyncIterator[Transport]:
    """A started sender on the folder's file; with a sandbox of its own unless one is given."""
    if sandbox is None:
        async with (
            Sandbox(token=TOKEN, **options) as own,
            transport(folder, own, limits, clock, hooks, paid, concurrency) as rooms,
        ):
            yield rooms
        return
    path = folder / "transport.sqlite3"
    db = Database.open(path if path.exists() else new_file(folder))
    outbox, messages, hook_log = Outbox(db, SAMPLES), Messages(db), HookLog()
    request = CurlRequest(read_timeout=1.0)
    await request.initialize()
    api = BotApi(request, TOKEN, sandbox.url)
    sender = Sender(
        db=db,
        outbox=outbox,
        messages=messages,
        api=api,
        render=render,
        hooks=hooks or hook_log.hooks(),
        limits=limits or fast(),
        clock=clock or sandbox.clock,
        monotonic=monotonic,
        concurrency=concurrency,
        paid=paid,
    )
    sender.start()
    try:
        yield Transport(sandbox, db, outbox, messages, api, sender, hook_log)
    finally:
        await sender.stop()
        await request.shutdown()
        db.close()


ANSWER, PUSH, BROADCAST = Priority.ANSWER, Priority.PUSH, Priority.BROADCAST
