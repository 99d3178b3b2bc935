"""How the bot's own connection to the file is set."""

from __future__ import annotations

from bot.storage import checkpoint

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -32768",
    "PRAGMA temp_store = MEMORY",
    # What is deleted is overwritten: whoever finds the file finds nothing of who was forgotten.
    "PRAGMA secure_delete = ON",
    # The log is folded into the file beside the bot (`bot.storage.checkpoint`), not within somebody's answer. Only
    # when that fails for long does a commit do it, at half a gigabyte.
    "PRAGMA wal_autocheckpoint = 131072",
    # A commit that begins a log anew cuts off what is beyond: only a log that was very long, since cutting takes its time.
    f"PRAGMA journal_size_limit = {4 * checkpoint.LONGEST_LOG}",
)
