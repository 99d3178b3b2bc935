"""`python -m bot.sandbox`: the sandbox as a process of its own, for tests that kill the bot."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from bot.sandbox.options import DEFAULT_TOKEN
from bot.sandbox.server import Sandbox


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes any free port")
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--log", type=Path, help="append every call and act to this JSONL file")
    parser.add_argument("--log-limit", type=int, help="keep only so many log entries in memory")
    parser.add_argument("--history", type=int, help="keep only so many messages for each chat")
    parser.add_argument("--bare", action="store_true", help="begin without people and groups")
    parser.add_argument("--poll-updates", default="close", choices=["none", "stop", "close", "all"])
    parser.add_argument("--enforce-limits", action="store_true", help="answer 429 by Telegram's limits")
    parser.add_argument("--seed", type=int)
    return parser.parse_args(arguments)


async def serve(options: argparse.Namespace) -> None:
    """Print the address on one line and serve until SIGINT or SIGTERM."""
    sandbox = Sandbox(
        options.token,
        options.port,
        defaults=not options.bare,
        poll_updates=options.poll_updates,
        enforce_limits=options.enforce_limits,
        log_file=options.log,
        log_limit=options.log_limit,
        history=options.history,
        seed=options.seed,
    )
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end.set)
    async with sandbox:
        sys.stdout.write(f"{sandbox.url}\n")
        sys.stdout.flush()
        await end.wait()


if __name__ == "__main__":
    asyncio.run(serve(parse()))
