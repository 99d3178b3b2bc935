"""The picture of what somebody has reached."""

from __future__ import annotations

from bot.core.learning.mastery import filled, is_steady
from bot.pictures.calendar import LEVELS, shade
from bot.pictures.mastery import LARGE, SMALL, TopicMastery, grouped, rows_of, weakest
from bot.pictures.palette import MIST
from bot.pictures.plane import DOT, Eye, spot
from tests.pictures.gallery import DAYS, many_topics, stats
from tests.pictures.layout import differ, said


def test_the_three_weakest_stand_first_and_large_three_more_are_small() -> None:
    weak = weakest(many_topics())
    assert [topic.title for topic in weak[:3]] == ["冒充电商物流客服", "刷单返利", "虚假网络投资理财"]
    assert [row.large for row in rows_of(weak, "zh-Hans")] == [True] * LARGE + [False] * (SMALL - LARGE)


def test_every_topic_is_shown_once() -> None:
    topics = many_topics()
    weak = weakest(topics)
    practising, steady, untried = grouped(topics, weak)
    shown = [topic.title for topic in weak] + practising + steady + untried
    assert sorted(shown) == sorted(topic.title for topic in topics)
    assert {topic.title for topic in topics if not topic.total} == set(untried)


def test_a_bar_needs_five_answers_to_be_full() -> None:
    assert [filled(count, count) for count in (1, 4, 5, 9)] == [0.2, 0.8, 1.0, 1.0]
    assert [is_steady(*counts) for counts in ((4, 4), (4, 5), (3, 5), (8, 9))] == [False, True, False, True]


def test_a_missing_name_leaves_no_dash() -> None:
    assert "—" not in said(stats((TopicMastery("刷单返利", 1, 2),)).compose())


def test_without_enough_judged_messages_there_is_no_point_but_what_is_missing() -> None:
    texts = said(stats(many_topics(), days=DAYS).compose())
    assert any("20" in text for text in texts)
    with_point = stats(many_topics(), days=DAYS, eye=Eye(1.0, 0.0)).compose()
    assert not any("各判满" in text for text in said(with_point))
    assert differ(with_point, stats(many_topics(), days=DAYS, eye=Eye(2.0, 0.0)).compose())


def test_a_sharper_eye_is_higher_and_a_trusting_one_further_right() -> None:
    area = (0, 0, 400, 200)
    dull, sharp, trusting = spot(area, 0.0, 0.5), spot(area, 0.0, 2.5), spot(area, 0.8, 0.5)
    assert sharp[1] < dull[1]
    assert trusting[0] > dull[0]


def test_the_point_never_leaves_the_plane() -> None:
    for bias in (-9.0, 9.0):
        for sensitivity in (-9.0, 9.0):
            x, y = spot((0, 0, 400, 200), bias, sensitivity)
            assert DOT < x < 400 - DOT
            assert DOT < y < 200 - DOT


def test_more_answers_make_a_deeper_day_and_none_is_pale() -> None:
    assert shade(0) == MIST
    assert [shade(count) for count in (1, 3, 4, 7, 8, 14, 15, 99)] == [
        colour for _, colour in LEVELS for _ in range(2)
    ]


def test_a_calendar_of_few_days_and_of_many_is_drawn() -> None:
    assert differ(stats((), days=(3,)).compose(), stats((), days=(0,)).compose())
    same = stats((), days=DAYS[-84:]).compose()
    assert not differ(same, stats((), days=DAYS).compose())
