"""What the server answers to a call of the bot."""

from __future__ import annotations

from msgspec import Struct

JSON_TYPE = "application/json"
HTML_TYPE = "text/html; charset=utf-8"


class Answer(Struct, frozen=True):
    """An HTTP answer; its body is JSON unless a fault says otherwise."""

    status: int
    body: bytes
    content_type: str = JSON_TYPE
