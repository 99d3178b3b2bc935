"""抢答: the first right tap takes the round, and a wrong one shuts its player out of it.

Who is first is told by one order alone: the order in which Telegram gives us the taps. Taps carry no time of their
own, and a tap names its round, not its message, so a question that stands there twice after a crash is one round
with one order. Nothing is known of how long a tap was on its way, and nothing is added or taken for it.
"""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.contest import rounds, votes
from bot.core.contest.events import Buzz, Shown
from bot.core.contest.round import copy_of
from bot.core.contest.scoring import Answer
from bot.core.contest.state import GRACE, Contest, Phase
from bot.core.effects import Effect, Toast

Outcome = tuple[Contest, tuple[Effect | Toast, ...]]


def buzzed(contest: Contest, event: Buzz, now: int) -> Outcome:
    """A tap counts once: it takes the round, or shuts its player out; the last who could still tap ends it too."""
    refusal = _refusal(contest, event, now)
    if refusal is not None:
        return contest, (refusal,)
    up = _seen(contest, event, now)
    assert up.shown_at is not None
    plan = up.round_plan
    answer = Answer(plan.order[event.option], min(max(0, now - up.shown_at), up.limit))
    awaited = votes.awaited(up, event.player)
    counted = replace(
        up,
        participants=votes.with_voter(up, event),
        answers={**up.answers, event.player: answer},
        waiting=up.waiting - awaited,
    )
    if answer.choice == plan.key:
        taken, effects = rounds.closed(counted, now)
        return taken, (*effects, Toast("buzzer-yours"))
    after, effects = rounds.closed(counted, now) if awaited and counted.waiting == 0 else (counted, ())
    return after, (*effects, Toast("buzzer-wrong", alert=True))


def _refusal(contest: Contest, event: Buzz, now: int) -> Toast | None:
    """Why a tap changes nothing, None when it counts."""
    if not contest.mode.buzzer or contest.phase is not Phase.ASKING or event.number != contest.number:
        return Toast("buzzer-over")
    if not 0 <= event.option < len(contest.round_plan.order):
        return Toast("tap-old")
    if event.player in contest.answers:
        return Toast("buzzer-locked")
    late = contest.shown_at is not None and now - contest.shown_at > contest.limit + GRACE
    return Toast("buzzer-over") if late and not event.queued else None


def _seen(contest: Contest, event: Buzz, now: int) -> Contest:
    """Whoever taps has the message before them, so it is up, also where its sending is not noted yet.

    A copy that only its taps tell of is noted as well, so that its buttons go with those of the others.
    """
    if any(copy.message_id == event.message_id for copy in contest.copies):
        return contest
    up, _ = rounds.shown(contest, Shown(event.number, copy_of(event.message_id), event.message_id, now), now)
    return up
