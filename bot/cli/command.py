"""How a command of the command line is made: a function of the settings and of its own options.

What a command needs it imports when it runs: `--help` and `status` do not wait for the whole bot.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click

from bot import config as settings
from bot.config import Config
from bot.logs import FORMATS, log_to_stderr

DEFAULT = Path("bot.toml")
FILE = click.Path(path_type=Path)
PERSON = click.IntRange(1, 2**53 - 1)


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
