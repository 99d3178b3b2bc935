"""Traditional Chinese as people of each region write it: characters, words, surnames, quotes; and what a person should look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bank.loader import load
from bot.bank.translatable import texts_of
from bot.texts.catalogue import catalogues
from bot.texts.conversion_checks import doubtful, simplified_only
from bot.texts.traditional import corrections, to_traditional

QUESTIONS = Path(__file__).parents[2] / "questions"
TAIWAN, HONG_KONG = "zh-Hant-TW", "zh-Hant-HK"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新华发言", "新華發言"),
        ("办理发还，换发新卡", "辦理發還，換發新卡"),
        ("去理发店理发", "去理髮店理發"),
        ("短信里写明了", "短訊裏寫明了"),
        ("断网关机", "斷網關機"),
        ("再签字，标签失效，抽签", "再簽字，標籤失效，抽籤"),
        ("打到卡里，走了两公里", "打到卡裏，走了兩公里"),
        ("订单只在这里，养了一只猫", "訂單只在這裏，養了一隻貓"),
        ("和面谈的人去吃面", "和面談的人去吃麵"),
        ("您别着急，真别扭", "您別着急，真彆扭"),
        ("三人参加", "三人參加"),
        ("手续不复杂", "手續不複雜"),
        ("拿不准就问，不准出境", "拿不準就問，不准出境"),
        ("作准证获批准", "作准證獲批准"),
    ],
)
def test_no_character_stands_where_its_words_do_not(text: str, wanted: str) -> None:
    assert to_traditional(text, HONG_KONG) == wanted


@pytest.mark.parametrize(
    ("text", "taiwan", "hong_kong"),
    [
        ("去窗口办", "去窗口辦", "去窗口辦"),
        ("社区的办案程序", "社區的辦案程序", "社區的辦案程序"),
        ("一份文件，网恋对象", "一份文件，網戀對象", "一份文件，網戀對象"),
        ("小程序里在线客服", "小程式裡線上客服", "小程式裏網上客服"),
        ("发来短视频和视频通话", "發來短影音和視訊通話", "發來短片和視像通話"),
        ("身份证和合同", "身分證和合約", "身份證和合約"),
        ("充值后提现", "儲值後提領", "增值後提款"),
        ("平台后台", "平台後台", "平台後台"),
        ("这条消息和内幕消息", "這條訊息和內幕消息", "這條訊息和內幕消息"),
        ("设备上的二维码", "裝置上的QR 碼", "裝置上的二維碼"),
    ],
)
def test_words_follow_the_region_and_daily_words_stay(text: str, taiwan: str, hong_kong: str) -> None:
    assert (to_traditional(text, TAIWAN), to_traditional(text, HONG_KONG)) == (taiwan, hong_kong)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("小于说不去", "小于說不去"),
        ("于老师", "于老師"),
        ("小于 300 元", "小於 300 元"),
        ("老范在防范", "老范在防範"),
        ("范警官守规范", "范警官守規範"),
        ("小范围", "小範圍"),
        ("小余的余额", "小余的餘額"),
    ],
)
def test_surnames_stay_themselves(text: str, wanted: str) -> None:
    assert to_traditional(text, TAIWAN) == wanted


def test_quotes_are_those_of_the_region() -> None:
    assert to_traditional("他说“点‘参加’”", TAIWAN) == "他說「點『參加』」"


def test_traditional_characters_in_the_source_are_told() -> None:
    assert list(simplified_only("存摺和簽字")) == [
        "摺 is Traditional: write 折",
        "簽 is Traditional: write 签",
    ]
    assert list(simplified_only("平常的话，唔该，嗰个")) == []


def test_a_choice_that_nobody_looked_at_is_told() -> None:
    assert list(doubtful("去理发店")) == []
    assert list(doubtful("新华发言")) == []
    assert list(doubtful("几根毛发")) == [
        "髮 in …根毛髮… becomes 發: if that is right, add the word to zh-Hant.tsv"
    ]
    assert list(doubtful("内存不够")) == [
        "…內存不夠… may be …記憶體不夠… in Taiwan: add the word to zh-Hant.tsv"
    ]


def test_every_text_of_ours_has_been_looked_at() -> None:
    """New texts: when this fails, look at the places and say in zh-Hant.tsv what is right."""
    bank = load(QUESTIONS)
    texts = [catalogues().joinpath("zh-Hans.ftl").read_text("utf-8")]
    for table in ("questions", "topics", "cues", "flags", "myths", "tips", "hotlines", "first_aid"):
        texts += [text for value in bank.source.table(table).values() for _, text in texts_of(value)]
    assert [message for text in texts for message in (*doubtful(text), *simplified_only(text))] == []


def test_the_table_is_well_formed() -> None:
    for code in (TAIWAN, HONG_KONG):
        wanted = corrections(code)
        assert all(rare.letter in word for rare in wanted.rare for word in (*rare.words, *rare.reviewed))
        assert len({found for found, _ in wanted.words}) == len(wanted.words)
