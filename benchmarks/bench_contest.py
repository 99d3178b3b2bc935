"""Contests under load: one group of 1,000 voters, and 200 groups of 20 at once.

The bot runs alone on one core, the sandbox with all its checks here on another, limits out of the way. In the
first question everybody who votes joins; in the ones that are measured all vote at once, and the round ends with
the last vote. The delay is from that vote, in the sandbox, to the reveal's arrival there.

`python -m benchmarks.bench_contest`
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.bench_throughput import OURS, start
from benchmarks.processor import pin
from bot.sandbox.chats import Chat
from bot.sandbox.people import Person
from bot.sandbox.polls import Poll
from bot.sandbox.server import Sandbox

SHAPES = ((1, 1000), (200, 20))
MEASURED = 4
PATIENCE = 180.0


class Hall:
    """Groups of people with a game in each, played in `mode`."""

    def __init__(self, sandbox: Sandbox, groups: int, voters: int, mode: str = "classic") -> None:
        self.sandbox = sandbox
        self.mode = mode
        self.people: dict[int, list[Person]] = {}
        self.chats: list[Chat] = []
        for number in range(groups):
            people = [sandbox.add_person(f"用户{number}-{i}") for i in range(voters)]
            chat = sandbox.add_group(f"第 {number} 群", people, admins=[people[0]])
            self.chats.append(chat)
            self.people[chat.id] = people

    async def begin(self) -> None:
        """Open a lobby everywhere, with five questions of ten seconds, and start with two players."""
        for chat in self.chats:
            self.sandbox.say(self.people[chat.id][0], chat, "/contest")
        await self._everywhere("参加")
        for value in ("rounds:5", "seconds:10", f"mode:{self.mode}"):
            self._press(0, "cv", f":{value}")
        for place in (0, 1):
            self._press(place, "cj")
        await self.sandbox.wait_for(lambda: not self.sandbox.updates.pending, PATIENCE)
        self._press(0, "cg")

    def _press(self, place: int, tag: str, value: str = "") -> None:
        """Tap what every page of the lobby knows, whichever of them is shown."""
        for chat in self.chats:
            message = self.sandbox.last_message(chat)
            assert message is not None
            contest = message.keyboard[0][0]["callback_data"].split(":")[1]
            self.sandbox.forge_tap(self.people[chat.id][place], message, f"{tag}:{contest}{value}")

    async def _everywhere(self, button: str) -> None:
        def there() -> bool:
            found = (self.sandbox.last_message(chat) for chat in self.chats)
            return all(message is not None and message.find_button(button) for message in found)

        await self.sandbox.wait_for(there, PATIENCE)

    async def asked(self, number: int) -> list[Poll]:
        """Wait until a question is up in every group."""

        def polls() -> list[Poll]:
            newest = [self.sandbox.last_message(chat) for chat in self.chats]
            return [m.poll for m in newest if m and m.poll and m.poll.question.startswith(f"第 {number}/")]

        await self.sandbox.wait_for(lambda: len(polls()) == len(self.chats), PATIENCE)
        return polls()

    async def vote(self, polls: list[Poll]) -> None:
        """Everybody votes, in turn through the groups, the players of the lobby last: with them the round ends."""
        voters = len(self.people[self.chats[0].id])
        for place in reversed(range(voters)):
            for chat, poll in zip(self.chats, polls, strict=True):
                self.sandbox.vote(self.people[chat.id][place], poll, place % 2)
            await asyncio.sleep(0)

    async def told(self, since: int) -> tuple[float, list[float]]:
        """Wait for every group's reveal; return seconds from the first vote to the last reveal, and each delay in ms."""
        chats = {chat.id for chat in self.chats}

        def shown() -> dict[int, int]:
            entries = islice(self.sandbox.log.entries, since, None)
            said = (
                (e.chat_id, e.mono) for e in entries if e.name == "sendMessage" and "答案" in e.params["text"]
            )
            return {chat: mono for chat, mono in said if chat in chats}

        await self.sandbox.wait_for(
            lambda: (
                self.sandbox.last_message(self.chats[-1]).find_button("我的成绩")
                and len(shown()) == len(chats)
            ),
            PATIENCE,
        )
        votes = [e for e in islice(self.sandbox.log.entries, since, None) if e.name == "vote"]
        last = {vote.chat_id: vote.mono for vote in votes}
        reveals = shown()
        return (max(reveals.values()) - votes[0].mono) / 1000, [reveals[chat] - last[chat] for chat in chats]


def memory(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Return what the bot holds now and held at most, in MB."""
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    held = {line.split(":")[0]: int(line.split()[1]) for line in status.splitlines() if line.startswith("Vm")}
    return held["VmRSS"] / 1024, held["VmHWM"] / 1024


async def measure(groups: int, voters: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox(token="1:bench", defaults=False, history=20) as sandbox:
            process = start(OURS, Path(folder), sandbox.url, sandbox.token)
            pin(process.pid, 0)
            try:
                await play(sandbox, groups, voters, process)
            finally:
                process.terminate()
                process.wait()


async def play(sandbox: Sandbox, groups: int, voters: int, process: subprocess.Popen[bytes]) -> None:
    hall = Hall(sandbox, groups, voters)
    await hall.begin()
    rates: list[float] = []
    delays: list[float] = []
    for number in range(1, 1 + MEASURED):
        polls = await hall.asked(number)
        since = len(sandbox.log.entries)
        await hall.vote(polls)
        took, waits = await hall.told(since)
        if number > 1:
            rates.append(groups * voters / took)
            delays += waits
    now, most = memory(process)
    ordered = sorted(delays)
    print(
        f"{groups:4} groups of {voters:4}: {statistics.median(rates):6.0f} votes/s,"
        f" last vote to reveal median {statistics.median(ordered):5.0f} ms, 95 % {ordered[int(len(ordered) * 0.95)]:5.0f} ms,"
        f" longest {ordered[-1]:5.0f} ms; memory {now:.0f} MB, at most {most:.0f} MB"
    )


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {1 % (os.cpu_count() or 1)})
    for groups, voters in SHAPES:
        began = time.monotonic()
        asyncio.run(measure(groups, voters))
        print(f"     ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    main()
