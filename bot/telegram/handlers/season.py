"""Seasons: in the group what its host sets, in private what a person plays."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Toast
from bot.core.season.events import Configure
from bot.services.players import Players
from bot.services.season_play import SeasonPlay
from bot.services.season_records import SeasonRecords
from bot.services.seasons import Seasons
from bot.services.unit_lists import SEASON, UnitLists
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.incoming import Line, Tap, met
from bot.telegram.handlers.routes import Cost, TapRoute, Where
from bot.telegram.views.season_buttons import (
    AskUnits,
    BeginSeason,
    ChooseUnit,
    CloseSeason,
    GetSeasonRecord,
    OpenSeason,
    OwnSeasonRecord,
    PlaySeason,
    SeasonHome,
    SetSeason,
    UseSeasonName,
)


class SeasonHandlers:
    def __init__(
        self,
        group: GroupHandlers,
        players: Players,
        *,
        seasons: Seasons,
        play: SeasonPlay,
        records: SeasonRecords,
        unit_lists: UnitLists,
        guards: Guards,
    ) -> None:
        self._group = group
        self._players = players
        self._seasons = seasons
        self._play = play
        self._records = records
        self._unit_lists = unit_lists
        self._guards = guards

    # --- commands ---------------------------------------------------------------------------------

    def on_season(self, line: Line) -> None:
        """/season in a group: open a setup, or show how the season stands."""
        answer = self._seasons.call(self._group.met(line), line.person_id, line.thread_id, line.now)
        if answer is not None:
            self._group.say(line, answer)

    def on_my_season(self, line: Line) -> None:
        """/season in private: the season that the person joined last."""
        self._play.mine(met(self._players, line), line.now)

    # --- taps -------------------------------------------------------------------------------------

    def routes(self) -> tuple[TapRoute[Any], ...]:
        """Return what each button of a season does, and whom it is for."""
        hosts = self._guards.season_hosts
        return (
            TapRoute(OpenSeason, self._open, Where.GROUP, self._guards.season_starters),
            TapRoute(SetSeason, self._set, Where.GROUP, hosts),
            TapRoute(AskUnits, self._ask_units, Where.GROUP, hosts),
            TapRoute(BeginSeason, self._begin, Where.GROUP, hosts),
            TapRoute(CloseSeason, self._close, Where.GROUP, hosts),
            TapRoute(GetSeasonRecord, self._send_record, Where.GROUP, hosts),
            TapRoute(SeasonHome, self._home, Where.PRIVATE),
            TapRoute(PlaySeason, self._try, Where.PRIVATE),
            TapRoute(ChooseUnit, self._choose_unit, Where.PRIVATE),
            TapRoute(UseSeasonName, self._use_name, Where.PRIVATE),
            TapRoute(OwnSeasonRecord, self._send_own_record, Where.PRIVATE, costs=Cost.MESSAGE),
        )

    def _open(self, tap: Tap, button: OpenSeason) -> Toast | None:
        group = self._group.met(tap)
        standing = self._seasons.call(group, tap.person_id, tap.thread_id, tap.now)
        return Toast("season-runs-already", alert=True) if standing is not None else None

    def _set(self, tap: Tap, button: SetSeason) -> Toast | None:
        event = Configure(button.field, button.value)
        return self._seasons.configure(button.season, tap.chat_id, event, tap.now)

    def _ask_units(self, tap: Tap, button: AskUnits) -> Toast | None:
        return self._unit_lists.ask(SEASON, button.season, tap.chat_id, tap.person_id, tap.now)

    def _begin(self, tap: Tap, button: BeginSeason) -> Toast | None:
        return self._seasons.begin(button.season, tap.chat_id, tap.person_id, tap.now)

    def _close(self, tap: Tap, button: CloseSeason) -> Toast | None:
        return self._seasons.close(button.season, tap.chat_id, tap.now)

    def _send_record(self, tap: Tap, button: GetSeasonRecord) -> Toast | None:
        return self._records.send(button.season, tap.chat_id, tap.person_id, tap.now)

    def _home(self, tap: Tap, button: SeasonHome) -> Toast | None:
        return self._play.home(met(self._players, tap), button.code, tap.now, tap.message_id)

    def _try(self, tap: Tap, button: PlaySeason) -> Toast | None:
        return self._play.begin(met(self._players, tap), button.code, tap.now, tap.message_id)

    def _choose_unit(self, tap: Tap, button: ChooseUnit) -> Toast | None:
        return self._play.choose_unit(
            met(self._players, tap), button.code, button.number, tap.now, tap.message_id
        )

    def _use_name(self, tap: Tap, button: UseSeasonName) -> Toast | None:
        """用我的 Telegram 名字上榜, and the page anew with it."""
        toast = self._players.take_name(met(self._players, tap), tap.name, tap.now)
        refused = self._play.home(met(self._players, tap), button.code, tap.now, tap.message_id)
        return refused or toast

    def _send_own_record(self, tap: Tap, button: OwnSeasonRecord) -> Toast | None:
        return self._records.send_own(met(self._players, tap), button.code, tap.now)
