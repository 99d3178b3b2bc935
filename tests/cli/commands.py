"""Commands as an operator types them."""

from __future__ import annotations

from bot.cli import main


def run(*arguments: object) -> int:
    """Run a command in this process; returns its exit code."""
    return main([str(argument) for argument in arguments])
