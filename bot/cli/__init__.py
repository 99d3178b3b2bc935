"""The command line: reads arguments, calls one thing, turns an operator's error into a sentence and exit code 2."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

# Both add their commands to the group by being read.
from bot.cli import content as content
from bot.cli import operating as operating
from bot.cli.command import commands
from bot.errors import OperatorError


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
