"""Plain words and files in the private chat: what was asked for, a call for help, a message in hand."""

from __future__ import annotations

from bot.core.effects import Say
from bot.core.player.player import Player
from bot.services.exams import AWAITED, Exams
from bot.services.looks import Looks
from bot.services.pages import Pages
from bot.services.players import NAME, Players
from bot.services.push_settings import PLACE, TIME, PushSettings
from bot.services.seasons import UNITS, Seasons
from bot.services.unit_lists import UnitLists, is_awaited
from bot.telegram.handlers.cries import calls_for_help
from bot.telegram.handlers.incoming import Line, met
from bot.telegram.handlers.look import is_pasted
from bot.telegram.handlers.own_set import OwnSetHandlers


class TextHandlers:
    def __init__(
        self,
        players: Players,
        *,
        pages: Pages,
        exams: Exams,
        push_settings: PushSettings,
        looks: Looks,
        seasons: Seasons,
        own_sets: OwnSetHandlers,
        unit_lists: UnitLists,
    ) -> None:
        self._players = players
        self._pages = pages
        self._exams = exams
        self._push_settings = push_settings
        self._looks = looks
        self._seasons = seasons
        self._own_sets = own_sets
        self._unit_lists = unit_lists

    async def read_ahead(self, line: Line) -> Line:
        """Return a line with what takes long to read, before the step."""
        return await self._own_sets.read_ahead(line)

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
        if awaited is None or (calls_for_help(line) and "\n" not in line.pasted.strip()):
            return False
        if is_awaited(awaited):
            self._unit_lists.take(player, line.pasted, awaited, line.now)
        elif awaited.startswith(UNITS):
            self._seasons.take_units(player, awaited, line.pasted, line.now)
        else:
            return False
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
