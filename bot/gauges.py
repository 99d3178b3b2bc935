"""What stands at a moment, for the metrics: kept totals, sizes, ages; never a scan."""

from __future__ import annotations

import shutil

from bot.config import Storage
from bot.core.effects import Priority
from bot.storage import backups, checkpoint
from bot.storage.store import Store


def gauges(store: Store, storage: Storage, now: int, faults: int, standing_still: int) -> dict[str, float]:
    """Return every gauge by its name."""
    outbox, updates = store.outbox.counts(), store.updates.counts()
    answers = store.outbox.oldest_in(Priority.ANSWER)
    newest = backups.copies(storage.backups)[-1:]
    return {
        "fanzha_people": store.players.count(),
        "fanzha_outbox_waiting": outbox.waiting + outbox.in_flight,
        "fanzha_outbox_oldest_seconds": _age(outbox.oldest_at, now),
        "fanzha_outbox_answers_oldest_seconds": _age(answers, now),
        "fanzha_pushes_due": store.subscriptions.count_due(now),
        "fanzha_updates_parked": updates.deferred,
        "fanzha_updates_set_aside": updates.dead_letter,
        "fanzha_messages_unknown": outbox.unknown,
        "fanzha_messages_failed": outbox.failed,
        "fanzha_database_bytes": storage.path.stat().st_size,
        "fanzha_log_bytes": checkpoint.log_size(storage.path),
        "fanzha_disk_free_bytes": shutil.disk_usage(storage.path.parent).free,
        "fanzha_backup_age_seconds": backups.age(newest[0], now) / 1000 if newest else -1,
        "fanzha_faults": faults,
        "fanzha_standing_still": standing_still,
    }


def _age(since: int | None, now: int) -> float:
    return 0 if since is None else max(0, now - since) / 1000
