"""How much one person may ask of the bot at a time: a bucket of tokens that fills again by itself.

Times are nanoseconds of a monotonic clock that the caller reads.
"""

from __future__ import annotations

from collections import OrderedDict

from msgspec import Struct

SECOND = 1_000_000_000
REMEMBERED = 10_000
"""Whoever was here before so many others has a full bucket again anyway."""


class Rate(Struct, frozen=True):
    """`per_second` tokens come back each second; `burst` is what a full bucket holds."""

    per_second: float
    burst: float


class Bucket(Struct, frozen=True):
    """`level` tokens were left at an instant."""

    level: float
    at: int

    def filled(self, rate: Rate, now: int) -> Bucket:
        """Return the bucket as it stands now."""
        gained = max(0, now - self.at) / SECOND * rate.per_second
        return Bucket(min(rate.burst, self.level + gained), now)


class Buckets:
    """One bucket a person; a full one is not kept."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._buckets: OrderedDict[int, Bucket] = OrderedDict()

    def take(self, person_id: int, costs: float, now: int) -> bool:
        """Take what something costs; False, and nothing is taken, when the person has not so much left."""
        if costs <= 0:
            return True
        bucket = self._buckets.pop(person_id, Bucket(self._rate.burst, now)).filled(self._rate, now)
        allowed = bucket.level >= costs
        self._buckets[person_id] = Bucket(bucket.level - costs, now) if allowed else bucket
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return allowed


class Seldom:
    """Says something to each person at most once in a while."""

    def __init__(self, pause: int) -> None:
        self._pause = pause
        self._said: OrderedDict[int, int] = OrderedDict()

    def now(self, person_id: int, now: int) -> bool:
        """Whether it is time to say it again; if so, it counts as said."""
        said = self._said.get(person_id)
        if said is not None and now - said < self._pause:
            return False
        self._said.pop(person_id, None)
        self._said[person_id] = now
        if len(self._said) > REMEMBERED:
            self._said.popitem(last=False)
        return True
