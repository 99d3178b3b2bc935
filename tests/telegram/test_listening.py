"""Up to when all is heard: a process that slept, and a poll that was open meanwhile, have heard nothing."""

from __future__ import annotations

from bot.telegram.receiving.listening import LONGEST_HOLD_MS, Listening


class Time:
    """Two clocks of a test: the dated one and the one that is never set."""

    def __init__(self) -> None:
        self.clock, self.mono = 1_000_000, 5_000

    def runs(self, ms: int, listening: Listening) -> None:
        """Time goes by while the process runs."""
        for _ in range(ms // 500):
            self.sleeps(500)
            listening.beat()

    def sleeps(self, ms: int) -> None:
        self.clock += ms
        self.mono += ms


def hearing() -> tuple[Time, Listening]:
    """A long poll that is open, with nothing left at Telegram's."""
    time = Time()
    listening = Listening(lambda: time.clock, lambda: time.mono)
    listening.begin()
    listening.fetched(all_of_it=True)
    listening.begin()
    return time, listening


def test_an_open_poll_has_heard_all_until_now() -> None:
    time, listening = hearing()
    time.runs(30_000, listening)
    assert listening.heard_until() == time.clock
    assert not listening.late
    assert not listening.misses(time.clock)


def test_a_poll_that_was_open_while_the_process_slept_has_heard_nothing() -> None:
    time, listening = hearing()
    time.runs(2_000, listening)
    fell_asleep = time.clock
    time.sleeps(20_000)
    assert listening.heard_until() == fell_asleep
    assert listening.slept
    assert listening.late
    assert not listening.caught_up
    assert listening.misses(fell_asleep + 10_000)


def test_the_answer_of_a_poll_from_before_the_sleep_does_not_catch_up() -> None:
    time, listening = hearing()
    time.sleeps(20_000)
    listening.fetched(all_of_it=True)
    assert not listening.caught_up
    assert listening.misses(time.clock)
    listening.begin()
    assert listening.late
    listening.fetched(all_of_it=True)
    assert listening.caught_up
    assert not listening.misses(time.clock)


def test_what_was_said_in_a_sleep_is_waited_for_from_the_waking_on_and_not_for_ever() -> None:
    time, listening = hearing()
    over = time.clock + 10_000
    time.sleeps(3_600_000)
    assert listening.misses(over)
    time.runs(LONGEST_HOLD_MS, listening)
    assert not listening.misses(over)


def test_a_wall_clock_that_is_set_is_no_sleep_and_hides_none() -> None:
    time, listening = hearing()
    time.clock += 3_600_000
    assert not listening.slept
    time.clock -= 7_200_000
    time.mono += 20_000
    assert listening.slept


def test_behind_a_failure_or_a_full_batch_something_may_wait() -> None:
    for hinder in (Listening.fell_behind, lambda listening: listening.fetched(all_of_it=False)):
        time, listening = hearing()
        hinder(listening)
        time.runs(1_000, listening)
        listening.begin()
        assert listening.late
        assert listening.misses(time.clock)
        listening.fetched(all_of_it=True)
        assert not listening.misses(time.clock)


def test_after_slow_work_a_poll_has_heard_all_when_no_answer_comes_at_once() -> None:
    time, listening = hearing()
    listening.fetched(all_of_it=True)
    time.runs(3_000, listening)
    listening.begin(waited=True)
    assert listening.late
    assert listening.misses(time.clock)
    time.runs(1_000, listening)
    assert not listening.misses(time.clock)
