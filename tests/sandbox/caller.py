"""Somebody who calls the sandbox as a bot does."""

from __future__ import annotations

from typing import Any

import aiohttp

from bot.sandbox.server import Sandbox

Answer = dict[str, Any]


class Caller:
    """Makes raw calls and returns the whole answer, also a refusal."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session

    async def __call__(self, method: str, **params: Any) -> Answer:
        url = f"{self.sandbox.url}/bot{self.sandbox.token}/{method}"
        async with self.session.post(url, json=params) as response:
            answer: Answer = await response.json()
        assert response.status == answer.get("error_code", 200)
        return answer

    async def result(self, method: str, **params: Any) -> Any:
        """Return the result of a call that must succeed."""
        answer = await self(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        """Return the description of a call that must fail."""
        answer = await self(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def updates(self, **params: Any) -> list[Answer]:
        """Return the pending updates and confirm them."""
        found: list[Answer] = await self.result("getUpdates", **params)
        if found:
            await self.result("getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
        return found

    async def post(self, path: str, **body: Any) -> Answer:
        async with self.session.post(self.sandbox.url + path, json=body) as response:
            answer: Answer = await response.json()
        return answer

    async def get(self, path: str, **query: Any) -> Answer:
        async with self.session.get(self.sandbox.url + path, params=query) as response:
            answer: Answer = await response.json()
        return answer


def kinds(updates: list[Answer]) -> list[str]:
    """Return what kind each update is."""
    return [next(key for key in update if key != "update_id") for update in updates]
