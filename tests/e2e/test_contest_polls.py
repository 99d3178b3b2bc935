"""Votes in every order that Telegram and crashes bring them, and polls that stand there twice."""

from __future__ import annotations

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.e2e.contest_group import Room


@pytest.fixture
def room(bot):
    return Room(bot)


async def shown_poll(room: Room):
    """The newest poll as soon as it stands in the group, whatever the bot knows of it."""
    return await room.sandbox.wait_for(lambda: (room.polls() or [None])[-1])


async def test_votes_before_the_bot_knows_that_its_poll_is_up(room):
    await room.lobby()
    held = room.sandbox.faults.add(Fault("hold", "sendPoll"))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    poll = await shown_poll(room)
    for person in room.people[:2]:
        room.sandbox.vote(person, poll, poll.correct[0])
    await room.sandbox.wait_for(lambda: not room.sandbox.updates.pending)
    await room.sandbox.advance(3_000)
    held.release()
    await room.bot.settled()
    await room.votes(room.people[2])
    # The clock starts when Telegram took the poll, by its date to the end of the second, however late it says so.
    assert room.newest.text.endswith("排名\n1. 用户甲 1000 分\n1. 用户乙 1000 分\n3. 用户丙 950 分")


async def test_nobody_loses_time_while_a_poll_waits_in_the_queue(room):
    await room.lobby()
    room.sandbox.faults.add(Fault("error", "sendPoll", count=2, code=500))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    await room.sandbox.advance(15_000)
    await room.sandbox.wait_for(room.polls, 15)
    await room.bot.settled()
    await room.passes(10_000)
    await room.votes(room.people[0])
    assert room.bot.app.services.contests.running(room.chat.id).answers[room.people[0].id].time == 10_000


async def test_a_late_vote_scores_nothing_and_changes_nothing(room):
    await room.game()
    poll = room.poll()
    await room.votes(room.people[0])
    await room.passes(21_000)
    before = room.newest.text
    room.sandbox.push_update(
        {
            "poll_answer": {
                "poll_id": poll.id,
                "user": {"id": room.people[1].id, "is_bot": False, "first_name": "用户乙"},
                "option_ids": [poll.correct[0]],
                "option_persistent_ids": ["0"],
            }
        }
    )
    await room.bot.settled()
    assert room.newest.text == before
    assert await room.taps(room.people[1], "我的成绩") == "第 1 题：你没有作答。\n现在 0 分，第 2/3 名。"


async def test_a_retracted_vote_and_a_vote_of_nobody_change_nothing(room):
    await room.game()
    poll = room.poll()
    await room.votes(room.people[0])
    who = {"id": room.people[0].id, "is_bot": False, "first_name": "用户甲"}
    for answer in (
        {"poll_id": poll.id, "user": who, "option_ids": [], "option_persistent_ids": []},
        {"poll_id": poll.id, "option_ids": [0], "option_persistent_ids": ["0"]},
        {"poll_id": "no such poll", "user": who, "option_ids": [0], "option_persistent_ids": ["0"]},
        {"poll_id": poll.id, "user": who, "option_ids": [99], "option_persistent_ids": ["99"]},
    ):
        room.sandbox.push_update({"poll_answer": answer})
    await room.bot.settled()
    contest = room.bot.app.services.contests.running(room.chat.id)
    assert list(contest.answers) == [room.people[0].id]


async def test_a_poll_whose_answer_was_lost_stands_there_twice_and_either_copy_counts(room):
    await room.lobby()
    room.sandbox.faults.add(Fault("reset_after", "sendPoll"))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    await room.sandbox.wait_for(lambda: len(room.polls()) == 2, 15)
    await room.bot.settled()
    lost, known = room.polls()
    assert lost.question == known.question
    first, second, third = room.people
    await room.votes(first, poll=lost)
    await room.votes(second, poll=known)
    # First on the copy that the bot does not know, then on the other one: the first vote counts.
    await room.votes(third, right=False, poll=lost)
    await room.passes(1_000)
    await room.votes(third, right=True, poll=known)
    await room.votes(first, right=False, poll=known)
    assert room.bot.app.services.contests.running(room.chat.id).number == 1
    assert not known.is_closed
    await room.passes(19_000)
    await room.passes(1_000)
    assert room.newest.text.endswith("排名\n1. 用户甲 1000 分\n1. 用户乙 1000 分\n3. 用户丙 0 分")
    assert len(room.polls()) == 2


async def test_votes_while_the_bot_was_down_count(running):
    async with Sandbox(token="1:down", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = Room(bot)
            await room.game()
            await room.passes(5_000)
            await room.votes(room.people[0])
        poll = room.poll()
        await sandbox.advance(10_000)
        sandbox.vote(room.people[1], poll, poll.correct[0])
        await sandbox.advance(60_000)
        assert poll.is_closed
        async with running(sandbox) as bot:
            room.bot = bot
            await bot.settled()
            # t = 5 s, t = T for the vote found in the queue, and nothing.
            assert room.newest.text.endswith("排名\n1. 用户甲 875 分\n2. 用户乙 500 分\n3. 用户丙 0 分")
            await room.passes(4_000)
            assert len(room.polls()) == 2


async def test_a_restart_within_the_round_goes_on_with_it(running):
    async with Sandbox(token="1:again", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = Room(bot)
            await room.game()
            await room.all_vote()
            await room.passes(4_000)
            await room.votes(room.people[0])
        async with running(sandbox) as bot:
            room.bot = bot
            await room.votes(room.people[1])
            await room.votes(room.people[2], right=False)
            assert room.newest.text.endswith(
                "排名\n1. 用户甲 2100 分 🔥2\n1. 用户乙 2100 分 🔥2\n3. 用户丙 1000 分 ↓2"
            )
            assert len(room.polls()) == 2


async def test_a_restart_in_the_lobby_between_rounds_and_in_a_pause_goes_on(running):
    async with Sandbox(token="1:anywhere", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = Room(bot)
            await room.lobby()
        async with running(sandbox) as bot:
            room.bot = bot
            await room.taps(room.host, "开始")
            await room.all_vote()
        async with running(sandbox) as bot:
            room.bot = bot
            await room.passes(4_000)
            await room.all_vote()
            await room.taps(room.host, "暂停")
        async with running(sandbox) as bot:
            room.bot = bot
            await room.taps(room.host, "继续")
            await room.all_vote()
            assert "1. 用户甲 3300 分 🔥3" in room.newest.text


async def test_a_poll_of_a_group_is_silent_about_the_reason(room):
    """Telegram would show an explanation to whoever errs while others still think."""
    await room.game()
    (poll,) = room.sandbox.log.calls("sendPoll")
    assert not {"explanation", "explanation_media"} & poll.params.keys()


async def test_a_sticker_and_a_strange_poll_update_cost_nothing(room):
    await room.game()
    room.sandbox.push_update(
        {
            "poll": {
                "id": "77",
                "question": "第 1/5 题 · 别的 · №999",
                "options": [],
                "total_voter_count": 0,
                "is_closed": True,
                "is_anonymous": False,
                "type": "quiz",
                "allows_multiple_answers": False,
                "allows_revoting": False,
                "members_only": False,
            }
        }
    )
    await room.bot.settled()
    await room.all_vote()
    assert "1. 用户甲 1000 分" in room.newest.text
