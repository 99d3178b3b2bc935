"""The sender shows what the outbox holds: in order, answers first, each card in its own message."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.effects import Post
from bot.core.limits.windows import Limits
from bot.sandbox.faults import Fault
from bot.storage.outbox_counts import OutboxCounts
from bot.telegram.sending.hooks import Hooks
from tests.transport import (
    ANSWER,
    BROADCAST,
    PUSH,
    SampleBroken,
    SampleDelete,
    SampleEnd,
    SampleFile,
    SampleLine,
    SamplePicture,
    SamplePoll,
    Transport,
    transport,
)


@pytest.fixture
async def rooms(tmp_path: Path) -> AsyncIterator[Transport]:
    async with transport(tmp_path) as opened:
        yield opened


def person(rooms: Transport, name: str = "用户甲") -> int:
    return rooms.sandbox.add_person(name, started=True).id


async def test_posts_of_a_chat_arrive_in_order(rooms: Transport) -> None:
    chats = [person(rooms, f"用户{number}") for number in range(20)]
    for number in range(10):
        for chat_id in chats:
            rooms.post(chat_id, f"line {number}")
    await rooms.sender.drained()
    assert {tuple(rooms.texts(chat_id)) for chat_id in chats} == {
        tuple(f"line {number}" for number in range(10))
    }


async def test_answers_go_before_pushes_before_broadcasts(tmp_path: Path) -> None:
    # One at a time, so that the order of arrival is the order of sending.
    async with transport(tmp_path, limits=Limits(100_000, 100_000, 100_000), concurrency=1) as rooms:
        chats = [person(rooms, f"用户{number}") for number in range(6)]
        with rooms.db.atomic():
            for priority in (BROADCAST, PUSH, ANSWER):
                for chat_id in chats[priority * 2 : priority * 2 + 2]:
                    rooms.outbox.post(Post(chat_id, SampleLine(priority.name), "en", priority=priority), 1)
        await rooms.sender.drained()
        sent = [entry.params["text"] for entry in rooms.sandbox.log.calls("sendMessage")]
    assert sent == ["ANSWER", "ANSWER", "PUSH", "PUSH", "BROADCAST", "BROADCAST"]


async def test_a_tap_and_a_game_overtake_greetings(tmp_path: Path) -> None:
    async with transport(tmp_path, limits=Limits(100_000, 100_000, 100_000), concurrency=1) as rooms:
        tapper, *newcomers = (person(rooms, f"用户{number}") for number in range(20))
        group = rooms.sandbox.add_group("群", [tapper])
        rooms.post(tapper, "question", slot="s1")
        await rooms.sender.drained()
        card = rooms.sandbox.last_message(tapper)
        assert card is not None
        with rooms.db.atomic():
            for chat_id in newcomers:
                rooms.outbox.post(Post(chat_id, SampleLine("greeting"), "en"), 1)
            rooms.outbox.post(
                Post(tapper, SampleLine("reasons"), "en", slot="s1", message_id=card.message_id), 1
            )
            rooms.outbox.post(Post(group.id, SampleLine("round"), "en"), 1)
        await rooms.sender.drained()
        shown = [entry.params["text"] for entry in rooms.sandbox.log.entries if "text" in entry.params]
    assert shown == ["question", "reasons", "round", *["greeting"] * len(newcomers)]


async def test_greetings_come_evenly_so_that_a_tap_finds_a_free_place(tmp_path: Path) -> None:
    async with transport(tmp_path, limits=Limits(10, 100_000, 100_000)) as rooms:
        for number in range(10):
            rooms.post(person(rooms, f"用户{number}"), "greeting")
        await rooms.sender.drained()
        sent = [entry.mono for entry in rooms.sandbox.log.calls("sendMessage")]
    # At once they would fill the second; a little of what was missed is caught up.
    assert sent[-1] - sent[0] > 500


async def test_a_card_is_edited_and_a_fresh_post_takes_the_card_over(rooms: Transport) -> None:
    chat_id = person(rooms)
    for text, fresh in (("one", False), ("two", False), ("three", True), ("four", False)):
        rooms.post(chat_id, text, slot="s1", fresh=fresh)
        await rooms.sender.drained()
    assert rooms.texts(chat_id) == ["two", "four"]


async def test_a_tap_edits_the_tapped_message_and_binds_the_card_to_it(rooms: Transport) -> None:
    chat_id = person(rooms)
    rooms.post(chat_id, "old", slot="s1")
    rooms.post(chat_id, "new", slot="s1", fresh=True)
    await rooms.sender.drained()
    old, new = rooms.sandbox.messages(chat_id, by_bot=True)
    rooms.post(chat_id, "tapped", slot="s1", message_id=old.message_id)
    await rooms.sender.drained()
    rooms.post(chat_id, "and again", slot="s1")
    await rooms.sender.drained()
    assert (old.text, new.text) == ("and again", "new")


async def test_only_the_newest_of_waiting_edits_is_shown(rooms: Transport) -> None:
    chat_id = person(rooms)
    rooms.post(chat_id, "lobby", slot="c1")
    await rooms.sender.drained()
    hold = rooms.sandbox.faults.add(Fault("hold", chat_id=chat_id))
    rooms.post(chat_id, "in the air", slot="c1")
    await rooms.sandbox.wait_for(lambda: hold.hits)
    for number in range(5):
        rooms.post(chat_id, f"edit {number}", slot="c1")
    hold.release()
    await rooms.sender.drained()
    shown = [entry.params["text"] for entry in rooms.sandbox.log.calls("editMessageText")]
    assert shown == ["in the air", "edit 4"]


async def test_a_card_whose_message_is_gone_is_sent_anew(rooms: Transport) -> None:
    chat_id = person(rooms)
    rooms.post(chat_id, "one", slot="s1")
    await rooms.sender.drained()
    message = rooms.sandbox.last_message(chat_id)
    assert message is not None
    rooms.sandbox.delete(message)
    for text in ("two", "three"):
        rooms.post(chat_id, text, slot="s1")
        await rooms.sender.drained()
    shown = [m.text for m in rooms.sandbox.messages(chat_id, by_bot=True) if not m.deleted]
    assert shown == ["three"]


async def test_the_same_content_again_counts_as_shown(rooms: Transport) -> None:
    chat_id = person(rooms)
    for _ in range(2):
        rooms.post(chat_id, "same", slot="s1")
        await rooms.sender.drained()
    assert [post.slot for _, post, _ in rooms.hook_log.shown] == ["s1", "s1"]
    assert rooms.outbox.counts() == OutboxCounts(0, 0, 0, 0, None)


async def test_a_poll_is_sent_closed_and_its_hooks_hear_message_and_poll(rooms: Transport) -> None:
    chat_id = person(rooms)
    rooms.post(chat_id, SamplePoll("哪个？"), slot="c1:r1")
    await rooms.sender.drained()
    message = rooms.sandbox.last_message(chat_id)
    assert message is not None
    assert message.poll is not None
    assert not message.poll.is_closed
    for _ in range(2):
        rooms.post(chat_id, SampleEnd(), slot="c1:r1")
        await rooms.sender.drained()
    assert message.poll.is_closed
    poll_id = message.poll.id
    heard = [(name, receipt.message_id, receipt.poll_id) for name, _, receipt in rooms.hook_log.shown]
    assert heard[:2] == [
        ("SamplePoll", message.message_id, poll_id),
        ("SampleEnd", message.message_id, poll_id),
    ]
    assert [name for name, _, _ in heard] == ["SamplePoll", "SampleEnd", "SampleEnd"]


async def test_pictures_files_and_deletion(rooms: Transport) -> None:
    chat_id = person(rooms)
    rooms.post(chat_id, "text", slot="s1")
    rooms.post(chat_id, SamplePicture("图"), slot="s1")
    rooms.post(chat_id, SamplePicture("另一张"), slot="s1")
    rooms.post(chat_id, SampleFile("你的数据.json"))
    rooms.post(chat_id, "gone", slot="s2")
    await rooms.sender.drained()
    rooms.post(chat_id, SampleDelete(), slot="s2")
    await rooms.sender.drained()
    rooms.post(chat_id, SampleDelete(), slot="s2")
    await rooms.sender.drained()
    shown = [m for m in rooms.sandbox.messages(chat_id, by_bot=True) if not m.deleted]
    assert [bool(m.photo_id) for m in shown] == [True, False]
    assert [bool(m.document_id) for m in shown] == [False, True]
    assert rooms.sandbox.files.find(shown[1].document_id).name == "你的数据.json"
    assert shown[0].text == "另一张"


async def test_a_picture_that_cannot_be_drawn_is_told_in_words(rooms: Transport) -> None:
    chat_id = person(rooms)
    rooms.post(chat_id, SamplePicture("图", fails=True))
    rooms.post(chat_id, "next")
    await rooms.sender.drained()
    assert rooms.texts(chat_id) == ["图（无图）", "next"]


async def test_a_picture_that_telegram_does_not_take_is_told_in_words(rooms: Transport) -> None:
    chat_id = person(rooms)
    rooms.sandbox.faults.add(Fault("refused", "sendPhoto", text="Bad Request: PHOTO_INVALID_DIMENSIONS"))
    rooms.post(chat_id, SamplePicture("图"))
    await rooms.sender.drained()
    assert rooms.texts(chat_id) == ["图（无图）"]


async def test_bad_html_is_sent_as_plain_text(rooms: Transport, caplog: pytest.LogCaptureFixture) -> None:
    chat_id = person(rooms)
    rooms.post(chat_id, "<b>1 &lt; 2")
    rooms.post(chat_id, "<i>2 &lt; 3")
    await rooms.sender.drained()
    assert rooms.texts(chat_id) == ["1 < 2", "2 < 3"]
    assert caplog.text.count("can't parse entities") == 1


async def test_what_is_too_long_or_broken_fails_alone(
    rooms: Transport, caplog: pytest.LogCaptureFixture
) -> None:
    chat_id = person(rooms)
    rooms.post(chat_id, "字" * 4097)
    rooms.post(chat_id, SampleBroken())
    rooms.post(chat_id, "next")
    await rooms.sender.drained()
    assert rooms.texts(chat_id) == ["next"]
    assert rooms.hook_log.undeliverable == [
        ("SampleLine", chat_id, "too-long"),
        ("SampleBroken", chat_id, "fault"),
    ]
    assert rooms.hook_log.refused == []
    assert "SampleBroken cannot be shown: LookupError" in caplog.text


async def test_a_row_that_cannot_be_read_does_not_stop_its_chat(rooms: Transport) -> None:
    chat_id = person(rooms)
    with rooms.db.atomic():
        row_id = rooms.outbox.post(Post(chat_id, SampleLine("of another version"), "en"), 1)
        rooms.db.execute("UPDATE outbox SET effect = 'GoneEffect' WHERE id = ?", (row_id,))
        rooms.outbox.post(Post(chat_id, SampleLine("next"), "en"), 1)
    await rooms.sender.drained()
    assert rooms.texts(chat_id) == ["next"]
    assert rooms.outbox.counts().failed == 1


async def test_a_topic_and_silence_are_kept(rooms: Transport) -> None:
    member = rooms.sandbox.add_person("用户甲", started=True)
    forum = rooms.sandbox.add_group("论坛", [member], supergroup=True, forum=True)
    thread_id = rooms.sandbox.add_topic(forum, "答题")
    rooms.post(forum.id, "in the topic", thread_id=thread_id, silent=True)
    rooms.post(forum.id, "in general")
    await rooms.sender.drained()
    shown = rooms.sandbox.messages(forum, by_bot=True)
    assert [(m.text, m.thread_id, m.silent) for m in shown] == [
        ("in the topic", thread_id, True),
        ("in general", None, False),
    ]


async def test_a_topic_that_is_gone_is_told(rooms: Transport) -> None:
    member = rooms.sandbox.add_person("用户甲", started=True)
    forum = rooms.sandbox.add_group("论坛", [member], supergroup=True, forum=True)
    rooms.post(forum.id, "nowhere", thread_id=999)
    await rooms.sender.drained()
    assert rooms.hook_log.undeliverable == [("SampleLine", forum.id, "topic-gone")]
    assert rooms.hook_log.refused == []


async def test_a_hook_posts_the_next_effect_in_the_same_transaction(tmp_path: Path) -> None:
    opened: list[Transport] = []

    def count(effect: SampleLine, post: Post, receipt: object) -> None:
        if len(effect.html) < 5:
            opened[0].post(post.chat_id, effect.html + "+")

    async with transport(tmp_path, hooks=Hooks(shown={SampleLine: count})) as rooms:
        opened.append(rooms)
        chat_id = person(rooms)
        rooms.post(chat_id, "+")
        await rooms.sender.drained()
        assert rooms.texts(chat_id) == ["+", "++", "+++", "++++", "+++++"]


async def test_a_failing_hook_neither_repeats_the_message_nor_hurts_the_others(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    opened: list[Transport] = []

    def shown(effect: SampleLine, post: Post, receipt: object) -> None:
        opened[0].db.execute("INSERT INTO meta (name, value) VALUES (?, '')", (str(post.chat_id),))
        if effect.html == "bad":
            raise ValueError(effect.html * 3)

    async with transport(tmp_path, hooks=Hooks(shown={SampleLine: shown})) as rooms:
        opened.append(rooms)
        chats = [person(rooms, f"用户{number}") for number in range(5)]
        with rooms.db.atomic():
            for chat_id in chats:
                rooms.outbox.post(
                    Post(chat_id, SampleLine("bad" if chat_id == chats[2] else "good"), "en"), 1
                )
        await rooms.sender.drained()
        assert [len(rooms.texts(chat_id)) for chat_id in chats] == [1] * 5
        told = {int(name) for (name,) in rooms.db.execute("SELECT name FROM meta WHERE name <> 'durable'")}
        assert told == set(chats) - {chats[2]}
    assert caplog.text.count("a hook of SampleLine failed: ValueError") == 1
    assert "badbad" not in caplog.text


async def test_what_another_process_wrote_is_found_without_a_call(rooms: Transport, tmp_path: Path) -> None:
    chat_id = person(rooms)
    await rooms.sender.drained()
    rooms.outbox.subscribe(lambda: None)
    rooms.post(chat_id, "from the command line", priority=BROADCAST)
    await rooms.sandbox.wait_for(lambda: rooms.texts(chat_id))
    assert rooms.texts(chat_id) == ["from the command line"]


async def test_many_broadcasts_are_loaded_in_chunks_and_all_sent(rooms: Transport) -> None:
    chats = [person(rooms, f"用户{number}") for number in range(700)]
    with rooms.db.atomic():
        for chat_id in chats:
            for number in range(2):
                rooms.outbox.post(Post(chat_id, SampleLine(f"{number}"), "en", priority=BROADCAST), 1)
    await rooms.sender.drained()
    assert all(rooms.texts(chat_id) == ["0", "1"] for chat_id in chats)


async def test_an_answer_overtakes_a_broadcast_within_a_second(tmp_path: Path) -> None:
    async with transport(tmp_path, limits=Limits(overall=10)) as rooms:
        chats = [person(rooms, f"用户{number}") for number in range(60)]
        with rooms.db.atomic():
            for chat_id in chats:
                rooms.outbox.post(Post(chat_id, SampleLine("news"), "en", priority=BROADCAST), 1)
        await rooms.sandbox.wait_for(lambda: len(rooms.sandbox.log.calls("sendMessage")) >= 3)
        waits = []
        loop = asyncio.get_running_loop()
        for chat_id in chats[-3:]:
            posted = loop.time()
            rooms.post(chat_id, "answer")
            await rooms.sandbox.wait_for(lambda chat_id=chat_id: "answer" in rooms.texts(chat_id))  # type: ignore[misc]
            waits.append(loop.time() - posted)
    assert max(waits) < 1.0


async def test_the_windows_hold_over_a_restart(tmp_path: Path) -> None:
    async with transport(tmp_path, limits=Limits(group=4, private=1)) as rooms:
        members = [rooms.sandbox.add_person(f"用户{number}", started=True) for number in range(3)]
        group = rooms.sandbox.add_group("群", members)
        for number in range(3):
            rooms.post(group.id, f"{number}")
        await rooms.sender.drained()
        await rooms.sender.stop()
        async with transport(tmp_path, rooms.sandbox, limits=Limits(group=4, private=100)) as again:
            for number in range(3, 9):
                again.post(group.id, f"{number}")
            again.post(members[0].id, "elsewhere")
            await again.sandbox.wait_for(lambda: again.texts(members[0].id))
            assert rooms.texts(group.id) == ["0", "1", "2", "3"]
            assert rooms.sandbox.log.busiest(60_000, group.id) == 4


async def test_a_clock_set_back_does_not_freeze_the_sender(tmp_path: Path) -> None:
    async with transport(tmp_path, limits=Limits(private=1)) as rooms:
        chat_id = person(rooms)
        rooms.post(chat_id, "before")
        await rooms.sender.drained()
        await rooms.sender.stop()
        hour_ago = rooms.sandbox.clock() - 3_600_000
        async with transport(
            tmp_path, rooms.sandbox, limits=Limits(private=1), clock=lambda: hour_ago
        ) as again:
            again.post(chat_id, "after")
            await again.sender.drained()
            assert again.texts(chat_id) == ["before", "after"]


async def test_stopping_lets_land_what_flies_and_leaves_the_rest(tmp_path: Path) -> None:
    async with transport(tmp_path) as rooms:
        chat_id = person(rooms)
        slow = rooms.sandbox.faults.add(Fault("slow", delay=0.05))
        for number in range(3):
            rooms.post(chat_id, f"{number}", priority=PUSH)
        await rooms.sandbox.wait_for(lambda: slow.hits)
        await rooms.sender.stop()
        assert rooms.outbox.counts() == OutboxCounts(2, 0, 0, 0, rooms.outbox.counts().oldest_at)
        async with transport(tmp_path, rooms.sandbox) as again:
            await again.sender.drained()
        assert rooms.texts(chat_id) == ["0", "1", "2"]


async def test_old_rows_are_dropped_while_it_runs(tmp_path: Path) -> None:
    async with transport(tmp_path, frozen=True) as rooms:
        chat_id = person(rooms)
        rooms.post(chat_id, "old")
        await rooms.sender.drained()
        await rooms.sandbox.advance(49 * 3_600_000)
        rooms.sender._look()
        assert rooms.db.execute("SELECT count(*) FROM outbox").fetchone() == (0,)


async def test_who_is_forgotten_while_a_message_flies_leaves_nothing_behind(rooms: Transport) -> None:
    chat_id = person(rooms)
    hold = rooms.sandbox.faults.add(Fault("hold", chat_id=chat_id))
    rooms.post(chat_id, "private words", slot="s1")
    rooms.post(chat_id, "more")
    await rooms.sandbox.wait_for(lambda: hold.hits)
    with rooms.db.atomic():
        rooms.outbox.forget(chat_id)
        rooms.messages.forget_chat(chat_id)
    hold.release()
    await rooms.sender.drained()
    assert rooms.texts(chat_id) == ["private words"]
    assert rooms.hook_log.shown == []
    assert rooms.messages.find(chat_id, "s1") is None


async def test_paid_broadcast_is_asked_for_new_pushes_and_broadcasts_only(tmp_path: Path) -> None:
    async with transport(tmp_path, paid=True) as rooms:
        chat_id = person(rooms)
        for priority in (ANSWER, PUSH, BROADCAST):
            rooms.post(chat_id, priority.name, priority=priority)
        await rooms.sender.drained()
        paid = [call.params.get("allow_paid_broadcast") for call in rooms.sandbox.log.calls("sendMessage")]
        assert paid == [None, True, True]
