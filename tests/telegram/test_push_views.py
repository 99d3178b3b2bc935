"""The cards of the daily push: within Telegram's limits, and nothing said twice."""

from __future__ import annotations

import pytest

from bot.bank.reference import Tip
from bot.core.language import written_forms
from bot.core.push.effects import AskGroupPush, ShowPush, ShowPushSettings
from bot.core.quiz.effects import ShowQuestion
from tests.questions import choice, render_of

RENDER = render_of(
    choice("x-1", "😀" * 600, "😀" * 4),
    tips=(Tip("tip", "kefu", "字" * 120, sources=("a", "b")),),
    title="主题" * 10,
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("language", list(written_forms()))
def test_the_poll_of_the_day_keeps_telegrams_limits_whatever_it_holds(language):
    effect = AskGroupPush(1, "x-1", (2, 0, 1, 3), voters=1000, rights=999, previous="x-1")
    poll = RENDER(effect, language)
    assert units(poll.question) <= 300
    assert max(map(units, poll.options)) <= 100
    assert units(poll.explanation) <= 200
    assert units(poll.description) <= 1024
    assert poll.correct == 1


@pytest.mark.parametrize("language", list(written_forms()))
def test_a_push_of_the_longest_tip_and_question_is_one_message(language):
    question = ShowQuestion(1, "push", 0, 1, "x-1", (0, 1, 2, 3), region="tw")
    message = RENDER(ShowPush("tip", question), language)
    assert units(message.html) <= 4096


def test_the_hour_is_told_once_unless_the_clocks_change():
    card = ShowPushSettings(True, "20:00", "Asia/Shanghai", "both", False, True, False, "2026-10-26", "20:00")
    assert RENDER(card, "zh-Hans").html.count("20:00") == 1
    spring = ShowPushSettings(
        True, "02:30", "America/New_York", "both", False, True, False, "2026-03-08", "03:00"
    )
    assert "02:30" in RENDER(spring, "zh-Hans").html
    assert "03:00" in RENDER(spring, "zh-Hans").html
