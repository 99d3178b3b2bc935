"""The weekly league of a group, groups against each other, and contests that come every week."""

from __future__ import annotations

import pytest

from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.e2e.contest_group import Room

HOUR = 3_600_000
DAY = 24 * HOUR
# START is Monday, 15:33:20 in Shanghai; the week ends at the next Monday's midnight.
TO_MIDNIGHT = 8 * HOUR + 26 * 60_000 + 40_000
WEEK_ENDS = 6 * DAY + TO_MIDNIGHT
CALL = DAY + TO_MIDNIGHT + 19 * HOUR + 50 * 60_000


@pytest.fixture
def room(bot):
    return Room(bot)


async def play(room: Room, rights: str = "甲乙丙") -> None:
    """A whole game of five questions; those in `rights` are right each time, the others wrong."""
    await room.game()
    for _ in range(5):
        for person in room.people:
            await room.votes(person, person.wire["first_name"][-1] in rights)
        await room.passes(12_000)


def named(room: Room, *names: str | None) -> None:
    """Give people the names that they chose for boards."""
    people = room.bot.app.services.players
    for person, name in zip(room.people, names, strict=True):
        player = people.meet(person.id, "zh-hans", room.sandbox.clock())
        if name:
            people.name(player, name, room.sandbox.clock())


async def test_top_shows_the_week_under_the_names_that_people_chose(room):
    named(room, "阿明", None, "小丙")
    await play(room, "甲乙")
    await play(room, "甲")
    board = await room.says(room.people[1], "/top")
    assert board.text == (
        "本周联赛\n\n1. 阿明 12000 分（2 局）\n2. 小丙 0 分（2 局）\n另有 1 位没起榜名，不显示。\n\n"
        "群对群：最好的五个人平均 6000 分，这一周还没有别的群来比。\n\n"
        "打完的比赛才算，至少两个人。周一零点结算。"
    )
    assert board.buttons == [["起个榜上名字"]]


async def test_a_group_without_a_game_has_an_empty_week(room):
    assert "这一周还没有打完的比赛。" in (await room.says(room.host, "/top")).text


async def test_a_game_that_only_one_answered_counts_for_nobody(room):
    await room.game()
    for _ in range(5):
        await room.votes(room.host)
        await room.passes(21_000)
        await room.passes(12_000)
    assert "最终排名" in room.newest.text
    assert "这一周还没有打完的比赛。" in (await room.says(room.host, "/top")).text


async def test_a_stopped_game_counts_for_nobody(room):
    await room.game()
    await room.all_vote()
    await room.says(room.host, "/stop")
    assert "这一周还没有打完的比赛。" in (await room.says(room.host, "/top")).text


async def test_group_against_group_by_the_mean_of_the_best_five(bot):
    many, few = Room(bot, "甲乙丙丁戊己"), Room(bot, "庚辛", title="另一个群")
    await play(many, "甲乙丙丁戊")
    await play(few, "庚")
    # Five times 6000 points; (6000 + 0) / 2.
    assert (
        "你们第 1/2 名，最好的五个人平均 6000 分。领先的是 6000、3000 分。"
        in (await many.says(many.host, "/top")).text
    )
    told = (await few.says(few.host, "/top")).text
    assert "你们第 2/2 名，最好的五个人平均 3000 分。" in told
    # Titles are other people's words: a group could be named to advertise a scam.
    assert "反诈学习小组" not in told


async def test_the_week_ends_on_monday_at_midnight_and_the_group_hears_of_it(room):
    named(room, "阿明", None, None)
    await play(room, "甲")
    await room.passes(WEEK_ENDS - (room.sandbox.clock() - START) - 1)
    assert "联赛结束" not in room.newest.text
    await room.passes(1)
    assert room.newest.text.startswith("上周联赛结束了\n\n1. 阿明 6000 分（1 局）")
    assert "这一周还没有打完的比赛。" in (await room.says(room.host, "/top")).text


async def test_the_week_follows_the_zone_of_the_group(room):
    await room.says(room.host, "/contest")
    await room.taps(room.host, "群设置")
    await room.taps(room.host, "时区")
    await room.taps(room.host, "纽约")
    await room.says(room.host, "/stop")
    await play(room)
    await room.passes(WEEK_ENDS - (room.sandbox.clock() - START))
    assert "联赛结束" not in room.newest.text
    # Midnight in New York, an hour after the clocks went back, is one in the afternoon in Shanghai.
    await room.passes(13 * HOUR)
    assert room.newest.text.startswith("上周联赛结束了")


