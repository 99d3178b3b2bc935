"""A group's number is negative: what a forged button calls a group in a private chat is none, whatever floor lets it through."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.group.group import Group
from bot.core.season.state import Season
from bot.storage.contests import Contests, Game
from bot.storage.database import Database
from bot.storage.groups import Groups
from bot.storage.seasons import PlayedSeason, Seasons
from tests.core.contest_play import NOW, Play

PERSON = 42


def test_the_number_of_a_person_is_kept_as_no_group_game_or_season(db: Database) -> None:
    game = Game(replace(Play().state, id=1), PERSON, None, "zh-Hans")
    season = PlayedSeason(Season(1, "ABCDEFGHJK", 7, "群", "Asia/Shanghai", NOW), PERSON, None)
    with pytest.raises(ValueError, match="negative"):
        Groups(db).save(Group(PERSON, "群", "zh-Hans"), NOW)
    with pytest.raises(ValueError, match="negative"):
        Contests(db).add(game, NOW)
    with pytest.raises(ValueError, match="negative"):
        Seasons(db).add(season)
    for table in ("groups", "contests", "seasons"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
