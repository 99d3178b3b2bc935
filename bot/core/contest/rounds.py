"""One round after another: a question goes out, its poll is up, votes come, it closes, and what follows.

The states and what leads from one to the other stand in `contest.py`.
"""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.contest import ending, scoreboard, votes
from bot.core.contest.events import Shown, Vote
from bot.core.contest.round import PollCopy
from bot.core.contest.state import SILENT_ROUNDS, Contest, PauseReason, Phase
from bot.core.effects import Effect, Toast

Outcome = tuple[Contest, tuple[Effect | Toast, ...]]


def asked(contest: Contest, now: int) -> Outcome:
    """The next question goes out."""
    asking = replace(
        contest,
        phase=Phase.ASKING,
        since=now,
        number=contest.number + 1,
        asked_at=now,
        copies=(),
        shown_at=None,
        answers={},
        waiting=0,
        pause_reason="",
    )
    return asking, (scoreboard.question(asking),)


def shown(contest: Contest, event: Shown, now: int) -> Outcome:
    """A poll is up: the first copy of it starts the clock of its round."""
    if contest.phase is not Phase.ASKING or event.number != contest.number:
        return contest, scoreboard.stale(contest, event)
    known = [copy for copy in contest.copies if copy.poll_id != event.poll_id]
    copies = (*known, PollCopy(event.poll_id, event.message_id, event.at))
    up = replace(contest, copies=copies)
    if contest.shown_at is not None or event.message_id is None:
        return up, ()
    up = replace(up, shown_at=event.at)
    return replace(up, waiting=votes.waiting(up)), ()


def voted(contest: Contest, event: Vote, now: int) -> Outcome:
    """A vote counts once; the last that is waited for closes the round."""
    answer = votes.answer(contest, event, now)
    if answer is None:
        return contest, ()
    awaited = votes.awaited(contest, event.player)
    counted = replace(
        contest,
        participants=votes.with_voter(contest, event),
        answers={**contest.answers, event.player: answer},
        waiting=contest.waiting - awaited,
    )
    last = awaited and counted.waiting == 0 and not event.hold
    return closed(counted, now) if last else (counted, ())


def closed(contest: Contest, now: int) -> Outcome:
    """The round is over: points, and what comes of it."""
    after_vote = replace(
        contest,
        phase=Phase.REVEALING,
        since=now,
        waiting=0,
        scores=votes.scored(contest),
        log=(*contest.log, votes.round_result(contest)),
        empty=0 if contest.answers else contest.empty + 1,
    )
    after, effects = _after_round(after_vote, now)
    return after, (*scoreboard.stops(contest, now), *effects)


def _after_round(contest: Contest, now: int) -> Outcome:
    if contest.number == len(contest.plan):
        return ending.finished(contest, now)
    if contest.empty >= SILENT_ROUNDS:
        return paused(contest, "silence", now)
    if contest.pause_wanted:
        return paused(contest, "host", now)
    return contest, (scoreboard.reveal(contest),)


def paused(contest: Contest, pause_reason: PauseReason, now: int) -> Outcome:
    """The game rests."""
    resting = replace(contest, phase=Phase.PAUSED, since=now, pause_reason=pause_reason, pause_wanted=False)
    return resting, (scoreboard.reveal(resting, pause_reason),)
