"""A group plays: what it sees from /contest to the podium, to the button."""

from __future__ import annotations

import pytest

from tests.e2e.contest_group import Room


@pytest.fixture
def room(bot):
    return Room(bot)


LOBBY = [["参加"], ["退出", "设置"], ["开始"]]
SETTINGS = [
    ["✓ 5 题", "10 题", "15 题", "20 题"],
    ["10 秒", "15 秒", "✓ 20 秒"],
    ["30 秒", "60 秒"],
    ["类型：全部类型"],
    ["✓ 经典", "分队"],
    ["不赶时间", "主持人点下一题"],
    ["抢答", "单位赛"],
    ["每周", "群设置", "🏁 赛季"],
    ["返回"],
]


async def test_the_lobby_has_a_button_for_each_value(room):
    lobby = await room.lobby()
    assert lobby.buttons == LOBBY
    assert lobby.text == (
        "反诈知识赛 · 报名中\n\n5 题 · 20 秒 · 全部类型 · 经典\n答对得分，越快越多；连着答对有加分。\n\n"
        "已报名 3 人：用户甲、用户乙、用户丙\n\n两个人就能开始。十五分钟没开始，这一局就收起来。"
    )
    assert lobby.silent
    await room.taps(room.host, (1, 1))
    await room.passes(2_000)
    assert room.with_button("返回").buttons == SETTINGS
    assert "参加" not in str(room.with_button("返回").buttons)


async def test_what_is_chosen_unless_somebody_chooses(room):
    await room.says(room.host, "/contest")
    assert "10 题 · 30 秒 · 全部类型 · 经典" in room.newest.text


async def test_a_full_classic_game(room):
    first, second, third = room.people
    await room.game()
    asked = room.poll()
    assert asked.question.splitlines()[0].startswith("第 1/5 题 · ")
    assert not room.sandbox.message_of_poll(asked).silent
    await room.passes(2_000)
    await room.votes(first)
    await room.passes(8_000)
    await room.votes(second)
    await room.votes(third, right=False)
    reveal = room.newest
    assert asked.is_closed
    assert reveal.silent
    assert reveal.text.splitlines()[0] == "第 1/5 题 · 答案"
    assert "答对 2/3 人；最快 用户甲，2.0 秒" in reveal.text
    assert reveal.text.endswith("排名\n1. 用户甲 950 分\n2. 用户乙 750 分\n3. 用户丙 0 分")
    assert reveal.buttons == [["我的成绩"], ["下一题", "暂停", "结束"]]

    await room.passes(4_000)
    for person in (third, second):
        await room.votes(person)
    await room.passes(21_000)
    # 用户丙: 1000. 用户乙: 750 + 1000 + 100. 用户甲 was silent: 950.
    assert room.newest.text.endswith(
        "排名\n1. 用户乙 1850 分 ↑1 🔥2\n2. 用户丙 1000 分 ↑1\n3. 用户甲 950 分 ↓2"
    )

    for _ in range(3):
        await room.passes(4_000)
        await room.all_vote()
    end = room.sandbox.messages(room.chat, by_bot=True)[-2:]
    assert end[0].photo_id
    assert end[0].wire["caption"] == "3 人参加 · 5 题"
    final = end[1]
    assert final.text.splitlines()[0] == "第 5/5 题 · 答案"
    assert "最终排名\n1. 用户乙 5750 分 🔥5\n2. 用户丙 4600 分 🔥4\n3. 用户甲 4250 分 🔥3" in final.text
    assert "⚡ 全场最快：" in final.text
    assert "📌 答错最多的一题（1 人）：" in final.text
    assert final.buttons == [["再来一局"], ["我的成绩", "看我错在哪"], ["用群里的名字上榜", "📄 成绩单"]]
    assert len(room.polls()) == 5


async def test_the_podium_is_a_picture_of_a_thousand_pixels(room):
    await room.game()
    for _ in range(5):
        await room.all_vote()
        await room.passes(12_000)
    photo = [m for m in room.sandbox.messages(room.chat, by_bot=True) if m.photo_id][-1]
    picture = room.sandbox.files.find(photo.photo_id)
    assert (picture.width, picture.height) == (1080, 1080)
    assert picture.content.startswith(b"\x89PNG")


async def test_a_question_of_a_message_shows_it_with_channel_and_sender(room):
    await room.game()
    for _ in range(5):
        poll = room.poll()
        wire = poll.wire
        assert wire["type"] == "quiz"
        assert not wire["is_anonymous"]
        assert "explanation" not in wire
        if "这条消息是骗局" in poll.question:
            assert sorted(poll.options) == ["真的", "骗局"]
            assert " · 某人\n\n" in wire["description"]
        await room.all_vote()
        await room.passes(12_000)


