"""Logging: to stderr, and never an address of a request, since it holds the token."""

from __future__ import annotations

import logging

_TALKATIVE = ("httpx", "httpcore", "aiohttp", "apscheduler", "telegram")


def log_to_stderr(level: str) -> None:
    """Log from `level` on, as the settings say."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True)
    quiet_libraries()


def quiet_libraries() -> None:
    """Let libraries speak from WARNING on, whatever the level: below it some write addresses with the token."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
