"""How the lines of a card read: full stops, scenes of what was missed, quotes in quotes, and a way on from every page."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.contest.group_effects import ShowLeague
from bot.core.effects import Say
from bot.core.player.effects import BoardRow, ShowBoard, ShowSettings
from bot.core.question.question import Stimulus
from bot.core.quiz.effects import ShowExamResult, ShowReasons, VerifyCertificate
from bot.telegram.views.kinds import unquoted, view_of
from bot.telegram.views.message import TextMessage
from bot.telegram.views.quiz import remember
from bot.telegram.views.words import Words, cut, sentence
from tests.questions import TEXTS, bank_of, choice, dialogue, render_of


def words_for(*questions, language: str = "zh-Hans") -> Words:
    return Words(TEXTS, bank_of(questions), language, "bot")


def labels(message: TextMessage) -> list[str]:
    assert message.keyboard is not None
    return [key.text for row in message.keyboard.rows for key in row]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("先停卡", "先停卡。"),
        ("先停卡。", "先停卡。"),
        ("再拨 110", "再拨 110。"),
        ("他说“好。”", "他说“好。”"),
        ("真的吗？", "真的吗？"),
        ("Hang up", "Hang up."),
        ("Hang up.", "Hang up."),
        ("", ""),
    ],
)
def test_a_line_of_the_bank_ends_with_one_full_stop(written, shown):
    assert sentence(written) == shown


def test_nothing_stands_between_what_was_cut_and_the_ellipsis():
    assert cut("两分钟就好。先别开", 7) == "两分钟就好…"
    assert cut("请在下午 3 点前", 7) == "请在下午 3…"
    assert cut("正好七个字的话", 7) == "正好七个字的话"


def test_a_missed_choice_is_known_again_by_its_message_and_not_by_its_question():
    asked = replace(
        choice(), stem="怎么回舅舅最好？", stimulus=Stimulus("talk", "舅舅", "这个要扣钱，我弄掉它？")
    )
    assert "这个要扣钱" in (remember("c", words_for(asked)) or "")
    alone = replace(asked, stimulus=None)
    assert "怎么回舅舅最好" in (remember("c", words_for(alone)) or "")


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [("zh-Hans", "它写着「别说」", "它写着『别说』"), ("en", "It says “no”", "It says ‘no’")],
)
def test_a_quote_within_a_quoted_scene_is_an_inner_one(language, said, shown):
    asked = replace(choice(), stimulus=Stimulus("sms", "某人", said))
    assert shown in (remember("c", words_for(asked, language=language)) or "")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("“大姐，扫码领纸。”", "大姐，扫码领纸。"),
        ("「大姐。」", "大姐。"),
        ('"Madam, scan."', "Madam, scan."),
        ("“大姐，”他说，“扫码。”", "“大姐，”他说，“扫码。”"),
        ("请回复“参加”", "请回复“参加”"),
        ("", ""),
    ],
)
def test_a_scene_that_is_all_speech_loses_its_own_quotes(said, shown):
    assert unquoted(said) == shown


def test_the_lines_of_a_dialogue_carry_one_mark_and_that_is_the_hand():
    asked = dialogue("d", 2, 4, "话")
    words = words_for(asked)
    told = "\n".join(part for part in view_of(asked).reasons(asked, (0, 1, 2, 3, 4), 0, words) if part)
    assert told.count("✋") == 1
    assert "▫" not in told


@pytest.mark.parametrize(
    "effect",
    [
        Say("privacy-text", menu="again"),
        ShowBoard("week", (BoardRow("小王", 10, True),), 10, True),
        ShowSettings("zh-Hans", "any", 5, None),
        VerifyCertificate("NX9QUH5874", "", "2026-10-26", 20, 20),
        ShowExamResult(1, 15, 20, 1, ()),
    ],
    ids=lambda effect: effect.tag,
)
def test_every_page_has_a_way_on(effect):
    message = render_of(choice())(effect, "zh-Hans")
    assert "回到首页" in labels(message)


def test_who_failed_an_exam_may_take_it_again_at_once():
    render = render_of(choice())
    assert "再考一次" in labels(render(ShowExamResult(1, 15, 20, 1, ()), "zh-Hans"))
    assert "再考一次" not in labels(render(ShowExamResult(1, 20, 20, 0, ()), "zh-Hans"))


def test_who_named_no_region_is_not_said_to_live_elsewhere():
    shown = render_of(choice())(ShowSettings("zh-Hans", "any", 5, None), "zh-Hans")
    assert "地区：不限" in shown.html


def test_one_more_question_is_called_so_and_offers_another():
    shown = render_of(choice())(
        ShowReasons(1, "more", 0, 1, "c", (0, 1, 2, 3), 0, True, True, 0, ""), "zh-Hans"
    )
    assert shown.html.startswith("再来一题 · ")
    assert labels(shown)[:3] == ["再来一题", "今日复习", "改时间"]


def test_a_league_without_a_name_says_why_it_is_empty():
    effect = ShowLeague((), 2, 2, 3916, 1, 1, ())
    shown = render_of(choice())(effect, "zh-Hans")
    assert isinstance(shown, TextMessage)
    assert "前 2 名都还没起榜名" in shown.html
    assert "另有" not in shown.html
