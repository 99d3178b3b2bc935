"""单位赛 in the lobby and after: who plays for which unit of the host's list."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from bot.core.contest import lobby
from bot.core.contest.events import ChooseUnit, ListUnits, OfferSets
from bot.core.contest.state import NO_UNIT, Contest, Participant, Phase
from bot.core.effects import Effect, Toast
from bot.core.group.group import Group, Unit

Outcome = tuple[Contest, tuple[Effect | Toast, ...]]


def chosen(contest: Contest, event: ChooseUnit, now: int) -> Outcome:
    """A tap on a unit joins and chooses in one; after the start it only helps whoever has none yet."""
    if not contest.mode.units or not 0 <= event.unit < len(contest.venue.units):
        return contest, (Toast("tap-old"),)
    known = contest.participants.get(event.player)
    started = contest.phase is not Phase.LOBBY
    name = contest.venue.units[event.unit].name
    if known is not None and known.team == event.unit:
        return contest, (Toast("units-yours", {"unit": name}),)
    if started and known is not None and known.team != NO_UNIT:
        return contest, (Toast("units-fixed", {"unit": contest.venue.units[known.team].name}, alert=True),)
    one = known or lobby.participant(contest, event.name, joined=_joins(contest))
    participants = {**contest.participants, event.player: replace(one, team=event.unit, chose=True)}
    changed = replace(contest, participants=participants)
    after, effects = (changed, ()) if started else lobby.redrawn(changed, now)
    return after, (*effects, Toast("units-yours", {"unit": name}))


def _joins(contest: Contest) -> int:
    """The round that a newcomer is in first: a round that is over was played without them."""
    return contest.number if contest.phase in (Phase.LOBBY, Phase.ASKING) else contest.number + 1


def listed(contest: Contest, event: ListUnits, now: int) -> Outcome:
    """The group has another list: the lobby takes it; a game that has begun keeps its own."""
    if contest.phase is not Phase.LOBBY:
        return contest, ()
    kept = contest.participants
    if contest.mode.units:
        kept = carried(contest.participants, contest.venue.units, event.units)
    venue = replace(contest.venue, units=event.units)
    page = "main" if contest.mode.units else contest.page
    return lobby.redrawn(replace(contest, venue=venue, participants=kept, page=page), now)


def carried(
    participants: Mapping[int, Participant], before: tuple[Unit, ...], after: tuple[Unit, ...]
) -> dict[int, Participant]:
    """The players under another list: each stays with the unit of the same name, or has none any more."""
    places = {unit.name: place for place, unit in enumerate(after)}
    moved = {}
    for player, one in participants.items():
        known = 0 <= one.team < len(before)
        team = places.get(before[one.team].name, NO_UNIT) if known else NO_UNIT
        moved[player] = replace(one, team=team, chose=team != NO_UNIT)
    return moved


def offered(contest: Contest, event: OfferSets, now: int) -> Outcome:
    """The sets of a host who is known only by this tap join those on offer."""
    if contest.phase is not Phase.LOBBY:
        return contest, (Toast("contest-started-already"),)
    if not event.sets:
        return contest, (Toast("sets-none", alert=True),)
    chosen_already = [one for one in contest.venue.sets if one[0] == contest.settings.topic]
    others = [one for one in event.sets if one not in chosen_already]
    venue = replace(contest.venue, sets=(*chosen_already, *others))
    return lobby.redrawn(replace(contest, venue=venue), now)


def players_again(contest: Contest, group: Group) -> dict[int, Participant]:
    """Whoever stayed to the end, in the same team or, where the list of units is another by now, the same unit."""
    players = {
        player: Participant(one.name, one.team, chose=one.chose)
        for player, one in contest.participants.items()
        if not one.left
    }
    return carried(players, contest.venue.units, group.units) if contest.mode.units else players
