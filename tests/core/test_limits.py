"""No sliding window ever holds more than its limit, wherever in a send Telegram counts it, and nobody starves."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.limits.windows import BURST, MINUTE, SECOND, Limits, Window


def most(times: Iterable[int], length: int) -> int:
    """Count the most events in any closed window of a length."""
    ordered = sorted(times)
    start = best = 0
    for end, at in enumerate(ordered):
        while at - ordered[start] > length:
            start += 1
        best = max(best, end - start + 1)
    return best


@st.composite
def days(draw: st.DrawFn) -> tuple[int, int, int, list[tuple[int, int]], int]:
    """Limits, and who wants to hear something when; chats below zero are groups."""
    overall, private, group = draw(st.integers(1, 40)), draw(st.integers(1, 3)), draw(st.integers(1, 25))
    chats = draw(st.lists(st.integers(-4, 8).filter(bool), min_size=1, max_size=6, unique=True))
    wishes = draw(
        st.lists(st.tuples(st.integers(0, 20_000), st.sampled_from(chats)), min_size=1, max_size=120)
    )
    return overall, private, group, sorted(wishes), draw(st.integers(0, 2**32))


def play(limits: Limits, wishes: list[tuple[int, int]], rng: random.Random) -> list[tuple[int, int, int]]:
    """Send every wish as early as the limits allow; return (chat, start, end) of each send."""
    waiting = [(at, order, chat_id) for order, (at, chat_id) in enumerate(wishes)]
    heapq.heapify(waiting)
    flying: list[tuple[int, int, int]] = []
    done: list[tuple[int, int, int]] = []
    while waiting:
        now, order, chat_id = heapq.heappop(waiting)
        while flying and flying[0][0] <= now:
            end, start, chat = heapq.heappop(flying)
            limits.end(chat, end)
            done.append((chat, start, end))
        paced = order % 3 == 0
        waits = [limits.wait_overall(now, paced=paced), limits.wait_chat(chat_id, now)]
        if waits == [0, 0]:
            limits.start(chat_id, now, paced=paced)
            heapq.heappush(flying, (now + rng.choice((0, 1, 5, 30, 200, 3000)), now, chat_id))
        elif None in waits:
            # Only the end of a send can help, so there must be one in the air.
            assert flying
            heapq.heappush(waiting, (max(now + 1, flying[0][0]), order, chat_id))
        else:
            heapq.heappush(waiting, (now + max(wait for wait in waits if wait is not None), order, chat_id))
    for end, start, chat in sorted(flying):
        limits.end(chat, end)
        done.append((chat, start, end))
    return done


@settings(max_examples=150, deadline=None)
@given(days())
def test_no_window_ever_holds_more_than_the_limit(
    day: tuple[int, int, int, list[tuple[int, int]], int],
) -> None:
    overall, private, group, wishes, seed = day
    rng = random.Random(seed)
    sent = play(Limits(overall, private, group), wishes, rng)
    assert len(sent) == len(wishes)
    # Telegram may count a send at its start, at its end, or anywhere between.
    for counted in (lambda s, e: s, lambda s, e: e, rng.randint):
        arrivals = [(chat, counted(start, end)) for chat, start, end in sent]
        assert most((at for _, at in arrivals), SECOND) <= overall
        for chat in {chat for chat, _ in arrivals}:
            times = [at for who, at in arrivals if who == chat]
            assert most(times, BURST * SECOND) <= BURST * private
            if chat < 0:
                assert most(times, MINUTE) <= group


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 30), st.integers(1, 5_000))
def test_who_waits_as_told_is_served_then(count: int, length: int) -> None:
    window = Window(length, count)
    now = 0
    for _ in range(3 * count):
        wait = window.wait(now)
        assert wait is not None
        assert wait <= length + 1
        now += wait
        assert window.wait(now) == 0
        window.start()
        window.end(now)


def test_thirty_a_second_are_reached() -> None:
    limits, now, sent = Limits(), 0, 0
    while now < 10_000:
        wait = limits.wait_overall(now, paced=True)
        assert wait is not None
        now += wait
        if wait == 0:
            limits.start(1000 + sent, now, paced=True)
            limits.end(1000 + sent, now)
            sent += 1
    assert 290 <= sent <= 303


def test_paced_messages_leave_room_for_an_answer_at_once() -> None:
    limits, now = Limits(), 0
    while now < 5_000:
        wait = limits.wait_overall(now, paced=True) or 0
        now += wait
        answer = limits.wait_overall(now)
        assert answer is not None
        assert answer <= 60
        limits.start(now + 1, now, paced=True)
        limits.end(now + 1, now)


def test_telegrams_own_limits_are_kept_unless_told_otherwise() -> None:
    limits = Limits()
    for number in range(30):
        assert limits.wait_overall(0) == 0
        limits.start(1000 + number, 0)
        limits.end(1000 + number, 0)
    assert limits.wait_overall(0) == SECOND + 1
    for chat, count, length in ((5, 3, 3 * SECOND), (-5, 20, MINUTE)):
        quiet, now = Limits(), 0
        for _ in range(count):
            now += quiet.wait_chat(chat, now) or 0
            quiet.start(chat, now)
            quiet.end(chat, now)
        assert now + (quiet.wait_chat(chat, now) or 0) == length + 1


def test_a_clock_that_is_set_back_never_freezes() -> None:
    limits = Limits(overall=1, private=1, group=1)
    limits.start(-5, 10_000_000, paced=True)
    limits.end(-5, 10_000_000)
    waits = (limits.wait_overall(1_000, paced=True), limits.wait_chat(-5, 1_000))
    assert waits == (SECOND + 1, MINUTE + 1)
    assert limits.wait_chat(-5, 1_000 + MINUTE + 1) == 0


def test_what_was_sent_before_the_start_counts() -> None:
    limits = Limits(group=2)
    limits.restore(-5, -50_000)
    limits.restore(-5, -10_000)
    assert limits.wait_chat(-5, 0) == 10_001
    assert limits.wait_chat(-6, 0) == 0


def test_a_flood_answer_holds_its_chat_alone() -> None:
    limits = Limits()
    assert not limits.refuse(5, 3_000, now=0)
    assert limits.wait_chat(5, 1_000) == 2_000
    assert limits.wait_chat(6, 1_000) == 0
    assert limits.wait_overall(1_000) == 0


def test_three_chats_refused_in_a_row_hold_all() -> None:
    limits = Limits()
    assert [limits.refuse(chat_id, 3_000, now=0) for chat_id in (5, 6, 7)] == [False, False, True]
    assert limits.wait_overall(1_000) == 2_000
    assert limits.wait_overall(3_000) == 0


def test_an_accepted_message_ends_a_row_of_refusals() -> None:
    limits = Limits()
    limits.refuse(5, 3_000, now=0)
    limits.refuse(6, 3_000, now=0)
    limits.accept(8)
    assert not limits.refuse(7, 3_000, now=0)
    assert not limits.refuse(7, 3_000, now=0)


def test_what_was_sent_to_a_group_still_counts_when_it_has_another_id() -> None:
    limits = Limits(group=1)
    limits.start(-5, 0)
    limits.end(-5, 0)
    limits.move_chat(-5, -1005)
    assert limits.wait_chat(-1005, 1_000) == MINUTE - 1_000 + 1
    assert limits.wait_chat(-5, 1_000) == 0


def test_silent_chats_are_forgotten() -> None:
    limits = Limits(100_000)
    for number in range(1, 50_001):
        limits.start(number, number * 10)
        limits.end(number, number * 10)
    assert limits.chats() <= 400
