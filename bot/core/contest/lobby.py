"""The lobby of a contest: who joins, for which team, and what the host sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from bot.core.contest import pace, scoreboard
from bot.core.contest.events import Configure, Join, SwitchTeam
from bot.core.contest.modes import COLOURS, MODES
from bot.core.contest.round import Slot
from bot.core.contest.state import LEAST_PLAYERS, NAMELESS, ROUNDS, SECONDS, Contest, Entrant, Phase, Settings
from bot.core.effects import Effect, Toast
from bot.core.player import clean_name

Outcome = tuple[Contest, tuple[Effect | Toast, ...]]


def joined(contest: Contest, event: Join, now: int) -> Outcome:
    """参加 puts a player in, and never takes one out."""
    if contest.phase is not Phase.LOBBY:
        return contest, (Toast("contest-vote-to-join"),)
    if event.player in contest.entrants:
        return contest, (Toast("contest-joined-already"),)
    entrants = {**contest.entrants, event.player: entrant(contest, event.name)}
    changed, effects = redrawn(replace(contest, entrants=entrants), now)
    return changed, (*effects, Toast("contest-joined"))


def left(contest: Contest, player: int, now: int) -> Outcome:
    """A player leaves before the game, as if never there."""
    entrants = {other: entrant for other, entrant in contest.entrants.items() if other != player}
    changed, effects = redrawn(replace(contest, entrants=entrants), now)
    return changed, (*effects, Toast("contest-left"))


def switched(contest: Contest, event: SwitchTeam, now: int) -> Outcome:
    """A player goes to the next team, and stays there whatever balancing does."""
    found = contest.entrants.get(event.player)
    if contest.phase is not Phase.LOBBY:
        return contest, (Toast("contest-started-already"),)
    if not contest.mode.teams:
        return contest, (Toast("contest-no-teams"),)
    if found is None:
        return contest, (Toast("contest-not-in"),)
    team = (found.team + 1) % contest.mode.teams
    entrants = {**contest.entrants, event.player: replace(found, team=team, chose=True)}
    changed, effects = redrawn(replace(contest, entrants=entrants), now)
    return changed, (*effects, Toast("contest-team", {"team": COLOURS[team]}))


def configured(contest: Contest, event: Configure, now: int) -> Outcome:
    """A value of the lobby is chosen; one that is not on offer changes nothing."""
    if contest.phase is not Phase.LOBBY:
        return contest, (Toast("contest-started-already"),)
    if event.field == "seconds" and contest.mode.seconds is not None:
        return contest, (Toast("contest-clock-fixed", {"seconds": contest.mode.seconds}),)
    chosen = _chosen(contest, event)
    return (contest, ()) if chosen == contest else redrawn(chosen, now)


def entrant(contest: Contest, name: str, joined: int = 0) -> Entrant:
    """A new player, in the smaller team."""
    team = _smallest(contest.entrants, contest.mode.teams) if contest.mode.teams else 0
    return Entrant(clean_name(name) or NAMELESS, team, joined)


def balanced(contest: Contest, everybody: bool = False) -> Contest:
    """The teams evened out by those who came last and did not choose their team themselves, or by `everybody`."""
    entrants, count = dict(contest.entrants), contest.mode.teams
    if not count:
        return contest
    for player, one in reversed(contest.entrants.items()):
        smallest, sizes = _smallest(entrants, count), _sizes(entrants)
        if (everybody or not one.chose) and sizes[one.team] > sizes[smallest] + 1:
            entrants[player] = replace(one, team=smallest)
    return replace(contest, entrants=entrants)


def refusal(contest: Contest, plan: tuple[Slot, ...]) -> Toast | None:
    """Why the game cannot start, None when it can."""
    if len(contest.entrants) < LEAST_PLAYERS:
        return Toast("contest-need-two", alert=True)
    if len(_sizes(contest.entrants)) < contest.mode.teams:
        return Toast("contest-team-empty", alert=True)
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
        case "topic" if value is None or isinstance(value, str):
            return _set(contest, replace(contest.settings, topic=value))
        case "mode" if value in MODES:
            return _dealt(_set(contest, replace(contest.settings, mode=str(value))))
        case "page":
            return replace(contest, page="topics" if value == "topics" else "main")
        case _:
            return contest


def _set(contest: Contest, settings: Settings) -> Contest:
    return replace(contest, settings=settings, page="main")


def _dealt(contest: Contest) -> Contest:
    """The players dealt to the teams in the order in which they came; those who chose stay."""
    count = contest.mode.teams
    if not count:
        return contest
    entrants = {player: one for player, one in contest.entrants.items() if one.chose}
    for player, one in contest.entrants.items():
        if not one.chose:
            entrants[player] = replace(one, team=_smallest(entrants, count))
    return replace(contest, entrants={player: entrants[player] for player in contest.entrants})


def _sizes(entrants: Mapping[int, Entrant]) -> Counter[int]:
    return Counter(entrant.team for entrant in entrants.values())


def _smallest(entrants: Mapping[int, Entrant], count: int) -> int:
    sizes = _sizes(entrants)
    return min(range(count), key=lambda team: sizes[team])
