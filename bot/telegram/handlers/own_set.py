"""/myset: hosts send files and texts with their own questions, and look after their sets."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from msgspec.structs import replace

from bot.core.effects import Toast
from bot.core.host.own_set import Draft
from bot.core.player.player import Player
from bot.services.own_sets import SET, OwnSets
from bot.services.players import Players
from bot.tables.refusal import Refused
from bot.telegram.handlers.incoming import Line, Tap, met
from bot.telegram.handlers.routes import Cost, TapRoute, Where
from bot.telegram.views.own_set_buttons import (
    AddSet,
    DeleteSet,
    GetSetTable,
    KeepSet,
    LeaveSet,
    OpenSet,
    OpenSets,
)

_OPTION_LINE = re.compile(r"^[ \t]{0,8}[(（]?[AaＡ][)）]?[ \t]{0,4}[.．、:：]", re.MULTILINE)
SHORT = 500
"""So many letters are read at once, sooner than a thread begins."""
_ANSWER = re.compile(r"答案|解析|answer", re.IGNORECASE)


class OwnSetHandlers:
    def __init__(self, players: Players, own_sets: OwnSets) -> None:
        self._players = players
        self._own_sets = own_sets

    def on_myset(self, line: Line) -> None:
        """/myset: the sets of a person."""
        self._own_sets.show(met(self._players, line), line.now)

    def takes_file(self, player: Player, line: Line) -> bool:
        """Take a document that may hold questions; False for anything else."""
        document = line.document
        if document is None:
            return False
        awaited = self._players.expected(player.id, line.now)
        return self._own_sets.take_file(
            player, document.file_id, document.file_name, document.file_size, awaited, line.now
        )

    def takes_text(self, player: Player, line: Line, awaited: str | None) -> bool:
        """Take a pasted text that was asked for, or that looks like questions; False for any other."""
        if line.reading is None:
            asked_for = awaited is not None and awaited.partition(":")[0] == SET
            if asked_for:
                self._own_sets.say_enough(player, line.now)
            return asked_for
        self._own_sets.count_reading(player, line.now)
        if isinstance(line.reading, Refused):
            self._own_sets.refuse(player.id, line.reading.key, line.reading.args_said, line.now)
        else:
            self._own_sets.take_text(player, line.reading, awaited, line.now)
        return True

    async def read_ahead(self, line: Line) -> Line:
        """Read a text that may hold questions in a thread: four thousand letters of them would hold the loop.

        Not more of them than a day's budget, whatever else the text says.
        """
        if not may_hold_questions(line.pasted) and not self._own_sets.awaits(line.person_id, line.now):
            return line
        if not self._own_sets.reads(line.person_id, line.now):
            return line
        if len(line.pasted) <= SHORT:
            return replace(line, reading=_read(line.pasted))
        return replace(line, reading=await asyncio.to_thread(_read, line.pasted))

    # --- taps -------------------------------------------------------------------------------------

    def routes(self) -> tuple[TapRoute[Any], ...]:
        """Return what each button of a set does."""
        return (
            TapRoute(OpenSets, self.on_open_sets, Where.PRIVATE),
            TapRoute(OpenSet, self.on_open, Where.PRIVATE),
            TapRoute(AddSet, self.on_add, Where.PRIVATE, costs=Cost.MESSAGE),
            TapRoute(KeepSet, self.on_keep, Where.PRIVATE),
            TapRoute(LeaveSet, self.on_leave, Where.PRIVATE),
            TapRoute(DeleteSet, self.on_delete, Where.PRIVATE),
            TapRoute(GetSetTable, self.on_table, Where.PRIVATE, costs=Cost.MESSAGE),
        )

    def on_open_sets(self, tap: Tap, button: OpenSets) -> Toast | None:
        self._own_sets.show(met(self._players, tap), tap.now, tap.message_id)
        return None

    def on_open(self, tap: Tap, button: OpenSet) -> Toast | None:
        return self._own_sets.open(
            met(self._players, tap), button.set_id, tap.now, tap.message_id, asked=button.asked
        )

    def on_add(self, tap: Tap, button: AddSet) -> Toast | None:
        return self._own_sets.ask(met(self._players, tap), button.replaces or None, tap.now)

    def on_keep(self, tap: Tap, button: KeepSet) -> Toast | None:
        return self._own_sets.keep(met(self._players, tap), button.set_id, tap.now, tap.message_id)

    def on_leave(self, tap: Tap, button: LeaveSet) -> Toast | None:
        return self._own_sets.leave(met(self._players, tap), button.set_id, tap.now, tap.message_id)

    def on_delete(self, tap: Tap, button: DeleteSet) -> Toast | None:
        return self._own_sets.delete(met(self._players, tap), button.set_id, tap.now, tap.message_id)

    def on_table(self, tap: Tap, button: GetSetTable) -> Toast | None:
        return self._own_sets.send_table(met(self._players, tap), button.set_id or None, tap.now)


def may_hold_questions(text: str) -> bool:
    """Whether a pasted text looks like questions with their answers."""
    return bool(_OPTION_LINE.search(text) and _ANSWER.search(text))


def _read(text: str) -> Draft | Refused:
    # Imported after the start, beside the loop: a start can do without (`bot.ahead`).
    from bot.imports.reading import read_text

    try:
        return read_text(text)
    except Refused as refusal:
        return refusal
