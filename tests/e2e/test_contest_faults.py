"""What is broken stays alone: one game's trouble is no other game's, and nothing waits in a circle."""

from __future__ import annotations

import logging

from bot.sandbox.faults import Fault
from tests.e2e.contest_group import Room


async def test_a_game_whose_row_cannot_be_read_holds_no_other_and_is_tried_again_in_a_minute(bot, caplog):
    broken, sound = Room(bot), Room(bot, "丁戊己", title="别的群")
    await broken.game()
    await sound.game()
    contests = bot.app.store.contests
    bot.app.store.db.execute("UPDATE contests SET head = 'no head' WHERE chat_id = ?", (broken.chat.id,))
    contests.forget(0)
    with caplog.at_level(logging.CRITICAL):
        await sound.votes(sound.host)
        await sound.passes(21_000)
    assert "1. 用户丁 1000 分" in sound.newest.text
    assert contests.next_due() == min(contests.next_due(), bot.sandbox.clock() + 60_000)
    assert contests.next_due() > bot.sandbox.clock()


async def test_a_failed_transaction_leaves_the_game_as_it_was(bot):
    room = Room(bot)
    await room.game()
    app = bot.app
    contest = app.services.contests.running(room.chat.id)
    try:
        with app.store.db.atomic():
            app.services.contests.stop(room.chat.id, room.sandbox.clock())
            raise RuntimeError
    except RuntimeError:
        pass
    assert app.services.contests.running(room.chat.id) == contest
    await room.all_vote()
    assert "1. 用户甲 1000 分" in room.newest.text


async def test_a_picture_that_telegram_does_not_take_becomes_words(bot):
    room = Room(bot)
    room.sandbox.faults.add(
        Fault("refused", "sendPhoto", text="Bad Request: PHOTO_INVALID_DIMENSIONS", count=2)
    )
    await room.game()
    for _ in range(5):
        await room.all_vote()
        await room.passes(12_000)
    told, final = room.sandbox.messages(room.chat, by_bot=True)[-2:]
    assert told.text.startswith("3 人参加 · 5 题\n\n本场前三名\n1. 用户甲 6000 分")
    assert "最终排名" in final.text


async def test_a_flood_answer_delays_a_question_and_nobody_loses_time(bot):
    room = Room(bot)
    await room.lobby()
    room.sandbox.faults.add(Fault("flood", "sendPoll", retry_after=1))
    await room.sandbox.tap(room.host, room.with_button("开始"), "开始")
    await room.sandbox.advance(30_000)
    await room.sandbox.wait_for(room.polls, 10)
    await room.bot.settled()
    await room.passes(2_000)
    await room.votes(room.host)
    assert bot.app.services.contests.running(room.chat.id).answers[room.host.id].time == 2_000


async def test_garbage_in_buttons_and_commands_changes_nothing(bot):
    room = Room(bot)
    lobby = await room.lobby()
    before = bot.app.services.contests.running(room.chat.id)
    contest = before.id
    for data in (
        f"cv:{contest}:rounds:7",
        f"cv:{contest}:rounds:",
        f"cv:{contest}:rounds:9999999999",
        f"cv:{contest}:mode:nonsense",
        f"cv:{contest}:no:1",
        f"cv:{contest}:topic:nonsense",
        f"cm:{contest}:1",
        f"cm:{contest}:-1",
        f"cr:{contest}",
        f"cp:{contest}",
        f"cc:{contest}",
        "cj:999",
        "ch:1:9:99",
        f"gs:{contest}:zone:Mars",
        f"gs:{contest}:nothing:1",
        f"cj:{contest}:1",
    ):
        await bot.sandbox.forge_tap(room.host, lobby, data).wait(5)
    await bot.settled()
    assert bot.app.services.contests.running(room.chat.id) == before
    for text in ("/contest \u202e<b>", "/contest 99", "/stop@somebody_else_bot", "/top " + "x" * 300):
        await room.says(room.host, text)
    assert bot.app.services.contests.running(room.chat.id) == before
