"""The token: from the environment, or from a file that the environment names, such as a mounted secret."""

from __future__ import annotations

import os
from pathlib import Path

from bot.errors import OperatorError

VARIABLE = "TELEGRAM_BOT_TOKEN"
FILE_VARIABLE = "TELEGRAM_BOT_TOKEN_FILE"


def read_token() -> str:
    """Return the token; raises OperatorError when there is none."""
    token = os.environ.get(VARIABLE, "").strip()
    path = os.environ.get(FILE_VARIABLE, "").strip()
    if not token and path:
        token = _from_file(Path(path))
    if not token:
        raise OperatorError(
            f"there is no token: set {VARIABLE}, or try `python -m bot sandbox`, which needs none"
        )
    return token


def _from_file(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"{FILE_VARIABLE}: {path} cannot be read: {error}") from error
