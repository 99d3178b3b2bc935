"""Places, movements, ties, teams, and the cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.contest.scoring import Score
from bot.core.contest.standings import CUT, lines, ranked, team_lines


def scores(*pairs: tuple[int, int]) -> dict[int, Score]:
    return {player: Score(points=points, time=time) for player, (points, time) in enumerate(pairs, start=1)}


def ranks(result: dict[int, Score]) -> dict[int, int]:
    return {player: score.rank for player, score in result.items()}


def test_points_decide_the_place() -> None:
    assert ranks(ranked(scores((100, 5), (300, 9), (200, 1)))) == {2: 1, 3: 2, 1: 3}


def test_equal_points_are_ordered_by_total_time() -> None:
    assert ranks(ranked(scores((100, 9), (100, 5)))) == {2: 1, 1: 2}


def test_equal_points_and_time_share_a_place_and_the_next_one_is_skipped() -> None:
    assert ranks(ranked(scores((100, 5), (100, 5), (50, 1)))) == {1: 1, 2: 1, 3: 3}


def test_a_movement_is_places_won_since_the_round_before() -> None:
    first = ranked(scores((300, 0), (200, 0), (100, 0)))
    third = first[3]
    second = dict(first) | {3: Score(points=1000, time=third.time, rank=third.rank)}
    result = ranked(second)
    assert {player: score.moved for player, score in result.items()} == {3: 2, 1: -1, 2: -1}


def test_nobody_has_moved_after_the_first_round() -> None:
    assert all(score.moved == 0 for score in ranked(scores((1, 0), (2, 0))).values())


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30))
def test_a_place_is_one_more_than_the_number_of_those_who_are_better(pairs: list[tuple[int, int]]) -> None:
    result = ranked(scores(*pairs))
    for score in result.values():
        better = sum((-other.points, other.time) < (-score.points, score.time) for other in result.values())
        assert score.rank == better + 1


def test_the_lines_are_cut() -> None:
    many = ranked({player: Score(points=player) for player in range(80)})
    shown = lines(many, {player: str(player) for player in range(80)}, {}, CUT)
    assert [line.rank for line in shown] == list(range(1, 51))
    assert shown[0].name == "79"


def test_a_team_scores_the_mean_of_its_members() -> None:
    result = team_lines(scores((1000, 0), (500, 0), (0, 0), (900, 0)), {1: 0, 2: 0, 3: 0, 4: 1}, 2)
    assert [(line.rank, line.team, line.points, line.members) for line in result] == [
        (1, 1, 900, 1),
        (2, 0, 500, 3),
    ]


def test_equal_teams_are_ordered_by_the_mean_time_and_equals_share_the_place() -> None:
    by_time = team_lines(scores((500, 9), (500, 3)), {1: 0, 2: 1}, 2)
    assert [(line.rank, line.team) for line in by_time] == [(1, 1), (2, 0)]
    shared = team_lines(scores((500, 3), (500, 3)), {1: 0, 2: 1}, 2)
    assert [line.rank for line in shared] == [1, 1]


def test_a_team_without_members_comes_last() -> None:
    result = team_lines(scores((0, 9)), {1: 1}, 2)
    assert [(line.team, line.points, line.members) for line in result] == [(1, 0, 1), (0, 0, 0)]
