"""抢答 under load: 300 people in one group tap in one round, beside a classic contest of as many on the same machine.

The bot runs alone on one core, the sandbox with all its checks here on another, limits out of the way. In a round of
抢答 everybody but one taps wrong, and the last one right: each tap is a transaction and an answer to the button, and
the reveal follows the last. The delay is from that tap, in the sandbox, to the reveal's arrival there. In the classic
round everybody votes, and the last vote ends it. In the first round of both everybody joins; it is not measured.

`python -m benchmarks.bench_buzzer`
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import statistics
import tempfile
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.bench_contest import PATIENCE, Hall
from benchmarks.bench_throughput import OURS, start
from benchmarks.processor import pin, processor_s
from bot.sandbox.chats import Message
from bot.sandbox.server import Sandbox

PEOPLE = 300
ROUNDS = 5
RUNS = int(os.environ.get("BENCH_ROUNDS", "3"))
Round = tuple[float, float, float]
"""Answers a second, ms from the last one to the reveal, ms of processor an answer."""


def buttons(message: Message | None) -> list[str]:
    """The data of the options of 抢答, nothing where there are none."""
    found = [b.get("callback_data", "") for row in message.keyboard for b in row] if message else []
    return found if found and found[0].startswith("cb:") else []


async def tap_all(hall: Hall, number: int, keys: list[int]) -> None:
    """Wait for a question; everybody taps a wrong option, and the host, who comes last, the right one."""
    chat = hall.chats[0]

    def question() -> Message | None:
        newest = hall.sandbox.last_message(chat)
        return newest if buttons(newest)[:1] and buttons(newest)[0].split(":")[2] == str(number) else None

    message = await hall.sandbox.wait_for(question, PATIENCE)
    options, key = buttons(message), keys[number - 1]
    wrong = options[(key + 1) % len(options)]
    for person in reversed(hall.people[chat.id][1:]):
        hall.sandbox.press(person, message, wrong)
        await asyncio.sleep(0)
    hall.sandbox.press(hall.people[chat.id][0], message, options[key])


def keys_of(folder: Path) -> list[int]:
    """The right button of each round, from the file: nothing in the chat tells it."""
    with closing(sqlite3.connect(f"file:{folder / 'bot.sqlite3'}?mode=ro", uri=True)) as database:
        (plan,) = database.execute("SELECT plan FROM contests").fetchone()
    return [one["order"].index(one["key"]) for one in json.loads(plan)]


async def told(hall: Hall, since: int, act: str) -> tuple[float, float]:
    """Wait for the reveal; return seconds from the first answer to it, and ms from the last answer to it."""

    def reveal() -> int | None:
        entries = islice(hall.sandbox.log.entries, since, None)
        return next(
            (e.mono for e in entries if e.name == "sendMessage" and "答案</b>" in e.params["text"]), None
        )

    shown = await hall.sandbox.wait_for(reveal, PATIENCE)
    answers = [e.mono for e in islice(hall.sandbox.log.entries, since, None) if e.name == act]
    return (shown - answers[0]) / 1000, shown - answers[-1]


async def play(mode: str) -> list[Round]:
    """Play one game; return what each measured round took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with Sandbox(token="1:bench", defaults=False, history=20) as sandbox:
            process = start(OURS, folder, sandbox.url, sandbox.token)
            pin(process.pid, 0)
            try:
                hall = Hall(sandbox, 1, PEOPLE, mode)
                await hall.begin()
                return [await one_round(hall, number, folder, process.pid) for number in range(1, ROUNDS)][1:]
            finally:
                process.terminate()
                process.wait()


async def one_round(hall: Hall, number: int, folder: Path, pid: int) -> Round:
    """Play one round and measure it."""
    if hall.mode == "buzzer":
        await hall.sandbox.wait_for(lambda: buttons(hall.sandbox.last_message(hall.chats[0])), PATIENCE)
        since, used = len(hall.sandbox.log.entries), processor_s(pid)
        await tap_all(hall, number, keys_of(folder))
        took, delay = await told(hall, since, "tap")
    else:
        polls = await hall.asked(number)
        since, used = len(hall.sandbox.log.entries), processor_s(pid)
        await hall.vote(polls)
        took, delay = await told(hall, since, "vote")
    return PEOPLE / took, delay, 1000 * (processor_s(pid) - used) / PEOPLE


def main() -> None:
    pin(0, 1)
    found: dict[str, list[Round]] = {"classic": [], "buzzer": []}
    for _ in range(RUNS):
        for mode, rounds in found.items():
            rounds.extend(asyncio.run(play(mode)))
    middle = {
        mode: [statistics.median(values) for values in zip(*rounds, strict=True)]
        for mode, rounds in found.items()
    }
    rate, delay, cpu = (middle["buzzer"][i] / middle["classic"][i] for i in range(3))
    print(
        f"抢答 to classic: {rate:.2f} answers a second, {delay:.2f} delay of the reveal, {cpu:.2f} processor an answer"
    )
    for mode, rounds in found.items():
        delays = sorted(one[1] for one in rounds)
        print(
            f"{mode:8} {middle[mode][0]:6.0f} answers/s, last answer to reveal {middle[mode][1]:5.0f} ms"
            f" ({delays[0]:.0f}-{delays[-1]:.0f} of {len(rounds)} rounds), {middle[mode][2]:.2f} ms of processor an answer"
        )


if __name__ == "__main__":
    main()
