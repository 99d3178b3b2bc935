"""What all tests share: a small bank of plain questions, and a bot that talks to the sandbox over HTTP."""

from __future__ import annotations

import asyncio
import random
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from bot.app import App, build
from bot.bank.bank import Bank
from bot.config import BankFolder as BankSettings
from bot.config import Config, Contest, Limits, Storage
from bot.config import Telegram as TelegramSettings
from bot.opening import open_bank
from bot.sandbox.server import Sandbox
from tests.tried import pytest_runtest_makereport, tried

__all__ = ["pytest_runtest_makereport", "tried"]
ROOT = Path(__file__).resolve().parent.parent
TOPICS = ("kefu", "duanxin", "telegram", "shuadan")
START = 1_793_000_000_000
"""2026-10-26 in Shanghai, at half past three in the afternoon: the instant at which a frozen sandbox begins."""


@pytest.fixture(scope="session", autouse=True)
def nothing_is_kept_beside_the_code():
    """Bots of tests keep banks beside their databases: what lies beside the code is for whoever works with it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        yield


def small_questions(topic: str) -> list[dict[str, object]]:
    """Return three choice cues and three judge cues of a topic, three variants each; the key says that it is the key."""
    items: list[dict[str, object]] = []
    channels = ("sms", "telegram", "call")

    def shared() -> dict[str, object]:
        # Fresh lists each time: the bank allows no YAML aliases.
        return {"level": 1, "regions": ["any"], "facts": ["F063"], "sources": ["law:31"]}

    for cue in range(3):
        for variant in range(3):
            name = f"{topic}-c{cue}-{variant}"
            texts = ["这是正确的一项", "这是不对的一项", "这也是不对的"]
            options: list[dict[str, object]] = [
                {"text": f"{text}（{name}）", "why": f"理由是 {name} {i}"} for i, text in enumerate(texts)
            ]
            options[0]["key"] = True
            for option in options[1:]:
                option["myth"] = "lend-is-not-sell"
            options = options[variant:] + options[:variant]
            items.append(
                {
                    "id": name,
                    "group": f"{topic}-c{cue}",
                    "kind": "choice",
                    "stem": f"{name} 该选哪一项",
                    "options": options,
                }
                | shared()
            )
    for cue in range(3):
        for variant in range(3):
            verdict = "scam" if (cue + variant) % 2 else "genuine"
            name = f"{topic}-j{cue}-{variant}"
            items.append(
                {
                    "id": name,
                    "group": f"{topic}-j{cue}",
                    "kind": "judge",
                    "stimulus": {
                        "channel": channels[variant],
                        "sender": "某人",
                        "text": f"{name} 的消息，它是 {verdict}",
                    },
                    "verdict": verdict,
                    "decisive": f"{name} 的关键",
                    "flags": ["screen-share" if verdict == "scam" else "no-link"],
                    "why": f"{name} 的理由",
                    "action": f"{name} 怎么做",
                }
                | shared()
            )
    return items


@pytest.fixture(scope="session")
def small_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the common files of the real bank and four topics of eighteen plain questions."""
    folder = tmp_path_factory.mktemp("bank")
    for file in (ROOT / "questions").glob("*.*"):
        shutil.copy(file, folder / file.name)
    (folder / "zh-Hans").mkdir()
    for topic in TOPICS:
        text = yaml.safe_dump(small_questions(topic), allow_unicode=True, sort_keys=False)
        (folder / "zh-Hans" / f"{topic}.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def read_bank(small_bank: Path) -> Bank:
    """The small bank, read once for all tests."""
    return open_bank(replace(Config(), bank=BankSettings(small_bank)))


class Bot:
    """A running bot with the sandbox that it talks to."""

    def __init__(self, app: App, sandbox: Sandbox) -> None:
        self.app = app
        self.sandbox = sandbox
        self._stop = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self.app.start()
        self.sandbox.on_advance.append(self.app.advanced)
        self._running = asyncio.create_task(self.app.run_until(self._stop))

    async def stop(self) -> None:
        self.sandbox.on_advance.remove(self.app.advanced)
        self._stop.set()
        if self._running:
            await self._running
        await self.app.stop()

    async def settled(self) -> None:
        """Return when all that was said is heard, answered and shown."""
        await self.sandbox.wait_for(lambda: not self.sandbox.updates.pending)
        await self.app.sender.drained()
        await self.app.api.settled()


def settings(bank: Path, folder: Path, sandbox: Sandbox) -> Config:
    """Return production settings, with Telegram's limits out of the way of quick tests."""
    return replace(
        Config(),
        telegram=TelegramSettings(api_url=sandbox.url, poll_seconds=2),
        storage=Storage(folder / "bot.sqlite3", folder / "backups"),
        bank=BankSettings(bank),
        limits=Limits(100_000, 100_000, 100_000, 100_000),
        contest=Contest(pause_seconds=4),
    )


Running = Callable[..., "AsyncIterator[Bot]"]


@pytest.fixture
def running(small_bank: Path, read_bank: Bank, tmp_path: Path):
    """A context manager that runs the production bot against a sandbox of its own or a given one."""

    @asynccontextmanager
    async def run(sandbox: Sandbox | None = None, seed: int = 1, **changes: object) -> AsyncIterator[Bot]:
        if sandbox is None:
            async with (
                Sandbox(token="1:test", defaults=False, start=START, frozen=True) as own,
                run(own, seed, **changes) as bot,
            ):
                yield bot
            return
        config = replace(settings(small_bank, tmp_path, sandbox), **changes)  # type: ignore[arg-type]
        bank = read_bank if config.bank.path == small_bank else None
        bot = Bot(build(config, sandbox.token, sandbox.clock, random.Random(seed), bank), sandbox)
        await bot.start()
        try:
            yield bot
        finally:
            await bot.stop()

    return run


@pytest.fixture
async def bot(running) -> AsyncIterator[Bot]:
    """The production bot on the small bank, alone with a frozen sandbox."""
    async with running() as bot:
        yield bot
