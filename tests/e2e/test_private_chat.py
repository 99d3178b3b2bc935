"""A person chats with the bot: what they see, to the button."""

from __future__ import annotations

import pytest

from tests.e2e.private_chat import answer_right, said, tapped

HOME = [
    ["开始答题", "真假辨别"],
    ["帮帮 TA", "一起看看"],
    ["今日复习", "我的战绩"],
    ["群里比赛", "给家里人练"],
    ["防骗体检", "设置"],
    ["我被骗了"],
]


@pytest.fixture
def person(bot):
    return bot.sandbox.add_person("用户甲", language_code="zh-hans")


async def test_start_greets_with_the_ways_in_and_a_way_out(bot, person):
    message = await said(bot, person, "/start")
    assert "我不会向你要手机号" in message.text
    await tapped(bot, person, message, "自己")
    assert bot.sandbox.message(person, message.message_id).buttons == HOME


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("zh-hant", "先不說，直接開始"),
        ("zh-TW", "先不說，直接開始"),
        ("en", "Skip and begin"),
        ("fr", "Skip and begin"),
        (None, "先不说，直接开始"),
    ],
)
async def test_the_greeting_comes_in_the_language_of_telegram(bot, code, label):
    someone = bot.sandbox.add_person("用户", language_code=code)
    message = await said(bot, someone, "/start")
    assert message.buttons[2][0] == label


async def test_a_round_is_played_in_one_message_to_its_end(bot, person):
    card = await said(bot, person, "/quiz")
    first = card.message_id
    for number in range(1, 6):
        card = bot.sandbox.message(person, first)
        assert f"第 {number}/5 题 · " in card.text
        assert await answer_right(bot, person, card) == "✅ 答对了，+10 分"
        card = bot.sandbox.message(person, first)
        assert "来源：" in card.text
        assert "✅" in card.text
        next_button = "看结果" if number == 5 else "下一题"
        assert card.buttons[0][0] == next_button
        # The last, small one.
        assert card.buttons[-1] == ["出处", "这题有问题"]
        await tapped(bot, person, card, next_button)
    summary = bot.sandbox.message(person, first)
    assert "5 题对了 5 题" in summary.text
    assert "这一轮 +50 分" in summary.text
    assert len(bot.sandbox.messages(person, by_bot=True)) == 1


async def test_every_option_is_explained_after_a_wrong_answer_too(bot, person):
    card = await said(bot, person, "/quiz")
    while "选哪一项" not in card.text:
        card = await said(bot, person, "/quiz")
    wrong = next(line for line in card.text.splitlines() if "这也是不对的" in line)
    assert await tapped(bot, person, card, wrong[0]) == "这题没选对，看看为什么"
    text = bot.sandbox.message(person, card.message_id).text
    assert text.count("理由是") == 3
    assert (text.count("✅"), text.count("❌")) == (1, 2)


async def test_the_session_length_is_a_setting(bot, person):
    settings = await said(bot, person, "/settings")
    await tapped(bot, person, settings, "每轮题数")
    await tapped(bot, person, bot.sandbox.message(person, settings.message_id), "3")
    assert "每轮题数：3" in bot.sandbox.message(person, settings.message_id).text
    card = await said(bot, person, "/quiz")
    assert "第 1/3 题" in card.text


async def test_choosing_a_topic_begins_again_in_the_same_card(bot, person):
    card = await said(bot, person, "/quiz")
    await tapped(bot, person, card, "选类型")
    topics = bot.sandbox.message(person, card.message_id)
    assert topics.buttons[-1] == ["全部类型"]
    await tapped(bot, person, topics, "短信链接与出行")
    chosen = bot.sandbox.message(person, card.message_id)
    assert "第 1/5 题 · 短信链接与出行" in chosen.text
    assert len(bot.sandbox.messages(person, by_bot=True)) == 1


