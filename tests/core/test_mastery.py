"""How well a type of fraud is known: one lucky answer is no mastery."""

from __future__ import annotations

import pytest

from bot.core.learning.mastery import expected, filled, is_steady


@pytest.mark.parametrize(
    ("rights", "total", "share"), [(0, 0, 0), (1, 1, 0.2), (4, 4, 0.8), (5, 5, 1), (5, 10, 0.5), (8, 10, 0.8)]
)
def test_under_five_answers_no_bar_is_full(rights, total, share):
    assert filled(rights, total) == pytest.approx(share)


@pytest.mark.parametrize(
    ("rights", "total", "steady"), [(4, 4, False), (4, 5, True), (3, 5, False), (8, 10, True), (7, 10, False)]
)
def test_five_answers_and_four_of_five_right_are_steady(rights, total, steady):
    assert is_steady(rights, total) is steady


def test_what_was_never_practised_counts_as_half_known():
    assert expected(0, 0) == 0.5
    assert expected(0, 1) < expected(0, 0) < expected(1, 1)
    assert expected(8, 10) == 0.75
