"""The dialogue of a daily push, /remind and /daily alike: hour and place, typed or tapped, said back on one card.

What differs between a person and a group is its subject: where the card stands, what else may be chosen, and what is
done with words that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from msgspec.structs import replace

from bot.core.calendar import at, zone_info
from bot.core.effects import Effect, Toast
from bot.core.push.cities import OFFERED
from bot.core.push.hours import hour_and_place
from bot.core.push.push import Subscription, scheduled
from bot.core.push.zones import is_zone
from bot.storage.store import Store
from bot.texts.place import find_zone

DEFAULT_MINUTE = 20 * 60
LAST_MINUTE = 24 * 60 - 1
OFF_WORDS = frozenset({"off", "stop", "关", "關", "关掉", "關掉", "停", "取消"})
CLEARED = frozenset({"paused_until", "topic"})
"""What None empties; of anything else None means that it stays."""
_CLOCK_WORD = re.compile("[0-9０-９]|[点點时時][钟鐘半整]?$|[一二两三四五六七八九十]+[点點]")

Changes = Mapping[str, object]


class Subject(Protocol):
    """Whose push is settled."""

    @property
    def default(self) -> Subscription:
        """What is shown before anything was chosen: a push that is off."""

    def changes(self, subscription: Subscription, field: str, value: str, now: int) -> Changes | None:
        """What a tap on a field of this subject's own changes; None when there is no such field or value."""

    def card(self, subscription: Subscription, menu: str | None, zones: tuple[str, ...], now: int) -> Effect:
        """The card; `menu` is open below it, and `zones` are on offer there."""

    def post(self, card: Effect, now: int, message_id: int | None) -> None:
        """Show the card, in a message or as a new one."""

    def misread(self, key: str, now: int) -> None:
        """Say that a typed place or hour cannot be read."""

    def unsure(self, card: Effect, now: int) -> None:
        """Offer what a typed place may mean."""

    def saved(self, subscription: Subscription, changes: Changes, now: int) -> None:
        """Do what else follows from a change, in the same transaction."""


class PushDialogue:
    """Settles the push of one subject or another."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, subject: Subject) -> Subscription:
        """Return the subject's push, or one that is off."""
        return self._store.subscriptions.find(subject.default.chat_id) or subject.default

    def show(
        self, subject: Subject, now: int, menu: str | None = None, message_id: int | None = None
    ) -> None:
        """Show the card; `menu` opens a choice below it."""
        subscription = self.find(subject)
        zones = nearby(subscription.zone) if menu == "zone" else ()
        subject.post(subject.card(subscription, menu, zones, now), now, message_id)

    def type_line(self, subject: Subject, text: str, now: int) -> None:
        """Take `20:00 东京` in one line: an hour, a place, both in any order, or a word that ends the push."""
        minute, place = hour_and_place(text.strip())
        if text.strip().lower() in OFF_WORDS:
            self.set(subject, now, on=False, paused_until=None)
        elif place:
            if not self.take_place(subject, place, now, minute, on=True):
                return
        elif minute is not None:
            self.set(subject, now, minute=minute, on=True)
        self.show(subject, now)

    def take_place(
        self, subject: Subject, text: str, now: int, minute: int | None = None, on: bool | None = None
    ) -> bool:
        """Set the place that a text names, with the hour typed beside it; False when it names none or several."""
        found = find_zone(text)
        if found.zone is not None:
            self.set(subject, now, zone=found.zone, minute=minute, on=on)
            return True
        if minute is not None:
            self.set(subject, now, minute=minute, on=True)
        if found.zones:
            subject.unsure(subject.card(self.find(subject), "offer", found.zones, now), now)
        else:
            subject.misread(what_is_wrong(text), now)
        return False

    def choose(
        self, subject: Subject, field: str, value: str, now: int, message_id: int | None
    ) -> Toast | None:
        """Take a tap on the card. Tapping an hour switches the push on."""
        if field == "menu":
            self.show(subject, now, value or None, message_id)
            return None
        changes = self._changes(subject, field, value, now)
        if changes is None:
            return Toast("tap-old")
        self.set(subject, now, **changes)
        self.show(subject, now, message_id=message_id)
        return Toast("settings-saved")

    def _changes(self, subject: Subject, field: str, value: str, now: int) -> Changes | None:
        match field:
            case "hour" if value.isdecimal() and len(value) < 5 and int(value) <= LAST_MINUTE:
                return {"minute": int(value), "on": True}
            case "zone" if is_zone(value):
                return {"zone": value}
            case "on" | "off":
                return {"on": field == "on", "paused_until": None}
        return subject.changes(self.find(subject), field, value, now)

    def set(self, subject: Subject, now: int, **changes: object) -> None:
        """Change the subscription and reckon its next instant."""
        kept: dict[str, Any] = {
            name: value for name, value in changes.items() if value is not None or name in CLEARED
        }
        with self._store.db.atomic():
            # It comes where its card was called last.
            placed = replace(self.find(subject), thread_id=subject.default.thread_id)
            changed: Subscription = scheduled(replace(placed, **kept), now)
            self._store.subscriptions.save(changed)
            subject.saved(changed, kept, now)

    def restore(self, chat_id: int, now: int) -> bool:
        """Switch on again what Telegram refused to deliver; True when there was such a push."""
        subscriptions = self._store.subscriptions
        found = subscriptions.find(chat_id) if subscriptions.was_refused(chat_id) else None
        if found is None:
            return False
        with self._store.db.atomic():
            subscriptions.save(scheduled(replace(found, on=True), now))
        return True


def next_of(subscription: Subscription) -> tuple[str | None, str | None]:
    """Return the day and the hour, there, of the next push; nothing while it is off."""
    if subscription.next_due_at is None:
        return None, None
    local = at(subscription.next_due_at).astimezone(zone_info(subscription.zone))
    return local.date().isoformat(), f"{local:%H:%M}"


def what_is_wrong(text: str) -> str:
    """Return the key of what to say of a text that is no place: what holds a digit or 点 was meant as an hour."""
    return "push-bad-time" if _CLOCK_WORD.search(text) else "push-bad-zone"


def nearby(zone: str) -> tuple[str, ...]:
    """Return the zones that are offered first: the present one, then those of the cities where most people are."""
    return tuple(dict.fromkeys((zone, *OFFERED)))[: len(OFFERED)]
