"""Commands of whoever runs the bot: start it, look after its file, speak to everybody, ask how it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from bot.bot_token import FILE_VARIABLE, VARIABLE, read_token
from bot.cli.command import FILE, LOG, PERSON, command
from bot.config import Config
from bot.core.push.broadcast import AUDIENCES
from bot.steady_clock import wall_clock


@command("run", f"start the bot; the token comes from {VARIABLE} or {FILE_VARIABLE}")
@LOG
def _run(config: Config) -> None:
    from bot.serving import run

    run(config, read_token())


@command("sandbox", "start the bot with a chat page on this machine; needs no token")
@LOG
@click.option("--port", type=int, help="where the page listens (default: [sandbox] port)")
def _sandbox(config: Config, port: int | None) -> None:
    from bot.serving import run_sandbox

    run_sandbox(config, config.sandbox.port if port is None else port, click.echo)


@command("prepare", "compile the code, judge the bank, make an empty database: once after an installation")
def _prepare(config: Config) -> None:
    from bot.preparing import prepare

    click.echo(prepare(config))


@command("migrate", "bring the database to the newest schema, after a copy; stop the bot first")
@click.option("--list", "only_list", is_flag=True, help="only list what is pending")
def _migrate(config: Config, only_list: bool) -> None:
    from bot.opening import migrate
    from bot.storage.backups import pending

    names = pending(config.storage.path) if only_list else migrate(config)
    click.echo("\n".join(names) if names else "nothing is pending" if only_list else "nothing to do")


@command("backup", "copy the database, and prove the copy; the bot may be running")
@click.argument("to", type=FILE, required=False)
@click.option(
    "--drill", is_flag=True, help="restore the newest copy into a file of its own, to see that it works"
)
def _backup(config: Config, to: Path | None, drill: bool) -> None:
    from bot.storage import backups

    storage = config.storage
    if drill:
        click.echo(backups.drill(storage.path, storage.backups))
    elif to is None:
        click.echo(backups.keep_backup(storage.path, storage.backups, wall_clock(), storage.backup_days))
    else:
        click.echo(backups.back_up(storage.path, to))


@command("restore", "put a backup in place of the database; stop the bot first")
@click.argument("backup", type=FILE)
def _restore(config: Config, backup: Path) -> None:
    from bot.opening import restore

    click.echo(restore(config, backup, wall_clock()))


@command("export", "print everything kept of one person as JSON")
@click.argument("person", type=PERSON)
def _export(config: Config, person: int) -> None:
    from bot.opening import open_store

    click.echo(open_store(config).personal.export(person) or "{}")


@command("forget", "delete everything about one person")
@click.argument("person", type=PERSON)
def _forget(config: Config, person: int) -> None:
    from bot.opening import open_store
    from bot.services.players import Players

    Players(open_store(config)).erase(person, wall_clock())
    click.echo("forgotten")


@command("broadcast", "send a text to people and groups; run it again to go on")
@click.argument("file", type=FILE)
@click.option("--to", type=click.Choice(AUDIENCES), default="all", help="who gets it (default: all)")
@click.option("--dry-run", is_flag=True, help="only show it, and how many would get it")
def _broadcast(config: Config, file: Path, to: str, dry_run: bool) -> int:
    from bot.broadcasting import announce
    from bot.opening import open_store

    return announce(open_store(config), file, to, dry_run, wall_clock, partial(click.echo, nl=False))


@command(
    "status", "say whether the bot lives, and show what waits and what was lost; exit code 1: it does not"
)
def _status(config: Config) -> int:
    from bot.status import status

    seen = status(config, wall_clock())
    click.echo(seen.text)
    return 0 if seen.alive else 1


@command(
    "doctor", "look at everything that can stand badly, a line each; exit code 1: something needs a hand"
)
def _doctor(config: Config) -> int:
    from bot.doctor import BAD, examine

    code = 0
    for finding in examine(config, wall_clock):
        click.echo(finding.line())
        code |= finding.state == BAD
    return code
