"""How questions and topics of a host's own set are named, and what one looks like beside those of the bank."""

from __future__ import annotations

import pytest

from bot.core.host.own_set import OwnQuestion, as_question, number_of, question_id, set_of, topic_of


def test_a_question_is_found_by_its_name():
    assert question_id(3, 7) == "own:3:7"
    assert number_of("own:3:7") == (3, 7)


@pytest.mark.parametrize("name", ["kefu-c0-0", "own:3", "own:3:7:1", "mix:3:7", "own:x:7", "own:3:12345", ""])
def test_a_name_of_the_bank_is_no_question_of_a_set(name):
    assert number_of(name) is None


@pytest.mark.parametrize("mixed", [False, True])
def test_a_topic_says_which_set_it_stands_for_and_whether_the_bank_is_mixed_in(mixed):
    assert topic_of(3, mixed=mixed) == ("mix:3" if mixed else "own:3")
    assert set_of(topic_of(3, mixed=mixed)) == (3, mixed)


@pytest.mark.parametrize("topic", [None, "", "kefu", "own:", "own:3:7", "other:3"])
def test_a_topic_of_the_bank_is_no_set(topic):
    assert set_of(topic) is None


def test_it_is_a_choice_of_its_own_cue_whose_key_alone_has_a_reason():
    question = as_question("own:3:7", OwnQuestion("题", ("甲", "乙", "丙"), 1, "因为"))
    assert (question.id, question.group, question.topic, question.kind) == (
        "own:3:7",
        "own:3:7",
        "own:3",
        "choice",
    )
    assert (question.level, question.regions, question.stem) == (1, ("any",), "题")
    assert [(one.text, one.why, one.key) for one in question.options] == [
        ("甲", "", False), ("乙", "因为", True), ("丙", "", False),
    ]  # fmt: skip