async def weekly(room: Room, day: str = "周三", hour: str = "20:00") -> None:
    await room.lobby()
    await room.taps(room.host, "每周")
    await room.taps(room.host, hour)
    await room.taps(room.host, day)
    await room.says(room.host, "/stop")


async def test_a_weekly_contest_is_set_with_two_taps(room):
    await room.lobby()
    assert await room.taps(room.people[1], "每周") == "这个由群管理员来定。"
    await room.taps(room.host, "每周")
    assert "还没有定。" in room.newest.text
    assert await room.taps(room.host, "周三") == "定好了"
    assert "每周三 20:00 开始（北京时间）" in room.newest.text
    await room.taps(room.host, "21:00")
    assert "每周三 21:00 开始" in room.newest.text
    assert room.newest.buttons[-1] == ["不再每周比"]
    assert await room.taps(room.host, "不再每周比") == "取消了，不再每周开局。"
    assert "还没有定。" in room.newest.text


async def to_the_call(room: Room) -> None:
    """Ten minutes before eight in the evening of Wednesday."""
    await room.passes(CALL - (room.sandbox.clock() - START))


async def test_ten_minutes_before_there_is_a_call_and_the_game_starts_by_the_clock(room):
    await weekly(room)
    await to_the_call(room)
    assert "20:00 准时开始，来两个人就开。" in room.newest.text
    assert "5 题 · 20 秒" in room.newest.text
    for person in room.people[:2]:
        await room.taps(person, "参加")
    await room.passes(10 * 60_000 - 1)
    assert room.polls() == []
    await room.passes(1)
    assert len(room.polls()) == 1


async def test_a_weekly_contest_for_which_fewer_than_two_come_is_cancelled_kindly(room):
    await weekly(room)
    await to_the_call(room)
    await room.taps(room.host, "参加")
    await room.passes(10 * 60_000)
    assert "这次来的人不到两个，先不比了。" in room.newest.text
    await room.passes(7 * DAY - 10 * 60_000)
    assert "20:00 准时开始" in room.newest.text


async def test_a_weekly_contest_leaves_a_running_game_alone(room):
    await weekly(room)
    await room.passes(CALL - 60_000 - (room.sandbox.clock() - START))
    await room.game()
    await room.passes(60_000)
    assert "准时开始" not in "".join(m.text for m in room.sandbox.messages(room.chat, by_bot=True))


async def test_a_lobby_that_is_open_at_the_call_becomes_the_weekly_contest(room):
    await weekly(room)
    await room.passes(CALL - 60_000 - (room.sandbox.clock() - START))
    await room.lobby()
    await room.passes(60_000)
    assert "20:00 准时开始" in room.newest.text
    assert "已报名 3 人" in room.newest.text
    await room.passes(10 * 60_000)
    assert len(room.polls()) == 1


async def test_a_call_that_was_missed_by_an_outage_is_not_made_late(running):
    async with Sandbox(token="1:late", defaults=False, start=START, frozen=True) as sandbox:
        async with running(sandbox) as bot:
            room = Room(bot)
            await weekly(room)
        await sandbox.advance(3 * DAY)
        async with running(sandbox) as bot:
            room.bot = bot
            await bot.settled()
            assert "准时开始" not in room.newest.text
            await room.passes(CALL + 7 * DAY - (room.sandbox.clock() - START))
            assert "20:00 准时开始" in room.newest.text


async def test_who_is_forgotten_is_gone_from_league_and_results(room):
    await play(room)
    app, gone = room.bot.app, room.people[0]
    app.services.players.meet(gone.id, "zh-hans", room.sandbox.clock())
    app.services.players.forget(
        app.services.players.meet(gone.id, "zh-hans", room.sandbox.clock()), room.sandbox.clock(), None
    )
    for table, column in (
        ("contest_players", "player_id"),
        ("contest_votes", "player_id"),
        ("league_points", "player_id"),
        ("contests", "starter"),
    ):
        found = app.store.db.execute(
            f"SELECT count(*) FROM {table} WHERE {column} = ?", (gone.id,)
        ).fetchone()
        assert found == (0,), table
