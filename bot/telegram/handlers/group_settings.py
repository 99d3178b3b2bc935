"""The host's messages of a group: the regular contest and the settings, for administrators only."""

from __future__ import annotations

from typing import Any

from bot.core.effects import Toast
from bot.services.group_settings import GroupSettings
from bot.services.weekly import Weekly
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.incoming import Tap
from bot.telegram.handlers.routes import TapRoute, Where
from bot.telegram.views.contest_buttons import OpenGroupSetting, OpenWeekly, SetGroup, SetWeekly, StopWeekly


class GroupSettingsHandlers:
    def __init__(self, group: GroupHandlers, weekly: Weekly, settings: GroupSettings, guards: Guards) -> None:
        self._group = group
        self._weekly = weekly
        self._settings = settings
        self._admins = guards.admins

    def routes(self) -> tuple[TapRoute[Any], ...]:
        """Return what each button of these messages does."""
        return (
            TapRoute(OpenWeekly, self._open_weekly, Where.GROUP, self._admins),
            TapRoute(SetWeekly, self._set_weekly, Where.GROUP, self._admins),
            TapRoute(StopWeekly, self._stop_weekly, Where.GROUP, self._admins),
            TapRoute(OpenGroupSetting, self._open_setting, Where.GROUP, self._admins),
            TapRoute(SetGroup, self._set_group, Where.GROUP, self._admins),
        )

    def _open_weekly(self, tap: Tap, button: OpenWeekly) -> Toast | None:
        self._weekly.show(self._group.met(tap), button.contest, tap.thread_id, tap.now)
        return None

    def _set_weekly(self, tap: Tap, button: SetWeekly) -> Toast | None:
        group = self._group.met(tap)
        return self._weekly.choose(group, button.contest, button.weekday, button.hour, tap.person_id, tap.now)

    def _stop_weekly(self, tap: Tap, button: StopWeekly) -> Toast | None:
        return self._weekly.give_up(self._group.met(tap), button.contest, tap.now)

    def _open_setting(self, tap: Tap, button: OpenGroupSetting) -> Toast | None:
        group = self._group.met(tap)
        self._settings.show(group, button.contest, tap.thread_id, tap.now, button.setting or None)
        return None

    def _set_group(self, tap: Tap, button: SetGroup) -> Toast | None:
        group = self._group.met(tap)
        return self._settings.choose(
            group, button.contest, button.setting, button.value, tap.thread_id, tap.now
        )
