"""The outbox keeps order, replaces needless edits only, and remembers after a crash what was in the air."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.core.effects import Post, Priority
from bot.storage.database import Database
from bot.storage.effect_codec import UnreadableRow
from bot.storage.messages import Messages
from bot.storage.outbox import KEPT_MS, Outbox, State
from bot.storage.outbox_counts import OutboxCounts
from tests.transport import ANSWER, BROADCAST, PUSH, SAMPLES, SampleLine, SamplePoll, new_file

NOW = 1_793_000_000_000


class Rooms:
    """A file with an outbox and the messages of cards."""

    def __init__(self, path: Path) -> None:
        self.db = Database.open(path)
        self.outbox = Outbox(self.db, SAMPLES)
        self.messages = Messages(self.db)

    def post(self, text: str, chat_id: int = 5, priority: Priority = ANSWER, **address: object) -> int:
        with self.db.atomic():
            return self.outbox.post(Post(chat_id, SampleLine(text), "en", priority=priority, **address), NOW)  # type: ignore[arg-type]

    def waiting(self, priority: Priority = ANSWER) -> list[str]:
        found = [self.outbox.find(row_id) for row_id, *_ in self.outbox.ids_after(priority, 0, 100)]
        return [
            post.effect.html for post in found if post is not None and isinstance(post.effect, SampleLine)
        ]


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    opened = Rooms(new_file(tmp_path))
    yield opened
    opened.db.close()


@pytest.mark.parametrize(
    "post",
    [
        Post(5, SampleLine("<b>你好</b> \u202e 👋"), "zh-Hans"),
        Post(-100, SamplePoll("哪个？", ("甲", "乙")), "en", "c7:r1", None, 12, PUSH, True, True),
        Post(5, SampleLine(""), "zh-Hant", "s1", 99, None, BROADCAST),
    ],
)
def test_a_post_comes_back_as_it_went_in(rooms: Rooms, post: Post) -> None:
    with rooms.db.atomic():
        row_id = rooms.outbox.post(post, NOW)
    assert rooms.outbox.find(row_id) == replace(post, posted_at=NOW)


def test_a_rolled_back_post_never_was(rooms: Rooms) -> None:
    def fail() -> None:
        with rooms.db.atomic():
            rooms.outbox.post(Post(5, SampleLine("never"), "en"), NOW)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert rooms.waiting() == []


def test_the_sender_is_woken_after_the_commit_and_once(rooms: Rooms) -> None:
    woken: list[list[str]] = []
    rooms.outbox.subscribe(lambda: woken.append(rooms.waiting()))
    with rooms.db.atomic():
        rooms.outbox.post(Post(5, SampleLine("a"), "en"), NOW)
        rooms.outbox.post(Post(5, SampleLine("b"), "en"), NOW)
    assert woken == [["a", "b"]]


def test_a_newer_edit_of_a_card_replaces_a_waiting_one(rooms: Rooms) -> None:
    rooms.messages.bind(5, "s1", 77, "text", NOW)
    for text in ("one", "two", "three"):
        rooms.post(text, slot="s1")
    rooms.post("other card", slot="s2")
    rooms.post("other chat", chat_id=6, slot="s1")
    assert rooms.waiting() == ["three", "other card", "other chat"]


def test_the_first_message_of_a_card_is_never_replaced(rooms: Rooms) -> None:
    rooms.post("first", slot="s1")
    rooms.post("second", slot="s1")
    assert rooms.waiting() == ["first", "second"]


def test_a_fresh_message_neither_replaces_nor_is_replaced(rooms: Rooms) -> None:
    rooms.messages.bind(5, "s1", 77, "text", NOW)
    rooms.post("edit", slot="s1")
    rooms.post("fresh", slot="s1", fresh=True)
    rooms.post("edit of the fresh one", slot="s1")
    assert rooms.waiting() == ["edit", "fresh", "edit of the fresh one"]


def test_an_edit_of_the_tapped_message_is_taken_over_by_the_next_edit(rooms: Rooms) -> None:
    rooms.post("one", slot="s1", message_id=77)
    last = rooms.post("two", slot="s1")
    post = rooms.outbox.find(last)
    assert rooms.waiting() == ["two"]
    assert post is not None
    assert post.message_id == 77


def test_edits_of_two_tapped_messages_are_both_shown(rooms: Rooms) -> None:
    rooms.post("one", slot="s1", message_id=77)
    rooms.post("two", slot="s1", message_id=78)
    assert rooms.waiting() == ["one", "two"]


def test_what_is_in_the_air_is_not_replaced(rooms: Rooms) -> None:
    rooms.messages.bind(5, "s1", 77, "text", NOW)
    flying = rooms.post("one", slot="s1")
    rooms.outbox.flying.add(flying)
    rooms.post("two", slot="s1")
    rooms.post("three", slot="s1")
    assert rooms.waiting() == ["one", "three"]


def test_the_more_urgent_priority_wins_when_an_edit_is_replaced(rooms: Rooms) -> None:
    rooms.messages.bind(5, "s1", 77, "text", NOW)
    rooms.post("answer", slot="s1", priority=ANSWER)
    rooms.post("push", slot="s1", priority=PUSH)
    assert rooms.waiting(ANSWER) == ["push"]
    assert rooms.waiting(PUSH) == []


def test_after_a_crash_answers_wait_again_and_pushes_are_unknown(rooms: Rooms) -> None:
    ids = {priority: rooms.post(priority.name, priority=priority) for priority in Priority}
    for row_id in ids.values():
        rooms.outbox.mark_in_flight(row_id, NOW)
    rooms.post("not yet sent", priority=PUSH)
    assert rooms.outbox.recover() == 2
    assert rooms.waiting(ANSWER) == ["ANSWER"]
    assert rooms.waiting(PUSH) == ["not yet sent"]
    assert rooms.waiting(BROADCAST) == []
    assert rooms.outbox.counts() == OutboxCounts(2, 0, 2, 0, NOW)


def test_a_settled_row_keeps_nothing_of_what_was_said(rooms: Rooms) -> None:
    row_id = rooms.post("private words")
    rooms.outbox.settle(row_id, State.SENT, NOW)
    assert rooms.outbox.find(row_id) is None
    assert rooms.db.execute("SELECT payload FROM outbox WHERE id = ?", (row_id,)).fetchone() == ("",)


def test_settled_rows_go_after_48_hours_and_waiting_ones_never(rooms: Rooms) -> None:
    sent = [rooms.post(f"sent {i}") for i in range(5)]
    for row_id in sent:
        rooms.outbox.settle(row_id, State.SENT, NOW)
    tried = rooms.post("tried and waiting", priority=PUSH)
    rooms.outbox.mark_in_flight(tried, NOW)
    rooms.outbox.release(tried)
    assert rooms.outbox.purge(NOW + KEPT_MS, 100) == 0
    assert rooms.outbox.purge(NOW + KEPT_MS + 1, 3) == 3
    assert rooms.outbox.purge(NOW + KEPT_MS + 1, 100) == 2
    assert rooms.waiting(PUSH) == ["tried and waiting"]


def test_ids_never_come_twice_even_when_all_rows_are_gone(rooms: Rooms) -> None:
    first = rooms.post("one")
    rooms.outbox.forget(5)
    assert rooms.post("two") > first


def test_windows_are_rebuilt_from_what_went_out_but_not_from_what_was_replaced(rooms: Rooms) -> None:
    rooms.messages.bind(5, "s1", 77, "text", NOW)
    rooms.post("replaced", slot="s1")
    sent = rooms.post("sent", slot="s1")
    rooms.outbox.settle(sent, State.SENT, NOW + 10)
    flying = rooms.post("flying", chat_id=-6)
    rooms.outbox.mark_in_flight(flying, NOW + 20)
    assert rooms.outbox.tried_since(NOW, NOW) == [(5, NOW + 10), (-6, NOW + 20)]
    assert rooms.outbox.tried_since(NOW + 10, NOW) == [(-6, NOW + 20)]
    assert rooms.outbox.tried_since(NOW, NOW + 20) == []


def test_what_waits_moves_with_its_group(rooms: Rooms) -> None:
    row_id = rooms.post("edit", chat_id=-6, slot="c1", message_id=5)
    settled = rooms.post("sent", chat_id=-6)
    rooms.outbox.settle(settled, State.SENT, NOW)
    rooms.outbox.move_chat(-6, -1006)
    assert rooms.outbox.find(row_id) == Post(-1006, SampleLine("edit"), "en", "c1", posted_at=NOW)
    assert rooms.db.execute("SELECT chat_id FROM outbox WHERE id = ?", (settled,)).fetchone() == (-6,)


def test_forgetting_a_chat_leaves_no_row_of_it(rooms: Rooms) -> None:
    rooms.post("waiting")
    rooms.outbox.settle(rooms.post("failed"), State.FAILED, NOW, "blocked")
    rooms.post("another person's", chat_id=6)
    rooms.outbox.forget(5)
    assert rooms.db.execute("SELECT DISTINCT chat_id FROM outbox").fetchall() == [(6,)]


def test_a_row_of_an_unknown_effect_is_unreadable(rooms: Rooms) -> None:
    row_id = rooms.post("one")
    rooms.db.execute("UPDATE outbox SET effect = 'gone' WHERE id = ?", (row_id,))
    with pytest.raises(UnreadableRow):
        rooms.outbox.find(row_id)
    rooms.db.execute("UPDATE outbox SET effect = 'SampleLine', payload = '{}' WHERE id = ?", (row_id,))
    with pytest.raises(UnreadableRow):
        rooms.outbox.find(row_id)


QUERIES = {
    "outbox_open ": "SELECT id, chat_id FROM outbox WHERE state < 2 AND priority = 0 AND id > 3 ORDER BY id",
    "outbox_chat ": "SELECT id FROM outbox WHERE chat_id = 5 AND slot = 'x' AND state = 0 ORDER BY id DESC LIMIT 1",
    "outbox_tried ": "SELECT chat_id FROM outbox WHERE tried_at > 5 AND state <> 3 ORDER BY tried_at DESC",
    "outbox_in_flight": "UPDATE outbox SET state = 0 WHERE state = 1",
    "outbox_lost ": "SELECT state, count(*) FROM outbox WHERE state > 3 GROUP BY state",
}


@pytest.mark.parametrize("index", QUERIES)
def test_what_is_asked_often_is_found_by_index_however_much_was_sent(rooms: Rooms, index: str) -> None:
    plan = rooms.db.execute(f"EXPLAIN QUERY PLAN {QUERIES[index]}").fetchall()
    details = " ".join(row[3] for row in plan)
    assert index in f"{details} "
    assert "TEMP" not in details


def test_forgetting_a_chat_scans_nothing(rooms: Rooms) -> None:
    plan = rooms.db.execute("EXPLAIN QUERY PLAN DELETE FROM outbox WHERE chat_id = 5").fetchall()
    assert [row[3] for row in plan] == ["SEARCH outbox USING INDEX outbox_chat (chat_id=?)"]
