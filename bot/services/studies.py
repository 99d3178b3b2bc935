"""A host's study: one link for a group, and numbers of all who took the test, never of one person."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.core.checkup.checkup import FEWEST_TAKERS, WAVES, Arm, Measured, interval
from bot.core.checkup.effects import ShowStudy, WaveNumbers
from bot.core.effects import Post, Toast
from bot.core.player.player import Player, tongue
from bot.services.checkup_forms import CheckupForms
from bot.storage.checkups import Result, Study
from bot.storage.store import Store

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 6
LOOKED_AT = 100
"""Tests by which the item is found that is missed most: a page must cost the same for any number of people."""


class Studies:
    def __init__(self, store: Store, forms: CheckupForms, rng: random.Random) -> None:
        self._store = store
        self._forms = forms
        self._rng = rng

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
            _most_missed(checkups.latest_of_study(study.code, LOOKED_AT)) if takers >= FEWEST_TAKERS else "",
        )
        post = Post(player.id, effect, tongue(player), f"study{study.code}", message_id)
        self._store.outbox.post(post, now)


def numbers(counted: Sequence[tuple[Arm, int, Measured, int]]) -> tuple[WaveNumbers, ...]:
    """Return the figures of each arm and time that anybody took; under five people only how many they are.

    `counted` says how many tests of an arm and a time came out how.
    """
    found = []
    for arm in ("now", "wait"):
        for wave in range(WAVES):
            outcomes = [(measured, n) for a, w, measured, n in counted if (a, w) == (arm, wave)]
            taken = [measured for measured, n in outcomes for _ in range(n)]
            if len(taken) >= FEWEST_TAKERS:
                sensitivity = interval([one.sensitivity for one in taken])
                bias = interval([one.bias for one in taken])
                found.append(WaveNumbers(arm, wave, len(taken), sensitivity, bias))
            elif taken:
                found.append(WaveNumbers(arm, wave, len(taken), None, None))
    return tuple(found)


def _most_missed(results: list[Result]) -> str:
    """The item that the largest share got wrong, by its id."""
    missed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for result in results:
        for name, wrong in zip(result.items, result.wrong, strict=True):
            seen[name] += 1
            missed[name] += wrong
    return max(seen, key=lambda name: (missed[name] / seen[name], name), default="")
