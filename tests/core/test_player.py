"""How a person is spoken to before they have chosen anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.language import language_of
from bot.core.player.player import Player, clean_name, is_seen, region_of, tongue, zone_of


@pytest.mark.parametrize(
    ("tag", "language", "region"),
    [
        ("zh-TW", "zh-Hant", "tw"),
        ("zh-HK", "zh-Hant", "hk"),
        ("zh-MO", "zh-Hant", "mo"),
        ("zh-hant", "zh-Hant", "any"),
        ("zh-Hant-TW", "zh-Hant", "tw"),
        ("zh", "zh-Hans", "any"),
        ("zh-hans", "zh-Hans", "any"),
        ("zh-CN", "zh-Hans", "cn"),
        ("zh-SG", "zh-Hans", "sg"),
        (None, "zh-Hans", "any"),
        ("", "zh-Hans", "any"),
        ("en-MY", "en", "my"),
        ("de", "en", "any"),
    ],
)
def test_the_telegram_language_decides_first(tag, language, region):
    assert (language_of(tag), region_of(tag)) == (language, region)


def test_traditional_has_a_form_for_taiwan_and_one_for_hong_kong_and_macao():
    assert tongue(Player(1, "zh-Hant", "tw")) == "zh-Hant-TW"
    assert tongue(Player(1, "zh-Hant")) == "zh-Hant-TW"
    assert tongue(Player(1, "zh-Hant", "mo")) == "zh-Hant-HK"
    assert tongue(Player(1, "en", "hk")) == "en"


def test_the_zone_is_the_chosen_one_then_the_regions_then_the_bots():
    assert zone_of(Player(1, "en", "sg", "Asia/Tokyo"), "UTC") == "Asia/Tokyo"
    assert zone_of(Player(1, "en", "sg"), "UTC") == "Asia/Singapore"
    assert zone_of(Player(1, "en"), "UTC") == "UTC"


def test_a_board_name_keeps_no_marks_that_turn_text_around():
    assert clean_name("  王\u202e阿\n姨  ") == "王 阿 姨"
    assert clean_name("\u200f\u202e\n") is None


@given(st.text(max_size=300))
def test_a_board_name_is_short_and_printable(text):
    name = clean_name(text)
    plain = (name or "x").replace("\u200d", "").replace("\ufe0f", "")
    assert plain.isprintable()
    assert name is None or 0 < len(name) <= 24


def test_an_emoji_of_several_stays_whole_and_invisible_letters_are_no_name():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert clean_name(family) == family
    assert clean_name("\u3164\u2800") is None


@pytest.mark.parametrize(
    "text",
    ["\u034f", "\u17b4\u17b5", "\u180b\u180e", "\ufe00\ufe0e", "\U000e0100", "\U0001d159", "\ufffc", "\U00013441",
     "\u0301\u0302", "\u20e3", " \u034f\u200b\u2800 ", "\u200d\u0301"],
)  # fmt: skip
def test_what_shows_nothing_by_itself_is_no_name_and_no_text(text):
    assert clean_name(text) is None
    assert not is_seen(text)


def test_marks_that_belong_to_a_letter_stay_and_a_pile_of_them_does_not():
    assert clean_name("葛\U000e0100城") == "葛城"
    assert clean_name("Nguye\u0302\u0303n 1\ufe0f\u20e3") == "Nguye\u0302\u0303n 1\ufe0f\u20e3"
    assert clean_name("王" + "\u0336\u0301" * 9 + "姨") == "王\u0336\u0301\u0336姨"
