"""The lobby of a contest: who joins, for which team, and what the host sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from bot.core.contest import pace, scoreboard
from bot.core.contest.events import Configure, Join, SwitchTeam
from bot.core.contest.modes import COLOURS, MODES
from bot.core.contest.round import RoundPlan
from bot.core.contest.state import (
    LEAST_PLAYERS,
    NAMELESS,
    NO_UNIT,
    ROUNDS,
    SECONDS,
    Contest,
    Page,
    Participant,
    Phase,
    Settings,
)
from bot.core.effects import Effect, Toast
from bot.core.player.player import clean_name

PAGES: Mapping[str, Page] = {"settings": "settings", "topics": "topics"}

Outcome = tuple[Contest, tuple[Effect | Toast, ...]]


def joined(contest: Contest, event: Join, now: int) -> Outcome:
    """参加 puts a player in, and never takes one out."""
    if contest.phase is not Phase.LOBBY:
        return contest, (Toast("contest-vote-to-join"),)
    if event.player in contest.participants:
        return contest, (Toast("contest-joined-already"),)
    participants = {**contest.participants, event.player: participant(contest, event.name)}
    changed, effects = redrawn(replace(contest, participants=participants), now)
    return changed, (*effects, Toast("units-choose" if contest.mode.units else "contest-joined"))


def left(contest: Contest, player: int, now: int) -> Outcome:
    """A player leaves before the game, as if never there."""
    participants = {
        other: participant for other, participant in contest.participants.items() if other != player
    }
    changed, effects = redrawn(replace(contest, participants=participants), now)
    return changed, (*effects, Toast("contest-left"))


def switched(contest: Contest, event: SwitchTeam, now: int) -> Outcome:
    """A player goes to the next team, and stays there whatever balancing does."""
    found = contest.participants.get(event.player)
    if contest.phase is not Phase.LOBBY:
        return contest, (Toast("contest-started-already"),)
    if not contest.mode.teams:
        return contest, (Toast("contest-no-teams"),)
    if found is None:
        return contest, (Toast("contest-not-in"),)
    team = (found.team + 1) % contest.mode.teams
    participants = {**contest.participants, event.player: replace(found, team=team, chose=True)}
    changed, effects = redrawn(replace(contest, participants=participants), now)
    return changed, (*effects, Toast("contest-team", {"team": COLOURS[team]}))


def configured(contest: Contest, event: Configure, now: int) -> Outcome:
    """A value of the lobby is chosen; one that is not on offer changes nothing."""
    if contest.phase is not Phase.LOBBY:
        return contest, (Toast("contest-started-already"),)
    if event.field == "seconds" and contest.mode.seconds is not None:
        return contest, (Toast("contest-clock-fixed", {"seconds": contest.mode.seconds}),)
    chosen = _chosen(contest, event)
    return (contest, ()) if chosen == contest else redrawn(chosen, now)


def participant(contest: Contest, name: str, joined: int = 0) -> Participant:
    """A new player: in the smaller team, and in no unit, which everybody chooses."""
    team = _smallest(contest.participants, contest.mode.teams) if contest.mode.teams else _teamless(contest)
    return Participant(clean_name(name) or NAMELESS, team, joined)


def balanced(contest: Contest, everybody: bool = False) -> Contest:
    """The teams evened out by those who came last and did not choose their team themselves, or by `everybody`."""
    participants, count = dict(contest.participants), contest.mode.teams
    if not count:
        return contest
    for player, one in reversed(contest.participants.items()):
        smallest, sizes = _smallest(participants, count), _sizes(participants)
        if (everybody or not one.chose) and sizes[one.team] > sizes[smallest] + 1:
            participants[player] = replace(one, team=smallest)
    return replace(contest, participants=participants)


def refusal(contest: Contest, plan: tuple[RoundPlan, ...]) -> Toast | None:
    """Why the game cannot start, None when it can."""
    if len(contest.participants) < LEAST_PLAYERS:
        return Toast("contest-need-two", alert=True)
    if len(_sizes(contest.participants)) < contest.mode.teams:
        return Toast("contest-team-empty", alert=True)
    if contest.mode.units and not contest.venue.units:
        return Toast("units-none", alert=True)
    return None if plan else Toast("contest-no-questions", alert=True)


def redrawn(contest: Contest, now: int) -> Outcome:
    """The changed lobby is shown now, or when the group's manners allow it; a long wait is told to whoever tapped."""
    at = pace.next_lobby_edit(contest.sent, contest.edited_at)
    if now < at:
        late = at - now > pace.LOBBY_EDIT_EVERY
        return replace(contest, changed=True), (Toast("contest-lobby-later"),) if late else ()
    return replace(contest, changed=False, edited_at=now), (scoreboard.lobby(contest),)


def _chosen(contest: Contest, event: Configure) -> Contest:
    value = event.value
    match event.field:
        case "rounds" if value in ROUNDS:
            return _set(contest, replace(contest.settings, rounds=int(value)))
        case "seconds" if value in SECONDS:
            return _set(contest, replace(contest.settings, seconds=int(value)))
        case "topic" if value is None or value in dict((*contest.venue.offer, *contest.venue.sets)):
            return _set(contest, replace(contest.settings, topic=None if value is None else str(value)))
        case "mode" if value in MODES:
            return dealt(_replayed(contest, str(value)))
        case "page":
            return replace(contest, page=PAGES.get(str(value), "main"))
        case _:
            return contest


def _set(contest: Contest, settings: Settings) -> Contest:
    return replace(contest, settings=settings, page="settings")


def _replayed(contest: Contest, mode: str) -> Contest:
    """Another mode. What somebody chose among units says nothing of teams, nor the other way round."""
    changed = _set(contest, replace(contest.settings, mode=mode))
    if changed.mode.units == contest.mode.units:
        return changed
    free = {
        player: replace(one, team=_teamless(changed), chose=False)
        for player, one in contest.participants.items()
    }
    return replace(changed, participants=free)


def _teamless(contest: Contest) -> int:
    return NO_UNIT if contest.mode.units else 0


def dealt(contest: Contest) -> Contest:
    """The players dealt to the teams in the order in which they came; those who chose stay."""
    count = contest.mode.teams
    if not count:
        return contest
    participants = {player: one for player, one in contest.participants.items() if one.chose}
    for player, one in contest.participants.items():
        if not one.chose:
            participants[player] = replace(one, team=_smallest(participants, count))
    return replace(contest, participants={player: participants[player] for player in contest.participants})


def _sizes(participants: Mapping[int, Participant]) -> Counter[int]:
    return Counter(participant.team for participant in participants.values())


def _smallest(participants: Mapping[int, Participant], count: int) -> int:
    sizes = _sizes(participants)
    return min(range(count), key=lambda team: sizes[team])
