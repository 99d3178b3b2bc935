"""Whether what has waited is still wanted: behind a flood or an outage a game, a session or a push may have ended."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.checkup.effects import InviteCheckup
from bot.core.contest.effects import AskRound, ShowLobby, ShowReveal, ShowScene
from bot.core.contest.state import OVER, Phase
from bot.core.effects import Post
from bot.core.player.family_effects import TellFamily
from bot.core.push.effects import AskGroupPush, ShowBroadcast, ShowPush
from bot.core.quiz.effects import ShowQuestion
from bot.storage.store import Store


class Wanted:
    """Asked about a post before it is sent; it only reads. What it does not know is wanted."""

    def __init__(self, store: Store, clock: Callable[[], int]) -> None:
        self._store = store
        self._clock = clock

    def __call__(self, post: Post) -> bool:
        """Whether the game, the session or the subscription that a post came from still wants it."""
        match post.effect:
            case AskRound(contest=contest, number=number) | ShowScene(contest=contest, number=number):
                return self._is_asking(contest, number)
            case ShowReveal(contest=contest) | ShowLobby(contest=contest):
                return self._is_open(contest)
            case ShowQuestion(session=session, position=position):
                return self._stands_at(session, position)
            case ShowPush():
                return self._is_subscribed(post.chat_id)
            case AskGroupPush():
                return self._is_subscribed(post.chat_id) and self._is_member(post.chat_id)
            case InviteCheckup(study=study, wave=wave):
                return self._is_invited(post.chat_id, study, wave)
            case TellFamily():
                return self._store.family.of(post.chat_id) is not None
            case ShowBroadcast():
                return post.chat_id > 0 or self._is_member(post.chat_id)
            case _:
                return True

    def _is_asking(self, contest_id: int, number: int) -> bool:
        game = self._store.contests.find(contest_id)
        return game is not None and (game.contest.phase, game.contest.number) == (Phase.ASKING, number)

    def _is_open(self, contest_id: int) -> bool:
        game = self._store.contests.find(contest_id)
        return game is not None and game.contest.phase not in OVER

    def _stands_at(self, session_id: int, position: int) -> bool:
        session = self._store.sessions.find(session_id)
        return session is not None and session.open and session.position == position

    def _is_subscribed(self, chat_id: int) -> bool:
        found = self._store.subscriptions.find(chat_id)
        if found is None or not found.on:
            return False
        return found.paused_until is None or found.paused_until <= self._clock()

    def _is_invited(self, player_id: int, study: str, wave: int) -> bool:
        """Who took the test meanwhile, or wants no reminders, is not asked to."""
        course = self._store.checkups.course(player_id, study)
        return course is not None and course.wave == wave and course.invite_at is not None

    def _is_member(self, group_id: int) -> bool:
        group = self._store.groups.find(group_id)
        return group is not None and group.member
