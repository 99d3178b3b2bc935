"""What the admins of a group decide: who may start, the pause, the zone, the language."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.calendar import SECOND
from bot.core.contest.group_effects import ShowGroupSettings
from bot.core.effects import Post, Toast
from bot.core.group.group import PAUSES, ZONES, Group
from bot.core.language import LANGUAGES
from bot.services.weekly import Weekly
from bot.storage.store import Store


class GroupSettings:
    """One card for each contest of a group, beside its lobby; the settings hold from the next contest on."""

    def __init__(self, store: Store, weekly: Weekly, zone: str, pause: int) -> None:
        self._store = store
        self._weekly = weekly
        self._zone = zone
        self._pause = pause

    def show(
        self, group: Group, contest_id: int, thread_id: int | None, now: int, opened: str | None = None
    ) -> None:
        """Show the card, with the values of one setting on offer."""
        pause = self._pause if group.pause_ms is None else group.pause_ms
        zone = group.zone or self._zone
        effect = ShowGroupSettings(
            group.anyone_starts, pause // SECOND, zone, group.language, opened, contest_id
        )
        slot = f"c{contest_id}:settings"
        with self._store.db.atomic():
            self._store.outbox.post(
                Post(group.id, effect, group.language, slot=slot, thread_id=thread_id, silent=True), now
            )

    def choose(
        self, group: Group, contest_id: int, setting: str, value: str, thread_id: int | None, now: int
    ) -> Toast:
        """Set one value out of those on offer."""
        changed = _changed(group, setting, value)
        if changed is None:
            return Toast("tap-old")
        with self._store.db.atomic():
            self._store.groups.save(changed, now)
            if changed.zone != group.zone:
                self._weekly.rezoned(changed, now)
            self.show(changed, contest_id, thread_id, now)
        return Toast("settings-saved")


def _changed(group: Group, setting: str, value: str) -> Group | None:
    match setting:
        case "anyone" if value in ("0", "1"):
            return replace(group, anyone_starts=value == "1")
        case "pause" if value in map(str, PAUSES):
            return replace(group, pause_ms=int(value) * SECOND)
        case "zone" if value in ZONES:
            return replace(group, zone=value)
        case "language" if value in LANGUAGES:
            return replace(group, language=value)
        case _:
            return None
