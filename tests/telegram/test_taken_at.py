"""When Telegram took a message: now, or its date where the answer was slow, whatever the two clocks show."""

from __future__ import annotations

import pytest

from bot.telegram.sending.delivery import Shown
from bot.telegram.sending.delivery import _taken_at as taken_at

BEGAN = 1_700_000_000_000


@pytest.mark.parametrize(
    ("lasted", "date", "expected"),
    [
        pytest.param(2_000, 0, 2_000, id="a prompt answer needs no date"),
        pytest.param(9_000, 3, 4_000, id="a slow answer counts from the end of the date's second"),
        pytest.param(9_000, -60, 0, id="Telegram's clock behind ours: not before the call"),
        pytest.param(9_000, 60, 9_000, id="Telegram's clock ahead of ours: not after the answer"),
    ],
)
def test_a_clock_starts_within_the_call(lasted: int, date: int, expected: int) -> None:
    answer = Shown(message_id=1, date=BEGAN // 1_000 + date)
    assert taken_at(answer, BEGAN, BEGAN + lasted) == BEGAN + expected


def test_an_answer_without_a_date_counts_from_its_arrival() -> None:
    assert taken_at(Shown(), BEGAN, BEGAN + 9_000) == BEGAN + 9_000
