"""The command `broadcast`: writes a text into the outbox step by step, while the bot sends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.errors import OperatorError
from bot.services.broadcasts import AHEAD, Broadcasts, Progress
from bot.storage.store import Store

BREATH_S = 0.02
"""Between two steps, so that the bot can write to the same file."""
LOOK_S = 1.0
"""How long to wait when enough is in the outbox."""
BAR = 30

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
        done = asyncio.run(carry_out(broadcasts, clock, lambda progress: write(f"\r{bar(progress)}")))
        write(f"\n{done.posted} messages written; the bot sends them behind everything else\n")
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


def bar(progress: Progress) -> str:
    """Return one line of fixed length."""
    share = 1.0 if progress.finished else min(1.0, progress.posted / max(1, progress.total))
    filled = "#" * int(share * BAR)
    line = f"[{filled:.<{BAR}}] {progress.posted} of {progress.total}, {progress.waiting} waiting to be sent"
    return f"{line:78}"


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"{path}: the text cannot be read: {error}") from error
