"""From where a session is to what asks its question."""

from __future__ import annotations

from bot.core.player.player import Player
from bot.core.question.kinds import KINDS
from bot.core.quiz.effects import ShowQuestion
from bot.core.quiz.quiz import Session


def place_of(session: Session) -> tuple[int, str, int, int, str, tuple[int, ...]]:
    """Return what `AtQuestion` holds: where a session is."""
    item = session.current
    return session.id, session.kind, session.position, len(session.plan), item.question_id, item.order


def question_effect(player: Player, session: Session, *, scale_new: bool = False) -> ShowQuestion:
    """Return what asks the question at which a session is.

    `scale_new`: the person never used the scale, which is explained where the question has one.
    """
    return ShowQuestion(
        *place_of(session),
        topics_offered=session.rules.topics and not session.responses,
        region=player.region,
        scale_new=scale_new and KINDS[session.current.kind].scaled,
        picture=player.pictures and session.rules.pictures,
    )
