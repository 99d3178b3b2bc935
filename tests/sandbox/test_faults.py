"""Faults on demand: who is struck, how often, what took effect; and Telegram's own limits."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.log import took_effect
from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("flood", retry_after=7), (429, "Too Many Requests: retry after 7")),
        (Fault("blocked"), (403, "Forbidden: bot was blocked by the user")),
        (Fault("deactivated"), (403, "Forbidden: user is deactivated")),
        (Fault("kicked"), (403, "Forbidden: bot was kicked from the group chat")),
        (Fault("forbidden", text="bot can't send polls"), (403, "Forbidden: bot can't send polls")),
        (
            Fault("migrated", migrate_to=-5),
            (400, "Bad Request: group chat was upgraded to a supergroup chat"),
        ),
        (Fault("refused", text="CHAT_RESTRICTED"), (400, "Bad Request: CHAT_RESTRICTED")),
        (Fault("error", code=502), (502, "Bad Gateway")),
        (Fault("error"), (500, "Internal Server Error")),
    ],
)
async def test_a_fault_answers_in_place_of_the_call(
    sandbox: Sandbox, call: Caller, group: int, fault: Fault, expected: tuple[int, str]
) -> None:
    sandbox.faults.add(fault)
    before = len(sandbox.messages(group))
    answer = await call("sendMessage", chat_id=group, text="x")
    assert (answer["error_code"], answer["description"]) == expected
    assert len(sandbox.messages(group)) == before
    await call.result("sendMessage", chat_id=group, text="x")
    assert (fault.hits, fault.seen) == (1, 1)


async def test_parameters_come_with_floods_and_migrations(sandbox: Sandbox, call: Caller, group: int) -> None:
    sandbox.faults.add(Fault("flood", retry_after=7))
    answer = await call("sendMessage", chat_id=group, text="x")
    assert answer["parameters"] == {"retry_after": 7}
    sandbox.faults.add(Fault("migrated", migrate_to=-5))
    answer = await call("sendMessage", chat_id=group, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": -5}


async def test_faults_choose_method_chat_and_turn(
    sandbox: Sandbox, call: Caller, person: int, group: int
) -> None:
    sandbox.faults.add(Fault("error", method="editmessagetext"))
    sandbox.faults.add(Fault("flood", chat_id=group, nth=2, count=2))
    codes = [
        (await call("sendMessage", chat_id=chat, text="x")).get("error_code")
        for chat in (person, group, person, group, group, group, person)
    ]
    assert codes == [None, None, None, 429, 429, None, None]


async def test_chance_is_the_same_for_the_same_seed(sandbox: Sandbox, call: Caller, person: int) -> None:
    async def codes() -> list[Any]:
        sandbox.faults.clear()
        sandbox.faults.add(Fault("error", probability=0.5, count=None, seed=3))
        return [(await call("sendChatAction", chat_id=person, action="typing"))["ok"] for _ in range(20)]

    first = await codes()
    assert first == await codes()
    assert set(first) == {True, False}


async def test_faults_spare_get_updates_unless_named(sandbox: Sandbox, call: Caller) -> None:
    everything = sandbox.faults.add(Fault("error", count=None))
    assert (await call("getUpdates"))["ok"]
    everything.release()
    sandbox.faults.add(Fault("error", method="getUpdates"))
    assert (await call("getUpdates"))["error_code"] == 500


async def test_a_lasting_flood_refuses_until_its_time_has_passed(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    flood = sandbox.faults.add(Fault("flood", retry_after=1, lasting=True))
    for _ in range(3):
        assert (await call("sendMessage", chat_id=person, text="x"))["error_code"] == 429
    flood._until = 0.0
    await call.result("sendMessage", chat_id=person, text="x")


@pytest.mark.parametrize(("kind", "messages"), [("reset_before", 0), ("reset_after", 1)])
async def test_a_reset_loses_the_call_or_only_its_answer(
    sandbox: Sandbox, call: Caller, person: int, kind: str, messages: int
) -> None:
    sandbox.faults.add(Fault(kind))
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("sendMessage", chat_id=person, text="x")
    assert len(sandbox.messages(person)) == messages
    [entry] = sandbox.log.calls("sendMessage")
    assert (entry.outcome, took_effect(entry)) == (kind, messages == 1)
    await call.result("sendMessage", chat_id=person, text="x")


async def test_held_answers_come_when_released(sandbox: Sandbox, call: Caller, person: int) -> None:
    held = sandbox.faults.add(Fault("hold", count=None))
    calls = [asyncio.create_task(call("sendMessage", chat_id=person, text=text)) for text in "ab"]
    await sandbox.wait_for(lambda: len(sandbox.messages(person)) == 2)
    assert not any(task.done() for task in calls)
    held.release()
    assert all(answer["ok"] for answer in await asyncio.gather(*calls))
    await call.result("sendMessage", chat_id=person, text="c")


async def test_a_slow_answer_is_late_but_done(sandbox: Sandbox, call: Caller, person: int) -> None:
    sandbox.faults.add(Fault("slow", delay=30))
    slow = asyncio.create_task(call("sendMessage", chat_id=person, text="x"))
    await sandbox.wait_for(lambda: sandbox.messages(person))
    assert not slow.done()
    slow.cancel()


async def test_a_fault_never_hides_a_wrong_call(sandbox: Sandbox, call: Caller) -> None:
    sandbox.faults.add(Fault("flood", count=None))
    assert await call.refusal("sendMessage", txt="x") == 'Bad Request: unknown parameter "txt" in sendMessage'


async def test_an_unknown_fault_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown fault 'flod'"):
        Fault("flod")


# limits


async def test_enforced_limits_refuse_what_comes_too_fast(session: aiohttp.ClientSession) -> None:
    async with Sandbox(enforce_limits=True) as sandbox:
        call = Caller(sandbox, session)
        people = [sandbox.add_person(str(number), started=True).id for number in range(40)]
        group = sandbox.add_group("组", people).id
        group_codes = [
            (await call("sendMessage", chat_id=group, text="x")).get("error_code") for _ in range(21)
        ]
        assert group_codes == [None] * 20 + [429]
        private = [
            (await call("sendMessage", chat_id=people[0], text="x")).get("error_code") for _ in range(6)
        ]
        assert private[:4] == [None] * 4
        assert private[-1] == 429
        answers = [await call("sendMessage", chat_id=person, text="x") for person in people[1:]]
        refused = [answer for answer in answers if not answer["ok"]]
        assert refused
        assert refused[-1]["parameters"]["retry_after"] == 1
        assert (await call("sendChatAction", chat_id=group, action="typing"))["ok"]
        assert sandbox.log.busiest(1000) <= 30
        assert sandbox.log.busiest(60_000, group) == 20
