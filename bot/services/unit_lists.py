"""The list of a group's units: asked for by a tap in the group, given in the private chat, kept for what it is for.

One dialogue with two subjects: a group, whose contests of unit against unit all use its list, and a season in the making.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from bot.core.calendar import MINUTE
from bot.core.contest.events import ListUnits
from bot.core.contest.unit_effects import ShowUnits
from bot.core.effects import Effect, Say, Toast
from bot.core.group.group import Unit
from bot.core.group.unit_list import FAULTS_SHOWN, MOST_UNITS, read_units
from bot.core.player.player import Player
from bot.core.season.events import SetUnits
from bot.core.season.state import Phase
from bot.services.contests import Contests
from bot.services.players import TYPING_TIME
from bot.services.season_boards import SeasonBoards
from bot.storage.store import Store

CONTEST, SEASON = "units:", "season-units-"
"""Before the number of a contest or a season in what the bot waits for: `units:7`."""


class Subject(Struct, frozen=True):
    """What a list is for: a group and its `title`, who leads there, the `units` that it has. `open`: it may be asked for."""

    chat_id: int
    leader: int
    title: str
    units: tuple[Unit, ...]
    open: bool


class Keeper(Protocol):
    """Finds subjects of one kind, keeps their lists, and has the words of its own."""

    mark: str
    patience: int
    start_first: str
    asked: str

    def find(self, number: int) -> Subject | None:
        """Return the subject of a number, None when it is gone."""

    def ask(self, subject: Subject) -> Effect:
        """Return what asks for the list."""

    def keep(self, number: int, units: tuple[Unit, ...], now: int) -> Effect:
        """Keep a list that is sound; return what is said then."""

    def gone(self) -> Effect:
        """Return what is said when the subject is gone."""


class ContestUnits:
    """Lists for the group of a contest, and for its lobby while it is open."""

    mark, patience = CONTEST, TYPING_TIME
    start_first, asked = "units-start-first", "units-asked"

    def __init__(self, store: Store, contests: Contests) -> None:
        self._store = store
        self._contests = contests

    def find(self, number: int) -> Subject | None:
        game = self._store.contests.find(number)
        group = self._store.groups.find(game.chat_id) if game is not None else None
        if game is None or group is None:
            return None
        return Subject(group.id, game.contest.starter, group.title, group.units, open=True)

    def ask(self, subject: Subject) -> Effect:
        return ShowUnits("ask", subject.title, subject.units)

    def keep(self, number: int, units: tuple[Unit, ...], now: int) -> Effect:
        subject = self.find(number)
        group = self._store.groups.find(subject.chat_id) if subject is not None else None
        if group is None:
            return self.gone()
        self._store.groups.save(replace(group, units=units), now)
        open_game = self._store.contests.find_open(group.id)
        if open_game is not None:
            self._contests.step(open_game, ListUnits(units), now)
        return ShowUnits("kept", group.title, units)

    def gone(self) -> Effect:
        return ShowUnits("gone")


class SeasonUnits:
    """Lists for a season that has not begun."""

    mark, patience = SEASON, 30 * MINUTE
    start_first, asked = "season-units-start-first", "season-units-asked"

    def __init__(self, store: Store, boards: SeasonBoards) -> None:
        self._store = store
        self._boards = boards

    def find(self, number: int) -> Subject | None:
        found = self._store.seasons.find(number)
        if found is None:
            return None
        season = found.season
        setting_up = season.phase is Phase.SETUP
        return Subject(found.chat_id, season.host, season.title, season.settings.units, open=setting_up)

    def ask(self, subject: Subject) -> Effect:
        return Say("season-units-ask", {"most": MOST_UNITS})

    def keep(self, number: int, units: tuple[Unit, ...], now: int) -> Effect:
        found = self._store.seasons.find(number)
        if found is None:
            return self.gone()
        refusal = self._boards.step(found, SetUnits(units), now)
        if refusal is not None:
            return Say(refusal.key, refusal.args)
        return Say(
            "season-units-kept", {"count": len(units), "sizes": sum(unit.size is not None for unit in units)}
        )

    def gone(self) -> Effect:
        return Say("season-over")


class UnitLists:
    """Whoever asks was let through by the group's guard; what is waited for is a row, so a restart keeps it."""

    def __init__(self, store: Store, keepers: Iterable[Keeper]) -> None:
        self._store = store
        self._keepers = {keeper.mark: keeper for keeper in keepers}

    def ask(self, mark: str, number: int, chat_id: int, host: int, now: int) -> Toast:
        """Ask a host in private for the list, and wait for it."""
        keeper = self._keepers[mark]
        with self._store.db.atomic():
            subject, person = keeper.find(number), self._store.players.find(host)
            # A forged button names what belongs to another chat.
            if subject is None or subject.chat_id != chat_id or not subject.open:
                return Toast("tap-old")
            if person is None:
                return Toast(keeper.start_first, alert=True)
            self._store.players.expect(host, f"{mark}{number}", now + keeper.patience)
            self._store.outbox.tell(person, keeper.ask(subject), now)
        return Toast(keeper.asked, alert=True)

    def subject(self, awaited: str) -> Subject | None:
        """Return what a list is awaited for; None when none is awaited, or what it was for is gone."""
        found = self._awaited(awaited)
        return found[0].find(found[1]) if found is not None else None

    def awaits(self, awaited: str) -> bool:
        """Whether what the bot waits for is a list of units."""
        return self._awaited(awaited) is not None

    def take(self, player: Player, text: str, awaited: str, now: int) -> None:
        """Keep a list that was understood whole; else say what was not, keep nothing, and wait on."""
        found = self._awaited(awaited)
        assert found is not None
        with self._store.db.atomic():
            self._store.outbox.tell(player, self._taken(player, text, *found, now), now)

    def _taken(self, player: Player, text: str, keeper: Keeper, number: int, now: int) -> Effect:
        subject = keeper.find(number)
        if subject is None:
            return keeper.gone()
        listed = read_units(text)
        if not listed.faults:
            return keeper.keep(number, listed.units, now)
        self._store.players.expect(player.id, f"{keeper.mark}{number}", now + keeper.patience)
        shown = tuple((fault.line, fault.key) for fault in listed.faults[:FAULTS_SHOWN])
        return ShowUnits("faults", subject.title, faults=shown, most=MOST_UNITS)

    def _awaited(self, awaited: str) -> tuple[Keeper, int] | None:
        for mark, keeper in self._keepers.items():
            number = awaited.removeprefix(mark)
            if number != awaited and number.isdecimal():
                return keeper, int(number)
        return None
