"""What players say of questions, and when that takes a question out of play by itself.

Three people decide, not three accounts: a report counts from somebody who has been here for a day, or has answered
ten questions, a few times a day. And never more than a small share of the bank or of a kind goes that way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.core.calendar import DAY

REASONS = ("wrong", "unclear", "old", "typo")
BENCHED_AT = 3
COUNTING_A_DAY = 3
PRACTISED = 10
SHARE = 0.03


def counts(age: int, answers: int, earlier_today: int, muted: bool) -> bool:
    """Whether a report may bench: of somebody of an age in ms with so many answers and counting reports today."""
    known = age >= DAY or answers >= PRACTISED
    return known and not muted and earlier_today < COUNTING_A_DAY


class Room:
    """How many questions of a bank reports may take out of play: three in a hundred of it and of each kind, and always one.

    `kinds` names the kind of every question of the bank. It is counted once: every next question asks what is out of play.
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.kinds = kinds
        self._in_all = _room(len(kinds))
        self._of_kind = {kind: _room(count) for kind, count in Counter(kinds.values()).items()}

    def benched(self, reported: Iterable[str]) -> frozenset[str]:
        """Return which questions go out of play, of those reported often enough, in the order in which they became so."""
        taken: Counter[str] = Counter()
        found: list[str] = []
        for question in reported:
            kind = self.kinds.get(question)
            if kind is None or len(found) >= self._in_all or taken[kind] >= self._of_kind[kind]:
                continue
            found.append(question)
            taken[kind] += 1
        return frozenset(found)


def _room(count: int) -> int:
    return max(1, int(SHARE * count))
