"""The button codec: what was encoded comes back, what was not is nobody's."""

from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from bot.telegram.views import buttons
from bot.telegram.views.buttons import Answer, Forget, PickTopic, decode, encode
from tests.callback_data import encode_safely

NUMBERS = st.integers(-(2**53), 2**53)
WORDS = st.text(max_size=24)
KINDS = {int: NUMBERS, bool: st.booleans(), str: WORDS}


def any_button():
    kinds = list(buttons._registry().values())

    def build(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, *(KINDS[hints[field.name]] for field in fields(kind)))

    return st.sampled_from(kinds).flatmap(build)


def fits(button) -> bool:
    return encode_safely(button) is not None


@given(any_button().filter(fits))
def test_a_button_comes_back_as_it_was(button):
    data = encode(button)
    assert len(data.encode()) <= 64
    assert decode(data) == button


@given(st.one_of(st.text(max_size=80), st.from_regex(r"[a-z]{1,3}(:[-0-9a-z]{0,20}){0,4}", fullmatch=True)))
def test_forged_data_is_a_button_only_if_we_would_have_written_it(data):
    button = decode(data)
    assert button is None or encode(button) == data


@pytest.mark.parametrize(
    "data",
    ["", ":", "a", "a:1:2", "a:1:2:3:4", "a:1:2:x", "a:1:2:²", "a:01:2:3", "a:+1:2:3", "a:--1:2:3", "f:2", "f:yes",
     "zz:1", "a:1:2:99999999999999999999", "x" * 64, "a:1:2:3\n", "a:1:2: 3"],
)  # fmt: skip
def test_what_nobody_wrote_is_nobodys(data):
    assert decode(data) is None


def test_a_text_may_hold_the_separator_and_one_that_is_too_long_does_not_fit():
    for text in ("a:b", "UTC+08:00", "%3A", "%", "::", "%25%3A:"):
        assert decode(encode(PickTopic(1, text))) == PickTopic(1, text)
    with pytest.raises(ValueError, match="does not fit"):
        encode(PickTopic(1, "x" * 64))


def test_the_wire_is_short_and_readable():
    assert encode(Answer(12, 0, 3)) == "a:12:0:3"
    assert encode(Forget(True)) == "f:1"
