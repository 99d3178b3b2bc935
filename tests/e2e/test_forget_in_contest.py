"""Somebody is forgotten in the middle of a contest, by themselves or by a command beside the bot."""

from __future__ import annotations

import pytest

from bot.services.players import Players
from bot.storage.database import Database
from bot.storage.store import Store
from tests.e2e.contest_group import Room


def forget_by_command(bot, person_id: int) -> None:
    """What `python -m bot forget ID` does, with a connection of its own."""
    other = Store(Database.open(bot.app.config.storage.path))
    Players(other).erase(person_id, bot.sandbox.clock())
    other.db.close()


@pytest.mark.parametrize("started_by_them", [False, True])
async def test_who_is_forgotten_by_command_leaves_the_running_contest(bot, started_by_them):
    room = Room(bot)
    gone = room.people[0 if started_by_them else 1]
    await room.game()
    await room.all_vote()
    await room.passes(8_000)
    forget_by_command(bot, gone.id)
    for person in room.people:
        if person is not gone:
            await room.votes(person)
    await room.passes(60_000)
    name = gone.wire["first_name"]
    ranking = room.newest.text if "排名" in room.newest.text else room.transcript().rpartition("排名")[2]
    assert name not in ranking
    assert bot.app.store.personal.export(gone.id) is None
    found = bot.app.store.db.execute("SELECT count(*) FROM contest_players WHERE player_id = ?", (gone.id,))
    assert found.fetchone() == (0,)


async def test_whoever_votes_again_joins_anew(bot):
    room = Room(bot)
    gone = room.people[1]
    await room.game()
    await room.all_vote()
    await room.passes(8_000)
    forget_by_command(bot, gone.id)
    await room.all_vote()
    running = bot.app.services.contests.running(room.chat.id)
    assert gone.id in running.participants
    assert running.scores[gone.id].answered == 1
