"""Which view shows which effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bot.core import contest_effects, effects, person_effects, push_effects, quiz_effects
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
    quiz_effects.ShowQuestion: play.show_question,
    quiz_effects.ShowReasons: play.show_reasons,
    quiz_effects.ShowSummary: play.show_summary,
    quiz_effects.ShowTopics: play.show_topics,
    quiz_effects.ShowExamResult: play.show_exam_result,
    effects.Say: profile.say,
    person_effects.ShowFirstAid: profile.show_first_aid,
    person_effects.ShowTip: profile.show_tip,
    person_effects.ShowBoard: profile.show_board,
    person_effects.ShowSettings: profile.show_settings,
    person_effects.SendExport: profile.send_export,
    quiz_effects.ShowCertificate: keepsakes.show_certificate,
    person_effects.ShowStats: keepsakes.show_stats,
    person_effects.ShowStreak: keepsakes.show_streak,
    push_effects.ShowPush: push.show_push,
    push_effects.ShowReminder: push.show_reminder,
    push_effects.AskDaily: push.ask_daily,
    push_effects.ShowDaily: push.show_daily,
    push_effects.ShowBroadcast: broadcast.show_broadcast,
    contest_effects.ShowLobby: contest.show_lobby,
    contest_effects.AskRound: contest_poll.ask_round,
    contest_effects.CloseCopy: contest_poll.close_copy,
    contest_effects.ShowReveal: contest.show_reveal,
    contest_effects.ShowPodium: contest_end.show_podium,
    contest_effects.ShowFinal: contest_end.show_final,
    contest_effects.ShowCancelled: contest.show_cancelled,
    contest_effects.ShowWhere: contest.show_where,
    contest_effects.TellStarter: contest.tell_starter,
    contest_effects.SendResults: contest_end.send_results,
    contest_effects.ShowLeague: host.show_league,
    contest_effects.ShowWeekly: host.show_weekly,
    contest_effects.ShowGroupSettings: host.show_group_settings,
}


class Render:
    """Turns an effect into a message in a language; `username` is the bot's own, for links."""

    def __init__(self, texts: Texts, username: str) -> None:
        self._words = lru_cache(maxsize=8)(lambda language: Words(texts, language, username))

    def __call__(self, effect: Effect, language: str) -> Message:
        return VIEWS[type(effect)](effect, self._words(language))