async def test_polls_are_quizzes_that_nobody_can_change_or_see_early(room):
    await room.game()
    params = room.sandbox.log.calls("sendPoll")[0].params
    assert (params["type"], params["is_anonymous"], params["allows_revoting"]) == ("quiz", False, False)
    assert (params["shuffle_options"], params["hide_results_until_closes"], params["open_period"]) == (
        True,
        True,
        20,
    )
    assert len(params["correct_option_ids"]) == 1
    assert "explanation" not in params


async def test_my_score_is_an_alert_and_never_a_message(room):
    await room.game()
    await room.passes(2_000)
    await room.votes(room.people[0])
    await room.votes(room.people[1], right=False)
    await room.passes(21_000)
    count = len(room.sandbox.messages(room.chat))
    toasts = [await room.sandbox.tap(person, room.newest, "我的成绩") for person in room.people]
    assert all(toast.alert for toast in toasts)
    right, wrong, missed = (toast.text for toast in toasts)
    assert "2.0 秒答对，+950 分。\n现在 950 分，第 1/3 名。" in right
    assert "这题没选对。\n现在 0 分，第 2/3 名。" in wrong
    assert missed == "第 1 题：你没有作答。\n现在 0 分，第 2/3 名。"
    assert len(room.sandbox.messages(room.chat)) == count


async def test_somebody_without_a_vote_has_no_score(room):
    outsider = room.sandbox.add_person("用户戊")
    room.sandbox.join(room.chat, outsider)
    await room.game()
    await room.all_vote()
    assert await room.taps(outsider, "我的成绩") == "这一局里还没有你的成绩。答一题就有了。"


async def test_two_teams_play_for_their_mean_and_a_button_switches(bot):
    room = Room(bot, "甲乙丙丁")
    lobby = await room.lobby(mode="分队")
    assert lobby.buttons == [["参加"], ["退出", "换队", "设置"], ["开始"]]
    assert "🔴 红队（2）：用户甲、用户丙\n🔵 蓝队（2）：用户乙、用户丁" in lobby.text
    assert await room.taps(room.people[2], "换队") == "你在蓝队"
    await room.passes(2_000)
    assert "🔴 红队（1）：用户甲\n🔵 蓝队（3）：用户乙、用户丙、用户丁" in room.with_button("参加").text
    await room.taps(room.people[2], "换队")
    await room.taps(room.host, "开始")
    await room.votes(room.people[0])
    for person in room.people[1:]:
        await room.votes(person, right=False)
    text = room.newest.text
    assert "1. 🔴红队 平均 500 分（2 人）\n2. 🔵蓝队 平均 0 分（2 人）" in text
    assert "1. 🔴用户甲 1000 分" in text
    for _ in range(4):
        await room.passes(12_000)
        await room.all_vote()
    assert room.sandbox.messages(room.chat, by_bot=True)[-2].photo_id
    assert "1. 🔴红队 平均 " in room.newest.text


async def test_without_hurry_time_does_not_count(room):
    lobby = await room.lobby(mode="不赶时间")
    assert [row for row in lobby.buttons if "✓ 20 秒" in row] == []
    assert "60 秒" in lobby.text
    await room.taps(room.host, "开始")
    assert room.sandbox.log.calls("sendPoll")[0].params["open_period"] == 60
    await room.passes(50_000)
    await room.all_vote()
    assert "1. 用户甲 1000 分\n1. 用户乙 1000 分\n1. 用户丙 1000 分" in room.newest.text


async def test_a_topic_is_chosen_on_a_page_of_the_lobby(room):
    await room.says(room.host, "/contest")
    await room.taps(room.host, "类型：全部类型")
    await room.passes(2_000)
    page = room.with_button("返回")
    assert page.buttons[0] == ["✓ 全部类型"]
    assert page.buttons[-1] == ["返回"]
    await room.taps(room.host, "短信链接与出行")
    await room.passes(2_000)
    assert ["类型：短信链接与出行"] in room.with_button("返回").buttons
    await room.taps(room.host, "5 题")
    for person in room.people:
        await room.taps(person, "参加")
    await room.taps(room.host, "开始")
    assert "短信链接与出行" in room.poll().question


async def test_one_player_cannot_start(room):
    await room.says(room.host, "/contest")
    await room.taps(room.host, "参加")
    assert await room.taps(room.host, "开始") == "至少要两个人报名才能开始。"
    assert room.polls() == []


async def test_join_never_leaves_and_leave_leaves(room):
    await room.says(room.host, "/contest")
    second = room.people[1]
    assert await room.taps(second, "参加") == "报上名了"
    assert await room.taps(second, "参加") == "你已经报名了。不想比了，点「退出」。"
    assert await room.taps(second, "退出") == "好，这一局不算你。之后作答会重新算上。"
    assert await room.taps(second, "退出") == "你还没有参加这一局。"
    await room.passes(2_000)
    assert "还没有人报名" in room.with_button("参加").text


