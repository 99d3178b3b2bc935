"""Whose turn it is: in order within a chat and priority, answers before pushes before broadcasts, one in the air."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.core.effects import Priority
from bot.telegram.sending.queues import MOST_IN_A_ROW, ChatQueue, Queues

ANSWER, PUSH, BROADCAST = Priority.ANSWER, Priority.PUSH, Priority.BROADCAST


def drain(queues: Queues) -> list[int]:
    """Send all that is ready, one after the other."""
    order = []
    while chat := queues.next():
        head = chat.head()
        assert head is not None
        order.append(head[1])
        queues.mark_in_flight(chat)
        queues.settle(chat)
    return order


def test_answers_go_before_pushes_before_broadcasts() -> None:
    queues = Queues()
    for row_id, (chat_id, priority) in enumerate(
        [(1, BROADCAST), (2, PUSH), (3, ANSWER), (1, ANSWER), (2, BROADCAST)]
    ):
        queues.add(chat_id, priority, row_id)
    assert drain(queues) == [2, 3, 1, 0, 4]
    assert queues.is_empty()


def test_chats_take_turns() -> None:
    queues = Queues()
    for row_id, chat_id in enumerate([1, 1, 1, 2, 3]):
        queues.add(chat_id, ANSWER, row_id)
    assert drain(queues) == [0, 3, 4, 1, 2]


def test_who_is_in_the_middle_of_something_overtakes_those_who_begin() -> None:
    queues = Queues()
    for row_id in (1, 2, 3):
        queues.add(row_id, ANSWER, row_id, begins=True)
    queues.add(4, ANSWER, 4)
    queues.add(-5, PUSH, 5)
    assert drain(queues) == [4, 1, 2, 3, 5]


def test_who_begins_is_not_kept_waiting_for_ever() -> None:
    queues = Queues()
    queues.add(1, ANSWER, 1, begins=True)
    for row_id in range(10, 20):
        queues.add(row_id, ANSWER, row_id)
    assert drain(queues).index(1) == MOST_IN_A_ROW


def test_a_tap_draws_along_what_its_own_chat_waits_for() -> None:
    queues = Queues()
    for chat_id in (1, 2):
        queues.add(chat_id, ANSWER, chat_id, begins=True)
    queues.add(2, ANSWER, 3)
    assert drain(queues) == [2, 3, 1]


def test_one_row_of_a_chat_is_in_the_air() -> None:
    queues = Queues()
    queues.add(1, ANSWER, 10)
    queues.add(1, ANSWER, 11)
    chat = queues.next()
    assert chat is not None
    queues.mark_in_flight(chat)
    queues.add(1, ANSWER, 12)
    assert queues.next() is None
    queues.settle(chat)
    assert drain(queues) == [11, 12]


def test_a_delayed_chat_comes_back_in_time_and_in_order() -> None:
    queues = Queues()
    queues.add(1, ANSWER, 10)
    queues.add(1, ANSWER, 11)
    chat = queues.next()
    assert chat is not None
    queues.mark_in_flight(chat)
    queues.delay(chat, 500)
    queues.release(499)
    assert queues.next() is None
    assert queues.next_at() == 500
    queues.release(500)
    assert drain(queues) == [10, 11]


def test_an_answer_does_not_wait_for_a_delayed_push() -> None:
    queues = Queues()
    queues.add(1, PUSH, 10)
    chat = queues.next()
    assert chat is not None
    queues.mark_in_flight(chat)
    queues.delay(chat, 30_000)
    queues.add(1, PUSH, 11)
    assert queues.next() is None
    queues.add(1, ANSWER, 12)
    assert drain(queues) == [12, 10, 11]


def test_rows_move_with_their_chat() -> None:
    queues = Queues()
    queues.add(-2, ANSWER, 9)
    for row_id, priority in ((10, ANSWER), (11, PUSH), (12, ANSWER)):
        queues.add(-1, priority, row_id)
    queues.move_chat(-1, -2)
    assert drain(queues) == [9, 10, 12, 11]
    assert [queues.size(priority) for priority in Priority] == [0, 0, 0]


class QueuesMachine(RuleBasedStateMachine):
    """Any order of arrivals, departures, delays and landings; a plain model says what must come next."""

    def __init__(self) -> None:
        super().__init__()
        self.queues = Queues()
        self.waiting: dict[int, list[tuple[Priority, int]]] = {}
        self.flying: dict[int, tuple[ChatQueue, int]] = {}
        self.now = 0
        self.rows = 0

    @rule(chat_id=st.integers(1, 4), priority=st.sampled_from(Priority), begins=st.booleans())
    def add(self, chat_id: int, priority: Priority, begins: bool) -> None:
        self.rows += 1
        self.queues.add(chat_id, priority, self.rows, begins=begins and priority is ANSWER)
        self.waiting.setdefault(chat_id, []).append((priority, self.rows))

    @rule()
    def send(self) -> None:
        chat = self.queues.next()
        if chat is None:
            return
        assert chat.chat_id not in self.flying
        row = chat.head()
        assert row == min(self.waiting[chat.chat_id])
        self.queues.mark_in_flight(chat)
        self.flying[chat.chat_id] = (chat, row[1])

    @precondition(lambda self: self.flying)
    @rule(wait=st.integers(0, 50), completed=st.booleans(), data=st.data())
    def release(self, wait: int, completed: bool, data: st.DataObject) -> None:
        chat_id = data.draw(st.sampled_from(sorted(self.flying)))
        chat, row_id = self.flying.pop(chat_id)
        if completed:
            self.queues.settle(chat)
            self.waiting[chat_id] = [row for row in self.waiting[chat_id] if row[1] != row_id]
        else:
            self.queues.delay(chat, self.now + wait)

    @rule(passed=st.integers(0, 60))
    def time_passes(self, passed: int) -> None:
        self.now += passed
        self.queues.release(self.now)

    @invariant()
    def sizes_are_true(self) -> None:
        left = [row for rows in self.waiting.values() for row in rows]
        assert [self.queues.size(priority) for priority in Priority] == [
            sum(row[0] is priority for row in left) for priority in Priority
        ]
        assert self.queues.is_empty() == (not left)

    def teardown(self) -> None:
        """Whatever happened, everything comes out in the end."""
        for chat, _ in self.flying.values():
            self.queues.delay(chat, self.now)
        self.queues.release(self.now + 10_000)
        left = sum(len(rows) for rows in self.waiting.values())
        assert len(drain(self.queues)) == left
        assert self.queues.is_empty()


QueuesMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestQueues = QueuesMachine.TestCase
