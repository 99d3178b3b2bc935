"""Which view shows which effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bot.core import effects
from bot.core.effects import Effect
from bot.telegram.message import Message
from bot.telegram.views import keepsakes, play, profile
from bot.telegram.views.words import Words
from bot.texts.catalogue import Texts

View = Callable[[Any, Words], Message]

VIEWS: Mapping[type[Effect], View] = {
    effects.ShowQuestion: play.show_question,
    effects.ShowReasons: play.show_reasons,
    effects.ShowSummary: play.show_summary,
    effects.ShowTopics: play.show_topics,
    effects.ShowExamResult: play.show_exam_result,
    effects.Say: profile.say,
    effects.ShowFirstAid: profile.show_first_aid,
    effects.ShowTip: profile.show_tip,
    effects.ShowBoard: profile.show_board,
    effects.ShowSettings: profile.show_settings,
    effects.SendExport: profile.send_export,
    effects.ShowCertificate: keepsakes.show_certificate,
    effects.ShowStats: keepsakes.show_stats,
    effects.ShowStreak: keepsakes.show_streak,
}


class Render:
    """Turns an effect into a message in a language; `username` is the bot's own, for links."""

    def __init__(self, texts: Texts, username: str) -> None:
        self._words = lru_cache(maxsize=8)(lambda language: Words(texts, language, username))

    def __call__(self, effect: Effect, language: str) -> Message:
        return VIEWS[type(effect)](effect, self._words(language))
