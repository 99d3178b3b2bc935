"""What one sentence says of a person: one thing that they do well, and one that is worth practising."""

from __future__ import annotations

from msgspec import Struct

from bot.core.learning.discrimination import Judgements
from bot.core.quiz.helpta import Helped

ENOUGH = 10
"""Messages of a kind, before anything is said of how they are judged."""
ENOUGH_CHATS = 3
GOOD, POOR = 0.8, 0.3


class Opening(Struct, frozen=True):
    """Keys of the two halves of the sentence; None where there is nothing to say."""

    strength: str | None
    weakness: str | None


def opening(judged: Judgements, helped: Helped) -> Opening:
    """Return what the sentence says: the most telling of what is known, chats before single messages."""
    return Opening(_strength(judged, helped), _weakness(judged, helped))


def _strength(judged: Judgements, helped: Helped) -> str | None:
    delay = helped.median_delay
    if delay is not None and helped.scams >= ENOUGH_CHATS and delay <= 0:
        return "stops-in-time"
    if judged.scams >= ENOUGH and judged.hits >= GOOD * judged.scams:
        return "sees-scams"
    if judged.genuine >= ENOUGH and judged.false_alarms <= (1 - GOOD) * judged.genuine:
        return "trusts-genuine"
    return None


def _weakness(judged: Judgements, helped: Helped) -> str | None:
    delay = helped.median_delay
    if judged.genuine >= ENOUGH and judged.false_alarms >= POOR * judged.genuine:
        return "doubts-genuine"
    if helped.genuine >= ENOUGH_CHATS and helped.false_stops >= POOR * helped.genuine:
        return "stops-genuine"
    if delay is not None and helped.scams >= ENOUGH_CHATS and delay > 0:
        return "stops-late"
    if judged.scams >= ENOUGH and judged.scams - judged.hits >= POOR * judged.scams:
        return "misses-scams"
    return None
