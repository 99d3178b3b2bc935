"""The cards of the daily push: within Telegram's limits, and nothing said twice."""

from __future__ import annotations

import pytest

from bot.core.language import written_forms
from bot.core.player_effects import ShowTip
from bot.core.push.effects import AskGroupPush, ShowPush, ShowPushSettings
from bot.core.question import Option, Question, Stimulus
from bot.core.quiz.effects import ShowQuestion
from bot.telegram.views.render import Render
from bot.texts.catalogue import Texts


@pytest.fixture(scope="module")
def render() -> Render:
    return Render(Texts(), "bot")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def longest() -> Question:
    """A question with texts longer than the bank allows, in letters that count twice."""
    options = tuple(Option("😀" * 80, "😀" * 150, key=place == 1) for place in range(4))
    return Question(
        "x-1", "x", "kefu", "choice", 1, ("any",), stimulus=Stimulus("sms", "😀" * 40, "😀" * 600), stem="😀" * 200,
        options=options,
    )  # fmt: skip


@pytest.mark.parametrize("language", list(written_forms()))
def test_the_poll_of_the_day_keeps_telegrams_limits_whatever_it_holds(render, language):
    effect = AskGroupPush(1, longest(), "😀" * 40, (2, 1, 0, 3), voters=1000, rights=999, cue="😀" * 100)
    poll = render(effect, language)
    assert units(poll.question) <= 300
    assert max(map(units, poll.options)) <= 100
    assert units(poll.explanation) <= 200
    assert units(poll.description) <= 1024
    assert poll.correct == 1


@pytest.mark.parametrize("language", list(written_forms()))
def test_a_push_of_the_longest_tip_and_question_is_one_message(render, language):
    question = ShowQuestion(1, "push", 0, 1, "主题" * 10, longest(), (0, 1, 2, 3), note="quiz-only-chinese")
    message = render(ShowPush(ShowTip("字" * 120, "主题", "🎭", "来源" * 20), question), language)
    assert units(message.html) <= 4096


def test_the_hour_is_told_once_unless_the_clocks_change(render):
    card = ShowPushSettings(True, "20:00", "北京时间", "both", False, True, False, "2026-10-26", "20:00")
    assert render(card, "zh-Hans").html.count("20:00") == 1
    spring = ShowPushSettings(True, "02:30", "纽约时间", "both", False, True, False, "2026-03-08", "03:00")
    assert "02:30" in render(spring, "zh-Hans").html
    assert "03:00" in render(spring, "zh-Hans").html
