"""The bank in every language, its citations, and what fits a poll."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.bank.gates import measure
from bot.bank.preview import preview
from bot.bank.report import coverage_table
from bot.core.question.question import Citation, Option
from tests.bank.bank_folder import Folder


def test_questions_come_by_id_and_by_cue(folder: Folder) -> None:
    bank = folder.load()
    assert list(bank.questions) == ["kefu-01", "kefu-02"]
    assert {group: [item.id for item in items] for group, items in bank.cues.items()} == {
        "screen": ["kefu-01"],
        "lend": ["kefu-02"],
    }
    assert bank.find("nobody") is None
    with pytest.raises(KeyError):
        bank.get("nobody")
    assert (bank.locations["kefu-02"].path, bank.locations["kefu-02"].line) == (
        "questions/zh-Hans/kefu.yaml",
        17,
    )


def test_topics_come_in_their_order(folder: Folder) -> None:
    assert list(folder.load().topics) == ["shuadan", "kefu"]


def test_english_lies_over_the_structure(folder: Folder) -> None:
    bank = folder.load()
    question = bank.in_language("kefu-01", "en")
    assert question.stimulus
    assert (question.language, question.stimulus.channel, question.verdict) == ("en", "call", "scam")
    assert question.stimulus.text == "Your plan ends today. Share your screen."
    assert question.action == "Hang up and look it up yourself"


def test_what_has_no_english_comes_in_chinese_and_says_so(folder: Folder) -> None:
    bank = folder.load()
    assert bank.in_language("kefu-02", "en") is bank.get("kefu-02")
    assert bank.get("kefu-02").language == "zh-Hans"
    assert bank.topic("shuadan", "en").language == "zh-Hans"
    assert bank.topic("kefu", "en").title == "Fake service"
    assert bank.missing_translations("en") == (
        "questions kefu-02",
        "topics shuadan",
        "cues lend",
        "flags in-the-app",
        "myths note-protects",
        "myths friend-is-safe",
        "tips tip-002",
        "hotlines tw/110",
        "hotlines cn/96110",
        "hotlines any/+86-10-12308",
        "first_aid any",
        "documents paper-2025-06",
        "facts F002",
        "facts F003",
    )
    assert bank.missing_translations("zh-Hant") == ()


def test_traditional_chinese_is_made_by_region_once(folder: Folder) -> None:
    bank = folder.load()
    question = bank.in_language("kefu-02", "zh-Hant", "hk")
    assert (question.language, question.stem) == ("zh-Hant", "HK:室友借你的银行卡收款，你怎么办？")
    assert question.options[0].why == "HK:出借账户违法。"
    assert question.key_position == 0
    assert bank.in_language("kefu-02", "zh-Hant", "mo") is question
    assert bank.in_language("kefu-02", "zh-Hant", "tw").stem.startswith("TW:")
    assert bank.in_language("kefu-01", "zh-Hant").stimulus.text.startswith("TW:您的会员")  # type: ignore[union-attr]
    assert bank.flag("screen-share", "zh-Hant", "tw").name == "TW:要你共享屏幕"
    assert bank.topic("kefu", "zh-Hant").action == "TW:挂断"
    assert bank.myth("note-protects", "zh-Hant").right == "TW:责任免不了"
    assert bank.tip("tip-001", "zh-Hant").text.startswith("TW:")


def test_hotlines_and_first_aid_follow_the_region(folder: Folder) -> None:
    bank = folder.load()
    assert [line.number for line in bank.hotlines_of("cn", "zh-Hans")] == ["110", "96110"]
    assert [line.number for line in bank.hotlines_of("sg", "zh-Hans")] == ["+86-10-12308"]
    assert bank.hotlines_of("cn", "en")[0].name == "Police"
    assert bank.hotlines_of("tw", "zh-Hant")[0].does == "TW:报案"
    assert bank.first_aid("cn", "zh-Hans").steps == ("停下来", "拨 110")
    assert bank.first_aid("tw", "zh-Hant").steps == ("TW:停下来",)
    assert bank.first_aid("cn", "en").calm == "Breathe."


def test_citations_name_document_section_and_article(folder: Folder) -> None:
    bank = folder.load()
    assert bank.citations(bank.get("kefu-01"), "zh-Hans") == (
        Citation("白皮书 四（三）", "《网络法治建设》，新闻办\n建有反制技术"),
    )
    assert bank.citations(bank.get("kefu-02"), "zh-Hans") == (
        Citation("倡议", "《倡议》报道，网信中国，2022\n建议有五点"),
        Citation(
            "反电信网络诈骗法 第31条", "《反电信网络诈骗法》，人大常委会，2022-09-02\n卡和账户不得卖、租、借"
        ),
    )
    assert bank.citations(bank.tips["tip-002"], "zh-Hans") == (
        Citation("法治报 2025-06", "《报纸》，法治报社，2025-06"),
    )


def test_citations_in_english_and_traditional(folder: Folder) -> None:
    bank = folder.load()
    assert [citation.label for citation in bank.citations(bank.get("kefu-01"), "en")] == ["White paper 4(3)"]
    english = bank.citations(bank.get("kefu-02"), "en")
    assert english[1] == Citation(
        "Anti-Fraud Law, Art. 31", "Law, Congress, 2022-09-02\nCards must not be sold, rented or lent"
    )
    assert english[0].detail == "Report, Wangxin, 2022"
    assert bank.citations(bank.get("kefu-01"), "zh-Hant")[0].label == "TW:白皮书 TW:四（三）"


def test_two_facts_of_one_section_are_one_citation(folder: Folder) -> None:
    bank = folder.load()
    question = replace(bank.get("kefu-01"), facts=("F001", "F001", "F003"))
    assert [citation.label for citation in bank.citations(question, "zh-Hans")] == [
        "白皮书 四（三）",
        "白皮书 前言",
    ]


def test_what_is_too_long_for_a_poll_is_told_in_utf16(folder: Folder) -> None:
    bank = folder.load()
    question = bank.get("kefu-02")
    assert bank.poll_questions == tuple(bank.questions.values())
    long = replace(
        question,
        stem="问" * 280,
        options=(Option("😀" * 51, "因" * 201, key=True), *question.options[1:]),
        stimulus=replace(bank.get("kefu-01").stimulus, text="短" * 1000),  # type: ignore[type-var]
    )
    assert bank.poll_fit(long) == [
        "question 280 + 40 for the round > 300",
        "option A 102 > 100",
        "the key's reason 201 > 200",
        "description 1044 > 1024",
    ]


def test_a_preview_shows_chat_answer_and_poll(folder: Folder) -> None:
    bank = folder.load()
    shown = preview(bank, "kefu-02")
    assert "A. 不借，陪他去办自己的卡\n" in shown
    assert "❌ B. 借，让他写一张借条\n   借条免不了责任。" in shown
    assert "question (16/300): 室友借你的银行卡收款，你怎么办？" in shown
    assert "option (11/100): 不借，陪他去办自己的卡" in shown
    assert shown.endswith("\nfits")
    judged = preview(bank, "kefu-01")
    assert "来电 · 自称客服\n│ 您的会员今天到期" in judged
    assert "🚩 要你共享屏幕：密码全看得见" in judged
    assert "白皮书 四（三）" in judged
    assert "Fake service" in preview(bank, "kefu-01", "en")
    fed = preview(bank, "kefu-01", gates=measure(bank)).split("feeds ──\n")[1].split(", ")
    assert {"always scam", "cue: urgency", "cue: official name"} <= set(fed)


def test_the_table_counts_topics_and_facts(folder: Folder) -> None:
    table = coverage_table(folder.load())
    lines = [line.split() for line in table.splitlines()]
    assert [
        "kefu",
        "2",
        "2",
        "1",
        "0",
        "1",
        "0",
        "0",
        "1",
        "1",
        "0",
        "2",
        "0",
        "0",
        "0",
        "0",
        "0",
        "0",
        "1",
    ] in lines
    assert ["F001", "P1", "1", "kefu-01"] in lines
    assert ["F003", "P3", "0"] in lines
    assert "not in English: 14" in table
