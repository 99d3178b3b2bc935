"""No vote that was cast in time is lost, whatever holds the bot up between Telegram and the count."""

from __future__ import annotations

import asyncio

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.e2e.contest_group import Room


def quiet(token: str) -> Sandbox:
    """A Telegram that announces no poll."""
    return Sandbox(token=token, defaults=False, start=START, frozen=True, poll_updates="none")


def told(room: Room) -> str:
    """The answer to the round, as soon as it stands in the group."""
    texts = [message.text or "" for message in room.sandbox.messages(room.chat, by_bot=True)]
    return next((text for text in texts if "题 · 答案" in text), "")


async def answer(room: Room) -> str:
    return await room.sandbox.wait_for(lambda: told(room), 15)


async def forget_admins(room: Room) -> Fault:
    """Play a game in which nobody knows the administrators any more, and Telegram is slow to tell."""
    await room.lobby()
    await room.passes(6 * 60_000)
    await room.taps(room.host, "开始")
    return room.sandbox.faults.add(Fault("slow", "getChatAdministrators", delay=3.0, count=None))


async def test_votes_behind_admin_lookups_count(bot):
    room = Room(bot)
    slow = await forget_admins(room)
    outsider = room.people[2]
    for _ in range(8):
        room.sandbox.say(outsider, room.chat, "/stop")
    await room.sandbox.wait_for(lambda: slow.hits)
    for person in room.people:
        room.sandbox.vote(person, room.poll(), room.poll().correct[0])
    await room.sandbox.advance(22_000)
    assert "答对 3/3 人" in await answer(room)


async def test_a_lookup_that_failed_is_not_repeated_for_five_seconds(bot):
    room = Room(bot)
    await forget_admins(room)
    before = len(room.sandbox.log.calls("getChatAdministrators"))
    for _ in range(3):
        await room.says(room.people[2], "/stop")
    assert len(room.sandbox.log.calls("getChatAdministrators")) == before + 1
    await room.sandbox.advance(5_000)
    await room.says(room.people[2], "/stop")
    assert len(room.sandbox.log.calls("getChatAdministrators")) == before + 2


async def test_votes_on_a_copy_that_nobody_announces_count_when_the_round_closes(running):
    async with quiet("1:quiet") as sandbox, running(sandbox) as bot:
        room = Room(bot)
        await room.lobby()
        sandbox.faults.add(Fault("reset_after", "sendPoll"))
        await sandbox.tap(room.host, room.with_button("开始"), "开始")
        await sandbox.wait_for(lambda: len(room.polls()) == 2, 15)
        await bot.settled()
        lost, known = room.polls()
        first, second, third = room.people
        await room.votes(first, poll=lost)
        await room.passes(10_000)
        await room.votes(second, poll=lost)
        # First on the copy that stays unknown, then on the other one: the first vote counts.
        await room.votes(third, right=False, poll=lost)
        await room.votes(third, right=True, poll=known)
        await room.passes(11_000)
        assert room.newest.text.endswith("排名\n1. 用户甲 1000 分\n2. 用户乙 750 分\n3. 用户丙 0 分")


async def test_a_vote_on_a_strange_poll_counts_for_no_round_that_was_sent_once(running):
    async with quiet("1:strange") as sandbox, running(sandbox) as bot:
        room = Room(bot)
        await room.game()
        who = {"id": room.people[1].id, "is_bot": False, "first_name": "用户乙"}
        option = room.poll().correct[0]
        sandbox.push_update(
            {
                "poll_answer": {
                    "poll_id": "strange",
                    "user": who,
                    "option_ids": [option],
                    "option_persistent_ids": ["0"],
                }
            }
        )
        await room.votes(room.people[0])
        await room.passes(21_000)
        assert "答对 1/1 人" in room.newest.text


async def test_a_round_waits_for_votes_that_cannot_be_fetched(bot):
    room = Room(bot)
    await room.game()
    failing = room.sandbox.faults.add(Fault("error", "getUpdates", code=502, count=None))
    await room.sandbox.wait_for(lambda: failing.hits > 1)
    for person in room.people[:2]:
        room.sandbox.vote(person, room.poll(), room.poll().correct[0])
    await room.sandbox.advance(22_000)
    await asyncio.sleep(0.2)
    assert not told(room)
    failing.release()
    assert "答对 2/2 人" in await answer(room)


async def test_a_round_closes_half_a_minute_late_though_nothing_can_be_fetched(bot):
    room = Room(bot)
    await room.game()
    failing = room.sandbox.faults.add(Fault("error", "getUpdates", code=502, count=None))
    await room.sandbox.wait_for(lambda: failing.hits > 1)
    await room.sandbox.advance(21_000 + 30_000)
    assert "这一题没有人答" in await answer(room)
    failing.release()


async def test_a_held_answer_starts_no_clock_late(bot):
    room = Room(bot)
    await room.lobby()
    held = room.sandbox.faults.add(Fault("hold", "sendPoll"))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    poll = await room.sandbox.wait_for(lambda: (room.polls() or [None])[-1])
    for person in room.people[:2]:
        await room.sandbox.advance(3_000)
        room.sandbox.vote(person, poll, poll.correct[0])
        await room.sandbox.wait_for(lambda: not room.sandbox.updates.pending)
    held.release()
    await bot.settled()
    answers = bot.app.services.contests.running(room.chat.id).answers
    assert [answers[person.id].time for person in room.people[:2]] == [2_000, 5_000]
