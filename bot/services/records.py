"""Sending a record once: two files in the host's private chat, a workbook and a page."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.effects import Effect, Toast
from bot.storage.store import Store

FORMS = ("xlsx", "pdf")


def send_once(store: Store, host: int, slot: str, record: Callable[[str], Effect], now: int) -> Toast:
    """Post what `record` gives for each form to a host, unless it is there already; in the caller's transaction.

    Who never wrote to the bot is told what to do: it may not write to them first.
    """
    person = store.players.find(host)
    if person is None:
        return Toast("record-start-first", alert=True)
    if store.messages.find(host, f"{slot}:pdf") is not None:
        return Toast("contest-results-there")
    if not store.outbox.waits(host, f"{slot}:pdf"):
        for form in FORMS:
            store.outbox.tell(person, record(form), now, slot=f"{slot}:{form}")
    return Toast("contest-results-coming")
