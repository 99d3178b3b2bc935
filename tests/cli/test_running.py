"""What the settings call sound runs; what is out of reach is said with its reason; an end is quick."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import time
from time import monotonic

import pytest

from bot import config as settings
from bot import proxies
from bot.errors import OperatorError
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.telegram.receiving.token_check import TokenCheck
from tests.cli.commands import run
from tests.cli.processes import bot_process, with_api


def test_a_settings_file_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "bot.toml"
    path.write_text('\ufeff[app]\ntimezone = "UTC+08:00"\n', "utf-8")
    assert settings.load(path).app.timezone == "UTC+08:00"


@pytest.mark.parametrize("zone", ["UTC+08:00", "UTC-03:30", "UTC", "Asia/Shanghai", "America/New_York"])
async def test_every_zone_that_check_calls_sound_runs(running, zone):
    async with Sandbox(token="1:test", defaults=False) as sandbox:
        person = sandbox.add_person("用户甲")
        zoned = settings.checked(settings.Config(app=settings.General(timezone=zone)), "x")
        async with running(sandbox, app=zoned.app) as bot:
            sandbox.say(person, None, "/stats")
            await bot.settled()
            assert sandbox.last_message(person)
            await bot.app.maintenance.purge_expired()


async def test_what_is_out_of_reach_is_said_with_its_reason(config):
    async with bot_process(with_api(config, "http://127.0.0.1:9")) as process:
        assert process.stderr is not None
        said = await asyncio.wait_for(process.stderr.readline(), 20)
    assert b"cannot be reached" in said
    assert b"Could not connect" in said


@pytest.mark.parametrize(
    ("setting", "environment", "found"),
    [
        ("http://10.0.0.1:7890", {}, "http://10.0.0.1:7890"),
        ("10.0.0.1:7890", {}, "http://10.0.0.1:7890"),
        ("", {"HTTPS_PROXY": "http://10.0.0.1:7890"}, "http://10.0.0.1:7890"),
        ("", {"https_proxy": "http://10.0.0.1:7890"}, "http://10.0.0.1:7890"),
        ("", {"ALL_PROXY": "http://10.0.0.1:7890"}, "http://10.0.0.1:7890"),
        ("", {"HTTP_PROXY": "http://10.0.0.1:7890"}, None),
        ("", {"HTTPS_PROXY": "http://10.0.0.1:7890", "NO_PROXY": "api.telegram.org"}, None),
        ("", {}, None),
    ],
)
def test_the_proxy_is_the_settings_or_the_environments(monkeypatch, setting, environment, found):
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    chosen = proxies.chosen(setting, "https://api.telegram.org")
    assert (chosen or "").rstrip("/") == (found or "")


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "ALL_PROXY"])
@pytest.mark.parametrize("proxy", ["ftp://127.0.0.1:1080", "http://:7890", "http://127.0.0.1:seven"])
def test_a_proxy_that_cannot_be_used_is_named_at_once(config, monkeypatch, capsys, name, proxy):
    monkeypatch.setenv(name, proxy)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:x")
    assert run("run", "--config", config) == 2
    said = capsys.readouterr().err
    assert name in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "socks5h://me:word@x:1"])
def test_a_socks_proxy_is_taken_as_it_is(proxy):
    assert proxies.chosen(proxy, "https://api.telegram.org") == proxy


async def run_behind(config, scheme, serve):
    """Run the bot with a proxy of a kind on its way, until it has said something."""
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with_api(config, "http://api.example", f'proxy = "{scheme}://127.0.0.1:{port}"\n')
    async with server, bot_process(config) as process:
        assert process.stderr is not None
        await asyncio.wait_for(process.stderr.readline(), 20)


async def test_a_socks_proxy_is_used_and_looks_the_name_up(config):
    """A proxy that lets everybody in, and hears for whom it is asked (RFC 1928)."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        head = await reader.readexactly(5)
        asked.append(head[3:4] + await reader.readexactly(head[4]))
        writer.close()

    await run_behind(config, "socks5h", serve)
    assert asked[0] == b"\x03api.example"


