"""A broadcast's text and its audience."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.push.broadcast import LONGEST, Reader, Span, is_for, parse


def test_bold_and_italic_are_read_and_may_be_nested():
    assert parse("今天 <b>升级 <i>一次</i></b>。") == (
        Span("今天 "),
        Span("升级 ", bold=True),
        Span("一次", bold=True, italic=True),
        Span("。"),
    )


def test_what_is_no_tag_stays_as_it_was_written():
    assert parse("1 < 2 & 3 > 2, AT&amp;T, &lt;b&gt;") == (Span("1 < 2 & 3 > 2, AT&T, <b>"),)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("", "no text"),
        (" \n ", "no text"),
        ("<b></b>", "no text"),
        ("a\n<u>b</u>", "line 2: <u> is not known"),
        ('<a href="https://example.com">x</a>', "only <b> and <i>"),
        ("<b>x", "<b> is never closed"),
        ("x</b>", "line 1: </b> closes"),
        ("<b><i>x</b></i>", "closes what was not opened last"),
        ("<b><b>x</b></b>", "is open already"),
        ("字" * (LONGEST + 1), "4097 characters"),
        ("😀" * (LONGEST // 2 + 1), "4098 characters"),
        ("a\0b", "NUL"),
    ],
)
def test_what_cannot_be_sent_is_said_in_a_sentence(source, fault):
    with pytest.raises(ValueError, match=re.escape(fault)):
        parse(source)


def test_the_longest_text_is_counted_as_telegram_counts_it():
    assert parse("<b>" + "😀" * (LONGEST // 2) + "</b>")


@given(
    st.text(
        alphabet=st.characters(exclude_characters="<&\0\r", exclude_categories=["Cs"]),
        min_size=1,
        max_size=200,
    )
)
def test_plain_text_comes_out_as_it_went_in(text):
    stripped = text.strip()
    if stripped:
        assert "".join(span.text for span in parse(text)) == stripped


PERSON, GROUP = Reader(1, "zh-Hans", "cn"), Reader(-1, "zh-Hans")


@pytest.mark.parametrize(
    ("audience", "person", "group"),
    [
        ("all", True, True),
        ("groups", False, True),
        ("zh-Hans", True, False),
        ("en", False, False),
        ("cn", True, False),
        ("hk", False, False),
    ],
)
def test_a_language_or_a_region_means_people_and_groups_means_groups(audience, person, group):
    assert is_for(audience, PERSON) is person
    assert is_for(audience, GROUP) is group
