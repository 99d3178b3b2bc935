"""A host's study: one link for a group, and numbers of all who took the test, never of one person."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.calendar import local_day
from bot.core.checkup.checkup import FEWEST_TAKERS, FORMS, OPEN_FOR, WAVES, Arm, Measured
from bot.core.checkup.effects import MissedItem, SendStudyFile, ShowStudy
from bot.core.effects import Toast
from bot.core.player.player import Player
from bot.core.record import WaveNumbers, interval
from bot.services.checkup_forms import CheckupForms
from bot.services.records import FORMS as FILES
from bot.storage.checkups import Result, Study
from bot.storage.store import Store

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 6
LOOKED_AT = 100
"""Tests by which the item is found that is missed most: a page must cost the same for any number of people."""


class Studies:
    """`zone` is the bot's own time zone: a record bears a day."""

    def __init__(self, store: Store, forms: CheckupForms, rng: random.Random, zone: str) -> None:
        self._store = store
        self._forms = forms
        self._rng = rng
        self._zone = zone

    def open(self, player: Player, now: int, message_id: int | None = None) -> Toast | None:
        """Show the host's study that is open, a new one where there is none."""
        if not self._forms.forms:
            return Toast("test-none")
        with self._store.db.atomic():
            study = self._store.checkups.newest_study(player.id)
            if study is None:
                study = Study(self._new_code(), player.id, False, now, None)
                self._store.checkups.save_study(study)
            self._show(player, study, now, message_id)
        return None

    def change(self, player: Player, code: str, action: str, now: int, message_id: int) -> Toast | None:
        """Refresh the numbers, turn the waiting list on or off before anybody came, or close the link."""
        with self._store.db.atomic():
            study = self._store.checkups.find_study(code)
            if study is None or study.host != player.id or action not in ("show", "wait", "close"):
                return Toast("tap-old")
            if action == "wait":
                if self._store.checkups.takers(code):
                    return Toast("study-wait-fixed")
                study = replace(study, waits=not study.waits)
            elif action == "close":
                study = replace(study, closed_at=study.closed_at or now)
            self._store.checkups.save_study(study)
            self._show(player, study, now, message_id)
        return None

    def send(self, player: Player, code: str, now: int) -> Toast:
        """📄: the numbers of a study as a workbook and as a page, for its host; anew, within the budget of files."""
        with self._store.db.atomic():
            study = self._store.checkups.find_study(code)
            if study is None or study.host != player.id:
                return Toast("tap-old")
            if not self._store.budgets.spend(player.id, "paper", now):
                return Toast("budget-paper", alert=True)
            day, opened = (local_day(at, self._zone).isoformat() for at in (now, study.opened_at))
            for form in FILES:
                effect = SendStudyFile(study.code, day, opened, form)
                self._store.outbox.tell(player, effect, now)
        return Toast("contest-results-coming")

    def to_compare(self, host: int, now: int) -> str:
        """Return the host's newest study, for before and after in their other records; empty for none.

        A study that nobody can take any more says nothing of today's people.
        """
        study = self._store.checkups.latest_study(host)
        return "" if study is None or now - study.opened_at > OPEN_FOR else study.code

    def _new_code(self) -> str:
        while True:
            code = "".join(self._rng.choices(_LETTERS, k=_LENGTH))
            if self._store.checkups.find_study(code) is None:
                return code

    def _show(self, player: Player, study: Study, now: int, message_id: int | None) -> None:
        checkups = self._store.checkups
        takers = checkups.tested(study.code)
        effect = ShowStudy(
            study.code,
            study.waits,
            takers,
            study.closed_at is not None,
            numbers(checkups.measured_of_study(study.code)),
            missed_items(checkups.latest_of_study(study.code, LOOKED_AT))[0].question_id
            if takers >= FEWEST_TAKERS
            else "",
        )
        self._store.outbox.tell(player, effect, now, slot=f"study{study.code}", message_id=message_id)


def numbers(outcomes: Sequence[tuple[Arm, int, Measured, int]]) -> tuple[WaveNumbers, ...]:
    """Return the figures of each arm and time that anybody took; under five people only how many they are.

    `outcomes` says how many tests of an arm and a time came out how.
    """
    found = []
    for arm in ("now", "wait"):
        for wave in range(WAVES):
            counts = [(measured, n) for a, w, measured, n in outcomes if (a, w) == (arm, wave)]
            taken = [measured for measured, n in counts for _ in range(n)]
            if len(taken) >= FEWEST_TAKERS:
                sensitivity = interval([one.sensitivity for one in taken])
                bias = interval([one.bias for one in taken])
                found.append(WaveNumbers(arm, wave, len(taken), sensitivity, bias))
            elif taken:
                found.append(WaveNumbers(arm, wave, len(taken), None, None))
    return tuple(found)


def counted(results: list[Result]) -> list[tuple[Arm, int, Measured, int]]:
    """Return the same of single results."""
    return [(one.arm, one.wave, one.measured, 1) for one in results]


def before_and_after(results: list[Result]) -> tuple[WaveNumbers, ...]:
    """Return the first and the second time of those who practised between and took both; nothing below five of them.

    Whoever came once only is left out: else the two times would compare different people.
    """
    both = [one for one in results if one.arm == "now" and one.wave < len(FORMS)]
    waves = Counter(one.player_id for one in both)
    paired = [one for one in both if waves[one.player_id] == len(FORMS)]
    return numbers(counted(paired)) if len(paired) >= len(FORMS) * FEWEST_TAKERS else ()


def missed_items(results: list[Result]) -> tuple[MissedItem, ...]:
    """Return each message of the tests, and how many got it wrong; the largest share first."""
    missed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for result in results:
        for name, wrong in zip(result.items, result.wrong, strict=True):
            seen[name] += 1
            missed[name] += wrong
    found = [MissedItem(name, seen[name], missed[name]) for name in seen]
    return tuple(sorted(found, key=lambda one: (one.wrong / one.seen, one.question_id), reverse=True))
