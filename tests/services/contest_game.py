"""A contest played by hand through its services: five questions of ten seconds."""

from __future__ import annotations

from bot.core.contest.events import Configure, Join
from tests.services.world import GROUP, PAUSE, SECOND, World

HOST = 10
LIMIT = 10 * SECOND


def open_lobby(world: World, *players: int) -> int:
    """Open a lobby of five questions of ten seconds with these players; returns the contest's number."""
    for player in players:
        world.player(player)
    assert world.services.contests.call(world.group(), HOST, None, world.now) is None
    world.do(Configure("rounds", 5), Configure("seconds", 10))
    world.do(*(Join(player, f"用户{player}") for player in players))
    world.take(GROUP)
    return world.game().contest.id


def start(world: World, *players: int) -> int:
    contest_id = open_lobby(world, *(players or (1, 2)))
    assert world.services.contests.start(contest_id, GROUP, world.now) is None
    return contest_id


def play_on(world: World, rights: dict[int, bool]) -> None:
    """Show the round on the table, let each vote, and go on to the next one or to the end."""
    world.show_poll()
    for player, right in rights.items():
        world.vote(player, right=right)
    world.pass_time(PAUSE * SECOND)
    world.tick()


def play(world: World, rights: dict[int, bool]) -> int:
    contest_id = start(world, *rights)
    for _ in range(5):
        play_on(world, rights)
    return contest_id
