"""The state machine of a contest: `step(contest, event, now)` gives the next contest and what is to be shown.

::

            Join Leave SwitchTeam ChooseUnit ListUnits Configure OfferSets
                 ┌──┐
                 ▼  │    Start         Shown: the clock starts; Vote
    opened ──▶ LOBBY┘ ─────────────▶ ASKING ◀───────────────────────────────┐
                 │                     │ T + 1 s; everybody has answered;   │
                 │                     │ 抢答: the first right Buzz          │
                 │ 15 minutes          ▼                                    │
                 │                 REVEALING ───────── the rest is over ────┘
                 │                   │  │ ▲
                 │        last round │  │ └── Resume ── PAUSED
                 │                   │  └── Pause, or ──▶ │
                 │                   │   two empty rounds  │ 10 minutes, 60 after a Pause
                 ▼                   ▼                     ▼
             CANCELLED            FINISHED ◀───────────────┘
                 ▲
                 └── from everywhere: Cancel, Undeliverable; and where the game would end with no answer given

Nothing here waits. A deadline is a number that `next_deadline` gives, and Tick is the only event that time sends.
A round has no deadline before its first Shown: until Telegram has the poll, nobody can have read it.

Pause during a round lets the round play to its end: a poll cannot be stopped and taken up again, and closing it
would rob those who are still thinking. A round that was sent twice (a crash between sending and noting it) has
two copies: a vote on either counts, the first Shown starts the clock, and the round is closed once for both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from bot.core.contest import buzzer, ending, lobby, pace, rounds, scoreboard, units, votes
from bot.core.contest.effects import TellStarter
from bot.core.contest.events import (
    Buzz,
    Cancel,
    ChooseUnit,
    Configure,
    Event,
    Join,
    Leave,
    ListUnits,
    Next,
    OfferSets,
    Pause,
    Resume,
    Shown,
    Start,
    SwitchTeam,
    Tick,
    Undeliverable,
    Vote,
)
from bot.core.contest.state import (
    GRACE,
    LOBBY_LASTS,
    NOWHERE,
    OVER,
    PAUSE_LASTS,
    PODIUM_FROM,
    SILENCE_LASTS,
    SURE_WITHIN,
    Contest,
    Ending,
    Participant,
    Phase,
    Settings,
    Venue,
)
from bot.core.effects import Effect, Toast

Outcome = tuple[Contest, tuple[Effect | Toast, ...]]


def opened(
    contest_id: int,
    starter: int,
    settings: Settings,
    now: int,
    *,
    venue: Venue = NOWHERE,
    starts_at: int | None = None,
    players: Mapping[int, Participant] | None = None,
) -> Outcome:
    """A new contest in its lobby; with `starts_at` the clock starts it, not a tap. `players` are in it already."""
    contest = Contest(
        contest_id,
        starter,
        settings,
        now,
        venue,
        participants=dict(players or {}),
        edited_at=now,
        starts_at=starts_at,
        sent=(now,),
    )
    contest = lobby.dealt(contest)
    return contest, (scoreboard.lobby(contest),)


def step(contest: Contest, event: Event, now: int) -> Outcome:
    """What follows from an event: the next contest, effects for the group, and a toast for whoever tapped.

    A game that is over never changes: it only stops a poll that arrives too late.
    """
    if contest.phase in OVER:
        return contest, _after_the_end(contest, event)
    changed, effects = _STEPS[type(event)](contest, event, now)
    cost = sum(not isinstance(effect, Toast | TellStarter) for effect in effects)
    return (replace(changed, sent=pace.spent(changed.sent, now, cost)) if cost else changed), effects


def next_deadline(contest: Contest) -> int | None:
    """When the next Tick is due, None where nothing but an event moves the game."""
    match contest.phase:
        case Phase.LOBBY:
            closes = _lobby_ends(contest)
            return (
                min(closes, pace.next_lobby_edit(contest.sent, contest.edited_at))
                if contest.changed
                else closes
            )
        case Phase.ASKING:
            return None if contest.shown_at is None else contest.shown_at + contest.limit + GRACE
        case Phase.REVEALING if contest.mode.hosted:
            return contest.since + PAUSE_LASTS
        case Phase.REVEALING:
            left = len(contest.plan) - contest.number
            return pace.next_ask(contest.sent, contest.asked_at, contest.since + contest.pause, left)
        case Phase.PAUSED:
            return contest.since + (SILENCE_LASTS if contest.pause_reason == "silence" else PAUSE_LASTS)
        case _:
            return None


def _lobby_ends(contest: Contest) -> int:
    return contest.since + LOBBY_LASTS if contest.starts_at is None else contest.starts_at


def _tick(contest: Contest, event: Tick, now: int) -> Outcome:
    deadline = next_deadline(contest)
    if deadline is None or now < deadline:
        return contest, ()
    match contest.phase:
        case Phase.LOBBY:
            over = now >= _lobby_ends(contest)
            return ending.cancelled(contest, "lobby", now) if over else lobby.redrawn(contest, now)
        case Phase.ASKING:
            return rounds.closed(contest, now)
        case Phase.REVEALING if not contest.mode.hosted:
            return rounds.asked(contest, now)
        case _:
            return ending.ended(contest, "silence", now)


def _start(contest: Contest, event: Start, now: int) -> Outcome:
    if contest.phase is not Phase.LOBBY:
        return contest, (Toast("contest-started-already"),)
    ready = lobby.balanced(contest, everybody=event.scheduled)
    refusal = lobby.refusal(ready, event.plan)
    if refusal is not None:
        off = ending.cancelled(contest, _why_off(event, refusal), now)
        return off if event.scheduled else (contest, (refusal,))
    asking, effects = rounds.asked(replace(ready, plan=event.plan, page="main", changed=False), now)
    return asking, (scoreboard.lobby(asking), *effects)


def _why_off(event: Start, refusal: Toast) -> Ending:
    if not event.plan:
        return "no-questions"
    return "no-units" if refusal.key == "units-none" else "few"


def _leave(contest: Contest, event: Leave, now: int) -> Outcome:
    participant = contest.participants.get(event.player)
    if participant is None or participant.left:
        return contest, (Toast("contest-not-in"),)
    if contest.phase is Phase.LOBBY:
        return lobby.left(contest, event.player, now)
    awaited = votes.awaited(contest, event.player)
    gone = replace(
        contest,
        participants={**contest.participants, event.player: replace(participant, left=True)},
        waiting=contest.waiting - awaited,
    )
    if all(other.left for other in gone.participants.values()):
        after, effects = ending.ended(gone, "left", now)
    elif awaited and gone.waiting == 0 and gone.answers:
        after, effects = rounds.closed(gone, now)
    else:
        after, effects = gone, ()
    return after, (*effects, Toast("contest-left"))


def _pause(contest: Contest, event: Pause, now: int) -> Outcome:
    match contest.phase:
        case Phase.LOBBY:
            return contest, (Toast("contest-not-started"),)
        case Phase.ASKING if contest.number == len(contest.plan):
            return contest, (Toast("contest-pause-last"),)
        case Phase.ASKING:
            return replace(contest, pause_wanted=True), (Toast("contest-pause-after-round"),)
        case Phase.REVEALING:
            paused, effects = rounds.paused(contest, "host", now)
            return paused, (*effects, Toast("contest-paused"))
        case _:
            return contest, (Toast("contest-paused-already"),)


def _resume(contest: Contest, event: Resume, now: int) -> Outcome:
    if contest.phase is Phase.PAUSED:
        # The pause was rest enough: the next question is due at once, and nothing is spread since the last one.
        since = now - contest.pause
        on = replace(contest, phase=Phase.REVEALING, since=since, asked_at=0, pause_reason="", empty=0)
        return on, (scoreboard.reveal(on), Toast("contest-goes-on"))
    if contest.pause_wanted:
        return replace(contest, pause_wanted=False), (Toast("contest-goes-on"),)
    return contest, (Toast("contest-not-paused"),)


def _next(contest: Contest, event: Next, now: int) -> Outcome:
    """The reveal has been read: the next question comes as soon as the group's minute has room for it."""
    if contest.phase is not Phase.REVEALING:
        return contest, (Toast("contest-next-later"),)
    left = len(contest.plan) - contest.number
    if pace.next_ask(contest.sent, 0, now, left) > now:
        return contest, (Toast("contest-next-full"),)
    return rounds.asked(contest, now)


