"""How a contest ends: played to its last question, before it, or not at all."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.contest import scoreboard
from bot.core.contest.state import PODIUM_FROM, Contest, Ending, Phase
from bot.core.effects import Effect, Toast

# Nothing can be said any more in a chat, or a topic, that is gone.
_SHUT = frozenset({"blocked", "deactivated", "kicked", "unknown-chat", "topic-gone", "topic-closed"})

Outcome = tuple[Contest, tuple[Effect | Toast, ...]]


def finished(contest: Contest, now: int) -> Outcome:
    """The end after the last question; a game in which nobody ever answered is only off."""
    if not contest.has_answers:
        return cancelled(contest, "silence", now)
    done = replace(contest, phase=Phase.FINISHED, since=now)
    return done, (*_picture(done), scoreboard.final(done))


def ended(contest: Contest, ending: Ending, now: int) -> Outcome:
    """The end before the last question: with the standings so far, or off when nobody had answered."""
    if not contest.has_answers:
        return cancelled(contest, ending, now)
    done = replace(contest, phase=Phase.FINISHED, since=now, ending=ending, waiting=0)
    return done, (*_open_polls(contest, now), *_picture(done), scoreboard.final(done, ending))


def _picture(contest: Contest) -> tuple[Effect, ...]:
    """The podium, where somebody has points and enough was played."""
    played = contest.complete or len(contest.log) >= PODIUM_FROM
    return (
        (scoreboard.podium(contest),) if played and any(one.points for one in contest.scores.values()) else ()
    )


def cancelled(contest: Contest, reason: Ending, now: int) -> Outcome:
    """The game is off."""
    off = replace(contest, phase=Phase.CANCELLED, since=now, ending=reason, waiting=0)
    return off, (*_open_polls(contest, now), scoreboard.cancelled(off, reason))


def refused(contest: Contest, reason: str, now: int) -> Outcome:
    """Telegram does not take what the game needs: off, with a word to the group where it is still open to us.

    The card that stands last loses the buttons that lead the game, so that nobody taps in vain.
    """
    off = replace(contest, phase=Phase.CANCELLED, since=now, ending="refused", waiting=0)
    if reason in _SHUT:
        return off, ()
    said: Ending = "no-rights" if reason == "no-rights" else "refused"
    last = (scoreboard.last_reveal(off),) if off.log else ()
    return off, (*_open_polls(contest, now), *last, scoreboard.cancelled(off, said))


def _open_polls(contest: Contest, now: int) -> tuple[Effect, ...]:
    return scoreboard.stops(contest, now) if contest.phase is Phase.ASKING else ()
