"""/remind: the push of a person, settled in the private chat, and what can be tapped under a push."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.calendar import MINUTE
from bot.core.effects import Effect, Say, Toast
from bot.core.player.player import Player, zone_of
from bot.core.push.effects import ShowPush, ShowPushSettings
from bot.core.push.hours import hour_and_place
from bot.core.push.push import CONTENTS, PAUSE, Subscription, clock_text
from bot.core.quiz.asking import question_effect
from bot.services.players import Players
from bot.services.push_dialogue import DEFAULT_MINUTE, Changes, PushDialogue, next_of
from bot.storage.store import Store

TYPING_TIME = 10 * MINUTE
LONGEST_ID = 15
TIME, PLACE = "remind-time", "remind-zone"


class _Person:
    """A person as the subject of the dialogue; what cannot be read is waited for, ten minutes, across a restart."""

    def __init__(self, store: Store, players: Players, player: Player, zone: str) -> None:
        self._store = store
        self._players = players
        self._player = player
        self.default = Subscription(player.id, DEFAULT_MINUTE, zone_of(player, zone), on=False)

    def changes(self, subscription: Subscription, field: str, value: str, now: int) -> Changes | None:
        match field:
            case "content" if value in CONTENTS:
                return {"content": value}
            case "weekdays":
                return {"weekdays_only": not subscription.weekdays_only}
            case "quiet":
                return {"quiet": not subscription.quiet}
            case "pause" if subscription.on:
                return {"paused_until": now + PAUSE}
            case "resume":
                return {"paused_until": None}
        return None

    def card(self, subscription: Subscription, menu: str | None, zones: tuple[str, ...], now: int) -> Effect:
        day, clock = next_of(subscription)
        return ShowPushSettings(
            subscription.on,
            clock_text(subscription.minute),
            subscription.zone,
            subscription.content,
            subscription.weekdays_only,
            subscription.quiet,
            paused=(subscription.paused_until or 0) > now,
            next_day=day,
            next_clock=clock,
            menu=menu,
            zones=zones,
        )

    def post(self, card: Effect, now: int, message_id: int | None) -> None:
        self._players.tell(self._player, card, now, message_id)

    def misread(self, key: str, now: int) -> None:
        self.wait_for(TIME if key == "push-bad-time" else PLACE, Say(key), now)

    def unsure(self, card: Effect, now: int) -> None:
        # Whoever types again instead of tapping is heard.
        self.wait_for(PLACE, card, now)

    def wait_for(self, what: str, said: Effect, now: int) -> None:
        """Say something, and take what is typed next for an hour or a place."""
        with self._store.db.atomic():
            self._store.players.expect(self._player.id, what, now + TYPING_TIME)
            self._players.tell(self._player, said, now)

    def saved(self, subscription: Subscription, changes: Changes, now: int) -> None:
        # Nothing more is awaited, and a place is also the person's own from now on.
        self._store.players.take_expected(self._player.id, now)
        if "zone" in changes:
            self._store.players.save(replace(self._player, zone=subscription.zone))


class PushSettings:
    """`zone` is the bot's own, for people whose region says nothing."""

    def __init__(self, store: Store, players: Players, dialogue: PushDialogue, zone: str) -> None:
        self._store = store
        self._players = players
        self._dialogue = dialogue
        self._zone = zone

    def show(self, player: Player, now: int, menu: str | None = None, message_id: int | None = None) -> None:
        """Show the card; `menu` opens the choice of places or of content."""
        self._dialogue.show(self._person(player), now, menu, message_id)

    def type_line(self, player: Player, text: str, now: int) -> None:
        """Take what stands behind /remind."""
        self._dialogue.type_line(self._person(player), text, now)

    def take(self, player: Player, what: str, text: str, now: int) -> None:
        """Take the typed hour or place that was asked for; what cannot be read is asked for again."""
        person = self._person(player)
        if what == TIME:
            if hour_and_place(text)[0] is None:
                person.wait_for(what, Say("push-bad-time"), now)
            else:
                self._dialogue.type_line(person, text, now)
        elif self._dialogue.take_place(person, text, now):
            self.show(player, now)

    def may_change(self, player: Player, now: int) -> bool:
        """Whether the person may change the push once more today; it counts as done. Switching it off is free."""
        return self._store.budgets.spend(player.id, "remind", now) > 0

    def choose(
        self, player: Player, field: str, value: str, now: int, message_id: int | None
    ) -> Toast | None:
        """Take a tap on the card, or on a push."""
        person = self._person(player)
        match field:
            case "ask":
                time = value == "time"
                asked = Say("push-ask-time" if time else "push-ask-zone")
                person.wait_for(TIME if time else PLACE, asked, now)
            case "card":
                # Asked for under a push: the question stays where it is.
                self.show(player, now)
            case "stop" | "restart":
                return self._turn(player, field == "restart", value, now, message_id)
            case _:
                return self._dialogue.choose(person, field, value, now, message_id)
        return None

    def reached_again(self, player_id: int, now: int) -> bool:
        """Switch on again what Telegram refused to deliver; True when there was such a push."""
        return self._dialogue.restore(player_id, now)

    def _turn(self, player: Player, on: bool, shown: str, now: int, message_id: int | None) -> Toast:
        """Switch off, or on again, under a push, and say so on its card, which keeps its tip and its question."""
        with self._store.db.atomic():
            self._dialogue.set(self._person(player), now, on=on, paused_until=None)
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

    def _person(self, player: Player) -> _Person:
        return _Person(self._store, self._players, player, self._zone)
