"""What a contest has to say: the effects that show its lobby, its reveals, its end."""

from __future__ import annotations

from dataclasses import replace

from bot.core.contest.effects import (
    AskRound,
    CloseCopy,
    Reveal,
    ShowCancelled,
    ShowFinal,
    ShowLobby,
    ShowPodium,
    ShowReveal,
)
from bot.core.contest.events import Shown
from bot.core.contest.round import Tally, hardest
from bot.core.contest.standings import CUT, TOP, Standing, TeamStanding, lines, team_lines
from bot.core.contest.state import Contest, Ending, Phase, teams

NAMES = 30
PODIUM = 3


def lobby(contest: Contest) -> ShowLobby:
    """The lobby as it is now."""
    settings, count = contest.settings, contest.mode.teams
    names = [entrant.name for entrant in contest.entrants.values()]
    sides = tuple(
        tuple(entrant.name for entrant in contest.entrants.values() if entrant.team == team)
        for team in range(count)
    )
    return ShowLobby(
        contest.id,
        settings.rounds if contest.phase is Phase.LOBBY else len(contest.plan),
        contest.limit // 1000,
        settings.topic,
        contest.mode.key,
        contest.page,
        len(names),
        tuple(names[:NAMES]),
        tuple(side[:NAMES] for side in sides),
        tuple(map(len, sides)),
        started=contest.phase is not Phase.LOBBY,
        clock_fixed=contest.mode.seconds is not None,
    )


def question(contest: Contest) -> AskRound:
    """The round on the table as a poll."""
    slot = contest.slot
    return AskRound(
        contest.id, contest.number, len(contest.plan), slot.question, slot.order, contest.limit // 1000
    )


def stops(contest: Contest, now: int) -> tuple[CloseCopy, ...]:
    """The polls of the round that Telegram does not close by itself in this second."""
    return tuple(
        CloseCopy(contest.id, copy.message_id)
        for copy in contest.copies
        if copy.message_id is not None and now < copy.at + contest.limit
    )


def stale(contest: Contest, event: Shown) -> tuple[CloseCopy, ...]:
    """A poll of a round that is over is stopped as soon as it appears."""
    known = any(copy.poll_id == event.poll_id for copy in contest.copies)
    return () if known or event.message_id is None else (CloseCopy(contest.id, event.message_id),)


def reveal(contest: Contest, rest: str = "") -> ShowReveal:
    """The last answer and the top ten."""
    return ShowReveal(
        contest.id, _answer(contest), _lines(contest, TOP), len(contest.scores), _teams(contest), rest
    )


def last_reveal(contest: Contest) -> ShowReveal:
    """The answer of the last closed round again, for a game that is off: nothing to lead any more."""
    closed = replace(contest, number=len(contest.log))
    return reveal(closed, "off")


def podium(contest: Contest) -> ShowPodium:
    """The best three."""
    return ShowPodium(
        contest.id,
        contest.mode.key,
        _lines(contest, PODIUM),
        len(contest.scores),
        len(contest.log),
        _teams(contest),
    )


def final(contest: Contest, ending: Ending = "") -> ShowFinal:
    """Everybody's place and what the game taught; with the last answer where it was not shown before."""
    worst = hardest(contest.plan, contest.log)
    name, time = _fastest(contest, contest.log)
    return ShowFinal(
        contest.id,
        None if ending else _answer(contest),
        _lines(contest, CUT),
        len(contest.scores),
        _teams(contest),
        worst[1] if worst else None,
        worst[0] if worst else 0,
        name,
        time,
        ending,
        len(contest.log),
        worst is None and _mostly_answered(contest.log),
    )


def _mostly_answered(log: tuple[Tally, ...]) -> bool:
    """Whether at least half of the answers that could be given were given."""
    return 2 * sum(tally.answered for tally in log) >= sum(tally.present for tally in log)


def cancelled(contest: Contest, reason: Ending) -> ShowCancelled:
    """The game is off; the standings stay if there are any."""
    if not contest.heard:
        return ShowCancelled(contest.id, reason, contest.number)
    return ShowCancelled(
        contest.id, reason, contest.number, _lines(contest, CUT), len(contest.scores), _teams(contest)
    )


def _answer(contest: Contest) -> Reveal:
    tally = contest.log[contest.number - 1]
    name, time = _fastest(contest, (tally,))
    return Reveal(
        contest.number, len(contest.plan), contest.slot.question, tally.answered, tally.right, name, time
    )


def _fastest(contest: Contest, log: tuple[Tally, ...]) -> tuple[str, int]:
    """Who was right in the shortest time; nobody where the mode does not count it."""
    if not contest.mode.timed:
        return "", 0
    times = [(tally.fastest_time, tally.fastest) for tally in log if tally.fastest is not None]
    if not times:
        return "", 0
    time, player = min(times)
    return contest.entrants[player].name, time


def _lines(contest: Contest, cut: int) -> tuple[Standing, ...]:
    names = {player: entrant.name for player, entrant in contest.entrants.items()}
    return lines(contest.scores, names, teams(contest), cut)


def _teams(contest: Contest) -> tuple[TeamStanding, ...]:
    return team_lines(contest.scores, teams(contest), contest.mode.teams) if contest.mode.teams else ()
