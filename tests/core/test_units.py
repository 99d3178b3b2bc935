"""单位赛: the list that a host gives, who plays for what, and how units are ranked."""

from __future__ import annotations

import pytest

from bot.core.contest.effects import ShowFinal, ShowLobby, ShowPodium, ShowReveal
from bot.core.contest.events import ChooseUnit, Configure, Leave, ListUnits, OfferSets, Start, Tick
from bot.core.contest.round import planned
from bot.core.contest.scoring import Score
from bot.core.contest.standings import UnitStanding, unit_lines
from bot.core.contest.state import NO_UNIT, Phase
from bot.core.contest.units import carried
from bot.core.group.group import Unit
from bot.core.group.unit_list import MOST_UNITS, UnitFault, read_units
from tests.core.contest_play import UNITS, Play, chosen, question


def lobby(**settings: object) -> Play:
    return Play(chosen(**{"mode": "units", "rounds": 5, **settings}))


def choose(play: Play, *places: int) -> None:
    """Player 1 chooses the first of these units, player 2 the second …"""
    for player, unit in enumerate(places, 1):
        play.do(ChooseUnit(player, f"用户{player}", unit))


def game(*places: int) -> Play:
    play = lobby()
    choose(play, *places)
    play.start()
    play.show()
    return play


# --- the list -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("教务处 35", Unit("教务处", 35)),
        ("教务处\t35", Unit("教务处", 35)),
        ("教务处,35", Unit("教务处", 35)),
        ("教务处，35 人", Unit("教务处", 35)),
        ("教务处：35人", Unit("教务处", 35)),
        ("教务处（35人）", Unit("教务处", 35)),
        ("教务处35人", Unit("教务处", 35)),
        ("１．教务处　３５", Unit("教务处", 35)),
        ("1. 教务处 35", Unit("教务处", 35)),
        ("（2）教务处 35 名", Unit("教务处", 35)),
        ("- 教务处 | 35", Unit("教务处", 35)),
        ("二年级3班 45", Unit("二年级3班", 45)),
        ("2023级1班", Unit("2023级1班")),
        ("二年级3班", Unit("二年级3班")),
        ("教务处", Unit("教务处")),
        ("Workshop one, 120 people", Unit("Workshop one", 120)),
        ("A 座 3 层", Unit("A 座 3 层")),
    ],
)
def test_a_line_is_read_as_people_write_it(line: str, unit: Unit) -> None:
    assert read_units(line).units == (unit,)


def test_headings_and_empty_lines_are_no_units() -> None:
    found = read_units("单位\t人数\n\n教务处\t35\n  \n一车间\t120\n")
    assert found.units == (Unit("教务处", 35), Unit("一车间", 120))
    assert found.faults == ()


def test_every_line_that_is_no_unit_is_named() -> None:
    found = read_units("教务处 35\n教务处 36\n一车间 0\n ,,, \n工会 3")
    assert [(fault.line, fault.key) for fault in found.faults] == [
        (2, "units-fault-twice"),
        (3, "units-fault-size"),
        (4, "units-fault-name"),
    ]


def test_more_units_than_fit_a_card_are_refused() -> None:
    found = read_units("\n".join(f"第{n}支部" for n in range(MOST_UNITS + 2)))
    assert len(found.units) == MOST_UNITS
    assert {fault.key for fault in found.faults} == {"units-fault-many"}


def test_a_line_of_blanks_marks_or_a_whole_page_is_no_unit_and_costs_nothing() -> None:
    blanks = read_units("甲" + " " * 4000 + "35\n乙\t \t12")
    assert blanks.units == (Unit("甲", 35), Unit("乙", 12))
    for line in ("甲" + " ," * 2000, "\ufdfa" * 4000, "1" * 4000, "\u034f\u2800 35"):
        assert read_units(f"甲\n乙\n{line}").faults == (UnitFault(3, "units-fault-name"),)