async def test_spot_shows_the_scale_in_two_rows(bot, person):
    card = await said(bot, person, "/spot")
    assert card.buttons[:2] == [["肯定是骗局", "可能是骗局"], ["可能是真的", "肯定是真的"]]


async def test_an_old_card_answers_with_one_toast_and_changes_nothing(bot, person):
    old = await said(bot, person, "/quiz")
    await said(bot, person, "/quiz")
    before = old.text
    assert await tapped(bot, person, old, (0, 0)) == "这张卡片已经过去了，用最新的一张吧。"
    assert bot.sandbox.message(person, old.message_id).text == before


async def test_a_second_tap_on_the_same_question_is_told_so(bot, person):
    card = await said(bot, person, "/quiz")
    data = card.keyboard[0][0]["callback_data"]
    await tapped(bot, person, card, (0, 0))
    query = bot.sandbox.forge_tap(person, bot.sandbox.message(person, card.message_id), data)
    toast = await query.wait(5)
    assert toast.text == "这题你已经答过了。"


async def test_somebody_elses_session_cannot_be_answered(bot, person):
    card = await said(bot, person, "/quiz")
    other = bot.sandbox.add_person("用户乙")
    theirs = await said(bot, other, "/quiz")
    query = bot.sandbox.forge_tap(other, theirs, card.keyboard[0][0]["callback_data"])
    toast = await query.wait(5)
    assert toast.text == "这是别人的卡片，你发 /start 就有自己的。"


@pytest.mark.parametrize(
    "data", ["", "x", "a:1:2:3:4", "a:999:0:0", "\u202e" * 20, "a" * 64, "pt:1:../../etc", "c:language:xx"]
)
async def test_forged_buttons_get_one_toast(bot, person, data):
    card = await said(bot, person, "/quiz")
    query = bot.sandbox.forge_tap(person, card, data)
    await query.wait(5)
    assert query.answered
    assert "第 1/5 题" in bot.sandbox.message(person, card.message_id).text


async def test_scammed_gives_the_four_steps_and_the_numbers_of_the_region(bot):
    someone = bot.sandbox.add_person("用户甲", language_code="zh-CN")
    await said(bot, someone, "/start")
    for way in ("我被骗了", "我好像被骗了怎么办"):
        message = await said(bot, someone, way)
        assert [f"{n}. " in message.text for n in (1, 2, 3, 4)] == [True] * 4
        assert "110" in message.text
        assert "96110" in message.text


async def test_the_right_answer_counts_ten_points_once_a_day(bot, person):
    card = await said(bot, person, "/start quiz-kefu")
    await answer_right(bot, person, card)
    assert bot.app.store.players.find(person.id).points == 10
    stats = await said(bot, person, "/stats")
    assert "积分 10" in stats.text


async def test_a_board_shows_only_chosen_names(bot, person):
    await answer_right(bot, person, await said(bot, person, "/quiz"))
    board = await said(bot, person, "/top")
    assert "还没有人上榜" in board.text
    await tapped(bot, person, board, "起个榜上名字")
    menu = bot.sandbox.message(person, board.message_id)
    await tapped(bot, person, menu, "自己起一个")
    named = await said(bot, person, "<b>阿甲</b>\u202e")
    assert "<b>阿甲</b>" in named.text
    board = await said(bot, person, "/top")
    assert "1. <b>阿甲</b>　10 分" in board.text
    await tapped(bot, person, board, "总榜")
    assert "总榜" in bot.sandbox.message(person, board.message_id).text


async def test_review_has_nothing_at_first_and_brings_cues_back_when_due(bot, person):
    assert "今天没有要复习的" in (await said(bot, person, "/review")).text
    card = await said(bot, person, "/quiz")
    await answer_right(bot, person, card)
    await bot.sandbox.advance(15 * 24 * 3600 * 1000)
    card = await said(bot, person, "/review")
    assert "第 1/1 题" in card.text


