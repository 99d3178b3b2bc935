"""Badges: each for something that protects, shown once and never lost. There is nothing to buy and nobody to beat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from bot.core.learning.discrimination import Judgements
from bot.core.quiz.helpta import Helped


class Deeds(Struct, frozen=True):
    """What a person has done so far. `genuine_run` counts genuine messages in a row that were not doubted.

    `relatives` are those who came by the person's link, practise, and let it be told.
    """

    judged: Judgements = field(default_factory=Judgements)
    genuine_run: int = 0
    helped: Helped = field(default_factory=lambda: Helped({}, {}))
    streak: int = 0
    lasting_cues: int = 0
    passed_exam: bool = False
    checkups: int = 0
    relatives: int = 0


LASTING_DAYS = 21
"""A cue whose memory is stable for so long is kept."""

BADGES: Mapping[str, Callable[[Deeds], bool]] = MappingProxyType(
    {
        "first-genuine": lambda did: did.judged.genuine > did.judged.false_alarms,
        "calm-20": lambda did: did.genuine_run >= 20,
        "scams-20": lambda did: did.judged.hits >= 20,
        "first-stop": lambda did: did.helped.ends.get("right", 0) >= 1,
        "early-3": lambda did: did.helped.ends.get("early", 0) >= 3,
        "let-5": lambda did: did.helped.ends.get("let", 0) >= 5,
        "week": lambda did: did.streak >= 7,
        "month": lambda did: did.streak >= 30,
        "cues-20": lambda did: did.lasting_cues >= 20,
        "exam": lambda did: did.passed_exam,
        "checkup": lambda did: did.checkups >= 2,
        "family": lambda did: did.relatives >= 1,
    }
)


def earned(did: Deeds) -> list[str]:
    """Return all badges that these deeds earn, in the order of the table."""
    return [badge for badge, rule in BADGES.items() if rule(did)]