async def test_whoever_votes_joins(room):
    late = room.sandbox.add_person("用户戊")
    room.sandbox.join(room.chat, late)
    await room.game()
    await room.votes(late)
    await room.all_vote()
    assert "1. 用户戊 1000 分" in room.newest.text
    assert "答对 4/4 人" in room.newest.text


async def test_everyone_leaves(room):
    await room.game()
    for person in room.people[1:]:
        room.sandbox.leave(room.chat, person)
    await room.bot.settled()
    assert room.bot.app.services.contests.running(room.chat.id) is not None
    room.sandbox.leave(room.chat, room.host)
    await room.bot.settled()
    assert room.bot.app.services.contests.running(room.chat.id) is None
    assert room.newest.text == "参加的人都离开了，这一局不比了。"
    assert room.poll().is_closed


async def test_a_lobby_that_nobody_starts_is_put_away_after_fifteen_minutes(room):
    lobby = await room.lobby()
    await room.passes(15 * 60_000)
    assert lobby.text == "十五分钟没有开始，这一局先收起来。想比的时候再发 /contest。"
    assert lobby.buttons == [["再来一局"]]
    assert await room.taps(room.host, "再来一局") is None
    await room.passes(2_000)
    assert "5 题 · 20 秒" in room.newest.text


async def test_two_empty_rounds_pause_the_game_and_ten_minutes_later_it_ends(room):
    await room.game()
    await room.all_vote()
    for _ in range(2):
        await room.passes(4_000)
        await room.passes(21_000)
    assert "连着两题没有人答" in room.newest.text
    assert room.newest.buttons == [["继续"], ["我的成绩", "结束"]]
    await room.passes(10 * 60_000)
    assert room.newest.text.startswith("等了很久没有人继续，这一局就到这里。\n\n最终排名\n1. 用户甲 1000 分")


async def test_the_questions_of_a_second_game_are_others(room):
    await room.game()
    for _ in range(5):
        await room.all_vote()
        await room.passes(12_000)
    await room.taps(room.host, "再来一局")
    for person in room.people:
        await room.taps(person, "参加")
    await room.taps(room.host, "开始")
    for _ in range(5):
        await room.all_vote()
        await room.passes(12_000)
    asked = [(poll.question.splitlines()[1], poll.wire.get("description")) for poll in room.polls()]
    assert len(asked) == 10
    assert len(set(asked)) == 10


async def test_names_with_markup_and_direction_marks_stay_names(room):
    room.sandbox.change_person(room.people[1], name="<b>粗</b>\u202e&")
    await room.game()
    await room.all_vote()
    assert "<b>粗</b> &" in room.newest.text


async def test_a_name_of_which_nothing_can_be_seen_is_a_dash(room):
    room.sandbox.change_person(room.people[1], name="\u200b\u2063")
    await room.game()
    await room.all_vote()
    assert "1. — 1000 分" in room.newest.text


async def test_an_english_group_is_spoken_to_in_english(bot):
    room = Room(bot)
    room.sandbox.change_person(room.host, language_code="en")
    await room.says(room.host, "/contest")
    await room.taps(room.host, "群设置")
    await room.taps(room.host, "语言")
    await room.taps(room.host, "English")
    assert room.newest.text.startswith("Group settings")


async def test_a_long_game_of_many_players_fits_one_message(bot):
    names = [f"{chr(0x4E00 + i)}{'很长的名字' * 5}😀" for i in range(60)]
    room = Room(bot, names)
    await room.says(room.host, "/contest")
    await room.taps(room.host, "5 题")
    await room.passes(60_000)
    await room.taps(room.host, "返回")
    await room.passes(60_000)
    for person in room.people:
        room.sandbox.press(person, room.with_button("参加"), "参加")
    await room.bot.settled()
    await room.taps(room.host, "开始")
    for _ in range(5):
        for i, person in enumerate(room.people):
            poll = room.poll()
            room.sandbox.vote(person, poll, poll.correct[0] if i % 7 else (poll.correct[0] + 1) % 2)
        await room.bot.settled()
        await room.passes(12_000)
    final = room.newest
    assert "最终排名" in final.text
    assert "还有 10 人，点「我的成绩」看自己的名次。" in final.text
    assert len(final.text.encode("utf-16-le")) // 2 <= 4096
    assert sum("很长" in line and " 分" in line for line in final.text.splitlines()) == 50


async def test_the_last_message_comes_as_a_silent_picture_before_its_poll(room):
    await room.game()
    for _ in range(4):
        assert not any(message.photo_id for message in room.sandbox.messages(room.chat, by_bot=True))
        await room.all_vote()
        await room.passes(12_000)
    picture, asked = room.sandbox.messages(room.chat, by_bot=True)[-2:]
    assert picture.photo_id
    assert picture.silent
    assert "最后一题" in picture.text
    assert asked.poll is not None
    assert asked.poll.question.startswith("第 5/5 题")
