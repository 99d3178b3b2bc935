"""A sandbox whose clock stands still, and somebody who calls it as a bot does."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller

NOON = 1_763_784_000_000


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Two people, 甲 (who has written to the bot) and 乙, and their group."""
    async with Sandbox(start=NOON, frozen=True, seed=1) as sandbox:
        first = sandbox.add_person("甲", started=True)
        sandbox.add_group("组", [first, sandbox.add_person("乙", language_code="en")])
        sandbox.updates.drop()
        yield sandbox


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def call(sandbox: Sandbox, session: aiohttp.ClientSession) -> Caller:
    return Caller(sandbox, session)


@pytest.fixture
def person(sandbox: Sandbox) -> int:
    """The id of 甲, which is that of the private chat too."""
    return sandbox.person("甲").id


@pytest.fixture
def group(sandbox: Sandbox) -> int:
    return sandbox.chat("组").id
