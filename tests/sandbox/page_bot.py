"""The bot of the tests of the chat page: a few raw Bot API calls."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from playwright.async_api import Page

from bot.sandbox.server import Sandbox

GROUP = "反诈学习小组"
NOON = 1_763_784_000_000  # 2025-11-22 12:00 in Shanghai
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63644cf85f0f0003880185"
    "c1d9a5e60000000049454e44ae426082"
)

Visit = Callable[..., Awaitable[Page]]


class Bot:
    """Plays the bot by raw HTTP calls."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.base = f"{sandbox.url}/bot{sandbox.token}"
        self.session = session
        self.offset = 0

    async def __call__(self, method: str, **params: Any) -> Any:
        async with self.session.post(f"{self.base}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def send_file(self, method: str, field: str, name: str, content: bytes, **params: Any) -> Any:
        form = aiohttp.FormData({key: str(value) for key, value in params.items()}, quote_fields=False)
        form.add_field(field, content, filename=name)
        async with self.session.post(f"{self.base}/{method}", data=form) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def next_update(self, kind: str) -> dict[str, Any]:
        """The next update of that kind; others are confirmed and dropped."""
        while True:
            updates = await self("getUpdates", offset=self.offset, timeout=5, limit=1)
            assert updates, f"no {kind} came"
            self.offset = updates[0]["update_id"] + 1
            if kind in updates[0]:
                found: dict[str, Any] = updates[0][kind]
                return found

    async def next_text(self) -> dict[str, Any]:
        """The next text that a person wrote."""
        while "text" not in (found := await self.next_update("message")):
            pass
        return found
