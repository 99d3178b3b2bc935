"""What the Bot API, the page and the log speak."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
