"""The command `broadcast` is killed half-way and run again: each chat has its message once."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.migrations import migrate
from tests.kill.process import ROOT

PEOPLE = 1_500


def settings(folder: Path) -> Path:
    path = folder / "bot.toml"
    path.write_text('[storage]\npath = "bot.sqlite3"\n', "utf-8")
    return path


def add_people(path: Path) -> None:
    migrate(path)
    database = Database.open(path)
    with database.atomic():
        database.executemany(
            "INSERT INTO players (id, language, region, session_length, created_at) VALUES (?, 'en', 'sg', 5, 0)",
            [(person,) for person in range(1, PEOPLE + 1)],
        )
    database.close()


async def broadcast(folder: Path, *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "broadcast", str(folder / "text.txt")),
        *("--config", str(settings(folder)), *arguments),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )


@pytest.mark.kill
async def test_a_broadcast_that_was_killed_goes_on_and_nobody_gets_it_twice(tmp_path, tried):
    add_people(tmp_path / "bot.sqlite3")
    (tmp_path / "text.txt").write_text("<b>Hello</b>", "utf-8")
    process = await broadcast(tmp_path)
    assert process.stdout is not None
    async with asyncio.timeout(90):
        await process.stdout.readuntil(b"600 of 1500")
        process.send_signal(signal.SIGKILL)
        await process.wait()
        with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as file:
            written = file.execute("SELECT count(*) FROM outbox").fetchone()[0]
        assert 600 <= written < PEOPLE
        again = await broadcast(tmp_path)
        out, _ = await again.communicate()
        once_more = await broadcast(tmp_path)
        await once_more.communicate()
    assert again.returncode == 0
    assert b"1500 messages written" in out
    assert once_more.returncode == 2
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as file:
        rows = file.execute("SELECT count(*), count(DISTINCT chat_id), max(priority) FROM outbox").fetchone()
    assert rows == (PEOPLE, PEOPLE, 2)
    tried(
        "SIGKILL of a broadcast while it is written",
        {"kills": 1, "people": PEOPLE},
        {"messages": PEOPLE - rows[1], "messages twice": rows[0] - rows[1]},
    )
