"""一起看看: every combination of answers leads to one of three ends, and four things always end in 先停下."""

import re
from collections import Counter

import pytest
import yaml

from bot.core.look import look
from bot.core.look.effects import ShowLook
from bot.core.look.look import QUESTIONS, TABLE, UNCLEAR
from tests.conftest import ROOT
from tests.questions import TEXTS, choice, render_of

EVERY = list(look.combinations())
ALWAYS_STOP = (("money", "fee"), ("secret", "code"), ("secret", "screen"), ("press", "secrecy"))


def test_all_combinations_lead_to_an_end_by_the_first_row_that_holds():
    assert len(EVERY) == 3 * 4 * 4 * 5 * 4 * 4
    for answers in EVERY:
        row = look.decide(answers)
        assert row is next(one for one in TABLE if one.holds(answers))
        assert row.end in ("stop", "check", "none")


@pytest.mark.parametrize(("question", "answer"), ALWAYS_STOP)
def test_a_fee_a_code_a_shared_screen_and_secrecy_always_end_in_stop(question, answer):
    ends = Counter(look.decide(answers).end for answers in EVERY if answers[question] == answer)
    assert set(ends) == {"stop"}


def test_no_danger_is_said_only_where_nothing_was_named_and_nothing_is_unclear():
    for answers in EVERY:
        if look.decide(answers).end == "none":
            assert (answers["money"], answers["secret"]) == ("no", "no")
            assert UNCLEAR not in (answers["move"], answers["press"])
            assert answers["move"] in ("no", "elsewhere")
            assert answers["checked"] == "own" or answers["first"] == "me"


def test_the_answer_that_decides_was_given():
    for answers in EVERY:
        row = look.decide(answers)
        assert row.end == "none" or row.decides in row.when


def test_every_row_of_the_table_decides_somewhere():
    assert {id(look.decide(answers)) for answers in EVERY} == {id(row) for row in TABLE}


def test_an_end_that_comes_before_all_is_answered_is_the_end_of_every_continuation():
    for answers in EVERY:
        given = dict(answers)
        for question in reversed(QUESTIONS):
            del given[question]
            early = look.decide(given)
            assert early is None or early is look.decide(answers)


def test_a_table_row_resembles_something_that_can_be_practised():
    topics = {topic["key"] for topic in yaml.safe_load((ROOT / "questions/topics.yaml").read_text("utf-8"))}
    assert {row.resembles for row in TABLE} == set(look.KIN)
    assert {kin.topic for kin in look.KIN.values() if kin.topic} <= topics


def test_what_is_skipped_is_unclear():
    assert look.read(look.skipped("1")) == {"first": "them"} | dict.fromkeys(list(QUESTIONS)[1:], UNCLEAR)


@pytest.mark.parametrize("code", ["9", "x", "00000000", "0-", "３"])
def test_a_code_that_no_button_holds_is_refused(code):
    assert look.read(code) is None


def cards(language: str) -> list[str]:
    render = render_of(choice())
    codes = ["".join(str(QUESTIONS[q].index(a)) for q, a in answers.items()) for answers in EVERY[::7]]
    starts = [code[:length] for code in codes[::50] for length in range(6)]
    return [render(ShowLook("message", code, "cn"), language).html for code in codes + starts]


@pytest.mark.parametrize(("language", "word"), [("zh-Hans", "安全"), ("en", "safe")])
def test_no_card_says_safe_nor_a_percentage(language, word):
    for text in cards(language):
        assert word not in text.replace("不等于安全", "").replace("does not mean it is safe", "")
        assert not re.search(r"[%％]|百分", text)


def test_every_kind_has_its_words():
    for kin in look.KIN:
        for key in (f"look-type-{kin}", f"look-step-{kin}"):
            assert TEXTS.of("zh-Hans", key)
