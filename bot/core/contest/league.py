"""The weekly league: what a contest brings to whom, and what a group is worth against other groups."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.contest.state import LEAST_PLAYERS, Contest

BEST = 5
EVERYBODY = 0
"""The season in which the groups stand against each other belongs to no group."""


def earned(contest: Contest) -> dict[int, int]:
    """The points that a contest brings to each player who answered at least once.

    Nothing unless it was played to its last question by two people or more; a chat that votes is nobody.
    """
    if not contest.complete:
        return {}
    points = {
        player: score.points for player, score in contest.scores.items() if player > 0 and score.answered
    }
    return points if len(points) >= LEAST_PLAYERS else {}


def strength(points: Iterable[int]) -> int:
    """What a group is worth: the mean of its best five, or of all when they are fewer."""
    best = sorted(points, reverse=True)[:BEST]
    return round(sum(best) / len(best)) if best else 0