def _cancel(contest: Contest, event: Cancel, now: int) -> Outcome:
    if not event.sure and not 0 <= now - contest.stop_asked_at < SURE_WITHIN:
        return replace(contest, stop_asked_at=now), (Toast("contest-stop-sure", alert=True),)
    end = ending.ended if len(contest.log) >= PODIUM_FROM else ending.cancelled
    off, effects = end(contest, "host", now)
    return off, (*effects, Toast("contest-stopped"))


def _undeliverable(contest: Contest, event: Undeliverable, now: int) -> Outcome:
    off, effects = ending.refused(contest, event.reason, now)
    return off, (*effects, TellStarter(contest.id, event.reason, contest.venue.title))


def _after_the_end(contest: Contest, event: Event) -> tuple[Effect | Toast, ...]:
    if isinstance(event, Shown):
        return scoreboard.stale(contest, event)
    silent = isinstance(event, Vote | Tick | Undeliverable | ListUnits)
    return () if silent else (Toast("contest-over"),)


# The values are steps of their own event's type, which a dictionary's type cannot say.
_STEPS: Mapping[type[Event], Callable[[Contest, Any, int], Outcome]] = {
    Configure: lobby.configured,
    Join: lobby.joined,
    SwitchTeam: lobby.switched,
    ChooseUnit: units.chosen,
    ListUnits: units.listed,
    OfferSets: units.offered,
    Leave: _leave,
    Start: _start,
    Shown: rounds.shown,
    Vote: rounds.voted,
    Buzz: buzzer.buzzed,
    Tick: _tick,
    Pause: _pause,
    Resume: _resume,
    Next: _next,
    Cancel: _cancel,
    Undeliverable: _undeliverable,
}
