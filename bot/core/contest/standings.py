"""Who is where in a contest: places, movements, teams. Points decide, then total time where it counts; equals share a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.core.contest.scoring import Score
from bot.core.group.group import Unit
from bot.core.group.unit_list import rank_key

TOP = 10
CUT = 50


class Standing(Struct, frozen=True):
    """One line of the standings; `moved` is how many places up since the round before, negative for down."""

    rank: int
    name: str
    points: int
    moved: int = 0
    gained: int = 0
    streak: int = 0
    team: int | None = None


class TeamStanding(Struct, frozen=True):
    """One team: the mean points of its members, rounded for showing."""

    rank: int
    team: int
    points: int
    members: int


class UnitStanding(Struct, frozen=True):
    """One unit: the mean points of all who played for it, and how many of its `size` people that were.

    `rank` is 0 where nobody has played for it; `size` is None where nobody knows how many people it has.
    """

    rank: int
    name: str
    points: int
    played: int
    size: int | None = None

    @property
    def percent(self) -> int | None:
        """How many of its people played, in per cent; more than it is said to have are no more than all."""
        return min(100, round(100 * self.played / self.size)) if self.size else None


def ranked(scores: Mapping[int, Score]) -> dict[int, Score]:
    """The scores, best first, each with its place and its movement; whoever had no place before has not moved."""
    order = sorted(scores.items(), key=lambda entry: (-entry[1].points, entry[1].time))
    result: dict[int, Score] = {}
    rank, last = 0, (-1, -1)
    for position, (player, score) in enumerate(order, start=1):
        if (score.points, score.time) != last:
            rank, last = position, (score.points, score.time)
        result[player] = _placed(score, rank)
    return result


def _placed(score: Score, rank: int) -> Score:
    return replace(score, rank=rank, moved=score.rank - rank if score.rank else 0)


def lines(
    scores: Mapping[int, Score], names: Mapping[int, str], teams: Mapping[int, int], cut: int
) -> tuple[Standing, ...]:
    """The best `cut` of ranked scores as lines to show; a player's team is in `teams` where there are any."""
    best = list(scores.items())[:cut]
    return tuple(
        Standing(
            score.rank,
            names[player],
            score.points,
            score.moved,
            score.gained,
            score.streak,
            teams.get(player),
        )
        for player, score in best
    )


def team_lines(scores: Mapping[int, Score], teams: Mapping[int, int], count: int) -> tuple[TeamStanding, ...]:
    """The teams, best mean first; equal means are broken by the mean time, a team without members comes last."""
    points, times, members = [0] * count, [0] * count, [0] * count
    for player, score in scores.items():
        team = teams[player]
        points[team] += score.points
        times[team] += score.time
        members[team] += 1
    means = [
        (-points[t] / members[t], times[t] / members[t]) if members[t] else (1.0, 0.0) for t in range(count)
    ]
    order = sorted(range(count), key=lambda team: means[team])
    ranks = [1 + sum(means[other] < means[team] for other in order) for team in order]
    return tuple(
        TeamStanding(rank, team, round(max(0.0, -means[team][0])), members[team])
        for rank, team in zip(ranks, order, strict=True)
    )


def unit_lines(
    scores: Mapping[int, Score], chosen: Mapping[int, int], units: Sequence[Unit]
) -> tuple[UnitStanding, ...]:
    """The units, best first; `chosen` is each player's unit by its place.

    By `rank_key`, whoever has answered at least once having played, also one who left since; who is equal in mean and
    share shares a place. So a small unit can win, and sending only the best is seen in its share.
    """
    points, played = [0] * len(units), [0] * len(units)
    for player, score in scores.items():
        place = chosen.get(player, -1)
        if score.answered and 0 <= place < len(units):
            points[place] += score.points
            played[place] += 1
    standing = [place for place in range(len(units)) if played[place]]
    worth = {place: rank_key(points[place], played[place], units[place].size) for place in standing}
    order = sorted(standing, key=lambda place: worth[place])
    first = {place: 1 + sum(worth[other] < worth[place] for other in order) for place in order}
    return tuple(
        UnitStanding(
            first.get(place, 0),
            units[place].name,
            round(points[place] / played[place]) if played[place] else 0,
            played[place],
            units[place].size,
        )
        for place in (*order, *(place for place in range(len(units)) if not played[place]))
    )
