"""Logging: to stderr, as lines for people or as JSON; and never a token, whoever writes it."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from typing import Final

_TALKATIVE: Final = ("httpx", "httpcore", "aiohttp", "apscheduler", "telegram", "asyncio")
_TOKEN: Final = re.compile(r"bot\d+(?::|%3A)[\w-]+|\d+:[\w-]{20,}", re.IGNORECASE)
FORMATS = ("text", "json")


class Line(logging.Formatter):
    """A line for people."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Write the record, without anything that looks like a token."""
        return _TOKEN.sub("…", super().format(record))


class JsonLine(logging.Formatter):
    """One JSON object an event: time in UTC, level, logger, message, and the trace of a fault."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record, without anything that looks like a token."""
        event = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            event["trace"] = self.formatException(record.exc_info)
        return _TOKEN.sub("…", json.dumps(event, ensure_ascii=False))


def log_to_stderr(level: str, form: str = "text") -> None:
    """Log from `level` on, as the settings say."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLine() if form == "json" else Line())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    quiet_libraries()


def quiet_libraries() -> None:
    """Let libraries speak from WARNING on, whatever the level: below it some write addresses with the token."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
