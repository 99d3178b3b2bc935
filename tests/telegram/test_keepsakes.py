"""Pictures that people keep: what reaches the one who draws."""

from __future__ import annotations

import pickle

from msgspec.structs import replace

from bot.core.player.effects import ShowStats, ShowStreak, TopicScore
from bot.core.quiz.effects import ShowCertificate, VerifyCertificate
from bot.telegram.views.message import PhotoMessage, TextMessage
from tests.questions import judge, render_of

RENDER = render_of(judge())
STATS = ShowStats(
    points=1, streak=1, rights=3, total=4, topics=(TopicScore("kefu", 3, 4), TopicScore("gone", 1, 1)), scams=1,
    genuine=1, sensitivity=None, bias=None, sensitivity_band="none", bias_band="none", due_now=0, next_day=None,
)  # fmt: skip


def test_what_draws_can_be_handed_to_another_process() -> None:
    certificate = ShowCertificate("AB12", "", 18, 20, "first", "2026-11-22")
    for effect in (certificate, ShowStreak(7, "2026-11-22"), replace(STATS, days=(0, 3), today="2026-11-22")):
        message = RENDER(effect, "zh-Hans")
        assert isinstance(message, PhotoMessage)
        assert pickle.loads(pickle.dumps(message.draw))().startswith(b"\x89PNG")


def test_a_topic_that_is_gone_leaves_no_row() -> None:
    message = RENDER(STATS, "zh-Hans")
    assert isinstance(message, PhotoMessage)
    values = message.draw.args[0]  # type: ignore[attr-defined]
    assert [(topic.right, topic.total) for topic in values.topics] == [(3, 4)]


def test_nothing_is_said_of_the_eye_before_twenty_of_each() -> None:
    message = RENDER(STATS, "zh-Hans")
    assert isinstance(message, PhotoMessage)
    assert "d′" not in message.caption_html
    assert "各判满 20 条" in message.caption_html


def test_a_certificate_without_a_name_says_so_in_words_in_every_language() -> None:
    verdict = RENDER(VerifyCertificate("AB12", "", "2026-11-22", 18, 20), "en")
    assert isinstance(verdict, TextMessage)
    assert "certifies that a learner who left no name passed" in verdict.html
