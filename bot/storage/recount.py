"""The totals that are kept, counted anew from the answers: they must be the same."""

from __future__ import annotations

import sqlite3

from msgspec import Struct

PEOPLE_AT_ONCE = 500
_POINTS = """
    SELECT players.id FROM players
    LEFT JOIN (SELECT player_id, sum(points) AS points FROM answers WHERE player_id > ?1 AND player_id <= ?2
               GROUP BY player_id) AS counted ON counted.player_id = players.id
    WHERE players.id > ?1 AND players.id <= ?2 AND players.points <> coalesce(counted.points, 0)
"""
_TOPICS = """
    SELECT player_id FROM (
        SELECT player_id, topic, rights, total FROM topic_totals WHERE player_id > ?1 AND player_id <= ?2
        UNION ALL
        SELECT player_id, topic, -sum(is_right), -count(*) FROM answers
        WHERE player_id > ?1 AND player_id <= ?2 GROUP BY player_id, topic
    ) GROUP BY player_id, topic HAVING sum(rights) <> 0 OR sum(total) <> 0
"""
_BOARD = """
    SELECT players.id FROM players LEFT JOIN board ON board.period = 'all' AND board.player_id = players.id
    WHERE players.id > ?1 AND players.id <= ?2 AND players.points <> coalesce(board.points, 0)
"""
CHECKS = {"points": _POINTS, "answers by topic": _TOPICS, "points on the board of all time": _BOARD}


class Recount(Struct, frozen=True):
    """How many people were looked at, and how many have a total that is wrong, by its name."""

    people: int
    wrong: dict[str, int]


def recount(connection: sqlite3.Connection) -> Recount:
    """Count anew, some people at a time: no long look that would keep the bot's log from being folded."""
    last, people, wrong = 0, 0, dict.fromkeys(CHECKS, 0)
    while True:
        ids = [
            player_id
            for (player_id,) in connection.execute(
                "SELECT id FROM players WHERE id > ? ORDER BY id LIMIT ?", (last, PEOPLE_AT_ONCE)
            )
        ]
        if not ids:
            return Recount(people, {name: count for name, count in wrong.items() if count})
        for name, sql in CHECKS.items():
            wrong[name] += len({row[0] for row in connection.execute(sql, (last, ids[-1]))})
        people += len(ids)
        last = ids[-1]


def count_people(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return the total of people that is kept, and how many there are."""
    kept, counted = connection.execute(
        "SELECT (SELECT count FROM totals WHERE name = 'people'), (SELECT count(*) FROM players)"
    ).fetchone()
    return int(kept), int(counted)
