"""Plain words and files in the private chat: what was asked for, a call for help, a message in hand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from bot.core.effects import Say
from bot.core.player.player import Player
from bot.services.exams import AWAITED, Exams
from bot.services.looks import Looks
from bot.services.pages import Pages
from bot.services.players import NAME, Players
from bot.services.push_settings import PLACE, TIME, PushSettings
from bot.services.unit_lists import UnitLists
from bot.telegram.handlers.cries import calls_for_help
from bot.telegram.handlers.incoming import Line, met
from bot.telegram.handlers.look import is_pasted
from bot.telegram.handlers.own_set import OwnSetHandlers

UNKNOWN = "contest-cannot-check"
May = Callable[[int, int], Awaitable[bool | None]]
"""Whether somebody is an administrator of a group, None when Telegram does not say."""


class TextHandlers:
    def __init__(
        self,
        players: Players,
        *,
        pages: Pages,
        exams: Exams,
        push_settings: PushSettings,
        looks: Looks,
        own_sets: OwnSetHandlers,
        unit_lists: UnitLists,
    ) -> None:
        self._players = players
        self._pages = pages
        self._exams = exams
        self._push_settings = push_settings
        self._looks = looks
        self._own_sets = own_sets
        self._unit_lists = unit_lists

    async def read_ahead(self, line: Line, may: May) -> Line:
        """Return a line with what takes long to read, and with what Telegram says of who wrote it, before the step.

        A list for a group was asked for by its leader or an administrator; who is none any more cannot give it.
        """
        asked_for = self._unit_lists.subject(self._players.awaited(line.person_id, line.now) or "")
        if asked_for is None:
            return await self._own_sets.read_ahead(line)
        allowed = asked_for.leader == line.person_id or await may(asked_for.chat_id, line.person_id)
        if allowed:
            return line
        return replace(line, barred=UNKNOWN if allowed is None else "units-not-admin")

    def on_unknown_command(self, line: Line) -> None:
        self._players.tell(met(self._players, line), Say("unknown-command", menu="help"), line.now)

    def on_text(self, line: Line) -> None:
        """Take a text that is no command: what was asked for, a call for help, or a pointer to the buttons."""
        player = met(self._players, line)
        awaited = self._players.expected(player.id, line.now)
        if self._takes_units(player, line, awaited):
            return
        if self._own_sets.takes_text(player, line, awaited):
            return
        if line.forwarded:
            # What others wrote is not read, only looked at together.
            self._looks.begin(player, line.now)
        elif calls_for_help(line):
            self._pages.first_aid(player, line.now)
        elif awaited == NAME:
            self._players.name(player, line.text, line.now)
        elif awaited is not None and awaited.startswith(AWAITED):
            self._exams.take_name(player, awaited, line.text, line.now)
        elif awaited in (TIME, PLACE):
            self._push_settings.take(player, awaited, line.text, line.now)
        elif is_pasted(line):
            self._looks.begin(player, line.now)
        else:
            self._players.tell(player, Say("unknown-text", menu="help"), line.now)

    def _takes_units(self, player: Player, line: Line, awaited: str | None) -> bool:
        """Take a list of units that was asked for, also one that a colleague wrote; a cry for help is none."""
        if awaited is None or not self._unit_lists.awaits(awaited):
            return False
        if calls_for_help(line) and "\n" not in line.pasted.strip():
            return False
        if not line.barred:
            self._unit_lists.take(player, line.pasted, awaited, line.now)
            return True
        self._players.tell(player, Say(line.barred), line.now)
        if line.barred == UNKNOWN:
            self._players.await_again(player.id, awaited, line.now)
        return True

    def on_content(self, line: Line) -> None:
        """Take a picture, a sticker, a file: but for files with questions the bot reads words and taps only."""
        player = met(self._players, line)
        if self._own_sets.takes_file(player, line):
            return
        if calls_for_help(line):
            self._pages.first_aid(player, line.now)
        else:
            self._players.tell(player, Say("file-only-text", menu="help"), line.now)
