"""The list of a group's units: asked for by a tap in the group, given in the private chat, kept for the group."""

from __future__ import annotations

from dataclasses import replace

from bot.core.contest.events import ListUnits
from bot.core.contest.unit_effects import ShowUnits
from bot.core.effects import Effect, Toast
from bot.core.group.group import Group
from bot.core.group.unit_list import FAULTS_SHOWN, MOST_UNITS, read_units
from bot.core.player.player import Player
from bot.services.contests import Contests
from bot.services.players import TYPING_TIME
from bot.storage.store import Store

UNITS = "units"
"""What the bot waits for: `units:7` is the list for the group of contest 7."""


class UnitLists:
    """Whoever asks was let through by the group's guard; the waiting that this leaves is what lets them give the list."""

    def __init__(self, store: Store, contests: Contests) -> None:
        self._store = store
        self._contests = contests

    def ask(self, contest_id: int, group: Group, host: int, now: int) -> Toast:
        """Wait ten minutes for the list of a host, in private; the waiting is a row, so a restart keeps it."""
        with self._store.db.atomic():
            if self._contests.find(contest_id, group.id) is None:
                return Toast("tap-old")
            person = self._store.players.find(host)
            if person is None:
                return Toast("units-start-first", alert=True)
            self._wait(person, contest_id, now)
            self._tell(person, ShowUnits("ask", group.title, group.units), now)
        return Toast("units-asked", alert=True)

    def asking(self, awaited: str) -> tuple[int, int] | None:
        """Return the group for which a list is awaited, and who leads its game; None when the game is gone."""
        game = self._store.contests.find(int(awaited.partition(":")[2]))
        return (game.chat_id, game.contest.starter) if game is not None else None

    def take(self, player: Player, text: str, awaited: str, now: int) -> None:
        """Keep a list that was understood whole, for the group and its open lobby; else say what was not, and wait on."""
        with self._store.db.atomic():
            contest_id = int(awaited.partition(":")[2])
            game = self._store.contests.find(contest_id)
            group = self._store.groups.find(game.chat_id) if game is not None else None
            if game is None or group is None:
                self._tell(player, ShowUnits("gone"), now)
                return
            found = read_units(text)
            if found.faults:
                self._wait(player, contest_id, now)
                shown = tuple((fault.line, fault.key) for fault in found.faults[:FAULTS_SHOWN])
                self._tell(player, ShowUnits("faults", group.title, faults=shown, most=MOST_UNITS), now)
                return
            self._keep(replace(group, units=found.units), now)
            self._tell(player, ShowUnits("kept", group.title, found.units), now)

    def _keep(self, group: Group, now: int) -> None:
        self._store.groups.save(group, now)
        open_game = self._store.contests.find_open(group.id)
        if open_game is not None:
            self._contests.step(open_game, ListUnits(group.units), now)

    def _wait(self, person: Player, contest_id: int, now: int) -> None:
        self._store.players.expect(person.id, f"{UNITS}:{contest_id}", now + TYPING_TIME)

    def _tell(self, person: Player, effect: Effect, now: int) -> None:
        self._store.outbox.tell(person, effect, now)


def is_awaited(awaited: str | None) -> bool:
    """Whether the next text of a person is a list of units."""
    kind, _, number = (awaited or "").partition(":")
    return kind == UNITS and number.isdecimal()
