"""A season's rules: when it ends, what counts, how tries are drawn, who stands where."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.calendar import DAY, HOUR, MINUTE, clock_of, local_day
from bot.core.effects import Toast
from bot.core.group.group import Unit
from bot.core.question.question import Question
from bot.core.season import season as machine
from bot.core.season.draw import draw, level_mix
from bot.core.season.events import (
    Begin,
    CallOff,
    Close,
    Configure,
    Finish,
    HostForgotten,
    SetUnits,
    ShowSettings,
    TellGroup,
    Tick,
)
from bot.core.season.standings import by_participation, ranked, unit_lines
from bot.core.season.state import LENGTH, Phase, Season, Settings
from bot.core.season.tries import Today, day_of, gain, points, tries_left
from tests.conftest import START
from tests.questions import choice

SHANGHAI = "Asia/Shanghai"
MIX = ((1, 3), (2, 5), (3, 2))


def setting_up(**changes: object) -> Season:
    values = {"id": 1, "code": "C", "host": 7, "title": "群", "zone": SHANGHAI, "since": START}
    return Season(**(values | {"offer": ("a", "b", "c")} | changes))  # type: ignore[arg-type]


def running(now: int = START, **settings: object) -> Season:
    season, outcomes = machine.step(setting_up(settings=Settings(**settings)), Begin(7, MIX), now)  # type: ignore[arg-type]
    assert outcomes == (TellGroup(),)
    return season


def toasts(outcomes: tuple[object, ...]) -> list[str]:
    return [one.key for one in outcomes if isinstance(one, Toast)]


# --- the machine --------------------------------------------------------------------------------------


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Europe/London", "UTC+05:45"])
def test_a_season_of_so_many_days_has_so_many_dates_and_ends_at_midnight(zone):
    for days, hour in product((7, 14, 30), range(0, 24, 5)):
        now = START + hour * HOUR
        season, _ = machine.step(setting_up(zone=zone, settings=Settings(days=days)), Begin(7, MIX), now)
        assert clock_of(season.ends_at, zone) == "00:00"
        assert (local_day(season.ends_at, zone) - local_day(now, zone)).days == days
        assert machine.days_left(season, now) == days
        assert machine.days_left(season, season.ends_at - 1) == 1
        assert machine.day_number(season, now) == 1


def test_the_group_hears_once_a_day_at_nine_and_once_after_an_outage_of_days():
    season = running()
    told = []
    now = START
    while now < START + 4 * DAY:
        after, outcomes = machine.step(season, Tick(), now)
        told += [local_day(now, SHANGHAI)] * outcomes.count(TellGroup())
        season, now = after, now + 10 * MINUTE
    assert len(told) == len(set(told)) == 4
    assert clock_of(season.told_at, SHANGHAI) == "09:00"
    late, outcomes = machine.step(season, Tick(), season.told_at + DAY)
    assert outcomes == (TellGroup(),)
    assert machine.step(late, Tick(), season.told_at + DAY)[1] == ()


def test_time_ends_it_and_nothing_changes_it_afterwards():
    season = running()
    over, outcomes = machine.step(season, Tick(), season.ends_at)
    assert (over.phase, over.ending, outcomes) == (Phase.OVER, "time", (Finish(),))
    assert machine.next_deadline(over) is None
    for event in (Configure("days", "7"), Begin(8, MIX), Close(), SetUnits(()), Tick(), HostForgotten()):
        after, outcomes = machine.step(over, event, season.ends_at + DAY)
        assert after is over
        assert Finish() not in outcomes


def test_a_try_counts_until_the_last_millisecond_even_if_the_tick_is_late():
    season = running()
    assert season.takes(season.ends_at - 1)
    assert not season.takes(season.ends_at)
    assert not setting_up().takes(START)


def test_it_is_closed_early_by_two_taps_within_half_a_minute():
    asked, outcomes = machine.step(running(), Close(), START + HOUR)
    assert toasts(outcomes) == ["season-close-sure"]
    assert asked.phase is Phase.RUNNING
    late, outcomes = machine.step(asked, Close(), START + HOUR + 31_000)
    assert toasts(outcomes) == ["season-close-sure"]
    over, outcomes = machine.step(late, Close(), START + HOUR + 40_000)
    assert (over.phase, over.ending) == (Phase.OVER, "host")
    assert Finish() in outcomes


def test_a_setup_that_nobody_begins_is_called_off_after_an_hour():
    season = setting_up()
    assert machine.step(season, Tick(), START + HOUR - 1) == (season, ())
    off, outcomes = machine.step(season, Tick(), START + HOUR)
    assert (off.phase, outcomes) == (Phase.OFF, (CallOff(),))
    assert machine.step(season, Close(), START)[0].phase is Phase.OFF


def test_a_host_who_is_deleted_ends_what_they_opened():
    over, outcomes = machine.step(running(), HostForgotten(), START + DAY)
    assert (over.ending, outcomes) == ("forgotten", (Finish(),))
    assert machine.step(setting_up(), HostForgotten(), START)[0].phase is Phase.OFF


def test_only_what_is_on_offer_can_be_chosen():
    season = setting_up()
    for field, value in (("days", "8"), ("tries", "0"), ("scoring", "x"), ("topic", "d"), ("nonsense", "7")):
        assert machine.step(season, Configure(field, value), START) == (season, ())
    chosen, outcomes = machine.step(season, Configure("days", "30"), START)
    assert (chosen.settings.days, outcomes) == (30, (ShowSettings(),))
    assert toasts(machine.step(running(), Configure("days", "30"), START)[1]) == ["season-began-already"]


def test_topics_are_turned_on_and_off_and_all_of_them_are_none():
    season = setting_up()
    for topic, expected in (("b", ("b",)), ("a", ("a", "b")), ("c", ()), ("a", ("a",)), ("a", ()), ("", ())):
        season, _ = machine.step(season, Configure("topic", topic), START)
        assert season.settings.topics == expected


def test_too_few_questions_begin_nothing():
    season = setting_up()
    assert toasts(machine.step(season, Begin(7, ()), START)[1]) == ["season-too-few"]


def test_who_begins_it_is_the_host():
    season, _ = machine.step(setting_up(host=-100), Begin(9, MIX), START)
    assert season.host == 9


# --- tries --------------------------------------------------------------------------------------------


def test_a_ladder_goes_up_and_down_and_never_below_the_ground():
    ladder, plain = running(scoring="ladder"), running(scoring="plain")
    assert [points(ladder, rights, 10) for rights in (10, 8, 5, 3, 0)] == [10, 6, 0, 0, 0]
    assert [points(plain, rights, 10) for rights in (10, 8, 0)] == [100, 80, 0]


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_the_gains_of_a_day_sum_up_to_its_best_try(found):
    best, total = None, 0
    for one in found:
        total += gain(best, one)
        best = max(best or 0, one)
    assert total == max(found)


def test_a_day_is_the_date_of_the_group_and_a_clock_set_back_gives_none_twice():
    season = running()
    midnight = int(datetime(2026, 10, 27, 16, tzinfo=UTC).timestamp() * 1000)
    assert day_of(season, midnight - 1, "") == "2026-10-27"
    assert day_of(season, midnight, "") == "2026-10-28"
    assert day_of(replace(season, zone="America/New_York"), midnight, "") == "2026-10-27"
    assert day_of(season, midnight - 3 * DAY, "2026-10-28") == "2026-10-28"
    assert tries_left(season, Today("2026-10-28", 2)) == 1
    assert tries_left(season, Today("2026-10-28", 4)) == 0


# --- the draw -----------------------------------------------------------------------------------------


def pool(counts: dict[int, int], variants: int = 2) -> list[Question]:
    """So many cues of each level, each in some variants."""
    return [
        replace(choice(f"q{level}-{cue}-{variant}"), group=f"g{level}-{cue}", level=level)
        for level, count in counts.items()
        for cue in range(count)
        for variant in range(variants)
    ]


def level_of(question: Question) -> int:
    return question.level


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_a_try_has_ten_questions_as_near_to_the_wanted_levels_as_there_are(easy, middle, hard):
    mix = level_mix(pool({1: easy, 2: middle, 3: hard}), level_of)
    if easy + middle + hard < LENGTH:
        assert mix == ()
        return
    assert sum(count for _, count in mix) == LENGTH
    have = {1: easy, 2: middle, 3: hard}
    assert all(count <= have[level] for level, count in mix)
    if easy >= 3 and middle >= 5 and hard >= 2:
        assert mix == MIX


def test_everybody_gets_the_same_levels_whatever_they_have_met():
    questions = pool({1: 8, 2: 12, 3: 6})
    for seed in range(200):
        rng = random.Random(seed)
        answered = {question.id: rng.randrange(1, 9) for question in questions if rng.random() < 0.5}
        drawn = draw(questions, MIX, level_of, answered, rng)
        assert Counter(map(level_of, drawn)) == Counter(dict(MIX))
        assert len({question.group for question in drawn}) == LENGTH


def test_it_falls_by_lot_and_what_was_met_lately_comes_last():
    questions = pool({1: 6, 2: 10, 3: 4}, variants=1)
    drawn = Counter(
        question.id
        for seed in range(300)
        for question in draw(questions, MIX, level_of, {}, random.Random(seed))
    )
    assert len(drawn) == len(questions)
    assert max(drawn.values()) < 220
    assert min(drawn.values()) > 80
    met = {question.id: 5 for question in questions if question.group in ("g1-0", "g2-0", "g3-0")}
    fresh = draw(questions, MIX, level_of, met, random.Random(1))
    assert not met.keys() & {question.id for question in fresh}


def test_a_level_that_ran_short_is_filled_from_the_nearest_one():
    drawn = draw(pool({1: 9, 2: 2, 3: 4}), MIX, level_of, {}, random.Random(3))
    assert len(drawn) == LENGTH
    assert len({question.group for question in drawn}) == LENGTH


# --- standings and units ------------------------------------------------------------------------------


def test_equal_points_share_a_place_and_who_chose_no_name_leaves_no_gap():
    lines, hidden = ranked([("甲", 9, 2), (None, 8, 1), ("乙", 7, 1), ("丙", 7, 3), ("丁", 1, 1)])
    assert [(line.rank, line.name) for line in lines] == [(1, "甲"), (2, "乙"), (2, "丙"), (4, "丁")]
    assert hidden == 1


def test_a_small_unit_can_win_by_its_mean_and_by_its_share():
    lines = unit_lines(
        (Unit("大", 100), Unit("小", 4), Unit("空", 5), Unit("没说")), [(0, 50, 500), (1, 3, 60), (3, 2, 10)]
    )
    assert [line.name for line in lines] == ["小", "大", "没说", "空"]
    assert [(line.name, line.rate) for line in by_participation(lines)] == [
        ("小", 0.75),
        ("大", 0.5),
        ("空", 0.0),
    ]
    assert unit_lines((Unit("少数", 2), Unit("b")), [(0, 3, 3)])[0].rate == 1.0
