"""Which view shows which effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bot.core import effects
from bot.core.effects import Effect
from bot.telegram.message import Message
from bot.telegram.views import (
    broadcast,
    contest,
    contest_end,
    contest_poll,
    host,
    keepsakes,
    play,
    profile,
    push,
)
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
    effects.ShowPush: push.show_push,
    effects.ShowReminder: push.show_reminder,
    effects.AskDaily: push.ask_daily,
    effects.ShowDaily: push.show_daily,
    effects.ShowBroadcast: broadcast.show_broadcast,
    effects.ShowLobby: contest.show_lobby,
    effects.AskRound: contest_poll.ask_round,
    effects.CloseCopy: contest_poll.close_copy,
    effects.ShowReveal: contest.show_reveal,
    effects.ShowPodium: contest_end.show_podium,
    effects.ShowFinal: contest_end.show_final,
    effects.ShowCancelled: contest.show_cancelled,
    effects.ShowWhere: contest.show_where,
    effects.TellStarter: contest.tell_starter,
    effects.SendResults: contest_end.send_results,
    effects.ShowLeague: host.show_league,
    effects.ShowWeekly: host.show_weekly,
    effects.ShowGroupSettings: host.show_group_settings,
}


class Render:
    """Turns an effect into a message in a language; `username` is the bot's own, for links."""

    def __init__(self, texts: Texts, username: str) -> None:
        self._words = lru_cache(maxsize=8)(lambda language: Words(texts, language, username))

    def __call__(self, effect: Effect, language: str) -> Message:
        return VIEWS[type(effect)](effect, self._words(language))
