"""防骗体检: taking a test, and a host's numbers."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Toast
from bot.services.checkups import Checkups
from bot.services.players import Players
from bot.services.studies import Studies
from bot.telegram.handlers.incoming import Tap, met
from bot.telegram.handlers.routes import Cost, TapRoute, Where
from bot.telegram.views.checkup_buttons import ChangeStudy, GetStudyRecord, OpenStudy, QuietTest, TakeTest


class CheckupHandlers:
    def __init__(self, players: Players, checkups: Checkups, studies: Studies) -> None:
        self._players = players
        self._checkups = checkups
        self._studies = studies

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(TakeTest, self.on_take, Where.PRIVATE, costs=Cost.MESSAGE),
            TapRoute(QuietTest, self.on_quiet, Where.PRIVATE),
            TapRoute(OpenStudy, self.on_open_study, Where.PRIVATE, costs=Cost.MESSAGE),
            TapRoute(ChangeStudy, self.on_change_study, Where.PRIVATE),
            TapRoute(GetStudyRecord, self.on_study_record, Where.PRIVATE, costs=Cost.MESSAGE),
        )

    def on_take(self, tap: Tap, button: TakeTest) -> Toast | None:
        return self._checkups.take_again(met(self._players, tap), button.study, tap.now)

    def on_quiet(self, tap: Tap, button: QuietTest) -> Toast | None:
        return self._checkups.quiet(met(self._players, tap), button.study, tap.now, tap.message_id)

    def on_open_study(self, tap: Tap, button: OpenStudy) -> Toast | None:
        return self._studies.open(met(self._players, tap), tap.now)

    def on_change_study(self, tap: Tap, button: ChangeStudy) -> Toast | None:
        return self._studies.change(
            met(self._players, tap), button.code, button.action, tap.now, tap.message_id
        )

    def on_study_record(self, tap: Tap, button: GetStudyRecord) -> Toast | None:
        return self._studies.send(met(self._players, tap), button.code, tap.now)
