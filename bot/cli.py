"""The command line: reads arguments, calls one thing, turns an operator's error into a sentence and exit code 2."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import config as settings
from bot.config import Config
from bot.core.broadcast import AUDIENCES
from bot.errors import OperatorError
from bot.logs import log_to_stderr

DEFAULT = Path("bot.toml")
TOKEN = "TELEGRAM_BOT_TOKEN"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 when a check found faults, 2 for what the operator must put right."""
    parsed = _parser().parse_args(arguments)
    try:
        config = (
            settings.load(parsed.config) if parsed.config.exists() or parsed.config != DEFAULT else Config()
        )
        log_to_stderr(config.app.log_level)
        code: int = parsed.command(config, parsed)
    except OperatorError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--config", type=Path, default=DEFAULT, metavar="FILE", help="settings (default: bot.toml)"
    )
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="反诈答题机器人: an anti-fraud quiz bot for Telegram."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, does: Callable[[Config, argparse.Namespace], int], text: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[shared], help=text, description=text)
        added.set_defaults(command=does)
        return added

    command("run", _run, f"start the bot; the token comes from {TOKEN}")
    sandbox = command("sandbox", _sandbox, "start the bot with a chat page on this machine; needs no token")
    sandbox.add_argument("--port", type=int, help="where the page listens (default: [sandbox] port)")
    check = command("check", _check, "prove settings, question bank and texts")
    check.add_argument(
        "--sources", type=Path, metavar="DIR", help="also find every cited phrase in these documents"
    )
    bank = command("bank", _bank, "look at the question bank")
    bank.add_argument("what", choices=("preview", "table", "stamp"))
    bank.add_argument("id", nargs="?", help="the question to preview, or the language to stamp")
    bank.add_argument("again", nargs="*", help="entries whose translation was read again: stamp them anew")
    migrate = command("migrate", _migrate, "bring the database to the newest schema, after a copy")
    migrate.add_argument("--list", action="store_true", help="only list what is pending")
    backup = command("backup", _backup, "copy the database; the bot may be running")
    backup.add_argument(
        "to", type=Path, nargs="?", help="the file to write (default: into [storage] backups)"
    )
    restore = command("restore", _restore, "put a backup in place of the database; stop the bot first")
    restore.add_argument("backup", type=Path)
    export = command("export", _export, "print everything kept of one person as JSON")
    export.add_argument("person", type=_person, help="the person's Telegram number")
    forget = command("forget", _forget, "delete everything about one person")
    forget.add_argument("person", type=_person, help="the person's Telegram number")
    reports = command("reports", _reports, "list players' reports of questions, or close those of one")
    reports.add_argument("action", choices=("list", "close"), nargs="?", default="list")
    reports.add_argument("id", nargs="?", help="the question whose reports are closed")
    broadcast = command("broadcast", _broadcast, "send a text to people and groups; run it again to go on")
    broadcast.add_argument("file", type=Path, help="plain text in UTF-8; <b> and <i> are known")
    broadcast.add_argument("--to", choices=AUDIENCES, default="all", help="who gets it (default: all)")
    broadcast.add_argument("--dry-run", action="store_true", help="only show it, and how many would get it")
    command("status", _status, "show counts of people, what waits, what was lost")
    return parser


def _person(text: str) -> int:
    """Read a Telegram number."""
    number = int(text)
    if not 0 < number < 2**53:
        raise argparse.ArgumentTypeError(f"{text} is not a Telegram number")
    return number


# --- running ------------------------------------------------------------------------------------------


def _run(config: Config, _: argparse.Namespace) -> int:
    token = os.environ.get(TOKEN, "").strip()
    if not token:
        raise OperatorError(
            f"there is no token: set {TOKEN}, or try `python -m bot sandbox`, which needs none"
        )
    # What a start makes stays for ever: looking for rubbish meanwhile costs a tenth of the way to the first answer.
    gc.disable()
    return asyncio.run(_until_stopped(lambda stop: _serve(config, token, stop)))


async def _serve(config: Config, token: str, stop: asyncio.Event) -> None:
    from bot.app import build

    app = build(config, token)
    gc.freeze()
    gc.enable()
    try:
        if await _done_before(stop, app.start()):
            logging.getLogger("bot").info("the bot is running")
            await app.run_until(stop)
    finally:
        await app.stop()


def _sandbox(config: Config, parsed: argparse.Namespace) -> int:
    port = config.sandbox.port if parsed.port is None else parsed.port
    return asyncio.run(_until_stopped(lambda stop: _serve_sandbox(config, port, stop)))


