"""What a start does before the first answer: nothing that can wait, and nothing twice."""

from __future__ import annotations

import asyncio
import re

from bot.ahead import PUT_OFF
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from tests.cli.processes import bot_process, command, with_api

CAN_WAIT = {
    *PUT_OFF,
    "telegram",  # errors, of which there is none yet
    "httpx",
    "apscheduler",
    "fontTools",
    "docx",
    "fpdf",
    "openpyxl",
    "prometheus_client",
    "aiohttp",  # the webhook
    "bot.bank.loader",  # the bank was kept
    "yaml",
    "sqlite_utils",  # the file is up to date
    "numpy",
}
_IMPORTED = re.compile(rb"^import time:.*\| +(\S+)$", re.MULTILINE)


async def imported_before_the_first_answer(config, sandbox: Sandbox, **environment: str) -> set[str]:
    """Return the modules that a bot has imported when its first message arrives, which the sandbox then holds."""
    said = bytearray()
    holding = Fault("hold", "sendMessage")
    sandbox.faults.add(holding)
    sandbox.say(sandbox.add_person("用户乙"), None, "/start")
    async with bot_process(config, PYTHONPROFILEIMPORTTIME="1", **environment) as process:
        assert process.stderr is not None
        stderr = process.stderr

        async def listen() -> None:
            while part := await stderr.read(65_536):
                said.extend(part)

        listening = asyncio.create_task(listen())
        await sandbox.wait_for(lambda: holding.hits, 30)
        process.kill()
        await listening
    return {name.decode() for name in _IMPORTED.findall(bytes(said))}


async def test_a_start_imports_nothing_that_can_wait(config):
    kept = config.parent / "data" / "bot.sqlite3.bank"
    async with Sandbox(token="1:right") as sandbox:
        config = with_api(config, sandbox.url)
        async with bot_process(config):
            await sandbox.wait_for(kept.exists, 30)
        imported = await imported_before_the_first_answer(config, sandbox)
    assert {"pycurl", "bot.app", "bot.telegram.handlers.router"} <= imported
    assert imported & CAN_WAIT == set()


async def test_a_new_file_needs_no_more_where_the_installation_was_prepared(config, tmp_path):
    elsewhere = {"PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    prepared = await command("prepare", "--config", config, **elsewhere)
    assert prepared[0] == 0, prepared
    async with Sandbox(token="1:right") as sandbox:
        imported = await imported_before_the_first_answer(with_api(config, sandbox.url), sandbox, **elsewhere)
    assert {"pycurl", "bot.app", "bot.telegram.handlers.router"} <= imported
    assert imported & CAN_WAIT == set()
