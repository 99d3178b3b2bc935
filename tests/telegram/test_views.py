"""Every view with its longest values fits Telegram's limits, and nobody's text becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank.reference import Tip
from bot.core import effects
from bot.core.language import written_forms
from bot.core.player import effects as player_effects
from bot.core.player import family_effects
from bot.core.push import effects as push_effects
from bot.core.quiz import effects as quiz_effects
from bot.core.quiz.sessions import SESSIONS
from bot.sandbox.text.entities import find_entities, utf16
from bot.sandbox.text.markup import parse_html
from bot.telegram.views.fitting import widest
from bot.telegram.views.message import DocumentMessage, Keyboard, PhotoMessage, PollMessage, TextMessage
from bot.telegram.views.words import JOINT, safe_html
from tests.questions import choice, dialogue, judge, render_of

HOSTILE = "<b>&\u202e王"


def long(length: int) -> str:
    return (HOSTILE * (length // len(HOSTILE) + 1))[:length]


QUESTIONS = (
    judge("scam", "scam", long(900), long(7)),
    judge("genuine", "genuine", long(900), long(7)),
    choice("choice", long(900), long(5)),
    dialogue("stop", 8, 8, long(4)),
    dialogue("on", 0, 3, long(4)),
)
ORDERS = {"scam": (), "genuine": (), "choice": (3, 2, 1, 0), "stop": tuple(range(9)), "on": tuple(range(4))}
TIP = Tip("tip", "kefu", long(240), sources=("a", "b", "c"))
RENDER = render_of(*QUESTIONS, tips=(TIP,), title=long(30), username="a" * 32)

ASKED = [
    quiz_effects.ShowQuestion(10**9, kind, position, 20, name, order, topics_offered, "tw")
    for name, order in [*ORDERS.items(), ("gone", ())]
    for kind, position, topics_offered in (
        ("quiz", 9, True),
        ("exam", 0, False),
        ("push", 0, False),
        ("spot", 9, True),
    )
]
ZONES = ("America/Argentina/ComodRivadavia", "UTC+08:00", "Asia/Shanghai") * 3
LONGEST = [
    *ASKED,
    *(
        quiz_effects.ShowReasons(10**9, kind, 9, 10, name, order, shown_index, right, last, 1000, "tip")
        for kind in SESSIONS
        for name, order in [*ORDERS.items(), ("gone", ())]
        for shown_index, right, last in ((0, True, True), (3, False, False))
    ),
    *(
        quiz_effects.ShowSummary(kind, 3, 10, 100, 365, ("scam", "choice", "stop"), 99, "2026-12-31")
        for kind in SESSIONS
    ),
    quiz_effects.ShowSummary("review", 10, 10, 0, 0, ("gone",), 0, None),
    quiz_effects.ShowTopics(10**9, tuple(f"t{number}" for number in range(26))),
    quiz_effects.ShowExamResult(10**9, 0, 20, 16, tuple(ORDERS) * 4),
    quiz_effects.ShowExamResult(10**9, 20, 20, 0, (), "2026-12-31"),
    family_effects.ShowFamilyLink("A" * 8),
    family_effects.WelcomeRelative(),
    family_effects.TellFamily(10**3, 10**6),
    player_effects.ShowFirstAid("any"),
    player_effects.ShowTip("tip"),
    player_effects.ShowTip("gone"),
    player_effects.ShowBoard("week", tuple(player_effects.BoardRow(long(24), 10**6, own) for own in (True, False) * 5), 10**6, False),
    player_effects.ShowBoard("all", (), 0, True),
    *(
        player_effects.ShowSettings("zh-Hant", "any", 10, long(24), long(30), opened)
        for opened in (None, "language", "region", "length", "name")
    ),
    player_effects.SendExport(7),
    quiz_effects.ShowCertificate("A" * 10, long(24), 20, 20, "kept", "2026-12-31"),
    quiz_effects.AskCertificateName("A" * 10, long(24)),
    quiz_effects.VerifyCertificate("A" * 10, long(24), "2026-12-31", 20, 20),
    player_effects.ShowStreak(100, "2026-12-31"),
    player_effects.ShowStats(
        10**7, 1000, 10**5, 10**6, tuple(player_effects.TopicScore(f"t{n}", 10, 20) for n in range(26)), 999, 999,
        -1.234, 1.234, "middle", "suspicious", 99, "2026-12-31",
    ),
    *(push_effects.ShowPush(tip, question) for tip in (None, "tip", "gone") for question in (None, *ASKED) if tip or question),
    *(
        push_effects.ShowPushSettings(True, "23:59", zone, "both", True, True, True, "2026-12-31", "23:59", menu, ZONES)
        for menu in (None, "zone", "content", "offer") for zone in ZONES[:3]
    ),
    *(push_effects.AskGroupPush(10**9, name, order or (1, 0), 9999, 9999, previous)
      for name, order in ORDERS.items() for previous in (*ORDERS, "gone")),
    *(push_effects.ShowGroupPush(True, "23:59", "Asia/Shanghai", "kefu", "2026-12-31", "23:59", topics, zones)
      for topics, zones in (((), ()), (tuple(f"t{n}" for n in range(26)), ()), ((), ZONES))),
    *(effects.Say(key, {}, menu) for key in ("start-greeting", "help-text", "privacy-text", "forget-ask") for menu in ("home", "help", "again", "group", "forget")),
]  # fmt: skip


def check_text(html: str, limit: int) -> None:
    text, _ = parse_html(html)
    assert 0 < utf16(text) <= limit, f"{utf16(text)} units"
    assert "\u202e" not in text


def check_keyboard(keyboard: Keyboard | None) -> None:
    rows = keyboard.rows if keyboard else ()
    assert sum(len(row) for row in rows) <= 100
    for row in rows:
        assert widest(row, len(row)) == len(row), f"cut on a phone: {[button.text for button in row]}"
    for button in (button for row in rows for button in row):
        assert 0 < utf16(button.text.strip()) <= 64, button.text
        assert button.url or 1 <= len(button.data.encode()) <= 64


@pytest.mark.parametrize("language", list(written_forms()))
@pytest.mark.parametrize("effect", LONGEST, ids=lambda effect: type(effect).__name__)
def test_the_longest_values_fit(effect, language):
    message = RENDER(effect, language)
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