async def _serve_sandbox(config: Config, port: int, stop: asyncio.Event) -> None:
    from bot.app import build
    from bot.sandbox.server import Sandbox

    with tempfile.TemporaryDirectory(prefix="fanzha-") as folder:
        try:
            sandbox = Sandbox(token="1:sandbox", port=port, defaults=True)
            await sandbox.start()
        except (OSError, OverflowError) as error:
            raise OperatorError(f"port {port} cannot be used: choose another with --port") from error
        inside = replace(
            config,
            telegram=replace(config.telegram, api_url=sandbox.url, webhook_url=""),
            storage=replace(
                config.storage, path=Path(folder) / "bot.sqlite3", backups=Path(folder) / "backups"
            ),
        )
        app = build(inside, sandbox.token, clock=sandbox.clock)
        try:
            await app.start()
            sandbox.on_advance.append(app.caught_up)
            print(
                "This is the sandbox: the real bot, and a chat page with people to play. It needs no token."
            )
            print(f"Open {sandbox.url} in a browser.")
            print("Nothing leaves this machine and nothing is kept; Ctrl+C ends it.", flush=True)
            await app.run_until(stop)
        finally:
            await app.stop()
            await sandbox.stop()


async def _done_before(stop: asyncio.Event, starting: Coroutine[Any, Any, None]) -> bool:
    """Wait for a start, or for the end if that comes first: Telegram may be out of reach for long."""
    start, end = asyncio.create_task(starting), asyncio.create_task(stop.wait())
    await asyncio.wait({start, end}, return_when=asyncio.FIRST_COMPLETED)
    end.cancel()
    if start.done():
        start.result()
        return True
    start.cancel()
    with suppress(asyncio.CancelledError):
        await start
    return False


async def _until_stopped(serve: Callable[[asyncio.Event], Awaitable[None]]) -> int:
    """Serve until SIGINT or SIGTERM, then let it close in peace."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await serve(stop)
    return 0


# --- proving ------------------------------------------------------------------------------------------


def _check(config: Config, parsed: argparse.Namespace) -> int:
    from bot.bank.check import check
    from bot.texts.catalogue import Texts

    Texts().prove()
    checked = check(config.bank.path, parsed.sources, full=True)
    print(checked.text())
    print("settings, bank and texts are sound" if checked.passed else "the bank is not sound")
    return 0 if checked.passed else 2


def _bank(config: Config, parsed: argparse.Namespace) -> int:
    from bot.bank.gates import measure
    from bot.bank.preview import preview
    from bot.bank.report import coverage_table
    from bot.operations import open_bank

    if parsed.what == "stamp":
        from bot.bank.stamps import stamp

        print(f"stamped {stamp(config.bank.path, _language(parsed.id), parsed.again)} entries")
        return 0
    bank = open_bank(config)
    if parsed.what == "table":
        print(coverage_table(bank))
        return 0
    if bank.find(parsed.id or "") is None:
        raise OperatorError(f"there is no question {parsed.id!r} in the bank")
    print(preview(bank, parsed.id, gates=measure(bank)))
    return 0


def _language(code: str | None) -> str:
    from bot.core.language import overlaid

    if code not in tuple(overlaid()):
        raise OperatorError(f"name a language that has overlays: {', '.join(overlaid())}")
    return str(code)


# --- the file -----------------------------------------------------------------------------------------


def _migrate(config: Config, parsed: argparse.Namespace) -> int:
    from bot.storage import upkeep

    names = upkeep.pending(config.storage.path) if parsed.list else upkeep.migrate(config.storage.path)
    print("\n".join(names) if names else "nothing is pending" if parsed.list else "nothing to do")
    return 0


def _backup(config: Config, parsed: argparse.Namespace) -> int:
    from bot.app import wall_clock
    from bot.storage import upkeep

    storage = config.storage
    if parsed.to is None:
        print(upkeep.keep_backup(storage.path, storage.backups, wall_clock(), storage.backup_days))
    else:
        print(upkeep.back_up(storage.path, parsed.to))
    return 0


def _restore(config: Config, parsed: argparse.Namespace) -> int:
    from bot.operations import restore

    print(restore(config, parsed.backup))
    return 0


def _export(config: Config, parsed: argparse.Namespace) -> int:
    from bot.operations import open_store

    kept = open_store(config).personal.export(parsed.person)
    print(kept or "{}")
    return 0


def _forget(config: Config, parsed: argparse.Namespace) -> int:
    from bot.app import wall_clock
    from bot.operations import open_store
    from bot.services.players import Players

    Players(open_store(config)).erase(parsed.person, wall_clock())
    print("forgotten")
    return 0


def _reports(config: Config, parsed: argparse.Namespace) -> int:
    from bot.app import wall_clock
    from bot.operations import open_store

    reports = open_store(config).reports
    if parsed.action == "close":
        if not parsed.id:
            raise OperatorError("name the question whose reports are to be closed")
        print(f"closed {reports.close(parsed.id, wall_clock())} reports of {parsed.id}")
        return 0
    for question, count in sorted(reports.open_counts().items()):
        print(f"{count:4}  {question}")
    return 0


def _broadcast(config: Config, parsed: argparse.Namespace) -> int:
    from bot.app import wall_clock
    from bot.broadcasting import announce
    from bot.operations import open_store

    store = open_store(config)
    return announce(store, parsed.file, parsed.to, parsed.dry_run, wall_clock, _write)


def _write(text: str) -> None:
    print(text, end="", flush=True)


def _status(config: Config, _: argparse.Namespace) -> int:
    from bot.app import wall_clock
    from bot.operations import open_store, status

    print(status(open_store(config), wall_clock()))
    return 0
