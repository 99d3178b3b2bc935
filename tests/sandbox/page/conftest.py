"""The chat page in a real browser against the real sandbox server; one browser a file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial

import aiohttp
import pytest_asyncio

from bot.sandbox.server import Sandbox
from tests.sandbox.browsing import (
    Tabs,
    browsing,
)
from tests.sandbox.page_bot import NOON, Bot, Visit


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tabs() -> AsyncIterator[Tabs]:
    async with browsing() as tabs:
        yield tabs


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(defaults=True, start=NOON, seed=1) as sandbox:
        yield sandbox


@pytest_asyncio.fixture(loop_scope="module")
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(sandbox, session)


@pytest_asyncio.fixture(loop_scope="module")
async def visit(tabs: Tabs, sandbox: Sandbox) -> AsyncIterator[Visit]:
    """Opens the page at an address of this test's sandbox."""
    yield partial(tabs.visit, sandbox)
    await tabs.rest()
