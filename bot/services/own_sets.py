"""Hosts' own questions: a file becomes a draft, a draft becomes a set, a set goes."""

from __future__ import annotations

from pathlib import PurePath

from bot.core.calendar import DAY, HOUR, MINUTE, SECOND
from bot.core.effects import Effect, Say, Toast
from bot.core.host.own_set import MOST_SETS, Draft
from bot.core.host.own_set_effects import SendSetTable, ShowDraft, ShowSet, ShowSets
from bot.core.limits.budgets import BUDGETS
from bot.core.player.player import Player, clean_name
from bot.imports.endings import readable
from bot.services.players import TYPING_TIME, Players
from bot.storage.question_sets import SetFile
from bot.storage.store import Store
from bot.tables.packages import MOST_BYTES

SET = "set"
"""What the bot waits for after 加一套: a file or a pasted text; `set:3` for a new version of set 3."""
FAULTS_SHOWN, WARNINGS_SHOWN = 8, 4
MOST_WAITING = 3
FIRST_AGAIN, LONGEST_TRIES = 5 * SECOND, HOUR
GONE_FOR = 2 * DAY
LONGEST_TITLE = 40


class OwnSets:
    """Everything that the owner of a set may do with it; nobody else's is found."""

    def __init__(self, store: Store, players: Players) -> None:
        self._store = store
        self._sets = store.question_sets
        self._players = players

    # --- /myset -----------------------------------------------------------------------------------

    def show(self, player: Player, now: int, message_id: int | None = None) -> None:
        """List the sets of a person."""
        self._players.tell(player, ShowSets(tuple(self._sets.of(player.id))), now, message_id)

    def open(
        self, player: Player, set_id: int, now: int, message_id: int, *, asked: bool = False
    ) -> Toast | None:
        """Show one set; `asked` whether it is to go."""
        own = self._sets.find(set_id, player.id, "kept")
        if own is None:
            return Toast("tap-old")
        self._players.tell(player, ShowSet(own, asked), now, message_id)
        return None

    def ask(self, player: Player, replaces: int | None, now: int) -> Toast | None:
        """Wait ten minutes for a file or a text; the waiting is a row, so a restart keeps it."""
        if replaces is not None and self._sets.find(replaces, player.id, "kept") is None:
            return Toast("tap-old")
        if replaces is None and len(self._sets.of(player.id)) >= MOST_SETS:
            return Toast("myset-full", {"most": str(MOST_SETS)}, alert=True)
        with self._store.db.atomic():
            what = SET if replaces is None else f"{SET}:{replaces}"
            self._store.players.expect(player.id, what, now + TYPING_TIME)
            self._players.tell(player, Say("myset-ask"), now)
        return None

    def delete(self, player: Player, set_id: int, now: int, message_id: int) -> Toast:
        """Let a set go: no game is drawn from it any more, and two days later nothing of it is left."""
        with self._store.db.atomic():
            if self._sets.find(set_id, player.id, "kept") is None:
                return Toast("tap-old")
            self._sets.set_state(set_id, "gone", now)
            self.show(player, now, message_id)
        return Toast("myset-deleted")

    def send_table(self, player: Player, set_id: int | None, now: int) -> Toast | None:
        """Send a set or a draft as a spreadsheet; no set: the empty one with an example."""
        title = ""
        if self._store.budgets.spent(player.id, "paper", now) >= BUDGETS["paper"]:
            return Toast("budget-paper", alert=True)
        if set_id is not None:
            states = ("draft", "kept")
            own = next(filter(None, (self._sets.find(set_id, player.id, state) for state in states)), None)
            if own is None:
                return Toast("tap-old")
            title = own.title
        with self._store.db.atomic():
            self._store.budgets.spend(player.id, "paper", now)
            self._players.tell(player, SendSetTable(set_id, title), now)
        return Toast("myset-table-coming")

    # --- files and texts --------------------------------------------------------------------------

    def take_file(
        self, player: Player, file_id: str, name: str, size: int, awaited: str | None, now: int
    ) -> bool:
        """Keep a file that may hold questions until it is read, and say so; False for one that cannot."""
        if not readable(name):
            return False
        with self._store.db.atomic():
            if size > MOST_BYTES:
                self._tell(player.id, Say("myset-file-size"), now)
            elif self._sets.count_files(player.id) >= MOST_WAITING:
                self._tell(player.id, Say("myset-busy"), now)
            elif not self._store.budgets.spend(player.id, "set", now):
                self._tell(player.id, Say("budget-set"), now)
            else:
                self._sets.add_file(player.id, file_id, name[-120:], _replaced(awaited), now)
                self._tell(player.id, Say("myset-reading"), now)
        return True

    def take_draft(self, player_id: int, name: str, draft: Draft, replaces: int | None, now: int) -> None:
        """Show what a file or a text gave, for its owner to keep or to leave."""
        with self._store.db.atomic():
            replaced = self._sets.find(replaces, player_id, "kept") if replaces is not None else None
            title = _title(name) or (replaced.title if replaced else "")
            set_id = self._sets.add_draft(player_id, title, draft, replaced.id if replaced else None, now)
            effect = ShowDraft(
                set_id,
                title,
                len(draft.questions),
                len(draft.faults),
                draft.faults[:FAULTS_SHOWN],
                len(draft.warnings),
                draft.warnings[:WARNINGS_SHOWN],
                replaced.title if replaced else None,
            )
            self._tell(player_id, effect, now)

    def take_text(self, player: Player, draft: Draft, awaited: str | None, now: int) -> None:
        """The same for a pasted text."""
        self.take_draft(player.id, "", draft, _replaced(awaited), now)

    def count_reading(self, player: Player, now: int) -> None:
        """A text was read, whatever it held."""
        self._store.budgets.spend(player.id, "set", now)

    def reads(self, player_id: int, now: int) -> bool:
        """Whether another text of the person is read today."""
        return self._store.budgets.spent(player_id, "set", now) < BUDGETS["set"]

    def awaits(self, player_id: int, now: int) -> bool:
        """Whether the next text of the person is to be a set."""
        awaited = self._store.players.find_expected(player_id, now)
        return awaited is not None and awaited.partition(":")[0] == SET

    def say_enough(self, player: Player, now: int) -> None:
        """Say that no more is read today."""
        self._tell(player.id, Say("budget-set"), now)

    def refuse(self, player_id: int, key: str, args: dict[str, str], now: int) -> None:
        """Say in one sentence why a file was not read; nothing of it is kept."""
        self._tell(player_id, Say(key, dict(args), menu="myset"), now)

    def keep(self, player: Player, set_id: int, now: int, message_id: int) -> Toast:
        """A draft becomes a set; the set that it stands for goes."""
        with self._store.db.atomic():
            own = self._sets.find(set_id, player.id, "draft")
            if own is None or not own.count:
                return Toast("tap-old")
            replaced = self._sets.replaces(set_id)
            if replaced is not None and self._sets.find(replaced, player.id, "kept"):
                self._sets.set_state(replaced, "gone", now)
            elif len(self._sets.of(player.id)) >= MOST_SETS:
                return Toast("myset-full", {"most": str(MOST_SETS)}, alert=True)
            self._sets.set_state(set_id, "kept", now)
            kept = self._sets.find(set_id, player.id, "kept")
            assert kept is not None
            self._players.tell(player, ShowSet(kept), now, message_id)
        return Toast("myset-kept")

    def leave(self, player: Player, set_id: int, now: int, message_id: int) -> Toast | None:
        """Keep nothing of a draft."""
        with self._store.db.atomic():
            if self._sets.find(set_id, player.id, "draft") is None:
                return Toast("tap-old")
            self._sets.drop_draft(set_id)
            self._players.tell(player, Say("myset-left", menu="myset"), now, message_id)
        return None

    # --- the reading, which happens beside --------------------------------------------------------

    def due_file(self, now: int) -> SetFile | None:
        """The file that is to be read next."""
        return self._sets.due_file(now)

    def next_deadline(self) -> int | None:
        """When the next file wants to be read."""
        return self._sets.next_file_due()

    def was_read(self, file: SetFile, draft: Draft, now: int) -> None:
        """A file was read; whoever was forgotten meanwhile hears nothing."""
        with self._store.db.atomic():
            if self._sets.drop_file(file.id):
                self.take_draft(file.player_id, file.name, draft, file.replaces, now)

    def was_refused(self, file: SetFile, key: str, args: dict[str, str], now: int) -> None:
        """A file cannot be read."""
        with self._store.db.atomic():
            if self._sets.drop_file(file.id):
                self.refuse(file.player_id, key, args, now)

    def was_out_of_reach(self, file: SetFile, now: int) -> None:
        """Telegram did not give a file: it is asked again, for an hour."""
        with self._store.db.atomic():
            if now - file.at >= LONGEST_TRIES or now < file.at:
                self.was_refused(file, "myset-file-unreachable", {}, now)
            else:
                wait = min(FIRST_AGAIN * 2 ** min(file.tries, 8), 10 * MINUTE)
                self._sets.postpone_file(file.id, now + wait)

    def purge(self, now: int) -> None:
        """Let drafts and sets that went disappear."""
        self._sets.purge(now - GONE_FOR)

    def _tell(self, player_id: int, effect: Effect, now: int) -> None:
        player = self._store.players.find(player_id)
        if player is not None:
            self._store.outbox.tell(player, effect, now)


def _replaced(awaited: str | None) -> int | None:
    kind, _, number = (awaited or "").partition(":")
    return int(number) if kind == SET and number.isdecimal() else None


def _title(name: str) -> str:
    """A file's name without its ending, as the set's own."""
    return (clean_name(PurePath(name).stem) or "")[:LONGEST_TITLE]
