"""Everything that a contest says fits Telegram's limits with its longest values, in every language."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.contest.buzzer_effects import AskBuzzer, CloseBuzzer
from bot.core.contest.effects import (
    AskRound,
    Reveal,
    ShowCancelled,
    ShowFinal,
    ShowLobby,
    ShowPodium,
    ShowReveal,
    TellStarter,
)
from bot.core.contest.group_effects import ShowGroupSettings, ShowLeague, ShowWeekly
from bot.core.contest.modes import MODES
from bot.core.contest.standings import Standing, TeamStanding, UnitStanding
from bot.core.contest.unit_effects import ShowUnits
from bot.core.group.group import Unit
from bot.core.group.unit_list import MOST_UNITS, read_units
from bot.core.language import written_forms
from bot.core.question.kinds import kind_of
from bot.core.question.question import Question
from bot.telegram.views.contest import line
from bot.telegram.views.contest_poll import mark, marked
from bot.telegram.views.message import PhotoMessage, PollMessage, TextMessage
from bot.telegram.views.words import Words
from tests.questions import TEXTS, bank_of, choice, dialogue, judge, render_of

NAME = "很长的名字😀" * 4
CHOICE = replace(choice("c", "话" * 600, "题"), stem="题" * 120)
JUDGE = judge("j", "genuine", "话" * 600, "由")
STOP = dialogue("s", 3, 8, "话话")
RENDER = render_of(CHOICE, JUDGE, STOP, title="类型" * 12, username="fanzha_bot")
QUESTIONS = pytest.mark.parametrize("question", [CHOICE, JUDGE, STOP], ids=["choice", "judge", "stop"])
PEOPLE = tuple(Standing(place, NAME, 30_000 - place, -49, 1_500, 20, place % 2) for place in range(1, 51))
SIDES = tuple(TeamStanding(place, place - 1, 30_000, 500) for place in (1, 2))
UNITS = tuple(
    UnitStanding(place, f"{place}{NAME}"[:24], 30_000, 1_000_000, 1_000_000)
    for place in range(1, MOST_UNITS + 1)
)


def reveal(question: Question) -> Reveal:
    return Reveal(20, 20, question.id, 1000, 1000, NAME, 59_900)


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("language", list(written_forms()))
@QUESTIONS
def test_the_longest_question_fits_a_poll(language: str, question: Question) -> None:
    order = kind_of(question).order(question, random.Random(1))
    poll = RENDER(AskRound(10**9, 20, 20, question.id, order, 60), language)
    assert isinstance(poll, PollMessage)
    assert length(poll.question) <= 300
    assert poll.question.endswith(question.stem or ("？" if language != "en" else "?"))
    assert poll.shuffle is (question is not STOP)
    assert all(0 < length(option) <= 100 for option in poll.options)
    assert length(poll.description) <= 1024
    assert poll.explanation is None
    assert poll.correct == order.index(question.key_position)
    assert marked(poll.question) == (10**9, 20)


@pytest.mark.parametrize("language", list(written_forms()))
@QUESTIONS
def test_the_longest_reveal_and_the_longest_end_fit_a_message(language: str, question: Question) -> None:
    shown = RENDER(ShowReveal(10**9, reveal(question), PEOPLE[:10], 1000, SIDES, "silence"), language)
    final = RENDER(
        ShowFinal(10**9, reveal(question), PEOPLE, 1000, SIDES, question.id, 999, NAME, 59_900, "", 20),
        language,
    )
    off = RENDER(ShowCancelled(10**9, "host", 19, PEOPLE, 1000, SIDES), language)
    of_units = RENDER(
        ShowReveal(
            10**9, reveal(question), PEOPLE[:10], 1000, pause_reason="silence", units=UNITS, unitless=999
        ),
        language,
    )
    end_of_units = RENDER(
        ShowFinal(
            10**9, reveal(question), PEOPLE, 1000, (), question.id, 999, NAME, 59_900, "", 20, units=UNITS
        ),
        language,
    )
    units_off = RENDER(ShowCancelled(10**9, "host", 19, PEOPLE, 1000, (), UNITS), language)
    for message in (shown, final, off, of_units, end_of_units, units_off):
        assert isinstance(message, TextMessage)
        assert length(message.html) <= 4096
    assert isinstance(final, TextMessage)
    assert sum(" 分" in row or " pts" in row for row in final.html.splitlines()) >= 50


@pytest.mark.parametrize("language", list(written_forms()))
def test_the_longest_lobby_fits_a_message(language: str) -> None:
    names = tuple(NAME for _ in range(30))
    topics = tuple(f"t{number}" for number in range(26))
    for mode in MODES:
        for page in ("main", "settings", "topics"):
            effect = ShowLobby(
                10**9,
                20,
                60,
                "t3",
                mode,
                page,
                1000,
                names,
                () if mode == "units" else (names, names),
                () if mode == "units" else (500, 500),
                topics=topics,
                units=UNITS if mode == "units" else (),
                anonymous=True,
            )
            message = RENDER(effect, language)
            assert isinstance(message, TextMessage)
            assert message.keyboard is not None
            assert length(message.html) <= 4096
            assert sum(map(len, message.keyboard.rows)) <= 100


@pytest.mark.parametrize("language", list(written_forms()))
@QUESTIONS
def test_the_longest_question_of_a_buzzer_fits_a_message_and_has_a_button_an_option(
    language: str, question: Question
) -> None:
    order = kind_of(question).order(question, random.Random(1))
    asked = RENDER(AskBuzzer(10**9, 20, 20, question.id, order, 60), language)
    closed = RENDER(CloseBuzzer(10**9, 7, 20, 20, question.id, order, NAME, 59_900), language)
    for message in (asked, closed):
        assert isinstance(message, TextMessage)
        assert length(message.html) <= 4096
    assert asked.keyboard is not None
    keys = [key for row in asked.keyboard.rows for key in row]
    assert [key.data for key in keys] == [f"cb:1000000000:20:{place}" for place in range(len(order))]
    assert len({key.text for key in keys}) == len(order)
    assert closed.keyboard is None


@pytest.mark.parametrize("language", list(written_forms()))
def test_every_word_on_a_list_of_units_can_be_said(language: str) -> None:
    units = tuple(Unit(f"{place}{NAME}"[:24], 1_000_000) for place in range(MOST_UNITS))
    faults = (
        "units-fault-name",
        "units-fault-twice",
        "units-fault-size",
        "units-fault-many",
        "units-fault-few",
    )
    for effect in (
        ShowUnits("ask", "群" * 60, units),
        ShowUnits("ask", "群"),
        ShowUnits("kept", "群", (*units[1:], Unit("工会"))),
        ShowUnits("faults", "群", faults=tuple(enumerate(faults)), most=MOST_UNITS),
        ShowUnits("gone"),
    ):
        message = RENDER(effect, language)
        assert isinstance(message, TextMessage)
        assert length(message.html) <= 4096


def test_the_example_in_the_asking_is_read_as_a_list() -> None:
    message = RENDER(ShowUnits("ask", "群"), "zh-Hans")
    assert isinstance(message, TextMessage)
    example = message.html.split("\n\n")[1]
    assert read_units(example).units == (Unit("教务处", 35), Unit("一车间", 120), Unit("离退休支部"))


@pytest.mark.parametrize("language", list(written_forms()))
def test_the_podium_has_words_beside_the_picture(language: str) -> None:
    for sides, units in (((), ()), (SIDES, ()), ((), UNITS[:3])):
        picture = RENDER(
            ShowPodium(1, "teams", PEOPLE[:3], 1000, 20, sides, "群" * 60, 0, "Asia/Shanghai", units),
            language,
        )
        assert isinstance(picture, PhotoMessage)
        assert length(picture.caption_html) <= 1024
        assert NAME[:10] in picture.fallback_html


@pytest.mark.parametrize("reason", ["no-rights", "topic-gone", "topic-closed", "kicked", "fault"])
def test_a_word_to_the_starter_for_every_reason(reason: str) -> None:
    message = RENDER(TellStarter(1, reason, "<群>"), "zh-Hans")
    assert isinstance(message, TextMessage)
    assert "「&lt;群&gt;」" in message.html


@pytest.mark.parametrize("reason", ["lobby", "host", "left", "silence", "few", "no-units"])
def test_a_word_for_every_way_in_which_a_game_is_off(reason: str) -> None:
    for language in written_forms():
        message = RENDER(ShowCancelled(1, reason, 0), language)
        assert isinstance(message, TextMessage)
        assert message.html


@pytest.mark.parametrize("open_setting", [None, "anyone", "pause", "zone", "language"])
def test_every_setting_of_a_group_has_its_values(open_setting: str | None) -> None:
    for language in written_forms():
        message = RENDER(ShowGroupSettings(True, 8, "Asia/Shanghai", "zh-Hans", open_setting), language)
        assert isinstance(message, TextMessage)
        assert message.keyboard is not None
        chosen = [b.text for row in message.keyboard.rows for b in row if b.text.startswith("✓")]
        assert len(chosen) == (0 if open_setting is None else 1)


def test_the_other_cards_of_a_host_can_be_shown_in_every_language() -> None:
    effects = (
        ShowLeague((), 0, 0, 0, 0, 0, ()),
        ShowLeague((), 10, 1000, 9_000, 3, 18, (12_000, 11_000, 9_000), closed=True),
        ShowWeekly(1, None, "Asia/Shanghai"),
        ShowWeekly(1, (6, 20), "Asia/Shanghai"),
    )
    for language in written_forms():
        for effect in effects:
            message = RENDER(effect, language)
            assert isinstance(message, TextMessage)
            assert length(message.html) <= 4096


def test_a_line_of_the_standings_looks_as_promised() -> None:
    words = Words(TEXTS, bank_of(()), "zh-Hans", "bot")
    assert line(Standing(3, "用户丙", 4350, 2), words) == "3. 用户丙 4350 分 ↑2"
    assert line(Standing(4, "用户丁", 12350, -1, streak=3, team=1), words) == "4. 🔵用户丁 12350 分 ↓1 🔥3"
    assert line(Standing(1, "<b>", 0), words) == "1. &lt;b&gt; 0 分"


@pytest.mark.parametrize(
    "text", ["", "第 3/10 题", "№12", "\u2063\u2063", "\u2063\u2061\u2063", "\u2061\u2062", "你好\u2060吗"]
)
def test_a_poll_that_is_not_ours_has_no_mark(text: str) -> None:
    assert marked(text) is None


@given(st.integers(1, 2**40), st.integers(1, 63))
def test_a_mark_is_read_back_and_nobody_sees_it(contest: int, number: int) -> None:
    sign = mark(contest, number)
    assert marked(f"第 3/10 题 · 冒充客服{sign}\n对方说") == (contest, number)
    assert all(unicodedata.category(letter) == "Cf" for letter in sign)
    assert len(sign) <= 32


@pytest.mark.parametrize(("points", "listed"), [(0, False), (1000, True)])
def test_nobody_has_a_place_before_somebody_has_a_point(points: int, listed: bool) -> None:
    people = (Standing(1, "小王", points, 0, 1_500, 0, None), Standing(1, "小李", 0, 0, 1_500, 0, None))
    shown = RENDER(ShowReveal(1, reveal(choice()), people, 12), "zh-Hans")
    assert isinstance(shown, TextMessage)
    assert ("小李" in shown.html) is listed
    assert ("还有 10 人" in shown.html) is listed
