"""The kinds of questions: what is shuffled, how many buttons there are, what a tap is worth."""

from __future__ import annotations

import random

import pytest

from bot.core.language import LANGUAGES, overlaid, row_of, written_form, written_forms
from bot.core.question.kinds import CHOICE, JUDGE, KINDS, STOP, Graded, kind_of
from bot.core.question.regions import is_local, suits
from tests.questions import choice, dialogue, judge


@pytest.mark.parametrize(
    ("shown", "key", "right", "sure"),
    [
        (0, 0, True, True), (1, 0, True, False), (2, 0, False, False), (3, 0, False, True),
        (0, 1, False, True), (1, 1, False, False), (2, 1, True, False), (3, 1, True, True),
    ],
)  # fmt: skip
def test_the_scale_grades_side_and_certainty(shown, key, right, sure):
    assert KINDS[JUDGE].grade(shown, key) == Graded(right, sure)


def test_elsewhere_only_the_key_is_right_and_nobody_was_asked_how_sure():
    assert [KINDS[CHOICE].grade(shown, 2) for shown in range(3)] == [
        Graded(False),
        Graded(False),
        Graded(True),
    ]


@pytest.mark.parametrize(
    ("question", "answers", "buttons"), [(judge(), 2, 4), (choice(), 4, 4), (dialogue(turns=8), 9, 9)]
)
def test_a_poll_shows_every_answer_and_a_card_the_scale_in_place_of_two(question, answers, buttons):
    kind = kind_of(question)
    assert sorted(kind.order(question, random.Random(1))) == list(range(answers))
    assert kind.choices(kind.private_order(question, random.Random(1))) == buttons


def test_choices_are_shuffled_and_the_lines_of_a_dialogue_are_not():
    shuffled = {KINDS[CHOICE].order(choice(), random.Random(seed)) for seed in range(20)}
    assert len(shuffled) > 5
    assert {KINDS[STOP].order(dialogue(turns=8), random.Random(seed)) for seed in range(9)} == {
        tuple(range(9))
    }


def test_scams_and_genuine_messages_are_kept_in_balance():
    assert [judge(verdict=verdict).side for verdict in ("scam", "genuine")] == ["scam", "genuine"]
    assert choice().side == "choice"


@pytest.mark.parametrize(
    ("question", "position"),
    [
        (judge(verdict="scam"), 0), (judge(verdict="genuine"), 1), (choice(), 0),
        (dialogue(stop=3), 2), (dialogue(stop=1), 0), (dialogue(stop=0, turns=8), 8),
    ],
)  # fmt: skip
def test_where_the_key_stands_among_a_questions_own_answers(question, position):
    assert question.key_position == position


@pytest.mark.parametrize(
    ("regions", "region", "local", "asked"),
    [
        (("any",), "hk", True, True), (("hk",), "hk", True, True), (("cn",), "hk", False, True),
        (("hk",), "cn", False, False), (("hk", "cn"), "sg", False, True), (("hk",), "any", True, True),
    ],
)  # fmt: skip
def test_the_mainlands_rules_are_asked_everywhere_and_others_at_home(regions, region, local, asked):
    question = type(choice())("q", "g", "t", "choice", 1, regions)
    assert (is_local(question, region), suits(question, region)) == (local, asked)


# --- languages ------------------------------------------------------------------------------------


def test_what_is_written_by_hand_beside_the_source_is_laid_over_it():
    assert list(overlaid()) == ["en"]


@pytest.mark.parametrize(
    ("language", "region", "form"),
    [
        ("zh-Hant", "tw", "zh-Hant-TW"), ("zh-Hant", "hk", "zh-Hant-HK"), ("zh-Hant", "mo", "zh-Hant-HK"),
        ("zh-Hant", "any", "zh-Hant-TW"), ("zh-Hans", "tw", "zh-Hans"), ("en", "hk", "en"),
    ],
)  # fmt: skip
def test_traditional_is_written_as_the_region_writes_it(language, region, form):
    assert written_form(language, region) == form


def test_each_code_of_texts_leads_back_to_its_language():
    assert list(written_forms()) == ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"]
    assert [row_of(code)[0] for code in written_forms()] == ["zh-Hans", "zh-Hant", "zh-Hant", "en"]
    assert row_of("zh-Hant")[1] is LANGUAGES["zh-Hant"].forms[0]
    assert row_of("en")[1] is None
    with pytest.raises(KeyError):
        row_of("zh-Hant-SG")
