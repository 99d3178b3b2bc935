"""A host's file while the bot is killed at every moment of its reading: it is read whole, or not yet; never half."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.files import Upload
from bot.sandbox.server import Sandbox
from tests.imports.made_files import HEADS, as_xlsx, rows, written
from tests.kill.process import BotProcess, settings

KILLS = 20
PATIENCE = 30.0
LOOK_EVERY_S = 0.005
READ = "21 题读懂了，3 处有问题"
MOMENTS = ("fetching", "reading", "telling", "any-time")


@dataclass
class Kept:
    """What the file holds of one person: files that wait, sets, and the questions of those sets."""

    files: int
    sets: int
    questions: int


def kept(folder: Path, person: int) -> Kept:
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as database:
        counts = (
            database.execute(f"SELECT count(*) FROM {table} WHERE player_id = ?", (person,)).fetchone()[0]
            for table in ("set_files", "question_sets", "set_questions")
        )
        return Kept(*counts)


def newest_set(folder: Path, person: int) -> int:
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as database:
        sql = "SELECT max(id) FROM question_sets WHERE player_id = ?"
        return int(database.execute(sql, (person,)).fetchone()[0] or 0)


def readers(bot: int) -> list[int]:
    """The processes in which a bot reads files."""
    with suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/{bot}/task/{bot}/children").read_text("ascii").split()]
    return []


async def until(there: Callable[[], object]) -> None:
    """Wait for what no change of the sandbox tells: the state of a process."""
    never = asyncio.get_running_loop().create_future()
    async with asyncio.timeout(PATIENCE):
        while not there():
            await asyncio.wait((never,), timeout=LOOK_EVERY_S)


class Evening:
    """Hosts who send a file each, and a bot that is killed over each of them."""

    def __init__(self, sandbox: Sandbox, process: BotProcess, folder: Path) -> None:
        self.sandbox = sandbox
        self.process = process
        self.folder = folder
        self.rng = random.Random(13)
        self.file = Upload("社区题库.xlsx", "application/octet-stream", as_xlsx(rows(written(3), HEADS[0])))

    def cards(self, person) -> int:
        return sum(READ in message.text for message in self.sandbox.messages(person, by_bot=True))

    async def send_again(self, person) -> None:
        """Send the file once more; the set that it gives is a new one, under another number."""
        before = newest_set(self.folder, person.id)
        self.sandbox.send_document(person, None, self.file)
        await until(lambda: newest_set(self.folder, person.id) > before)

    async def send_and_kill(self, person, moment: str) -> None:
        """Send a file, kill the bot at a moment of its reading, look what is kept, and start it again."""
        self.sandbox.say(person, None, "/start")
        await self.sandbox.wait_for(lambda: self.sandbox.last_message(person), PATIENCE)
        fault = self._hold(moment)
        fetched = len(self.sandbox.log.calls("getFile"))
        self.sandbox.send_document(person, None, self.file)
        await self._wait_for(moment, fault, fetched)
        left = readers(self.process.pid)
        await self.process.kill()
        self.sandbox.faults.clear()
        self._whole_or_not_yet(person)
        await self.process.start()
        await self.sandbox.wait_for(lambda: self.cards(person), PATIENCE)
        # What was read apart when the bot died has nobody to tell, and ends.
        await until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() and alive(pid) for pid in left))

    def _hold(self, moment: str) -> Fault | None:
        if moment == "fetching":
            return self.sandbox.faults.add(Fault("hold", "getFile"))
        if moment == "telling":
            # The first message says that the file is being read.
            return self.sandbox.faults.add(Fault("hold", "sendMessage", nth=2))
        return None

    async def _wait_for(self, moment: str, fault: Fault | None, fetched: int) -> None:
        if fault is not None:
            await self.sandbox.wait_for(lambda: fault.hits, PATIENCE)
        elif moment == "reading":
            await until(lambda: readers(self.process.pid))
        else:
            await self.sandbox.wait_for(lambda: len(self.sandbox.log.calls("getFile")) > fetched, PATIENCE)
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.Event().wait(), self.rng.random() * 0.6)

    def _whole_or_not_yet(self, person) -> None:
        found = kept(self.folder, person.id)
        assert found in (Kept(1, 0, 0), Kept(0, 1, 21)), found


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked about does not."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] != "Z"
    return False


@pytest.mark.kill
async def test_a_file_is_read_whole_whenever_the_bot_is_killed_and_can_be_sent_again(
    tmp_path, small_bank, tried
):
    async with Sandbox(token="1:file", defaults=False) as sandbox:
        log = tmp_path / "bot.log"
        process = BotProcess(settings(tmp_path, sandbox.url, small_bank), sandbox.token, log)
        await process.start()
        moments: Counter[str] = Counter()
        try:
            evening = Evening(sandbox, process, tmp_path)
            for number in range(KILLS):
                person, moment = sandbox.add_person(f"主持人{number}"), MOMENTS[number % len(MOMENTS)]
                await evening.send_and_kill(person, moment)
                moments[moment] += 1
                # Once, or once more where the very message was in flight.
                assert evening.cards(person) <= 1 + (moment in ("telling", "any-time"))
                assert kept(tmp_path, person.id) == Kept(0, 1, 21)
                await evening.send_again(person)
                # The new draft takes the place of the one before.
                assert kept(tmp_path, person.id) == Kept(0, 1, 21)
        finally:
            await process.stop()
    assert set(moments) == set(MOMENTS)
    assert moments.total() == KILLS
    assert "Traceback" not in log.read_text("utf-8")
    tried(
        "SIGKILL while a host's file is fetched, read and told",
        {"kills": moments.total(), "files": 2 * moments.total()},
        {},
        "each is read whole, never in half",
    )
