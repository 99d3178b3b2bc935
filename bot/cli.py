"""The command line: reads arguments, calls one thing, turns an operator's error into a sentence and exit code 2."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial, update_wrapper
from pathlib import Path
from typing import Any

import click

from bot import config as settings
from bot.bot_token import FILE_VARIABLE, VARIABLE, read_token
from bot.config import Config
from bot.core.push.broadcast import AUDIENCES
from bot.errors import OperatorError
from bot.logs import FORMATS, log_to_stderr

DEFAULT = Path("bot.toml")
FILE = click.Path(path_type=Path)
PERSON = click.IntRange(1, 2**53 - 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 when a check found faults, 2 for what the operator must put right."""
    # What the bot writes holds what people said and did: it is nobody else's to read.
    os.umask(0o077)
    try:
        code = commands.main(arguments, prog_name="python -m bot", standalone_mode=False)
    except OperatorError as error:
        click.echo(error, err=True)
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    return int(code or 0)


@click.group(help="反诈答题机器人: an anti-fraud quiz bot for Telegram.")
def commands() -> None:
    """All commands hang here."""


def command(name: str, text: str) -> Callable[[Callable[..., int | None]], click.Command]:
    """Add a command: a function of the settings, which `--config` names, and of its own options."""

    def add(does: Callable[..., int | None]) -> click.Command:
        def with_settings(config: Path, log: str = "text", **options: Any) -> int | None:
            read = settings.load(config) if config.exists() or config != DEFAULT else Config()
            log_to_stderr(read.app.log_level, log)
            return does(read, **options)

        added = commands.command(name, help=text)(update_wrapper(with_settings, does))
        added.params.append(
            click.Option(
                ["--config"], type=FILE, default=DEFAULT, metavar="FILE", help="settings (default: bot.toml)"
            )
        )
        return added

    return add


LOG = click.option("--log", type=click.Choice(FORMATS), default="text", help="lines for people, or JSON")

# --- running ------------------------------------------------------------------------------------------


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


# --- proving ------------------------------------------------------------------------------------------


@command("check", "prove settings, question bank and texts")
@click.option("--sources", type=FILE, metavar="DIR", help="also find every cited phrase in these documents")
@click.option("--topic", help="only the faults of one topic, and what can be guessed: for an author at work")
def _check(config: Config, sources: Path | None, topic: str | None) -> int:
    from bot.app import wall_clock
    from bot.bank.check import check
    from bot.core.calendar import at
    from bot.proxies import chosen
    from bot.texts.catalogue import Texts
    from bot.texts.conversion_checks import simplified_only

    chosen(config.telegram.proxy, config.telegram.api_url)
    Texts().prove()
    month = at(wall_clock()).strftime("%Y-%m")
    checked = check(
        config.bank.path, sources, full=True, topic=topic, month=month, text_rules=(simplified_only,)
    )
    click.echo(checked.text())
    click.echo("settings, bank and texts are sound" if checked.passed else "the bank is not sound")
    return 0 if checked.passed else 2


@command("bank", "look at the question bank, stamp its translations, or add to it (docs/authoring.md)")
@click.argument("what", type=click.Choice(("preview", "table", "stamp", "new", "import", "template")))
@click.argument("name", metavar="[ID|LANGUAGE|TOPIC|FILE]", required=False)
@click.argument("again", metavar="[TOPIC|ID…]", nargs=-1)
def _bank(config: Config, what: str, name: str | None, again: tuple[str, ...]) -> int | None:
    from bot.app import wall_clock
    from bot.authoring import AUTHORING, author, proved_language
    from bot.bank.gates import measure
    from bot.bank.preview import preview
    from bot.bank.report import coverage_table
    from bot.core.calendar import at
    from bot.opening import open_bank

    if what == "stamp":
        from bot.bank.stamps import stamp

        click.echo(f"stamped {stamp(config.bank.path, proved_language(name), again)} entries")
        return None
    if what in AUTHORING:
        done = author(config, what, name or "", again[0] if again else "", at(wall_clock()).strftime("%Y-%m"))
        click.echo(done.text)
        return done.code
    bank = open_bank(config)
    if what == "table":
        click.echo(coverage_table(bank))
        return None
    if bank.find(name or "") is None:
        raise OperatorError(f"there is no question {name!r} in the bank")
    click.echo(preview(bank, name or "", gates=measure(bank)))
    return None


# --- the file -----------------------------------------------------------------------------------------


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
    from bot.app import wall_clock
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
    from bot.app import wall_clock
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
    from bot.app import wall_clock
    from bot.opening import open_store
    from bot.services.players import Players

    Players(open_store(config)).erase(person, wall_clock())
    click.echo("forgotten")