async def test_an_exam_explains_at_its_end_and_its_certificate_can_be_verified(bot, person):
    card = await said(bot, person, "/exam")
    for _ in range(20):
        card = bot.sandbox.message(person, card.message_id)
        assert "来源" not in card.text
        await answer_right(bot, person, card)
    result = bot.sandbox.message(person, card.message_id)
    assert "及格了" in result.text
    ask = bot.sandbox.last_message(person)
    assert "证书上写什么名字" in ask.text
    await tapped(bot, person, ask, "不写名字")
    certificate = bot.sandbox.message(person, ask.message_id)
    assert certificate.photo_id
    number = certificate.text.split("证书编号 ")[1].split("。")[0]
    verdict = await said(bot, person, f"/start cert-{number}")
    assert "这张证书是真的" in verdict.text
    assert "一位没有留名的学习者" in verdict.text

    # It can be issued again with another name, under the same number.
    await tapped(bot, person, certificate, "换个名字")
    await tapped(bot, person, bot.sandbox.last_message(person), "自己写")
    assert number in (await said(bot, person, "阿甲")).text
    assert "阿甲" in (await said(bot, person, f"/start cert-{number}")).text
    assert "没有这个编号" in (await said(bot, person, "/start cert-XXXX")).text


async def test_export_is_a_file_and_forget_leaves_nothing(bot, person):
    await answer_right(bot, person, await said(bot, person, "/quiz"))
    export = await said(bot, person, "/export")
    content = bot.sandbox.files.find(export.document_id).content.decode()
    assert f'"id": {person.id}' in content
    assert '"answers"' in content
    ask = await said(bot, person, "/forget")
    await tapped(bot, person, ask, "全部删掉")
    assert bot.app.store.personal.export(person.id) is None
    assert "我这里没有关于你的记录" in (await said(bot, person, "/export")).text


