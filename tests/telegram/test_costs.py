"""What anybody can type costs little: the worst line of each grammar is counted in operations, not in seconds.

An operation is a step of Python's machine. A search that goes back and tries again is one step of it; such are held
to growing no faster than the line does.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.group.unit_list import read_units
from bot.core.player.names import name_fault, shown_title
from bot.core.player.player import clean_name
from bot.core.push.hours import hour_and_place
from bot.telegram.handlers.cries import calls_for_help
from bot.telegram.handlers.incoming import LONGEST_LINE, Line, addressee, line_of
from bot.telegram.handlers.own_set import may_hold_questions
from bot.telegram.http.updates import Chat, Message, User
from bot.texts.place import find_zone
from tests.operations import Counter

MOST = 150_000
"""Operations of one line: three to five milliseconds where nobody else works."""
LETTERS_OF_A_MESSAGE = 4096
PARTS = ("一a ", "/remind ", "20:00", "八点", "每天晚上", "被", "骗", "给了", "a", "A.", "1.", "答案：", "（", "(", " ", "\t", "\u200b", "加我", "微 信", "@", "t.me/", "+", "UTC+8:", "东京", "十", "。", "-", "sent ", "lost ", "0", "\n", "甲 3\n", " ,", "\ufdfa", "\u0301")  # fmt: skip


def line(text: str) -> Line:
    person = User(id=1, first_name="甲")
    message = Message(message_id=1, chat=Chat(id=1, type="private"), sender=person, text=text)
    found = line_of(message, 1, 0)
    assert found is not None
    return found


GRAMMARS: dict[str, Callable[[str], object]] = {
    "the door": line,
    "a command's bot": addressee,
    "a call for help": lambda text: calls_for_help(line(text)),
    "an hour and a place": lambda text: hour_and_place(text[:LONGEST_LINE]),
    "a place": lambda text: find_zone(text[:LONGEST_LINE]),
    "a name": lambda text: (
        clean_name(text[:LONGEST_LINE]) and name_fault(clean_name(text[:LONGEST_LINE]) or "")
    ),
    "questions": may_hold_questions,
    "a list of units": read_units,
    "a title": shown_title,
}
for warm in GRAMMARS.values():
    warm("20:00 东京")  # tables that are made once are no cost of a line


typed = st.one_of(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map(
        lambda parts: ("".join(parts) * LETTERS_OF_A_MESSAGE)[:LETTERS_OF_A_MESSAGE]
    ),
    st.tuples(st.sampled_from(PARTS), st.sampled_from(PARTS)).map(
        lambda ends: f"{ends[0]}{ends[1] * LETTERS_OF_A_MESSAGE}"[:LETTERS_OF_A_MESSAGE]
    ),
)


@pytest.mark.parametrize("name", GRAMMARS)
@given(text=typed)
@settings(max_examples=25, deadline=None)
def test_no_line_costs_more_than_a_few_milliseconds_of_work(name: str, text: str) -> None:
    with Counter() as counter:
        GRAMMARS[name](text)
    assert counter.operations < MOST, text[:40]


@pytest.mark.parametrize("name", GRAMMARS)
@pytest.mark.parametrize("part", PARTS)
def test_no_search_goes_back_and_forth_over_a_line(name: str, part: str) -> None:
    """Four times the text takes no more than some four times as long, and what is cut takes no longer at all."""

    def fastest(letters: int) -> float:
        text = (part * letters)[:letters]
        times = []
        for _ in range(5):
            began = time.process_time()
            for _ in range(5):
                GRAMMARS[name](text)
            times.append(time.process_time() - began)
        return min(times)

    short, long = fastest(LETTERS_OF_A_MESSAGE // 4), fastest(LETTERS_OF_A_MESSAGE)
    assert long < 10 * short + 0.002
