"""Polls: what may be sent, who may vote when, and what the bot hears of it."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.sandbox.errors import Refused
from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller, kinds
from tests.sandbox.samples import QUIZ

FACE = "😀"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": FACE * 151}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": [{"text": "x"}] * 13}, "poll can't have more than 12 options"),
        ({"options": [{"text": " "}]}, "poll options must be non-empty"),
        ({"options": [{"text": FACE * 51}]}, "poll options length must not exceed 100"),
        ({"options": ["x"]}, "can't parse options: [0]: expected an object (InputPollOption)"),
        ({"type": "survey"}, "unsupported poll type specified"),
        ({"correct_option_ids": []}, "correct quiz option list must be non-empty"),
        ({"correct_option_ids": [2, 1]}, "correct quiz option list must be increasing"),
        ({"correct_option_ids": [3]}, "wrong quiz correct_option_id"),
        ({"correct_option_ids": [0, 1]}, "several correct options need allows_multiple_answers"),
        ({"type": "regular"}, "correct_option_ids is for quizzes only"),
        ({"explanation": FACE * 101}, "quiz explanation must have at most 200 characters"),
        ({"explanation": "a\nb\nc\nd"}, "quiz explanation must have at most 2 line feeds"),
        ({"description": "x" * 1025}, "poll description length must not exceed 1024"),
        ({"open_period": 4}, "open_period must be from 5 to 2628000 seconds"),
        ({"open_period": 2_628_001}, "open_period must be from 5 to 2628000 seconds"),
        ({"open_period": 30, "close_date": 1}, "open_period and close_date can't be used together"),
        ({"close_date": 1}, "close_date must be from 5 to 2628000 seconds in the future"),
        ({"correct_option_id": 1}, 'unknown parameter "correct_option_id" in sendPoll'),
    ],
)
async def test_send_poll_refuses(call: Caller, group: int, change: dict[str, Any], complaint: str) -> None:
    assert await call.refusal("sendPoll", chat_id=group, **{**QUIZ, **change}) == f"Bad Request: {complaint}"


async def test_send_poll_takes_what_just_fits(call: Caller, group: int) -> None:
    await call.result(
        "sendPoll",
        chat_id=group,
        question=FACE * 150,
        options=[{"text": FACE * 50}] * 12,
        type="quiz",
        correct_option_ids=[11],
        explanation="a\nb\nc",
        description="<b>" + "x" * 1024 + "</b>",
        description_parse_mode="HTML",
        open_period=2_628_000,
    )


async def test_a_vote_is_told_by_original_positions(sandbox: Sandbox, call: Caller, group: int) -> None:
    sent = await call.result("sendPoll", chat_id=group, shuffle_options=True, **QUIZ)
    poll = sandbox.find_poll(sent["poll"]["id"])
    update_id = sandbox.vote("乙", poll, "先问家人")
    [update] = await call.updates()
    assert update["update_id"] == update_id
    answer = update["poll_answer"]
    assert (answer["poll_id"], answer["user"]["id"]) == (poll.id, sandbox.person("乙").id)
    assert answer["option_ids"] == [2]
    assert answer["option_persistent_ids"] == [sent["poll"]["options"][2]["persistent_id"]]
    assert sandbox.messages(group)[-1].wire["poll"]["options"][2]["voter_count"] == 1


async def test_options_are_shuffled_for_each_person_and_stay_so(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    options = [{"text": str(number)} for number in range(10)]
    sent = await call.result("sendPoll", chat_id=group, question="?", options=options, shuffle_options=True)
    poll = sandbox.find_poll(sent["poll"]["id"])
    assert poll.order(1) != poll.order(2)
    assert poll.order(1) == poll.order(1)
    assert sorted(poll.order(1)) == list(range(10))


async def test_a_quiz_vote_is_final_unless_revoting_is_allowed(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    await call.result("sendPoll", chat_id=group, **QUIZ)
    final = sandbox.messages(group)[-1]
    sandbox.vote("乙", final, 0)
    for options in ((1,), ()):
        with pytest.raises(Refused, match="does not allow to change"):
            sandbox.vote("乙", final, *options)
    await call.result("sendPoll", chat_id=group, allows_revoting=True, **QUIZ)
    free = sandbox.messages(group)[-1]
    sandbox.vote("乙", free, 0)
    sandbox.vote("乙", free, 1)
    sandbox.vote("乙", free)
    votes = [update["poll_answer"]["option_ids"] for update in await call.updates()]
    assert votes == [[0], [0], [1], []]
    assert free.wire["poll"]["total_voter_count"] == 0


async def test_a_poll_closes_at_its_deadline_and_takes_no_vote_after(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    sent = await call.result("sendPoll", chat_id=group, open_period=30, **QUIZ)
    poll = sandbox.find_poll(sent["poll"]["id"])
    assert sent["poll"]["close_date"] == sandbox.clock() // 1000 + 30
    await sandbox.advance(29_999)
    sandbox.vote("甲", poll, 1)
    await sandbox.advance(1)
    assert poll.is_closed
    with pytest.raises(Refused, match="closed"):
        sandbox.vote("乙", poll, 1)
    refusal = await call.refusal("stopPoll", chat_id=group, message_id=sent["message_id"])
    assert refusal == "Bad Request: poll has already been closed"


async def test_polls_close_in_the_order_of_their_deadlines_before_callbacks(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    order: list[str] = []

    async def tick() -> None:
        order.append(f"tick at {sandbox.clock() - start}")

    sandbox.on_advance.append(tick)
    start = sandbox.clock()
    ids = [
        (await call.result("sendPoll", chat_id=group, open_period=period, **QUIZ))["poll"]["id"]
        for period in (60, 10, 30)
    ]
    await sandbox.advance(100_000)
    closed = [update["poll"]["id"] for update in await call.updates()]
    assert closed == [ids[1], ids[2], ids[0]]
    assert order == ["tick at 100000"]


async def test_stop_poll_returns_the_final_poll_and_tells_of_it(
    sandbox: Sandbox, call: Caller, group: int
) -> None:
    sent = await call.result("sendPoll", chat_id=group, description="短信全文", **QUIZ)
    sandbox.vote("甲", sent["poll"]["id"], 1)
    stopped = await call.result("stopPoll", chat_id=group, message_id=sent["message_id"])
    assert stopped["is_closed"]
    assert stopped["total_voter_count"] == 1
    assert "description" not in stopped
    updates = await call.updates()
    assert kinds(updates) == ["poll_answer", "poll"]
    assert updates[1]["poll"] == stopped


async def test_stopping_what_is_no_poll_is_refused(call: Caller, person: int) -> None:
    sent = await call.result("sendMessage", chat_id=person, text="x")
    for message_id in (sent["message_id"], 999):
        refusal = await call.refusal("stopPoll", chat_id=person, message_id=message_id)
        assert refusal == "Bad Request: message with poll to stop not found"


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("none", ["poll_answer"]),
        ("stop", ["poll_answer", "poll"]),
        ("close", ["poll_answer", "poll", "poll"]),
        ("all", ["poll", "poll_answer", "poll", "poll"]),
    ],
)
async def test_poll_updates_come_as_the_option_says(
    session: aiohttp.ClientSession, mode: str, expected: list[str]
) -> None:
    async with Sandbox(poll_updates=mode, frozen=True) as sandbox:
        call = Caller(sandbox, session)
        group = sandbox.add_group("组", [sandbox.add_person("甲")])
        sandbox.updates.drop()
        stopped = await call.result("sendPoll", chat_id=group.id, **QUIZ)
        await call.result("sendPoll", chat_id=group.id, open_period=5, **QUIZ)
        sandbox.vote("甲", stopped["poll"]["id"], 1)
        await call.result("stopPoll", chat_id=group.id, message_id=stopped["message_id"])
        await sandbox.advance(5_000)
        assert kinds(await call.updates()) == expected


async def test_an_anonymous_admin_votes_as_the_group(sandbox: Sandbox, call: Caller, group: int) -> None:
    super_group = sandbox.upgrade(group)
    sandbox.promote(super_group, "甲", anonymous=True)
    await call.updates()
    sent = await call.result("sendPoll", chat_id=super_group.id, **QUIZ)
    sandbox.vote("甲", sent["poll"]["id"], 1)
    [update] = await call.updates()
    assert "user" not in update["poll_answer"]
    assert update["poll_answer"]["voter_chat"]["id"] == super_group.id


async def test_an_anonymous_poll_names_no_voter(sandbox: Sandbox, call: Caller, group: int) -> None:
    sent = await call.result("sendPoll", chat_id=group, **{**QUIZ, "is_anonymous": True})
    assert sandbox.vote("甲", sent["poll"]["id"], 1) is None
    assert await call.updates() == []


async def test_who_is_not_in_the_group_cannot_vote(sandbox: Sandbox, call: Caller, group: int) -> None:
    sent = await call.result("sendPoll", chat_id=group, **QUIZ)
    sandbox.add_person("外人")
    with pytest.raises(Refused, match="外人 is not in 组"):
        sandbox.vote("外人", sent["poll"]["id"], 1)


async def test_without_the_right_polls_are_refused(sandbox: Sandbox, call: Caller, group: int) -> None:
    sandbox.permit(group, can_send_polls=False)
    refusal = await call.refusal("sendPoll", chat_id=group, **QUIZ)
    assert refusal == "Bad Request: not enough rights to send polls to the chat"
    sandbox.promote_bot(group)
    await call.result("sendPoll", chat_id=group, **QUIZ)


async def test_a_poll_closes_by_itself_as_real_time_goes_by(session: aiohttp.ClientSession) -> None:
    async with Sandbox() as sandbox:
        person = sandbox.add_person("甲", started=True)
        sent = await Caller(sandbox, session).result("sendPoll", chat_id=person.id, open_period=5, **QUIZ)
        await sandbox.advance(4_950)
        poll = sandbox.find_poll(sent["poll"]["id"])
        assert not poll.is_closed
        await sandbox.wait_for(lambda: poll.is_closed, timeout=2.0)