async def test_an_http_proxy_is_used(config):
    """A proxy that writes down what it is asked for; for plain http it is asked for the whole address."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        writer.close()

    await run_behind(config, "http", serve)
    assert asked[0].startswith(b"POST http://api.example/bot")


def test_the_token_may_come_from_a_file(tmp_path, monkeypatch, capsys, config):
    from bot.bot_token import read_token

    secret = tmp_path / "token"
    secret.write_text("1:from-a-file\n", "utf-8")
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(secret))
    assert read_token() == "1:from-a-file"
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "nothing"))
    assert run("run", "--config", config) == 2
    assert "cannot be read" in capsys.readouterr().err


# --- tokens that are gone, and pages of proxies -------------------------------------------------------


async def test_a_token_that_is_revoked_ends_the_bot_with_a_sentence(running):
    async with Sandbox(token="1:test", defaults=False) as sandbox, running(sandbox) as bot:
        # Here the minute is over at once.
        bot.app.intake.token_check = TokenCheck(bot.app.api, monotonic, over=0.0)
        sandbox.faults.add(Fault("error", "*", code=401, text="Unauthorized", count=None))
        with pytest.raises(OperatorError, match="does not know this token"):
            await asyncio.wait_for(asyncio.shield(bot._running), 10)
        bot._running = None


async def test_one_odd_answer_does_not_end_the_bot(running):
    async with Sandbox(token="1:test", defaults=False) as sandbox, running(sandbox) as bot:
        person = sandbox.add_person("用户甲")
        sandbox.faults.add(Fault("error", "getUpdates", code=401, text="Unauthorized", count=1))
        sandbox.say(person, None, "/start")
        await bot.settled()
        assert sandbox.last_message(person)


# --- the end ------------------------------------------------------------------------------------------


async def test_sigterm_under_load_ends_within_five_seconds_and_loses_nothing(config, tried):
    async with Sandbox(token="1:right", defaults=False) as sandbox:
        people = [sandbox.add_person(f"用户{i}") for i in range(60)]
        with_api(config, sandbox.url)
        config.write_text(
            config.read_text("utf-8") + "[limits]\noverall = 100000\nprivate = 100000\n", "utf-8"
        )
        sandbox.faults.add(Fault("slow", "sendMessage", delay=8.0, count=5))
        for person in people:
            sandbox.say(person, None, "/start")
        async with bot_process(config) as process:
            await sandbox.wait_for(lambda: any(sandbox.last_message(person) for person in people), 90)
            began = time.monotonic()
            process.terminate()
            assert await asyncio.wait_for(process.wait(), 10) == 0
            took = time.monotonic() - began
            assert took < 5
        sandbox.faults.clear()
        async with bot_process(config):
            await sandbox.wait_for(lambda: all(sandbox.last_message(person) for person in people), 90)
    tried(
        "SIGTERM while 60 people wait for an answer",
        {"stops": 1, "people": 60},
        {},
        f"ended after {took:.1f} s",
    )


async def test_a_second_signal_ends_it_at_once(config):
    async with Sandbox(token="1:right", defaults=False) as sandbox:
        person = sandbox.add_person("用户甲")
        with_api(config, sandbox.url)
        sandbox.faults.add(Fault("slow", "sendMessage", delay=20.0, count=1))
        sandbox.say(person, None, "/start")
        async with bot_process(config) as process:
            await sandbox.wait_for(lambda: sandbox.log.calls("getMe"), 90)
            await asyncio.sleep(0.7)
            process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.2)
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), 5)
            # Far sooner than what is in the air would take, also on a machine that is not its own.
            assert time.monotonic() - began < 2


async def test_the_log_can_be_json(config):
    async with bot_process(with_api(config, "http://127.0.0.1:9"), "1:x", "--log", "json") as process:
        assert process.stderr is not None
        event = json.loads(await asyncio.wait_for(process.stderr.readline(), 20))
    assert set(event) == {"at", "level", "logger", "message"}
    assert event["level"] == "WARNING"


async def test_systemd_hears_when_the_bot_is_ready_lives_and_ends(config, tmp_path):
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(path)
        heard.setblocking(False)
        loop = asyncio.get_running_loop()

        async def hear() -> bytes:
            return await asyncio.wait_for(loop.sock_recv(heard, 200), 20)

        async with Sandbox(token="1:right") as sandbox:
            with_api(config, sandbox.url)
            async with bot_process(config, NOTIFY_SOCKET=path, WATCHDOG_USEC="200000") as process:
                said = [await hear() for _ in range(6)]
                assert b"READY=1" in said
                assert said.count(b"WATCHDOG=1") >= 4
                process.terminate()
                while await hear() != b"STOPPING=1":
                    continue
