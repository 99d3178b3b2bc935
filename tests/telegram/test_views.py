"""Every view with its longest values fits Telegram's limits, and nobody's text becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.core import effects, player_effects
from bot.core.language import written_forms
from bot.core.push import effects as push_effects
from bot.core.question import Citation, Option, Question, Stimulus
from bot.core.quiz import effects as quiz_effects
from bot.sandbox.entities import find_entities, utf16
from bot.sandbox.markup import parse_html
from bot.telegram.views.message import DocumentMessage, PhotoMessage, PollMessage, TextMessage
from bot.telegram.views.render import Render
from bot.telegram.views.words import JOINT, safe_html
from bot.texts.catalogue import Texts

TEXTS = Texts()
HOSTILE = "<b>&\u202e王"


def long(length: int) -> str:
    return (HOSTILE * (length // len(HOSTILE) + 1))[:length]


def longest_judge(verdict: str = "scam") -> Question:
    return Question(
        "j", "j", "kefu", "judge", 1, ("any",), stimulus=Stimulus("call", long(60), long(900)), verdict=verdict,
        decisive=long(150), flags=("a",) * 6, why=long(200), action=long(150),
    )  # fmt: skip


def longest_choice() -> Question:
    options = tuple(Option(long(100), long(200), key=place == 0) for place in range(4))
    return Question(
        "c", "c", "kefu", "choice", 1, ("any",), stimulus=Stimulus("telegram", long(60), long(900)), stem=long(240),
        options=options,
    )  # fmt: skip


SIGNS = tuple(quiz_effects.SignLine(long(30), long(120), red) for red in (True, False) * 3)
CITED = tuple(Citation(long(40), long(90)) for _ in range(3))
ASK_JUDGE = quiz_effects.ShowQuestion(
    10**9, "quiz", 9, 10, long(40), longest_judge(), (), True, "quiz-only-chinese"
)
ASK_CHOICE = quiz_effects.ShowQuestion(
    10**9, "exam", 0, 20, long(40), longest_choice(), (3, 2, 1, 0), True, "quiz-elsewhere"
)
TIP = player_effects.ShowTip(long(240), long(40), "🛡", long(90))
LONGEST = [
    ASK_JUDGE,
    ASK_CHOICE,
    *(
        quiz_effects.ShowReasons(
            10**9, kind, 9, 10, long(40), question, order, place, right, 10, SIGNS, CITED, True, 1000
        )
        for kind in ("quiz", "push")
        for question, order in ((longest_judge(), ()), (longest_judge("genuine"), ()), (longest_choice(), (3, 2, 1, 0)))
        for place, right in ((0, True), (3, False))
    ),
    quiz_effects.ShowSummary("spot", 3, 10, 100, 365, (long(150),) * 3, 99, "2026-12-31"),
    quiz_effects.ShowSummary("review", 10, 10, 0, 0, (), 0, None),
    quiz_effects.ShowTopics(10**9, tuple(quiz_effects.TopicLine("x" * 24, "🛡", long(40)) for _ in range(26))),
    quiz_effects.ShowExamResult(10**9, 0, 20, False, tuple(quiz_effects.ExamMiss(long(40), long(48), "scam", long(150), long(200)) for _ in range(20))),
    quiz_effects.ShowExamResult(10**9, 20, 20, True, (), "2026-12-31"),
    player_effects.ShowFirstAid(long(120), (long(150),) * 4, tuple(player_effects.HotlineLine("8800 7777", long(60), long(150)) for _ in range(6)), "any"),
    TIP,
    player_effects.ShowBoard("week", tuple(player_effects.BoardRow(long(24), 10**6, own) for own in (True, False) * 5), 10**6, False),
    player_effects.ShowBoard("all", (), 0, True),
    *(
        player_effects.ShowSettings("zh-Hant", "any", 10, long(24), long(30), opened)
        for opened in (None, "language", "region", "length", "name")
    ),
    player_effects.SendExport("{}"),
    quiz_effects.ShowCertificate("A" * 10, long(24), 20, 20, "kept", "2026-12-31"),
    player_effects.ShowStreak(100, "2026-12-31"),
    player_effects.ShowStats(
        10**7, 1000, 10**5, 10**6, tuple(player_effects.TopicScore("🛡", long(40), 10, 20) for _ in range(26)), 999, 999,
        -1.234, 1.234, "middle", "suspicious", 99, "2026-12-31",
    ),
    push_effects.ShowPush(TIP, ASK_JUDGE),
    push_effects.ShowPush(None, ASK_CHOICE),
    *(
        push_effects.ShowPushSettings(
            True, "23:59", long(40), "both", True, True, True, "2026-12-31", "23:59", menu,
            tuple(push_effects.ZoneLine("America/Argentina/ComodRivadavia", long(40)) for _ in range(8)),
        )
        for menu in (None, "zone", "content")
    ),
    push_effects.AskGroupPush(10**9, longest_judge(), long(40), (1, 0), 9999, 9999, long(80)),
    push_effects.ShowGroupPush(True, "23:59", long(40), long(40), "2026-12-31", "23:59", ASK_JUDGE and ()),
    *(effects.Say(key, {}, menu) for key in ("start-greeting", "help-text", "privacy-text", "forget-ask") for menu in ("home", "help", "again", "group", "forget")),
]  # fmt: skip


def check_text(html: str, limit: int) -> None:
    text, _ = parse_html(html)
    assert 0 < utf16(text) <= limit, f"{utf16(text)} units"
    assert "\u202e" not in text


def check_keyboard(keyboard: InlineKeyboardMarkup | None) -> None:
    rows = keyboard.inline_keyboard if keyboard else ()
    assert sum(len(row) for row in rows) <= 100
    for button in (button for row in rows for button in row):
        assert 0 < utf16(button.text) <= 64 or utf16(button.text) <= 128
        assert button.url or 1 <= len(button.callback_data.encode()) <= 64


@pytest.mark.parametrize("language", list(written_forms()))
@pytest.mark.parametrize("effect", LONGEST, ids=lambda effect: type(effect).__name__)
def test_the_longest_values_fit(effect, language):
    message = Render(TEXTS, "a" * 32)(effect, language)
    match message:
        case TextMessage():
            check_text(message.html, 4096)
            check_keyboard(message.keyboard)
        case PhotoMessage():
            check_text(message.caption_html, 1024)
            check_text(message.fallback_html, 4096)
            check_keyboard(message.keyboard)
        case DocumentMessage():
            check_text(message.caption_html, 1024)
        case PollMessage():
            assert utf16(message.question) <= 300
            assert all(1 <= utf16(option) <= 100 for option in message.options)
            assert utf16(message.description) <= 1024
            assert message.explanation is None or utf16(message.explanation) <= 200


@given(st.text(max_size=200))
def test_a_persons_text_is_shown_as_it_is_and_never_becomes_markup(text):
    shown, entities = parse_html(f"x{safe_html(text)}x")
    bending = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    plain = "x" + "".join(letter for letter in text if letter not in bending) + "x"
    assert shown.replace(JOINT, "") == plain.replace(JOINT, "")
    assert entities == []


@given(
    st.sampled_from(
        [
            "https://evil.example.com/x",
            "t.me/scam",
            "@durov",
            "a.b@mail.example.com",
            "#tag",
            "/start",
            "example．com",
            "1.5 元",
        ]
    )
)
def test_nothing_that_a_person_or_a_question_writes_can_be_tapped(text):
    shown, entities = parse_html(safe_html(f"看 {text} 吧"))
    assert entities == []
    assert find_entities(shown) == []
