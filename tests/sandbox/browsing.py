"""A real browser for tests of the chat page: tabs that are used one after another, and short names for its hooks."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright

from bot.sandbox.server import Sandbox

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 780}

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

NEEDS_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the chat page cannot be tried"),
]


class Tabs:
    """Browser tabs on the chat page. They are kept: opening one costs more than most tests."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.faults: list[str] = []
        self._idle: list[Page] = []
        self._used: list[Page] = []
        self._guests: list[Page] = []

    async def visit(
        self, sandbox: Sandbox, address: str = "", size: ViewportSize = DESKTOP, **options: Any
    ) -> Page:
        """Open the page and return it when its messages are there.

        `options` are those of a browser profile; a page with any gets a profile of its own.
        """
        page = await self._take(options)
        await page.set_viewport_size(size)
        await page.goto(f"{sandbox.url}/{address}", wait_until="commit")
        await page.wait_for_selector("body[data-ready]")
        return page

    async def rest(self) -> None:
        """Blank all tabs; assert that no page erred or asked for anything outside."""
        for page in self._used:
            await page.goto("about:blank")
        for page in self._guests:
            await page.context.close()
        self._idle, self._used, self._guests = self._idle + self._used, [], []
        faults, self.faults = self.faults, []
        assert faults == []

    async def _take(self, options: dict[str, Any]) -> Page:
        page = self._idle.pop() if self._idle and not options else await self._open(options)
        (self._guests if options else self._used).append(page)
        return page

    async def _open(self, options: dict[str, Any]) -> Page:
        profile = await self.browser.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce", **options
        )
        profile.set_default_timeout(5000)
        page = await profile.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._note_outside(request.url))
        return page

    def _note_outside(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "about:")):
            self.faults.append(f"asked for {url}")


@asynccontextmanager
async def browsing() -> AsyncIterator[Tabs]:
    """Start a browser, and end it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield Tabs(browser)
        await browser.close()


def address(sandbox: Sandbox, person: str, chat: str | None = None) -> str:
    """The page's address for a person in a chat, the private one when none is named."""
    who = sandbox.person(person)
    return f"?person={who.id}&chat={sandbox.chat(chat).id if chat else who.id}"


def hook(place: Page | Locator, name: str, **options: Any) -> Locator:
    """What carries that data-testid; `has_text=…` narrows it."""
    return place.get_by_test_id(name).filter(**options) if options else place.get_by_test_id(name)


def message(page: Page, text: str) -> Locator:
    """The message with that text."""
    return hook(page, "message", has_text=text)


def keyboard(*rows: list[str]) -> dict[str, Any]:
    """An inline keyboard whose buttons carry their own text as data."""
    return {"inline_keyboard": [[{"text": text, "callback_data": text} for text in row] for row in rows]}
