"""Which view shows which effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bot.bank.bank import Bank
from bot.core import effects
from bot.core.admin import effects as admin_effects
from bot.core.checkup import effects as checkup_effects
from bot.core.contest import buzzer_effects, group_effects, unit_effects
from bot.core.contest import effects as contest_effects
from bot.core.effects import Effect, Toast
from bot.core.host import own_set_effects, paper_effects
from bot.core.host.own_set import OwnQuestions
from bot.core.look import effects as look_effects
from bot.core.player import effects as player_effects
from bot.core.player import family_effects
from bot.core.push import effects as push_effects
from bot.core.quiz import effects as quiz_effects
from bot.core.season import effects as season_effects
from bot.telegram.views import (
    admin,
    broadcast,
    checkup,
    contest,
    contest_buzzer,
    contest_end,
    contest_lobby,
    contest_poll,
    contest_record,
    contest_units,
    family,
    group_settings,
    helpta,
    keepsakes,
    look,
    own_set,
    paper,
    player,
    push,
    quiz,
    season,
    season_play,
    season_record,
    settings,
    study_record,
)
from bot.telegram.views.beside import RecordReader
from bot.telegram.views.message import Message
from bot.telegram.views.toasts import toast_text
from bot.telegram.views.words import Export, Words, nothing_kept
from bot.texts.catalogue import Texts

View = Callable[[Any, Words], Message]

VIEWS: Mapping[type[Effect], View] = {
    quiz_effects.ShowQuestion: quiz.show_question,
    quiz_effects.ShowReasons: quiz.show_reasons,
    quiz_effects.ShowSummary: quiz.show_summary,
    quiz_effects.ShowTopics: quiz.show_topics,
    quiz_effects.ShowExamResult: quiz.show_exam_result,
    quiz_effects.ShowChat: helpta.show_chat,
    checkup_effects.ShowCheckup: checkup.show_checkup,
    checkup_effects.ShowCheckupWaits: checkup.show_checkup_waits,
    checkup_effects.InviteCheckup: checkup.invite_checkup,
    checkup_effects.ShowStudy: checkup.show_study,
    checkup_effects.SendStudyFile: study_record.send_study_file,
    checkup_effects.SendStudyRecord: study_record.send_study_record,
    family_effects.ShowFamilyLink: family.show_family_link,
    family_effects.WelcomeRelative: family.welcome_relative,
    family_effects.TellFamily: family.tell_family,
    look_effects.ShowLook: look.show_look,
    look_effects.ShowLookAfter: look.show_look_after,
    effects.Say: player.say,
    player_effects.ShowFirstAid: player.show_first_aid,
    player_effects.ShowFirstAidTopics: player.show_first_aid_topics,
    player_effects.ShowTip: player.show_tip,
    player_effects.ShowBoard: player.show_board,
    player_effects.ShowSettings: settings.show_settings,
    player_effects.SendExport: player.send_export,
    quiz_effects.ShowCertificate: keepsakes.show_certificate,
    quiz_effects.AskCertificateName: keepsakes.ask_certificate_name,
    quiz_effects.VerifyCertificate: keepsakes.verify_certificate,
    player_effects.ShowStats: keepsakes.show_stats,
    player_effects.ShowStreak: keepsakes.show_streak,
    push_effects.ShowPush: push.show_push,
    push_effects.ShowPushSettings: push.show_reminder,
    push_effects.AskGroupPush: push.ask_daily,
    push_effects.ShowGroupPush: push.show_daily,
    push_effects.ShowBroadcast: broadcast.show_broadcast,
    contest_effects.ShowLobby: contest_lobby.show_lobby,
    buzzer_effects.AskBuzzer: contest_buzzer.ask_buzzer,
    buzzer_effects.CloseBuzzer: contest_buzzer.close_buzzer,
    unit_effects.ShowUnits: contest_units.show_units,
    contest_effects.AskRound: contest_poll.ask_round,
    contest_effects.ShowScene: contest_poll.show_scene,
    contest_effects.CloseCopy: contest_poll.close_copy,
    contest_effects.ShowReveal: contest.show_reveal,
    contest_effects.ShowPodium: contest_end.show_podium,
    contest_effects.ShowFinal: contest_end.show_final,
    contest_effects.ShowCancelled: contest.show_cancelled,
    contest_effects.ShowRunningContest: contest.show_where,
    contest_effects.TellStarter: contest.tell_starter,
    contest_effects.SendResults: contest_record.send_results,
    contest_effects.ShowReview: quiz.show_review,
    group_effects.ShowLeague: group_settings.show_league,
    group_effects.ShowWeekly: group_settings.show_weekly,
    group_effects.ShowGroupSettings: group_settings.show_group_settings,
    own_set_effects.ShowDraft: own_set.show_draft,
    own_set_effects.ShowSets: own_set.show_sets,
    own_set_effects.ShowSet: own_set.show_set,
    own_set_effects.SendSetTable: own_set.send_set_table,
    admin_effects.ShowAdmin: admin.show_admin,
    admin_effects.ShowReported: admin.show_reported,
    admin_effects.ShowNames: admin.show_names,
    paper_effects.OfferPapers: paper.offer_papers,
    paper_effects.SendPaper: paper.send_paper,
    paper_effects.SendPoster: paper.send_poster,
    season_effects.ShowSeasonSetup: season.show_setup,
    season_effects.ShowSeason: season.show_season,
    season_effects.ShowSeasonPodium: season.show_podium,
    season_effects.ShowSeasonFinal: season.show_final,
    season_effects.ShowSeasonHome: season_play.show_home,
    season_effects.ShowSeasonTry: season_play.show_try,
    season_effects.SendSeasonFile: season_record.send_season_file,
    season_effects.SendSeasonRecord: season_record.send_season_record,
}


class Render:
    """Turns an effect into a message in a language; `username` is the bot's own, for links."""

    def __init__(
        self,
        texts: Texts,
        bank: Bank,
        username: str,
        own: OwnQuestions | None = None,
        export: Export = nothing_kept,
        records: RecordReader | None = None,
    ) -> None:
        self.username = username
        self._words = lru_cache(maxsize=8)(
            lambda language: Words(texts, bank, language, username, own, export=export, records=records)
        )

    def toast(self, toast: Toast, language: str) -> str:
        """Return the words of the answer to a tap."""
        return toast_text(toast, self._words(language))

    def __call__(self, effect: Effect, language: str) -> Message:
        return VIEWS[type(effect)](effect, self._words(language))
