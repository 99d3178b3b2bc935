"""The dialogue of /remind: hour, place, content, pauses; typed or tapped, said back in one line."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.calendar import MINUTE, at, zone_info
from bot.core.effects import Say, Toast
from bot.core.player.player import Player, zone_of
from bot.core.push.cities import CITIES
from bot.core.push.effects import ShowPush, ShowPushSettings
from bot.core.push.hours import hour_and_place, parse_time
from bot.core.push.push import CONTENTS, PAUSE, Subscription, clock_text, scheduled
from bot.core.push.zones import Found, find_zone, is_zone
from bot.core.quiz.asking import question_effect
from bot.services.players import Players
from bot.storage.store import Store
from bot.texts.traditional import to_simplified

TYPING_TIME = 10 * MINUTE
DEFAULT_MINUTE = 20 * 60
OFFERED = 8
LONGEST_ID = 15
TIME, PLACE = "remind-time", "remind-zone"
_CLOCK_WORD = re.compile("[0-9０-９]|[点點时時][钟鐘半整]?$|[一二两三四五六七八九十]+[点點]")
OFF_WORDS = ("off", "stop", "关", "關", "关掉", "關掉", "停", "取消")


class PushSettings:
    """`zone` is the bot's own, for people whose region says nothing."""

    def __init__(self, store: Store, players: Players, zone: str) -> None:
        self._store = store
        self._players = players
        self._zone = zone

    def subscription(self, player: Player) -> Subscription:
        """Return the person's push, or one that is off, at eight in the evening where they live."""
        found = self._store.subscriptions.find(player.id)
        return found or Subscription(player.id, DEFAULT_MINUTE, zone_of(player, self._zone), on=False)

    def show(self, player: Player, now: int, menu: str | None = None, message_id: int | None = None) -> None:
        """Show the card; `menu` opens the choice of places or of content."""
        self._players.tell(player, self._card(player, now, menu), now, message_id)

    def type_line(self, player: Player, text: str, now: int) -> None:
        """Take `/remind 20:00 东京` in one line: an hour, a place, or both in any order; `off` and 关 end it."""
        if text.strip().lower() in OFF_WORDS:
            self._set(player, now, on=False, paused_until=None)
            self.show(player, now)
            return
        minute, place = hour_and_place(text)
        if place and not self._take_place(player, place, now, minute, on=True):
            return
        if not place:
            self._set(player, now, minute=minute, on=True)
        self.show(player, now)

    def ask(self, player: Player, what: str, now: int) -> None:
        """Wait ten minutes for a typed hour or place; the waiting is a row, so a restart keeps it."""
        with self._store.db.atomic():
            self._store.players.expect(player.id, what, now + TYPING_TIME)
            self._players.tell(player, Say("push-ask-time" if what == TIME else "push-ask-zone"), now)

    def take(self, player: Player, what: str, text: str, now: int) -> None:
        """Take the typed hour or place that was asked for; what cannot be read is asked for again."""
        if what == TIME:
            minute = parse_time(text)
            if minute is None:
                self._again(player, what, "push-bad-time", now)
                return
            self._set(player, now, minute=minute, on=True)
        elif not self._take_place(player, text, now):
            return
        self.show(player, now)

    def may_change(self, player: Player, now: int) -> bool:
        """Whether the person may change the push once more today; it counts as done. Switching it off is free."""
        return self._store.budgets.spend(player.id, "remind", now) > 0

    def choose(
        self, player: Player, field: str, value: str, now: int, message_id: int | None
    ) -> Toast | None:
        """Take a tap on the card, or on a push. Tapping an hour switches the push on."""
        match field:
            case "ask":
                self.ask(player, TIME if value == "time" else PLACE, now)
            case "menu":
                self.show(player, now, value or None, message_id)
            case "card":
                # Asked for under a push: the question stays where it is.
                self.show(player, now)
            case "stop" | "restart":
                return self._turn(player, field == "restart", value, now, message_id)
            case _ if self._choose(player, field, value, now):
                self.show(player, now, message_id=message_id)
                return Toast("settings-saved")
            case _:
                return Toast("tap-old")
        return None

    def _turn(self, player: Player, on: bool, shown: str, now: int, message_id: int | None) -> Toast:
        """Switch off, or on again, under a push, and say so on its card, which keeps its tip and its question."""
        with self._store.db.atomic():
            self._set(player, now, on=on, paused_until=None)
            card = self._pushed(player, shown)
            if card is None:
                self.show(player, now)
            else:
                self._players.tell(player, replace(card, off=not on), now, message_id)
        return Toast("push-started" if on else "push-stopped")

    def _pushed(self, player: Player, shown: str) -> ShowPush | None:
        """Return what a card shows: an unanswered question by its session, or a tip; None where it cannot be told."""
        if not (shown.isdecimal() and len(shown) <= LONGEST_ID):
            return ShowPush(shown, None) if shown else None
        session = self._store.sessions.find(int(shown))
        if session is None or session.player_id != player.id or session.responses:
            return None
        return ShowPush(session.tip or None, question_effect(player, session))

    def _choose(self, player: Player, field: str, value: str, now: int) -> bool:
        subscription = self.subscription(player)
        match field:
            case "hour" if value.isdigit() and int(value) < 24 * 60:
                self._set(player, now, minute=int(value), on=True)
            case "zone" if is_zone(value):
                self._set(player, now, zone=value)
            case "content" if value in CONTENTS:
                self._set(player, now, content=value)
            case "weekdays":
                self._set(player, now, weekdays_only=not subscription.weekdays_only)
            case "quiet":
                self._set(player, now, quiet=not subscription.quiet)
            case "pause" if subscription.on:
                self._set(player, now, paused_until=now + PAUSE)
            case "resume":
                self._set(player, now, paused_until=None)
            case "on" | "off":
                self._set(player, now, on=field == "on", paused_until=None)
            case _:
                return False
        return True

    def _take_place(
        self, player: Player, text: str, now: int, minute: int | None = None, on: bool | None = None
    ) -> bool:
        """Set the place that a text names; offer candidates, or ask again, when it names none or several."""
        found = find_zone(to_simplified(text))
        if found.zone is not None:
            self._set(player, now, zone=found.zone, minute=minute, on=on)
            return True
        if minute is not None:
            self._set(player, now, minute=minute, on=True)
        if found.zones:
            self._offer(player, found, now)
        else:
            key = what_is_wrong(text)
            self._again(player, TIME if key == "push-bad-time" else PLACE, key, now)
        return False

    def _offer(self, player: Player, found: Found, now: int) -> None:
        """Offer what a place may mean; whoever types again instead of tapping is heard."""
        offer = replace(self._card(player, now, "offer"), zones=found.zones)
        with self._store.db.atomic():
            self._store.players.expect(player.id, PLACE, now + TYPING_TIME)
            self._players.tell(player, offer, now)

    def _again(self, player: Player, what: str, key: str, now: int) -> None:
        with self._store.db.atomic():
            self._store.players.expect(player.id, what, now + TYPING_TIME)
            self._players.tell(player, Say(key), now)

    def _set(self, player: Player, now: int, **changes: object) -> None:
        """Change the subscription and reckon its next instant; nothing more is awaited for it.

        A place is also the person's own from now on.
        """
        kept = {name: value for name, value in changes.items() if value is not None or name == "paused_until"}
        with self._store.db.atomic():
            changed: Subscription = replace(self.subscription(player), **kept)  # type: ignore[arg-type]
            self._store.subscriptions.save(scheduled(changed, now))
            self._store.players.take_expected(player.id, now)
            if "zone" in kept:
                self._store.players.save(replace(player, zone=changed.zone))

    def _card(self, player: Player, now: int, menu: str | None) -> ShowPushSettings:
        subscription = self.subscription(player)
        shown = ShowPushSettings(
            subscription.on,
            clock_text(subscription.minute),
            subscription.zone,
            subscription.content,
            subscription.weekdays_only,
            subscription.quiet,
            paused=(subscription.paused_until or 0) > now,
            menu=menu,
        )
        if menu == "zone":
            shown = replace(shown, zones=nearby(subscription.zone))
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


def what_is_wrong(text: str) -> str:
    """Return the key of what to say of a text that is no place: what holds a digit or 点 was meant as an hour."""
    return "push-bad-time" if _CLOCK_WORD.search(text) else "push-bad-zone"


def nearby(zone: str) -> tuple[str, ...]:
    """Return the zones that are offered first: the present one, then those of the cities where most people are."""
    return tuple(dict.fromkeys((zone, *(city for city, _, _ in CITIES))))[:OFFERED]
