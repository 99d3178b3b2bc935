"""The contest in a group: its commands, and the buttons of its messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.contest.events import Cancel, Configure, Event, Join, Leave, Next, Pause, SwitchTeam
from bot.core.effects import Toast
from bot.services.contests import Contests
from bot.services.leagues import LeagueTable
from bot.services.players import Players
from bot.services.results import Results
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.incoming import Line, Tap
from bot.telegram.handlers.routes import Guard, TapRoute, Where
from bot.telegram.views.contest_buttons import (
    ContestButton,
    GetResults,
    JoinContest,
    LeaveContest,
    NextQuestion,
    OwnScore,
    PauseContest,
    PlayAgain,
    ResumeContest,
    SetContest,
    StartContest,
    StopContest,
    SwitchTeams,
    UseGroupName,
)

_NUMBERS = ("rounds", "seconds")


class ContestHandlers:
    def __init__(
        self,
        group: GroupHandlers,
        players: Players,
        contests: Contests,
        results: Results,
        leagues: LeagueTable,
        guards: Guards,
    ) -> None:
        self._players = players
        self._group = group
        self._contests = contests
        self._results = results
        self._leagues = leagues
        self._guards = guards

    # --- commands ---------------------------------------------------------------------------------

    def on_contest(self, line: Line) -> None:
        """/contest: open a lobby, or tell where the game is."""
        group = self._group.met(line)
        answer = self._contests.call(group, line.person_id, line.thread_id, line.now)
        if answer is not None:
            self._group.say(line, answer)

    def on_stop(self, line: Line) -> None:
        """/stop: end the game that runs."""
        self._group.met(line)
        if not self._contests.stop(line.chat_id, line.now):
            self._group.refuse(line, "contest-none")

    def on_top(self, line: Line) -> None:
        """/top in a group: its league."""
        self._group.say(line, self._leagues.show(self._group.met(line), line.now))

    # --- taps -------------------------------------------------------------------------------------

    def routes(self) -> tuple[TapRoute[Any], ...]:
        """Return what each button of a contest does, and whom it is for."""
        everybody, hosts, starters = None, self._guards.hosts, self._guards.starters
        return (
            self._route(JoinContest, lambda tap: Join(tap.person_id, tap.name), everybody),
            self._route(LeaveContest, lambda tap: Leave(tap.person_id), everybody),
            self._route(SwitchTeams, lambda tap: SwitchTeam(tap.person_id), everybody),
            self._route(PauseContest, lambda tap: Pause(), hosts),
            self._route(NextQuestion, lambda tap: Next(), hosts),
            self._route(StopContest, lambda tap: Cancel(sure=False), hosts),
            TapRoute(SetContest, self._configure, Where.GROUP, hosts),
            TapRoute(StartContest, self._start, Where.GROUP, hosts),
            TapRoute(ResumeContest, self._resume, Where.GROUP, self._guards.resumers),
            TapRoute(GetResults, self._send_results, Where.GROUP, hosts),
            TapRoute(OwnScore, self._own_score, Where.GROUP),
            TapRoute(UseGroupName, self._use_name, Where.GROUP),
            TapRoute(PlayAgain, self._again, Where.GROUP, starters),
        )

    def _route(
        self, button: type[ContestButton], event: Callable[[Tap], Event], guard: Guard | None
    ) -> TapRoute[ContestButton]:
        """Return the route of a button that is nothing but an event of its contest."""

        def take(tap: Tap, tapped: ContestButton) -> Toast | None:
            return self._contests.take(tapped.contest, event(tap), tap.now, tap.chat_id)

        return TapRoute(button, take, Where.GROUP, guard)

    def _configure(self, tap: Tap, button: SetContest) -> Toast | None:
        if button.field in _NUMBERS:
            chosen = Configure(button.field, int(button.value) if button.value.isdecimal() else 0)
        else:
            chosen = Configure(button.field, button.value or None)
        return self._contests.configure(button.contest, chosen, tap.chat_id, tap.now)

    def _start(self, tap: Tap, button: StartContest) -> Toast | None:
        return self._contests.start(button.contest, tap.chat_id, tap.now)

    def _resume(self, tap: Tap, button: ResumeContest) -> Toast | None:
        return self._contests.resume(button.contest, tap.chat_id, tap.now)

    def _send_results(self, tap: Tap, button: GetResults) -> Toast | None:
        return self._results.send(button.contest, tap.chat_id, tap.person_id, tap.now)

    def _own_score(self, tap: Tap, button: OwnScore) -> Toast | None:
        """我的成绩: for everybody, as an alert that only they see."""
        return self._results.score(button.contest, tap.chat_id, button.number, tap.person_id)

    def _use_name(self, tap: Tap, button: UseGroupName) -> Toast | None:
        """用群里的名字上榜: one tap, for whoever wants to stand on boards."""
        if tap.person_id <= 0 or self._contests.starter(button.contest, tap.chat_id) is None:
            return Toast("tap-old")
        player = self._players.meet(tap.person_id, tap.language_code, tap.now)
        return self._players.take_name(player, tap.name, tap.now)

    def _again(self, tap: Tap, button: PlayAgain) -> Toast | None:
        """再来一局: for whoever may start a game here."""
        return self._contests.again(button.contest, self._group.met(tap), tap.person_id, tap.now)