async def test_nothing_that_a_person_sends_is_met_with_silence(bot, person):
    for text in ("你好", "/nonsense", "x" * 4096, "<b>&\u202e", "/quiz 乱七八糟 <script>"):
        before = len(bot.sandbox.messages(person, by_bot=True))
        await said(bot, person, text)
        assert len(bot.sandbox.messages(person, by_bot=True)) == before + 1
    for content in (
        {
            "sticker": {
                "file_id": "s",
                "file_unique_id": "s",
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {"text": "转来的", "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "某人"}},
    ):
        before = len(bot.sandbox.messages(person, by_bot=True))
        bot.sandbox.post_as(person, None, content)
        await bot.settled()
        assert len(bot.sandbox.messages(person, by_bot=True)) == before + 1


async def test_an_edited_message_changes_nothing(bot, person):
    message = bot.sandbox.say(person, None, "/start")
    await bot.settled()
    count = len(bot.sandbox.messages(person, by_bot=True))
    bot.sandbox.edit(message, "/quiz")
    await bot.settled()
    assert len(bot.sandbox.messages(person, by_bot=True)) == count


async def test_a_private_command_in_a_group_points_to_the_private_chat(bot, person):
    group = bot.sandbox.add_group("学习小组", [person], admins=[person])
    bot.sandbox.say(person, group, "/quiz")
    await bot.settled()
    message = bot.sandbox.last_message(group)
    assert "?start=quiz" in message.text
    assert "\n" not in message.text


async def test_the_group_is_greeted_once(bot, person):
    group = bot.sandbox.add_group("学习小组", [person], admins=[person])
    await bot.settled()
    bot.sandbox.kick_bot(group, by=person)
    bot.sandbox.add_bot(group, by=person)
    await bot.settled()
    assert sum("/contest" in message.text for message in bot.sandbox.messages(group, by_bot=True)) == 1


async def test_an_exam_has_twenty_questions_whatever_a_link_or_a_forged_button_asks_for(bot, person):
    card = await said(bot, person, "/start exam-kefu")
    assert "第 1/20 题" in card.text
    session = card.keyboard[0][0]["callback_data"].split(":")[1]
    for forged in (
        f"ot:{session}",
        f"pt:{session}:kefu",
        f"src:{session}:0",
        f"src:{session}:-1",
        f"r:{session}:-1",
        f"lb:{session}:0",
    ):
        toast = await bot.sandbox.forge_tap(person, card, forged).wait(5)
        assert toast.text == "这张卡片已经过去了，用最新的一张吧。"
    assert "第 1/20 题" in bot.sandbox.message(person, card.message_id).text


async def test_an_exam_can_be_looked_back_at_question_by_question(bot, person):
    card = await said(bot, person, "/exam")
    for _ in range(20):
        await tapped(bot, person, bot.sandbox.message(person, card.message_id), (0, 0))
    result = bot.sandbox.message(person, card.message_id)
    assert "✅ " in result.text
    await tapped(bot, person, result, "逐题看讲解")
    for number in range(1, 20):
        shown = bot.sandbox.message(person, card.message_id)
        assert f"第 {number}/20 题" in shown.text
        assert "来源：" in shown.text
        await tapped(bot, person, shown, "下一题")
    assert "第 20/20 题" in bot.sandbox.message(person, card.message_id).text


@pytest.mark.parametrize(
    "text",
    ["我被诈骗了", "有人骗了我的钱", "我好像遇到骗子了", "我把验证码给别人了", "被坑了钱", "中招了", "我受骗上当了",
     "I have been defrauded", "I got conned", "help i sent money to a scammer", "I was scammed", "Help me!",
     "卡被盗刷了", "微信被盗", "QQ 盗号了"],
)  # fmt: skip
async def test_words_of_harm_give_first_aid_also_while_a_name_is_awaited(bot, person, text):
    settings = await said(bot, person, "/settings")
    await tapped(bot, person, settings, "榜上名字")
    await tapped(bot, person, bot.sandbox.message(person, settings.message_id), "自己起一个")
    message = await said(bot, person, text)
    assert "4. " in message.text
    assert bot.app.store.players.find(person.id).board_name is None


async def test_first_aid_has_the_numbers_of_any_region_one_tap_away(bot, person):
    message = await said(bot, person, "我被骗了")
    await tapped(bot, person, message, "中国内地")
    assert "96110" in bot.sandbox.message(person, message.message_id).text


async def test_a_command_ends_the_waiting_for_a_name(bot, person):
    settings = await said(bot, person, "/settings")
    await tapped(bot, person, settings, "榜上名字")
    await tapped(bot, person, bot.sandbox.message(person, settings.message_id), "自己起一个")
    await said(bot, person, "/quiz")
    assert "我听得懂的是按钮和命令" in (await said(bot, person, "你好，请问在吗")).text


async def test_one_person_cannot_bench_a_question_by_coming_back(bot, person):
    for _ in range(3):
        card = await said(bot, person, "/start quiz-kefu")
        await tapped(bot, person, card, (0, 0))
        await tapped(bot, person, bot.sandbox.message(person, card.message_id), "这题有问题")
        await tapped(bot, person, bot.sandbox.message(person, card.message_id), "答案不对")
        ask = await said(bot, person, "/forget")
        await tapped(bot, person, ask, "全部删掉")
    assert bot.app.services.reports.benched() == frozenset()


async def test_review_is_never_silent_when_all_due_questions_are_benched(bot, person):
    card = await said(bot, person, "/start quiz-kefu")
    await answer_right(bot, person, card)
    cue = bot.app.store.cards.due(person.id, 2**60)[0]
    with bot.app.store.db.atomic():
        for question in bot.app.bank.cues[cue]:
            bot.app.store.reports.withdraw(question.id, 1)
    await bot.sandbox.advance(20 * 24 * 3600 * 1000)
    assert "今天没有要复习的" in (await said(bot, person, "/review")).text
