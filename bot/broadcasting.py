"""The command `broadcast`: writes a text into the outbox step by step, while the bot sends it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import click

from bot.errors import OperatorError
from bot.services.broadcasts import AHEAD, Broadcasts, Progress
from bot.storage.store import Store

BREATH_S = 0.02
"""Between two steps, so that the bot can write to the same file."""
LOOK_S = 1.0
"""How long to wait when enough is in the outbox."""

Write = Callable[[str], object]


def announce(
    store: Store, file: Path, audience: str, dry_run: bool, clock: Callable[[], int], write: Write
) -> int:
    """Show what would go to whom and, unless it is a dry run, send it with a progress bar; returns the exit code.

    Raises OperatorError for a text that cannot be sent, and for one that this audience has had already.
    """
    broadcasts = Broadcasts(store, _read(file), audience)
    people, groups = broadcasts.count()
    text = "".join(span.text for span in broadcasts.spans)
    write(f"{text}\n\nto {people} people and {groups} groups ({audience})\n")
    before = broadcasts.found()
    if before is not None and before.finished_at is not None:
        raise OperatorError("this audience has had this text already; nobody gets it twice")
    if not dry_run:
        with click.progressbar(length=people + groups, item_show_func=_waiting) as bar:

            def show(progress: Progress) -> None:
                # The people were counted at the start: who comes meanwhile must not push the bar over its end.
                position = bar.length if progress.finished else min(progress.posted, bar.length or 0)
                bar.update((position or 0) - bar.pos, progress)
                if not sys.stdout.isatty():
                    # A pipe or a log gets lines, since a bar there is nothing at all.
                    write(f"{progress.posted} of {progress.total}, {_waiting(progress)}\n")

            done = asyncio.run(carry_out(broadcasts, clock, show))
        write(f"{done.posted} messages written; the bot sends them behind everything else\n")
    return 0


async def carry_out(
    broadcasts: Broadcasts, clock: Callable[[], int], show: Callable[[Progress], object]
) -> Progress:
    """Take step after step until every chat has its row; `show` hears of each."""
    posted = 0
    while True:
        progress = broadcasts.step(clock())
        show(progress)
        if progress.finished:
            return progress
        if progress.waiting >= AHEAD:
            await asyncio.sleep(LOOK_S)
        elif progress.posted != posted:
            await asyncio.sleep(BREATH_S)
        posted = progress.posted


def _waiting(progress: Progress | None) -> str | None:
    return None if progress is None else f"{progress.waiting} waiting to be sent"


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"{path}: the text cannot be read: {error}") from error
