"""What several tests of the sandbox send: a quiz, a picture, a file."""

from __future__ import annotations

import struct
from typing import Any

import aiohttp

from bot.sandbox.server import Sandbox

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 360)
OPTIONS = [{"text": "转账"}, {"text": "挂断"}, {"text": "先问家人"}]
QUIZ: dict[str, Any] = {
    "question": "客服让您屏幕共享，怎么办？",
    "options": OPTIONS,
    "type": "quiz",
    "is_anonymous": False,
    "correct_option_ids": [1],
}


async def send_file(sandbox: Sandbox, session: aiohttp.ClientSession, method: str, **fields: Any) -> Any:
    form = aiohttp.FormData()
    for name, value in fields.items():
        if isinstance(value, bytes):
            form.add_field(name, value, filename=f"{name}.bin", content_type="image/png")
        else:
            form.add_field(name, value)
    async with session.post(f"{sandbox.url}/bot{sandbox.token}/{method}", data=form) as response:
        return await response.json()
