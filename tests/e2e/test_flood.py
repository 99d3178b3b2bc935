"""A person who floods is told so now and then, leaves next to nothing behind, and others do not notice."""

from __future__ import annotations

import time

import pytest

from bot.config import Limits
from bot.core.limits.bucket import SECOND
from bot.sandbox.server import Sandbox
from bot.telegram.handlers.door import BURST_SECONDS
from tests.conftest import START
from tests.e2e.contest_group import Room
from tests.e2e.teaching import Reader

pytestmark = pytest.mark.tried(
    "One person floods: lines and taps without an end", note="first aid and votes are never refused"
)

RATE = Limits().person
LIMITS = Limits(100_000, 100_000, 100_000, RATE)
FLOOD = 150


@pytest.fixture
async def flooded(running):
    """A bot with the limits of a person that it ships with."""
    async with (
        Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox,
        running(sandbox, limits=LIMITS) as bot,
    ):
        yield bot


def allowed(costs: int, seconds: float) -> float:
    """How often a person may have something within a time."""
    return (BURST_SECONDS * RATE + RATE * seconds) / costs + 1


async def test_a_flood_of_lines_leaves_a_few_messages_one_session_and_one_sentence(flooded):
    reader = Reader(flooded)
    await reader.say("/start")
    began = time.monotonic_ns()
    for _ in range(FLOOD):
        flooded.sandbox.say(reader.person, None, "/quiz")
    await flooded.settled()
    took = (time.monotonic_ns() - began) / SECOND
    messages = flooded.sandbox.messages(reader.person, by_bot=True)
    told = [message for message in messages if "你发得太快了" in message.text]
    assert len(messages) - len(told) <= allowed(3, took)
    assert len(told) == 1 + int(took // 60)
    assert flooded.app.store.db.execute("SELECT count(*) FROM sessions").fetchone() == (1,)


async def test_a_flood_of_taps_gets_one_toast_in_a_few_seconds(flooded):
    reader = Reader(flooded)
    card = await reader.say("/top")
    data = card.keyboard[0][0]["callback_data"]
    began = time.monotonic_ns()
    queries = [flooded.sandbox.forge_tap(reader.person, card, data) for _ in range(FLOOD)]
    await flooded.settled()
    took = (time.monotonic_ns() - began) / SECOND
    told = [query for query in queries if query.toast and query.toast.text == "慢一点，我跟不上了。"]
    assert 1 <= len(told) <= 1 + took / 4
    assert sum(query.answered for query in queries) - len(told) <= allowed(1, took)


@pytest.mark.parametrize("words", ["/urgent", "我被骗了怎么办", "/start scammed"])
async def test_first_aid_is_never_refused(flooded, words):
    reader = Reader(flooded)
    for _ in range(60):
        flooded.sandbox.say(reader.person, None, "/help")
    await flooded.settled()
    assert "1. " in (await reader.say(words)).text
    assert "110" in reader.card.text


async def test_votes_of_a_contest_are_never_refused(flooded):
    room = Room(flooded, names="甲乙")
    await room.game()
    for _ in range(60):
        flooded.sandbox.say(room.people[1], None, "/help")
    await flooded.settled()
    await room.votes(room.people[1])
    votes = flooded.app.store.db.execute("SELECT player_id FROM contest_votes").fetchall()
    assert votes == [(room.people[1].id,)]


async def test_an_unanswered_session_goes_with_the_next_one_and_an_answered_one_stays(bot):
    reader = Reader(bot)
    for _ in range(5):
        await reader.say("/quiz")
    count = "SELECT count(*) FROM sessions"
    assert bot.app.store.db.execute(count).fetchone() == (1,)
    await reader.tap((0, 0))
    await reader.say("/spot")
    assert bot.app.store.db.execute(count).fetchone() == (2,)


async def test_what_is_rationed_by_the_day_comes_again_the_next_day(bot):
    reader = Reader(bot)
    await reader.say("/quiz")
    await reader.tap((0, 0))
    for _ in range(3):
        bot.app.services.players.export(reader.person.id, None, START)
    assert "今天导出过三次了" in (await reader.say("/export")).text
    for number in range(10):
        await reader.say(f"/start cert-WRONG{number}")
    assert "明天再查" in (await reader.say("/start cert-WRONG")).text
    player = bot.app.store.players.find(reader.person.id)
    changes = [bot.app.services.push_settings.may_change(player, START) for _ in range(41)]
    assert changes == [True] * 40 + [False]
    await bot.sandbox.advance(24 * 3600 * 1000)
    assert "今天" not in (await reader.say("/start cert-WRONG")).text


async def test_points_of_a_day_have_an_end_that_only_a_script_reaches(bot):
    reader = Reader(bot)
    await reader.say("/start")
    budgets = bot.app.store.budgets
    assert sum(budgets.spend(reader.person.id, "points", START, 10) for _ in range(400)) == 1000
    assert budgets.spend(reader.person.id, "points", START + 24 * 3600 * 1000, 10) == 10
