"""Under which tag the outbox keeps each effect: a class may be renamed, a tag never is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.admin import effects as admin_effects
from bot.core.checkup import effects as checkup_effects
from bot.core.contest import buzzer_effects, unit_effects
from bot.core.contest import effects as contest
from bot.core.effects import Effect, Say
from bot.core.host import own_set_effects, paper_effects
from bot.core.look import effects as look_effects
from bot.core.player import effects as player_effects
from bot.core.player import family_effects
from bot.core.push import effects as push
from bot.core.quiz import effects as quiz
from bot.core.season import effects as season

EFFECTS: Mapping[str, type[Effect]] = {
    "question": quiz.ShowQuestion,
    "reasons": quiz.ShowReasons,
    "summary": quiz.ShowSummary,
    "topics": quiz.ShowTopics,
    "exam-result": quiz.ShowExamResult,
    "certificate": quiz.ShowCertificate,
    "certificate-name": quiz.AskCertificateName,
    "certificate-verdict": quiz.VerifyCertificate,
    "chat": quiz.ShowChat,
    "checkup": checkup_effects.ShowCheckup,
    "checkup-waits": checkup_effects.ShowCheckupWaits,
    "checkup-invite": checkup_effects.InviteCheckup,
    "study": checkup_effects.ShowStudy,
    "study-record": checkup_effects.SendStudyRecord,
    "family-link": family_effects.ShowFamilyLink,
    "family-welcome": family_effects.WelcomeRelative,
    "family-week": family_effects.TellFamily,
    "look": look_effects.ShowLook,
    "look-after": look_effects.ShowLookAfter,
    "say": Say,
    "first-aid": player_effects.ShowFirstAid,
    "first-aid-topics": player_effects.ShowFirstAidTopics,
    "tip": player_effects.ShowTip,
    "board": player_effects.ShowBoard,
    "settings": player_effects.ShowSettings,
    "export": player_effects.SendExport,
    "stats": player_effects.ShowStats,
    "streak": player_effects.ShowStreak,
    "push": push.ShowPush,
    "push-settings": push.ShowPushSettings,
    "group-push-poll": push.AskGroupPush,
    "group-push": push.ShowGroupPush,
    "broadcast": push.ShowBroadcast,
    "lobby": contest.ShowLobby,
    "round": contest.AskRound,
    "buzzer": buzzer_effects.AskBuzzer,
    "close-buzzer": buzzer_effects.CloseBuzzer,
    "units": unit_effects.ShowUnits,
    "scene": contest.ShowScene,
    "close-poll": contest.CloseCopy,
    "reveal": contest.ShowReveal,
    "podium": contest.ShowPodium,
    "final": contest.ShowFinal,
    "cancelled": contest.ShowCancelled,
    "running-contest": contest.ShowRunningContest,
    "tell-starter": contest.TellStarter,
    "results": contest.SendResults,
    "review": contest.ShowReview,
    "league": contest.ShowLeague,
    "weekly": contest.ShowWeekly,
    "group-settings": contest.ShowGroupSettings,
    "set-draft": own_set_effects.ShowDraft,
    "sets": own_set_effects.ShowSets,
    "set": own_set_effects.ShowSet,
    "set-table": own_set_effects.SendSetTable,
    "admin": admin_effects.ShowAdmin,
    "admin-reported": admin_effects.ShowReported,
    "admin-names": admin_effects.ShowNames,
    "papers": paper_effects.OfferPapers,
    "paper": paper_effects.SendPaper,
    "poster": paper_effects.SendPoster,
    "season-setup": season.ShowSeasonSetup,
    "season": season.ShowSeason,
    "season-podium": season.ShowSeasonPodium,
    "season-final": season.ShowSeasonFinal,
    "season-home": season.ShowSeasonHome,
    "season-try": season.ShowSeasonTry,
    "season-record": season.SendSeasonRecord,
}
