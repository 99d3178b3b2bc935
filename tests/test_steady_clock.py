"""The steady clock: a wall clock that is set does not move what runs."""

from __future__ import annotations

import pytest

from bot.steady_clock import LONGEST_WAIT_MS, SteadyClock

HOUR = 3_600_000


class Machine:
    def __init__(self) -> None:
        self.wall, self.mono = 1_793_000_000_000, 77_000
        self.clock = SteadyClock(lambda: self.wall, lambda: self.mono)

    def runs(self, ms: int) -> None:
        self.wall += ms
        self.mono += ms


@pytest.mark.parametrize("step", [HOUR, -HOUR])
def test_a_step_of_the_wall_clock_waits_until_nothing_runs(step: int) -> None:
    machine = Machine()
    began = machine.clock()
    machine.wall += step
    machine.runs(10_000)
    assert not machine.clock.follow(free=False)
    assert machine.clock() == began + 10_000
    assert machine.clock.follow(free=True)
    assert machine.clock() == machine.wall


def test_a_bot_that_is_never_idle_takes_the_time_over_after_an_hour() -> None:
    machine = Machine()
    machine.wall += HOUR
    assert not machine.clock.follow(free=False)
    machine.runs(LONGEST_WAIT_MS)
    assert machine.clock.follow(free=False)
    assert machine.clock() == machine.wall


def test_small_corrections_are_no_step() -> None:
    machine = Machine()
    machine.wall += 900
    assert not machine.clock.follow(free=True)
    assert machine.clock() == machine.wall - 900
