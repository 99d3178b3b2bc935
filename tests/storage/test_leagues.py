"""The weekly league as rows: what a group is worth, and its place among all groups."""

from __future__ import annotations

import random
from pathlib import Path

from bot.core.contest.league import EVERYBODY
from bot.storage.database import Database
from bot.storage.leagues import SHELF, Leagues
from bot.storage.migrations import FOLDER, migrate


def rank(worths: dict[int, int], strength: int) -> tuple[int, int]:
    return sum(worth > strength for worth in worths.values()) + 1, len(worths)


def test_a_rank_is_one_more_than_the_groups_that_are_worth_more(db: Database) -> None:
    leagues, rng = Leagues(db), random.Random(1)
    week, other = (leagues.add(EVERYBODY, 0, closes_at) for closes_at in (10, 20))
    leagues.save_strength(other.id, -1, 900)
    worths: dict[int, int] = {}
    for _ in range(300):
        # Some come for the first time, some again with another worth; many are next to the edge of a shelf.
        chat_id = -rng.randrange(1, 60)
        worths[chat_id] = rng.choice((0, SHELF - 1, SHELF, SHELF + 1, rng.randrange(20 * SHELF)))
        leagues.save_strength(week.id, chat_id, worths[chat_id])
        for strength in (worths[chat_id], SHELF - 1, SHELF, 0, 10**6):
            assert leagues.rank(week.id, strength) == rank(worths, strength)
    assert leagues.rank(other.id, 900) == (1, 1)


def test_a_group_that_became_a_supergroup_keeps_its_place(db: Database) -> None:
    leagues = Leagues(db)
    week = leagues.add(EVERYBODY, 0, 10)
    for chat_id, strength in ((-1, 500), (-2, 300)):
        leagues.save_strength(week.id, chat_id, strength)
    leagues.move_chat(-1, -1_001)
    leagues.save_strength(week.id, -1_001, 200)
    assert leagues.rank(week.id, 200) == (2, 2)


def test_a_week_that_is_dropped_leaves_no_group_behind(db: Database) -> None:
    leagues = Leagues(db)
    week = leagues.add(EVERYBODY, 0, 10)
    leagues.save_strength(week.id, -1, 500)
    leagues.purge(11)
    assert leagues.rank(week.id, 0) == (1, 0)
    assert db.execute("SELECT count(*) FROM league_shelves").fetchone() == (0,)


def test_groups_that_played_before_the_shelves_came_are_on_them(tmp_path: Path) -> None:
    known, path = tmp_path / "before", tmp_path / "old.sqlite3"
    known.mkdir()
    for file in FOLDER.glob("*.py"):
        if file.name < "0019":
            (known / file.name).write_bytes(file.read_bytes())
    migrate(path, known)
    db = Database.open(path)
    db.execute("INSERT INTO league_seasons (id, chat_id, opens_at, closes_at) VALUES (1, 0, 0, 10)")
    db.execute("INSERT INTO league_groups VALUES (1, -1, 199), (1, -2, 201), (1, -3, 900)")
    db.close()
    migrate(path)
    db = Database.open(path)
    assert Leagues(db).rank(1, 199) == (3, 3)
    db.close()
