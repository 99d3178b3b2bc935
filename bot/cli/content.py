"""Commands of whoever looks after the questions: check, write, see what people make of them, study, draw lots."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.command import FILE, PERSON, command, commands
from bot.config import Config
from bot.errors import OperatorError
from bot.steady_clock import wall_clock


@command("check", "prove settings, question bank and texts")
@click.option("--sources", type=FILE, metavar="DIR", help="also find every cited phrase in these documents")
@click.option("--topic", help="only the faults of one topic, and what can be guessed: for an author at work")
def _check(config: Config, sources: Path | None, topic: str | None) -> int:
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
