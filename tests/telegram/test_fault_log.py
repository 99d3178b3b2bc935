"""A fault is said at once, then ever more rarely with a count, and never falls silent."""

from __future__ import annotations

import logging
from itertools import pairwise

import pytest

from bot.telegram.http.fault_log import AGAIN_S, MOST_KEYS, FaultLog


def test_a_fault_that_goes_on_is_said_at_growing_intervals_with_its_count(
    caplog: pytest.LogCaptureFixture,
) -> None:
    second = 0.0
    faults = FaultLog(logging.getLogger("test"), lambda: second)
    said = []
    for second in (float(number) for number in range(2 * 24 * 3600)):
        before = len(caplog.records)
        faults.warn("key", "trouble with %s", "the file")
        if len(caplog.records) > before:
            said.append(second)
    assert said == [0, 60, 660, 4_260, 25_860, 112_260]
    assert [b - a for a, b in pairwise(said)] == list(AGAIN_S)
    assert caplog.messages[0] == "trouble with the file"
    assert caplog.messages[1] == "trouble with the file (60 times since it was said last)"


def test_a_fault_that_was_over_is_said_at_once_when_it_comes_again(caplog: pytest.LogCaptureFixture) -> None:
    faults = FaultLog(logging.getLogger("test"), lambda: 0.0)
    faults.warn("key", "trouble")
    faults.over("key")
    faults.warn("key", "trouble")
    assert caplog.messages == ["trouble", "trouble"]


def test_new_faults_are_said_however_many_were_before(caplog: pytest.LogCaptureFixture) -> None:
    faults = FaultLog(logging.getLogger("test"), lambda: 0.0)
    for number in range(MOST_KEYS + 50):
        faults.warn(f"{number}", "trouble %d", number)
    assert caplog.messages[-1] == f"trouble {MOST_KEYS + 49}"


def test_the_words_of_an_exception_stay_out(caplog: pytest.LogCaptureFixture) -> None:
    faults = FaultLog(logging.getLogger("test"), lambda: 0.0)
    for _ in range(3):
        try:
            int("words of a person")
        except ValueError as fault:
            faults.fault("a text was no number", fault)
    assert len(caplog.records) == 1
    assert "words of a person" not in caplog.text.replace('int("words of a person")', "")
