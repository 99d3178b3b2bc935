"""A whole day of chats, contests and faults: no name, no text, no token gets into the log, the metrics or the health."""

from __future__ import annotations

import aiohttp
import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from tests.cli.processes import bot_process, with_api
from tests.ports import free_port

NAMES = ("张三丰甲", "李四光乙", "王五月丙")
SECRET = "这是一句秘密的话"
BOARD_NAME = "独行侠客"
TITLE = "秘密小组标题"
TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def config(tmp_path, small_bank):
    path = tmp_path / "my.toml"
    path.write_text(
        f'[storage]\npath = "data/bot.sqlite3"\n[bank]\npath = "{small_bank}"\n[app]\nlog_level = "DEBUG"\n'
        f"[metrics]\nport = {free_port()}\n[limits]\noverall = 1000\nprivate = 1000\ngroup = 1000\n",
        "utf-8",
    )
    return path


async def fetch(path: str, config) -> tuple[int, str]:
    from bot.config import load

    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{load(config).metrics.port}{path}") as response,
    ):
        return response.status, await response.text()


async def a_day(sandbox: Sandbox) -> None:
    people = [sandbox.add_person(name) for name in NAMES]
    group = sandbox.add_group(TITLE, people, admins=people[:1])

    async def says(person, text, chat=None):
        before = len(sandbox.messages(chat or person, by_bot=True))
        sandbox.say(person, chat, text)
        await sandbox.wait_for(lambda: len(sandbox.messages(chat or person, by_bot=True)) > before, 20)

    for person in people:
        for text in (
            "/start",
            "/quiz",
            SECRET,
            "/spot",
            "/stats",
            "/top",
            "/settings",
            "/remind 8:30",
            "/export",
        ):
            await says(person, text)
    await says(people[0], "/contest", group)
    lobby = sandbox.last_message(group)
    for person in people:
        await sandbox.tap(person, lobby, "参加")
    await sandbox.tap(people[0], lobby, "开始")
    await sandbox.wait_for(lambda: any(message.poll for message in sandbox.messages(group)), 20)
    poll = next(message.poll for message in sandbox.messages(group) if message.poll)
    for person in people:
        sandbox.vote(person, poll, 0)
    for kind in ("error", "reset_before", "reset_after", "flood", "blocked"):
        sandbox.faults.add(Fault(kind, "sendMessage", count=1))
        sandbox.say(people[1], None, "/tip")
    await sandbox.wait_for(
        lambda: not sandbox.faults.active or all(f.spent for f in sandbox.faults.active), 30
    )
    for text in (
        f'can\'t parse entities: Unsupported start tag "{SECRET}"',
        f"user {NAMES[0]} ({people[0].id}) has no right to hear {SECRET} in {TITLE}",
    ):
        sandbox.faults.add(Fault("refused", "sendMessage", count=1, text=text))
        await says(people[2], "/help")


async def test_the_log_of_a_whole_day_holds_nothing_of_anybody(config):
    async with Sandbox(token=TOKEN, defaults=False) as sandbox:
        with_api(config, sandbox.url)
        async with bot_process(config, TOKEN, "--log", "json") as process:
            await sandbox.wait_for(lambda: sandbox.log.calls("setMyCommands"), 20)
            await a_day(sandbox)
            status, metrics = await fetch("/metrics", config)
            healthy, health = await fetch("/healthz", config)
            process.terminate()
            _, said = await process.communicate()
    assert (status, healthy) == (200, 200), health
    assert 'fanzha_updates_total{kind="message",outcome="done"}' in metrics
    assert "fanzha_people 3.0" in metrics
    assert "fanzha_standing_still 0.0" in metrics
    log = said.decode()
    assert "the bot is running" in log
    for text in (*NAMES, SECRET, TITLE, TOKEN, TOKEN.partition(":")[2]):
        assert text not in log, log[max(0, log.find(text) - 300) :][:600]
        assert text not in metrics + health