def test_of_ten_thousand_bad_lines_the_first_few_are_read() -> None:
    found = read_units("甲 0\n" * 10_000)
    assert [fault.line for fault in found.faults] == [1, 2, 3, 4, 5]


# --- the ranking ----------------------------------------------------------------------------------


def played(*points: int) -> dict[int, Score]:
    return {player: Score(points=won, answered=1) for player, won in enumerate(points, 1)}


def test_the_mean_of_all_who_played_ranks_and_a_small_unit_can_win() -> None:
    scores = played(900, 1000, 500, 500, 500)
    board = unit_lines(scores, {1: 0, 2: 1, 3: 1, 4: 1, 5: 1}, (Unit("三人组", 3), Unit("大厂", 1000)))
    assert board == (UnitStanding(1, "三人组", 900, 1, 3), UnitStanding(2, "大厂", 625, 4, 1000))


def test_who_joined_and_answered_nothing_has_not_played() -> None:
    scores = played(900) | {2: Score(points=0, answered=0)}
    (unit,) = unit_lines(scores, {1: 0, 2: 0}, (Unit("甲", 10),))
    assert (unit.points, unit.played, unit.percent) == (900, 1, 10)


def test_equal_means_are_parted_by_the_share_that_played_and_equals_share_a_place() -> None:
    units = (Unit("没人数"), Unit("一半", 4), Unit("一半二", 2), Unit("全部", 1))
    scores = played(600, 500, 700, 600, 600)
    board = unit_lines(scores, {1: 0, 2: 1, 3: 1, 4: 2, 5: 3}, units)
    assert [(unit.rank, unit.name) for unit in board] == [
        (1, "全部"),
        (2, "一半"),
        (2, "一半二"),
        (4, "没人数"),
    ]


def test_a_unit_without_a_size_shows_no_rate_and_more_than_all_are_all() -> None:
    board = unit_lines(played(1, 2, 3), {1: 0, 2: 1, 3: 1}, (Unit("没人数"), Unit("小", 1)))
    assert {unit.name: unit.percent for unit in board} == {"没人数": None, "小": 100}


def test_units_of_which_nobody_played_come_last_without_a_place() -> None:
    board = unit_lines(played(5), {1: 2}, (Unit("甲", 3), Unit("乙"), Unit("丙")))
    assert [(unit.rank, unit.name, unit.played) for unit in board] == [
        (1, "丙", 1),
        (0, "甲", 0),
        (0, "乙", 0),
    ]


# --- the lobby ------------------------------------------------------------------------------------


def test_a_tap_on_a_unit_joins_and_chooses_and_another_tap_changes_it() -> None:
    play = lobby()
    choose(play, 0)
    assert play.state.participants[1].team == 0
    play.do(ChooseUnit(1, "用户1", 2))
    assert play.state.participants[1].team == 2
    play.tick(2_000)
    assert [unit.played for unit in play.last(ShowLobby).units] == [0, 0, 1]


def test_a_unit_that_is_not_there_and_a_mode_without_units_take_nobody() -> None:
    play = lobby()
    for unit in (-1, 3, 99):
        play.do(ChooseUnit(1, "用户1", unit))
    assert play.toasts[-3:] == ["tap-old"] * 3
    classic = Play()
    classic.do(ChooseUnit(1, "用户1", 0))
    assert not classic.state.participants


def test_the_game_does_not_start_without_a_list() -> None:
    play = lobby()
    play.do(ListUnits(()))
    play.join(1, 2)
    assert play.start().phase is Phase.LOBBY
    assert play.toasts[-1] == "units-none"


def test_a_game_that_the_clock_starts_without_a_list_says_so() -> None:
    play = lobby()
    play.do(ListUnits(()))
    play.join(1, 2)
    plan = planned([question(str(number)) for number in range(5)], play.rng)
    assert play.do(Start(plan, scheduled=True)).ending == "no-units"


