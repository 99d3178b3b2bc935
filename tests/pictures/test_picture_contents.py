"""What each picture says and shows."""

from __future__ import annotations

import pytest

from bot.core.contest.modes import COLOURS
from bot.core.language import Language
from bot.pictures.canvas import Canvas
from bot.pictures.palette import PINE, PINE_DEEP, Colour, luminance, mix, ramp
from bot.pictures.podium import TEAMS, PodiumEntry, shared_beginning, steps_for
from bot.pictures.streak import HEART, MOST_SEEDS
from tests.pictures.gallery import LANGUAGES, certificate, podium, streak
from tests.pictures.layout import differ, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_certificate_says_who_how_well_when_and_how_to_verify(language: Language) -> None:
    texts = said(certificate("陈晓明", language, note="d′ 2.31").compose())
    assert {"陈晓明", "18/20", "2026 年 11 月 22 日", "d′ 2.31"} <= set(texts)
    assert any("7K3QX9ZB" in text for text in texts)
    assert any("t.me/quiz_bot?start=cert-7K3QX9ZB" in text for text in texts)


def test_the_second_certificate_bears_another_seal() -> None:
    assert differ(certificate("陈晓明").compose(), certificate("陈晓明", retained=True).compose())


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_podium_shows_as_many_as_there_are_up_to_three(count: int) -> None:
    names = ("甲", "乙", "丙", "丁", "戊")[:count]
    texts = said(podium(names).compose())
    assert [text for text in texts if text in "123"] == ["1", "2", "3"][:count]
    assert [f"{9000 - 1234 * place}" in texts for place in range(5)] == [
        place < min(count, 3) for place in range(5)
    ]


def test_the_winner_stands_highest() -> None:
    canvas = podium(("甲", "乙", "丙")).compose()
    heights = {written.text: written.box[3] for written in canvas.written if written.text.isdigit()}
    assert heights["9000"] < heights["7766"] < heights["6532"]


def test_teams_show_their_note_and_no_initials() -> None:
    texts = said(podium(("红队", "蓝队"), note="6 人").compose())
    assert texts.count("6 人") == 2
    assert "红" not in texts


def test_a_name_of_which_nothing_is_seen_becomes_a_dash() -> None:
    assert said(podium(("\u202e\u200f\u3164",)).compose()).count("—") == 1


def test_a_certificate_without_a_name_says_so_in_words() -> None:
    texts = said(certificate("\u3164", "en").compose())
    assert "a learner who left no name" in texts
    assert "—" not in texts


def test_teams_stand_in_their_colours() -> None:
    colours = [step.colour for step in steps_for([PodiumEntry("", 1, team=team) for team in COLOURS[:3]])]
    assert colours == [TEAMS[team] for team in COLOURS[:3]]
    assert set(TEAMS) == set(COLOURS)
    drawn = podium(("红队", "蓝队"), note="6 人").compose()
    assert {TEAMS["red"], TEAMS["blue"]} <= {colour for _, colour in drawn.image.getcolors(1 << 20) or ()}


def test_a_streak_shows_its_number_and_grows_with_it() -> None:
    week, month = streak(7).compose(), streak(30).compose()
    assert "7" in said(week)
    assert "30" in said(month)
    assert count_of(month, PINE_DEEP) > count_of(week, PINE_DEEP)


def test_a_streak_of_nobody_has_no_stray_dash() -> None:
    assert "—" not in said(streak(7, "").compose())


def test_a_very_long_streak_is_still_a_card() -> None:
    assert "40000" in said(streak(40_000).compose())
    assert MOST_SEEDS < 40_000


def count_of(canvas: Canvas, colour: Colour) -> int:
    """Pixels of a colour around the heart of the flower."""
    x, y = HEART
    area = canvas.image.crop((int(x) - 200, int(y) - 200, int(x) + 200, int(y) + 200))
    return sum(count for count, found in area.getcolors(400 * 400) or () if found == colour)


def test_colours_mix_evenly() -> None:
    assert mix(Colour(0, 0, 0), Colour(100, 200, 50), 0.5) == Colour(50, 100, 25)
    assert [ramp((PINE_DEEP, PINE), place) for place in (-1, 0, 1, 2)] == [PINE_DEEP, PINE_DEEP, PINE, PINE]
    assert luminance(Colour(255, 255, 255)) == pytest.approx(1)


def test_equals_stand_on_equal_steps_with_the_same_number() -> None:
    first, second, third = steps_for([PodiumEntry("", 9, rank=rank) for rank in (1, 1, 3)])
    assert (first.top, first.rank) == (second.top, second.rank)
    assert (third.rank, third.top > first.top) == (3, True)
    assert [step.rank for step in steps_for([PodiumEntry("", 9)] * 3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("names", "shared"),
    [
        (["用户甲", "用户乙", "用户丙"], 2),
        (["王芳", "王建国"], 1),
        (["王芳", "李雷"], 0),
        (["王", "王芳"], 0),
        (["王芳"], 0),
        (["王芳", "王芳"], 0),
        ([], 0),
    ],
)
def test_portraits_on_a_podium_show_the_first_letter_that_tells_people_apart(names, shared):
    assert shared_beginning(names) == shared
