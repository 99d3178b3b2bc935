"""What a contest has to say: the effects that show its lobby, its reveals, its end."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from bot.core.contest.buzzer_effects import AskBuzzer, CloseBuzzer
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
from bot.core.contest.round import RoundResult, hardest
from bot.core.contest.scoring import fastest
from bot.core.contest.standings import (
    CUT,
    TOP,
    Standing,
    TeamStanding,
    UnitStanding,
    lines,
    team_lines,
    unit_lines,
)
from bot.core.contest.state import NO_UNIT, Contest, Ending, Phase, teams

NAMES = 30
PODIUM = 3


def lobby(contest: Contest) -> ShowLobby:
    """The lobby as it is now."""
    settings, count, venue = contest.settings, contest.mode.teams, contest.venue
    started = contest.phase is not Phase.LOBBY
    found = venue.count(settings.topic)
    names = [participant.name for participant in contest.participants.values()]
    sides = tuple(
        tuple(participant.name for participant in contest.participants.values() if participant.team == team)
        for team in range(count)
    )
    return ShowLobby(
        contest.id,
        len(contest.plan) if started else settings.rounds,
        contest.limit // 1000,
        settings.topic,
        contest.mode.key,
        contest.page,
        len(names),
        tuple(names[:NAMES]),
        tuple(side[:NAMES] for side in sides),
        tuple(map(len, sides)),
        started=started,
        clock_fixed=contest.mode.seconds is not None,
        topics=tuple(key for key, _ in venue.offer),
        sets=tuple(key for key, _ in venue.sets),
        at_most=found if settings.topic and not started and found < settings.rounds else None,
        starts_at=contest.starts_at,
        zone=venue.zone,
        units=_units_joined(contest),
        anonymous=contest.starter < 0,
    )


def _units_joined(contest: Contest) -> tuple[UnitStanding, ...]:
    """The units to choose from, and how many have chosen each."""
    if not contest.mode.units:
        return ()
    chosen = Counter(participant.team for participant in contest.participants.values())
    return tuple(
        UnitStanding(0, unit.name, 0, chosen[place], unit.size)
        for place, unit in enumerate(contest.venue.units)
    )


def question(contest: Contest) -> AskRound:
    """The round on the table as a poll, or as a message with buttons."""
    round_plan = contest.round_plan
    asks = AskBuzzer if contest.mode.buzzer else AskRound
    return asks(
        contest.id,
        contest.number,
        len(contest.plan),
        round_plan.question_id,
        round_plan.order,
        contest.limit // 1000,
    )


def stops(contest: Contest, now: int) -> tuple[CloseCopy | CloseBuzzer, ...]:
    """The polls of the round that Telegram does not close by itself in this second, or all its buttons."""
    if contest.mode.buzzer:
        first = fastest(contest.answers, contest.round_plan.key)
        messages = [copy.message_id for copy in contest.copies if copy.message_id is not None]
        return tuple(_close_buzzer(contest, contest.number, message, first) for message in messages)
    return tuple(
        CloseCopy(contest.id, copy.message_id)
        for copy in contest.copies
        if copy.message_id is not None and now < copy.at + contest.limit
    )


def _close_buzzer(
    contest: Contest, number: int, message_id: int, first: tuple[int, int] | None
) -> CloseBuzzer:
    """The end of a round's buttons; `first` is who took it, and in how many ms."""
    player, time = first or (0, 0)
    taker = contest.participants.get(player)
    plan = contest.plan[number - 1]
    return CloseBuzzer(
        contest.id,
        message_id,
        number,
        len(contest.plan),
        plan.question_id,
        plan.order,
        taker.name if taker else "",
        time,
    )


def stale(contest: Contest, event: Shown) -> tuple[CloseCopy | CloseBuzzer, ...]:
    """A poll of a round that is over is stopped as soon as it appears, and buttons go."""
    known = any(copy.poll_id == event.poll_id for copy in contest.copies)
    if known or event.message_id is None:
        return ()
    if not contest.mode.buzzer:
        return (CloseCopy(contest.id, event.message_id),)
    result = contest.log[event.number - 1] if event.number <= len(contest.log) else None
    first = (result.fastest, result.fastest_time) if result and result.fastest is not None else None
    return (_close_buzzer(contest, event.number, event.message_id, first),)


def reveal(contest: Contest, pause_reason: str = "") -> ShowReveal:
    """The last answer and the top ten."""
    return ShowReveal(
        contest.id,
        _answer(contest),
        _lines(contest, TOP),
        len(contest.scores),
        _teams(contest),
        pause_reason,
        units(contest),
        _unitless(contest),
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
        group=contest.venue.title,
        since=contest.since,
        zone=contest.venue.zone,
        units=tuple(unit for unit in units(contest)[:PODIUM] if unit.rank),
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
        worst[1].question_id if worst else None,
        worst[0] if worst else 0,
        name,
        time,
        ending,
        len(contest.log),
        worst is None and _mostly_answered(contest.log),
        units(contest),
    )


def _mostly_answered(log: tuple[RoundResult, ...]) -> bool:
    """Whether at least half of the answers that could be given were given."""
    return 2 * sum(result.answered for result in log) >= sum(result.present for result in log)


def cancelled(contest: Contest, reason: Ending) -> ShowCancelled:
    """The game is off; the standings stay if there are any."""
    if not contest.has_answers:
        return ShowCancelled(contest.id, reason, contest.number)
    return ShowCancelled(
        contest.id,
        reason,
        contest.number,
        _lines(contest, CUT),
        len(contest.scores),
        _teams(contest),
        units(contest),
    )


def _answer(contest: Contest) -> Reveal:
    result = contest.log[contest.number - 1]
    name, time = _fastest(contest, (result,))
    return Reveal(
        contest.number,
        len(contest.plan),
        contest.round_plan.question_id,
        result.answered,
        result.right,
        name,
        time,
        result.split,
        contest.mode.buzzer,
    )


def _fastest(contest: Contest, log: tuple[RoundResult, ...]) -> tuple[str, int]:
    """Who was right in the shortest time; nobody where the mode does not count it."""
    if not contest.mode.timed:
        return "", 0
    times = [(result.fastest_time, result.fastest) for result in log if result.fastest is not None]
    if not times:
        return "", 0
    time, player = min(times)
    return contest.participants[player].name, time


def _lines(contest: Contest, cut: int) -> tuple[Standing, ...]:
    names = {player: participant.name for player, participant in contest.participants.items()}
    return lines(contest.scores, names, teams(contest), cut)


def _teams(contest: Contest) -> tuple[TeamStanding, ...]:
    """The teams by their mean; who left the game drags no mean."""
    if not contest.mode.teams:
        return ()
    stayed = {player: one for player, one in contest.scores.items() if not contest.participants[player].left}
    return team_lines(stayed, teams(contest), contest.mode.teams)


def units(contest: Contest) -> tuple[UnitStanding, ...]:
    """The units by their rule, those of which nobody played last; nothing where the mode has none."""
    if not contest.mode.units:
        return ()
    chosen = {player: participant.team for player, participant in contest.participants.items()}
    return unit_lines(contest.scores, chosen, contest.venue.units)


def _unitless(contest: Contest) -> int:
    """How many have points to give and have not said to which unit."""
    return sum(
        contest.mode.units and score.answered > 0 and contest.participants[player].team == NO_UNIT
        for player, score in contest.scores.items()
    )