def test_another_list_keeps_everybody_whose_unit_is_still_in_it() -> None:
    play = lobby()
    choose(play, 0, 1, 2)
    play.do(ListUnits((Unit("一车间", 7), Unit("工会"), Unit("教务处", 4))))
    assert {player: one.team for player, one in play.state.participants.items()} == {1: 2, 2: 0, 3: NO_UNIT}
    assert carried(play.state.participants, play.state.venue.units, UNITS)[1].team == 0


def test_a_list_given_during_the_game_changes_nothing_of_it() -> None:
    play = game(0, 1)
    before = play.state
    assert play.do(ListUnits(UNITS[:2])) is before


def test_a_change_of_mode_takes_neither_unit_for_team_nor_team_for_unit() -> None:
    play = lobby()
    choose(play, 2, 2, 2, 1)
    play.do(Configure("mode", "teams"))
    assert sorted(one.team for one in play.state.participants.values()) == [0, 0, 1, 1]
    play.do(Configure("mode", "units"))
    assert {one.team for one in play.state.participants.values()} == {NO_UNIT}


# --- the game -------------------------------------------------------------------------------------


def test_after_the_start_only_who_has_no_unit_can_choose_one() -> None:
    play = game(0, 1)
    play.do(ChooseUnit(1, "用户1", 1))
    assert play.toasts[-1] == "units-fixed"
    play.vote(9)
    assert play.state.participants[9].team == NO_UNIT
    play.do(ChooseUnit(9, "用户9", 2))
    assert (play.toasts[-1], play.state.participants[9].team) == ("units-yours", 2)


def test_the_reveal_shows_the_board_and_who_has_no_unit() -> None:
    play = game(0, 1)
    play.vote(9)
    play.vote(1)
    play.vote(2, choice=1)
    shown = play.last(ShowReveal)
    assert [(unit.name, unit.points, unit.played) for unit in shown.units] == [
        ("教务处", 1000, 1),
        ("一车间", 0, 1),
        ("离退休支部", 0, 0),
    ]
    assert shown.unitless == 1


def test_who_left_after_answering_still_counts_for_the_unit() -> None:
    play = game(0, 1, 0)
    play.vote(3, choice=1)
    play.do(Leave(3))
    play.vote(1)
    play.vote(2)
    assert [(unit.points, unit.played) for unit in play.last(ShowReveal).units[:2]] == [(1000, 1), (500, 2)]


def test_the_end_has_the_units_on_the_podium() -> None:
    play = game(0, 1)
    while play.state.phase is not Phase.FINISHED:
        play.vote(1)
        play.vote(2, choice=1)
        if play.state.phase is Phase.REVEALING:
            play.to_deadline()
            play.show()
    assert [unit.name for unit in play.last(ShowPodium).units] == ["教务处", "一车间"]
    assert [unit.rank for unit in play.last(ShowFinal).units] == [1, 2, 0]


def test_who_chooses_a_unit_between_two_rounds_is_in_the_next_one() -> None:
    play = game(0, 1)
    play.vote(1)
    play.vote(2)
    play.do(ChooseUnit(7, "用户7", 2))
    assert play.state.participants[7].joined == 2
    play.to_deadline()
    play.show()
    play.vote(7)
    play.vote(1)
    play.vote(2)
    assert play.state.scores[7].points == 1000
    assert play.do(Tick()).phase is Phase.REVEALING


# --- own sets where nobody knows the host ---------------------------------------------------------


def test_a_host_may_bring_their_sets_into_a_lobby_and_the_chosen_one_stays() -> None:
    play = Play()
    play.do(OfferSets((("own:3", 7),)), Configure("topic", "own:3"), OfferSets((("own:9", 5),)))
    assert play.state.venue.sets == (("own:3", 7), ("own:9", 5))
    assert play.state.settings.topic == "own:3"
    play.do(OfferSets(()))
    assert play.toasts[-1] == "sets-none"
