"""People: meeting them, their settings, what is kept of them and how it goes away."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.calendar import MINUTE
from bot.core.effects import Effect, Post, Say, Toast
from bot.core.language import LANGUAGES, language_of
from bot.core.player.effects import SendExport, ShowSettings
from bot.core.player.names import name_fault
from bot.core.player.player import REGIONS, SESSION_LENGTHS, Player, clean_name, region_of, tongue, zone_of
from bot.core.push.push import clock_text, scheduled
from bot.core.question.audience import AUDIENCES, NOT_ASKED, SKIPPED
from bot.services.season_boards import SeasonBoards
from bot.storage.store import Store
from bot.texts.place import place_in

TYPING_TIME = 10 * MINUTE
NAME = "name"


class Players:
    def __init__(self, store: Store) -> None:
        self._store = store

    def meet(self, player_id: int, language_code: str | None, now: int) -> Player:
        """Return the player, added in the language of their Telegram when they are new."""
        players = self._store.players
        found = players.find(player_id)
        if found is not None:
            return found
        player = Player(player_id, language_of(language_code), region_of(language_code))
        with self._store.db.atomic():
            players.add(player, now)
        return player

    def language(self, player_id: int, language_code: str | None) -> str:
        """Return the language to answer in, also for somebody who is not kept."""
        found = self._store.players.find(player_id)
        return tongue(found or Player(player_id, language_of(language_code), region_of(language_code)))

    def tell(
        self, player: Player, effect: Effect, now: int, message_id: int | None = None, slot: str | None = None
    ) -> None:
        """Show an effect in the person's private chat; `message_id` is the message to edit."""
        with self._store.db.atomic():
            self._store.players.mark_seen(player.id, now)
            self._store.outbox.tell(player, effect, now, slot=slot, message_id=message_id)

    def known(self, player_id: int) -> bool:
        return self._store.players.find(player_id) is not None

    def greet(self, player: Player, *, known: bool, lost: bool, now: int) -> None:
        """Greet with the ways in, or ask once whom the person practises for; who came by a link that leads nowhere
        is `lost` and told so."""
        if lost or player.practises_for != NOT_ASKED:
            self.tell(player, Say("start-bad-link" if lost else "start-again", menu="home"), now)
            return
        with self._store.db.atomic():
            # Asked is asked: whoever taps nothing has skipped it.
            self._store.players.save(replace(player, practises_for=SKIPPED))
            self.tell(player, Say("start-again-ask" if known else "start-greeting", menu="audience"), now)

    def practise_for(self, player: Player, audience: str, now: int, message_id: int | None) -> Toast | None:
        """Remember whom they practise for, and show the ways in where that was asked; who skips it wants to begin."""
        if audience not in AUDIENCES and audience != SKIPPED:
            return Toast("tap-old")
        with self._store.db.atomic():
            self._store.players.save(replace(player, practises_for=audience))
            if audience != SKIPPED:
                self.tell(player, Say("start-where", menu="home"), now, message_id)
        return None

    def show_settings(
        self, player: Player, now: int, opened: str | None = None, message_id: int | None = None
    ) -> None:
        """Show the settings card; `opened` names the setting whose values are on offer."""
        effect = ShowSettings(
            player.language,
            player.region,
            player.session_length,
            player.board_name,
            push=self._push(player),
            open=opened,
            practises_for=player.practises_for,
            pictures=player.pictures,
        )
        self.tell(player, effect, now, message_id)

    def _push(self, player: Player) -> str | None:
        """Return hour and place of the daily push, None while it is off."""
        found = self._store.subscriptions.find(player.id)
        if found is None or not found.on:
            return None
        return f"{clock_text(found.minute)} {place_in(found.zone, tongue(player))}"

    def choose(self, player: Player, setting: str, value: str, now: int, message_id: int | None) -> Toast:
        """Set language, region or session length to one of the offered values."""
        changed = _changed(player, setting, value)
        if changed is None:
            return Toast("tap-old")
        with self._store.db.atomic():
            self._store.players.save(changed)
            if setting == "region":
                self._follow_region(changed, now)
            self.show_settings(changed, now, message_id=message_id)
        return Toast("settings-saved")

    def live_in(self, player: Player, region: str, now: int) -> Player:
        """Remember where the person lives, and return them so."""
        changed = replace(player, region=region)
        with self._store.db.atomic():
            self._store.players.save(changed)
            self._follow_region(changed, now)
        return changed

    def _follow_region(self, player: Player, now: int) -> None:
        """Let the daily push of a person who named no time zone keep the hours of the new region."""
        found = self._store.subscriptions.find(player.id)
        if found is not None and found.on and player.zone is None:
            moved = replace(found, zone=zone_of(player, found.zone))
            self._store.subscriptions.save(scheduled(moved, now))

    def ask_name(self, player: Player, now: int) -> None:
        """Wait ten minutes for a typed name; the waiting is a row, so a restart keeps it."""
        with self._store.db.atomic():
            self._store.players.expect(player.id, NAME, now + TYPING_TIME)
            self.tell(player, Say("settings-name-ask"), now)

    def name(self, player: Player, text: str | None, now: int, message_id: int | None = None) -> None:
        """Put the person on the boards under a name, or off them with None."""
        name = clean_name(text) if text is not None else None
        with self._store.db.atomic():
            fault = self.name_fault(player, name) if text is not None else None
            if fault is not None:
                self.tell(player, Say(fault), now)
                return
            changed = replace(player, board_name=name)
            self._store.players.save(changed)
            self._store.boards.set_named(player.id, name is not None)
            if message_id is not None or name is None:
                self.show_settings(changed, now, message_id=message_id)
            else:
                self.tell(changed, Say("settings-name-set", {"name": name}, "again"), now)

    def name_fault(self, player: Player, name: str | None) -> str | None:
        """Return the text that says why a name cannot stand where others read it, None for one that can."""
        if name is None:
            return "settings-name-bad"
        if self._store.players.is_muted(player.id):
            return "settings-name-muted"
        if name == self._store.players.hidden_name(player.id):
            return "settings-name-hidden"
        fault = name_fault(name)
        return f"settings-name-{fault}" if fault else None

    def take_name(self, player: Player, name: str, now: int) -> Toast:
        """Put the person on the boards under the name that Telegram shows, unless they chose another."""
        if player.board_name is not None:
            return Toast("board-name-kept", {"name": player.board_name}, alert=True)
        clean = clean_name(name)
        fault = self.name_fault(player, clean)
        if clean is None or fault is not None:
            return Toast(fault or "settings-name-bad", alert=True)
        with self._store.db.atomic():
            self._store.players.save(replace(player, board_name=clean))
            self._store.boards.set_named(player.id, True)
        return Toast("board-name-taken", {"name": clean}, alert=True)

    def cancel_typing(self, player: Player, now: int) -> None:
        with self._store.db.atomic():
            awaited = self._store.players.take_expected(player.id, now)
            self.tell(player, Say("settings-cancelled" if awaited else "settings-nothing-to-cancel"), now)

    def stop_typing(self, player_id: int) -> None:
        """Wait for no typed answer any more."""
        self._store.players.stop_expecting(player_id)

    def expected(self, player_id: int, now: int) -> str | None:
        """Return what the next text of the person answers, or None; the waiting ends with it."""
        with self._store.db.atomic():
            return self._store.players.take_expected(player_id, now)

    def await_again(self, player_id: int, what: str, now: int) -> None:
        """Wait ten minutes more for what could not be taken."""
        self._store.players.expect(player_id, what, now + TYPING_TIME)

    def awaited(self, player_id: int, now: int) -> str | None:
        """Return the same, and leave it waiting."""
        return self._store.players.find_expected(player_id, now)

    def export(self, player_id: int, language_code: str | None, now: int) -> None:
        """Promise a file of all that is kept; it is read and written beside the loop when it goes out."""
        language = self.language(player_id, language_code)
        with self._store.db.atomic():
            effect = self._export(player_id, now)
            self._store.outbox.post(Post(player_id, effect, language), now)

    def _export(self, player_id: int, now: int) -> Effect:
        if self.known(player_id):
            given = self._store.budgets.spend(player_id, "export", now)
            return SendExport(player_id) if given else Say("budget-export")
        # Asking for it keeps nothing new of somebody who is not known.
        return SendExport(player_id) if self._store.personal.keeps(player_id) else Say("export-nothing")

    def forget(self, player: Player, now: int, message_id: int | None) -> None:
        """Delete everything about the person, boards included, and say so last."""
        with self._store.db.atomic():
            self.erase(player.id, now)
            self._store.outbox.tell(player, Say("forget-done"), now, message_id=message_id)

    def forget_again(self, forgotten: list[tuple[int, int]]) -> int:
        """Repeat deletions in a restored file; who came back later than the backup is not in it. Returns how many."""
        with self._store.db.atomic():
            for player_id, at in forgotten:
                self.erase(player_id, at)
        return len(forgotten)

    def erase(self, player_id: int, at: int) -> None:
        """Delete the person everywhere, and remember that they asked, for a restored backup to repeat it."""
        store = self._store
        boards = SeasonBoards(store)
        with store.db.atomic():
            seasons = boards.before_erasing(player_id, at)
            store.personal.delete(player_id)
            store.outbox.forget(player_id)
            store.messages.forget_chat(player_id)
            store.updates.forget(player_id)
            store.contests.forget(player_id)
            boards.after_erasing(seasons, at)
            store.players.note_forgotten(player_id, at)

    def forget_silent(self, since: int, now: int, limit: int) -> int:
        """Forget a few of those who were silent since an instant; returns how many were looked at."""
        with self._store.db.atomic():
            unseen = self._store.players.unseen(since, limit)
            for player_id, there in unseen.items():
                if there:
                    self._store.players.mark_seen(player_id, now)
                else:
                    self.erase(player_id, now)
        return len(unseen)

    def reached(self, player_id: int, *, reachable: bool, now: int) -> None:
        """Note whether Telegram delivers to this person: they blocked the bot (no push any more), or came back."""
        with self._store.db.atomic():
            if reachable:
                self._store.players.mark_reachable(player_id)
            else:
                self._store.players.mark_unreachable(player_id, now)
                self._store.subscriptions.refuse(player_id)


def _changed(player: Player, setting: str, value: str) -> Player | None:
    if setting == "language" and value in LANGUAGES:
        return replace(player, language=value)
    if setting == "region" and value in REGIONS:
        return replace(player, region=value)
    if setting == "length" and value in map(str, SESSION_LENGTHS):
        return replace(player, session_length=int(value))
    if setting == "for" and value in AUDIENCES:
        return replace(player, practises_for=value)
    if setting == "pictures" and value in ("on", "off"):
        return replace(player, pictures=value == "on")
    return None
