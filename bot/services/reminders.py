"""The dialogue of /remind: hour, place, content, pauses; typed or tapped, said back in one line."""

from __future__ import annotations

from dataclasses import replace

from bot.core.calendar import MINUTE, at, zone_info
from bot.core.effects import Say, ShowReminder, Toast, ZoneLine
from bot.core.places import CITIES, Found, find_zone, place_name
from bot.core.player import Player, zone_of
from bot.core.push import CONTENTS, PAUSE, Subscription, clock_text, parse_time, scheduled
from bot.services.people import People
from bot.storage.store import Store
from bot.texts.traditional import to_simplified

TYPING_TIME = 10 * MINUTE
DEFAULT_MINUTE = 20 * 60
OFFERED = 8
TIME, PLACE = "remind-time", "remind-zone"


class Reminders:
    """`zone` is the bot's own, for people whose region says nothing."""

    def __init__(self, store: Store, people: People, zone: str) -> None:
        self._store = store
        self._people = people
        self._zone = zone

    def subscription(self, player: Player) -> Subscription:
        """Return the person's push, or one that is off, at eight in the evening where they live."""
        found = self._store.subscriptions.find(player.id)
        return found or Subscription(player.id, DEFAULT_MINUTE, zone_of(player, self._zone), on=False)

    def show(self, player: Player, now: int, menu: str | None = None, message_id: int | None = None) -> None:
        """Show the card; `menu` opens the choice of places or of content."""
        self._people.tell(player, self._card(player, now, menu), now, message_id)

    def type_line(self, player: Player, text: str, now: int) -> None:
        """Take `/remind 20:00 东京` in one line: an hour, a place, or both; `off` and 关 switch it off."""
        words = text.split(maxsplit=1)
        if words[0].lower() in ("off", "stop", "关", "關", "停"):
            self._set(player, now, on=False)
            self.show(player, now)
            return
        minute = parse_time(words[0])
        place = text if minute is None else words[1] if len(words) > 1 else ""
        if place and not self._take_place(player, place, now, minute):
            return
        if not place:
            self._set(player, now, minute=minute, on=True)
        self.show(player, now)

    def ask(self, player: Player, what: str, now: int) -> None:
        """Wait ten minutes for a typed hour or place; the waiting is a row, so a restart keeps it."""
        with self._store.db.atomic():
            self._store.players.expect(player.id, what, now + TYPING_TIME)
            self._people.tell(player, Say("push-ask-time" if what == TIME else "push-ask-zone"), now)

    def take(self, player: Player, what: str, text: str, now: int) -> None:
        """Take the typed hour or place that was asked for; what cannot be read is asked for again."""
        if what == TIME:
            minute = parse_time(text)
            if minute is None:
                self._again(player, what, "push-bad-time", now)
                return
            self._set(player, now, minute=minute, on=True)
        elif not self._take_place(player, text, now, None):
            return
        self.show(player, now)

    def choose(
        self, player: Player, field: str, value: str, now: int, message_id: int | None
    ) -> Toast | None:
        """Take a tap on the card. Tapping an hour switches the push on."""
        if field == "ask":
            self.ask(player, TIME if value == "time" else PLACE, now)
            return None
        if field == "menu":
            self.show(player, now, value or None, message_id)
            return None
        if not self._choose(player, field, value, now):
            return Toast("tap-old")
        self.show(player, now, message_id=message_id)
        return Toast("settings-saved")

    def _choose(self, player: Player, field: str, value: str, now: int) -> bool:
        subscription = self.subscription(player)
        match field:
            case "hour" if value.isdigit() and int(value) < 24 * 60:
                self._set(player, now, minute=int(value), on=True)
            case "zone" if find_zone(value).zone == value:
                self._set(player, now, zone=value)
            case "content" if value in CONTENTS:
                self._set(player, now, content=value)
            case "weekdays":
                self._set(player, now, weekdays_only=not subscription.weekdays_only)
            case "quiet":
                self._set(player, now, quiet=not subscription.quiet)
            case "pause":
                self._set(player, now, paused_until=now + PAUSE, on=True)
            case "resume":
                self._set(player, now, paused_until=None)
            case "on":
                self._set(player, now, on=True)
            case "off":
                self._set(player, now, on=False)
            case _:
                return False
        return True

    def _take_place(self, player: Player, text: str, now: int, minute: int | None) -> bool:
        """Set the place that a text names; offer candidates, or ask again, when it names none or several."""
        found = find_zone(to_simplified(text))
        if found.zone is not None:
            self._set(player, now, zone=found.zone, minute=minute, on=True)
            return True
        if minute is not None:
            self._set(player, now, minute=minute, on=True)
        if found.zones:
            self._offer(player, found, now)
        else:
            self._again(player, PLACE, "push-bad-zone", now)
        return False

    def _offer(self, player: Player, found: Found, now: int) -> None:
        lines = tuple(ZoneLine(zone, place_name(zone, player.language)) for zone in found.zones)
        self._people.tell(player, replace(self._card(player, now, "zone"), zones=lines), now)

    def _again(self, player: Player, what: str, key: str, now: int) -> None:
        with self._store.db.atomic():
            self._store.players.expect(player.id, what, now + TYPING_TIME)
            self._people.tell(player, Say(key), now)

    def _set(self, player: Player, now: int, **changes: object) -> None:
        """Change the subscription and reckon its next instant; a place is also the person's own from now on."""
        kept = {name: value for name, value in changes.items() if value is not None or name == "paused_until"}
        with self._store.db.atomic():
            changed: Subscription = replace(self.subscription(player), **kept)  # type: ignore[arg-type]
            self._store.subscriptions.save(scheduled(changed, now))
            if "zone" in kept:
                self._store.players.save(replace(player, zone=changed.zone))

    def _card(self, player: Player, now: int, menu: str | None) -> ShowReminder:
        subscription = self.subscription(player)
        shown = ShowReminder(
            subscription.on,
            clock_text(subscription.minute),
            place_name(subscription.zone, player.language),
            subscription.content,
            subscription.weekdays_only,
            subscription.quiet,
            paused=(subscription.paused_until or 0) > now,
            menu=menu,
        )
        if menu == "zone":
            cities = [city for city, _, _ in CITIES[:OFFERED]]
            shown = replace(shown, zones=tuple(ZoneLine(z, place_name(z, player.language)) for z in cities))
        if subscription.next_due_at is None:
            return shown
        local = at(subscription.next_due_at).astimezone(zone_info(subscription.zone))
        return replace(shown, next_day=local.date().isoformat(), next_clock=f"{local:%H:%M}")

    def reached_again(self, player_id: int, now: int) -> bool:
        """Switch on again what Telegram refused to deliver; True when there was such a push."""
        subscriptions = self._store.subscriptions
        if not subscriptions.was_refused(player_id):
            return False
        found = subscriptions.find(player_id)
        assert found is not None
        with self._store.db.atomic():
            subscriptions.save(scheduled(replace(found, on=True), now))
        return True
