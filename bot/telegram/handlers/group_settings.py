"""The host's cards of a group: the regular contest and the settings, for administrators only."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.effects import Toast
from bot.core.group import Group
from bot.services.group_settings import GroupSettings
from bot.services.groups import Groups
from bot.services.weekly import Weekly
from bot.telegram.handlers.admins import Admins
from bot.telegram.handlers.update_context import Tap, Tapped
from bot.telegram.views.buttons import Button
from bot.telegram.views.contest_buttons import OpenGroupSetting, OpenWeekly, SetGroup, SetWeekly, StopWeekly


class GroupSettingsHandlers:
    def __init__(self, groups: Groups, weekly: Weekly, settings: GroupSettings, admins: Admins) -> None:
        self._groups = groups
        self._weekly = weekly
        self._settings = settings
        self._admins = admins

    def taps(self) -> Mapping[type[Button], Tapped]:
        """Return what each button of these cards does."""
        return {
            OpenWeekly: self._admins_only(self._open_weekly),
            SetWeekly: self._admins_only(self._set_weekly),
            StopWeekly: self._admins_only(self._stop_weekly),
            OpenGroupSetting: self._admins_only(self._open_setting),
            SetGroup: self._admins_only(self._set_group),
        }

    def _admins_only(self, act: Callable[[Tap, Group], Toast | None]) -> Tapped:
        async def taken(tap: Tap) -> Toast | None:
            allowed = await self._admins.may(tap.chat_id, tap.person_id)
            if not allowed:
                key = "contest-cannot-check" if allowed is None else "contest-admins-decide"
                return Toast(key, alert=True)
            return act(tap, self._groups.meet(tap.chat_id, tap.chat_title, tap.language_code, tap.now))

        return taken

    def _open_weekly(self, tap: Tap, group: Group) -> Toast | None:
        button = tap.button
        assert isinstance(button, OpenWeekly)
        self._weekly.show(group, button.contest, tap.thread_id, tap.now)
        return None

    def _set_weekly(self, tap: Tap, group: Group) -> Toast | None:
        button = tap.button
        assert isinstance(button, SetWeekly)
        return self._weekly.choose(group, button.contest, button.weekday, button.hour, tap.person_id, tap.now)

    def _stop_weekly(self, tap: Tap, group: Group) -> Toast | None:
        button = tap.button
        assert isinstance(button, StopWeekly)
        return self._weekly.give_up(group, button.contest, tap.now)

    def _open_setting(self, tap: Tap, group: Group) -> Toast | None:
        button = tap.button
        assert isinstance(button, OpenGroupSetting)
        self._settings.show(group, button.contest, tap.thread_id, tap.now, button.setting or None)
        return None

    def _set_group(self, tap: Tap, group: Group) -> Toast | None:
        button = tap.button
        assert isinstance(button, SetGroup)
        return self._settings.choose(
            group, button.contest, button.setting, button.value, tap.thread_id, tap.now
        )