@command(
    "reports", "list players' reports of questions, or close those of one question, of one person, or all"
)
@click.argument("action", type=click.Choice(("list", "close")), default="list")
@click.argument("question", metavar="[ID]", required=False)
@click.option("--all", "every", is_flag=True, help="close every open report")
@click.option(
    "--by", "person", type=PERSON, help="close, or list, those of one person: their Telegram number"
)
def _reports(config: Config, action: str, question: str | None, every: bool, person: int | None) -> None:
    from bot.app import wall_clock
    from bot.opening import open_store
    from bot.services.report_closing import close_reports

    reports = open_store(config).reports
    if action == "close":
        click.echo(close_reports(reports, question, person, wall_clock(), every=every))
        return
    for name, count in sorted(reports.open_counts(person).items()):
        click.echo(f"{count:4}  {name}")


@command("items", "list what answers say of the items, those to be looked at first")
@click.option("--csv", "to", type=FILE, metavar="FILE", help="write the table as CSV instead")
def _items(config: Config, to: Path | None) -> None:
    from bot.opening import open_bank, open_store
    from bot.services.item_report import as_csv, as_text, item_rows

    rows = item_rows(open_store(config), open_bank(config))
    if to is None:
        click.echo(as_text(rows))
    else:
        to.write_text(as_csv(rows), "utf-8")
        click.echo(f"{len(rows)} items in {to}")


@command("study", "export a study for researchers, or look at the forms of the check-up")
@click.argument("action", type=click.Choice(("export", "forms", "renew")))
@click.argument("code", required=False)
@click.option("--to", type=FILE, metavar="FILE", help="where the CSV goes (default: study-CODE.csv)")
def _study(config: Config, action: str, code: str | None, to: Path | None) -> None:
    from secrets import SystemRandom

    from bot.opening import open_bank, open_store
    from bot.services.checkup_forms import CheckupForms
    from bot.services.study_export import write_study

    store, bank = open_store(config), open_bank(config)
    if action != "export":
        if action == "renew" and store.checkups.under_way():
            raise OperatorError(f"{store.checkups.under_way()} people are between two tests: forms must stay")
        forms = CheckupForms(store, bank, SystemRandom())
        shown = forms.renew() if action == "renew" else forms.forms
        click.echo("\n".join(f"{form}: {' '.join(names)}" for form, names in shown.items()) or "no forms")
        return
    if not code:
        raise OperatorError("name the study by its code: study export CODE")
    click.echo(" and ".join(map(str, write_study(store, bank, code.upper(), SystemRandom(), to))))


@commands.command("draw", help="draw lots: anyone with the list and the seed gets the same order")
@click.option("--list", "names", type=FILE, required=True, metavar="FILE", help="the names, a line each")
@click.option("--seed", help="what nobody could foresee; without it only the hash of the list is shown")
@click.option("--first", type=click.IntRange(1), help="show only so many")
def _draw(names: Path, seed: str | None, first: int | None) -> None:
    from bot.core.contest.draw import draw, entries, list_hash

    try:
        listed = entries(names.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"{names} cannot be read as a list of names: {error}") from error
    if not listed:
        raise OperatorError(f"{names} holds no names")
    click.echo(f"{len(listed)} names, hash of the list: {list_hash(listed)}")
    if seed is None:
        click.echo("show this hash to everybody; draw with --seed once the seed is known")
        return
    for place, name in enumerate(draw(listed, seed).order[:first], 1):
        click.echo(f"{place}. {name}")


@command("broadcast", "send a text to people and groups; run it again to go on")
@click.argument("file", type=FILE)
@click.option("--to", type=click.Choice(AUDIENCES), default="all", help="who gets it (default: all)")
@click.option("--dry-run", is_flag=True, help="only show it, and how many would get it")
def _broadcast(config: Config, file: Path, to: str, dry_run: bool) -> int:
    from bot.app import wall_clock
    from bot.broadcasting import announce
    from bot.opening import open_store

    return announce(open_store(config), file, to, dry_run, wall_clock, partial(click.echo, nl=False))


@command(
    "status", "say whether the bot lives, and show what waits and what was lost; exit code 1: it does not"
)
def _status(config: Config) -> int:
    from bot.app import wall_clock
    from bot.status import status

    seen = status(config, wall_clock())
    click.echo(seen.text)
    return 0 if seen.alive else 1


@command(
    "doctor", "look at everything that can stand badly, a line each; exit code 1: something needs a hand"
)
def _doctor(config: Config) -> int:
    from bot.app import wall_clock
    from bot.doctor import BAD, examine

    code = 0
    for finding in examine(config, wall_clock):
        click.echo(finding.line())
        code |= finding.state == BAD
    return code
