"""How a sandbox behaves."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

PollUpdates = Literal["none", "stop", "close", "all"]

DEFAULT_TOKEN = "4815162342:AAF-sandbox-token-that-opens-nothing"


class Options(Struct, frozen=True):
    """How the sandbox behaves.

    `poll_updates` says which changes of a poll are told by `poll` updates: "stop" (only stopPoll), "close"
    (also a poll's own end), "all" (also every vote), "none". `privacy` is the bot's privacy mode in groups.
    `history` bounds the messages kept for each chat and `log_limit` the log in memory, for long load tests.
    """

    token: str = DEFAULT_TOKEN
    username: str = "fanzha_sandbox_bot"
    first_name: str = "反诈答题机器人"
    privacy: bool = True
    poll_updates: PollUpdates = "close"
    enforce_limits: bool = False
    history: int | None = None
    log_file: Path | None = None
    log_limit: int | None = None
    seed: int | None = None
    start: int | None = None
    frozen: bool = False
