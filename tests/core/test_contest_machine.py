"""A contest under any sequence of events: what holds whatever a group, Telegram and crashes do to it."""

from __future__ import annotations

import random

import msgspec
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.core.contest import contest as machine
from bot.core.contest import pace, scoreboard, votes
from bot.core.contest.buzzer_effects import CloseBuzzer
from bot.core.contest.effects import AskRound, CloseCopy, ShowCancelled, ShowFinal, ShowReveal, TellStarter
from bot.core.contest.events import (
    Buzz,
    Cancel,
    ChooseUnit,
    Configure,
    Event,
    Join,
    Leave,
    ListUnits,
    Pause,
    Resume,
    Shown,
    Start,
    SwitchTeam,
    Tick,
    Undeliverable,
    Vote,
)
from bot.core.contest.modes import MODES
from bot.core.contest.round import copy_of, planned
from bot.core.contest.scoring import Answer
from bot.core.contest.state import GRACE, NO_UNIT, OVER, Contest, Phase, Settings
from bot.core.effects import Effect, Toast
from tests.core.contest_play import NOW, UNITS, VENUE, question

PLAYERS = st.integers(1, 6)
ENCODER = msgspec.json.Encoder()
DECODER = msgspec.json.Decoder(Contest)


class ContestMachine(RuleBasedStateMachine):
    """Plays one contest and keeps its own books beside it."""

    @initialize(
        mode=st.sampled_from(sorted(MODES)),
        seed=st.integers(0, 99),
        joiners=st.sets(PLAYERS, min_size=2, max_size=4),
        begun=st.sampled_from([True, True, True, False]),
    )
    def open(self, mode: str, seed: int, joiners: set[int], begun: bool) -> None:
        self.now = NOW
        self.rng = random.Random(seed)
        self.polls = 0
        self.update_id = 0
        self.known: dict[str, int] = {}
        self.shown_at: dict[int, int] = {}
        self.votes: dict[int, dict[int, Answer]] = {}
        self.asked: list[int] = []
        self.closed: list[int] = []
        self.ends: list[Effect] = []
        self.sent = [NOW]
        self.state, _ = machine.opened(
            1, 1, Settings(rounds=5, seconds=10, mode=mode, pause=4_000), NOW, venue=VENUE
        )
        for player in sorted(joiners):
            self.do(Join(player, str(player)))
        if begun:
            self.start(5)
            self.show(0, False)

    def do(self, event: Event) -> None:
        before = self.state
        self.state, effects = machine.step(before, event, self.now)
        if before.phase in OVER:
            assert self.state is before
            assert all(isinstance(effect, CloseCopy | CloseBuzzer | Toast) for effect in effects)
            return
        self._note(effects)

    def _note(self, effects: tuple[Effect | Toast, ...]) -> None:
        for effect in effects:
            match effect:
                case AskRound():
                    self.asked.append(effect.number)
                case ShowReveal() if effect.reveal.number not in self.closed:
                    self.closed.append(effect.reveal.number)
                case ShowFinal() if effect.reveal is not None:
                    self.closed.append(effect.reveal.number)
            if isinstance(effect, ShowFinal | ShowCancelled | TellStarter):
                self.ends.append(effect)
            if not isinstance(effect, Toast | TellStarter | CloseCopy | CloseBuzzer):
                self.sent.append(self.now)

    @rule(player=PLAYERS)
    def join(self, player: int) -> None:
        self.do(Join(player, str(player)))

    @rule(player=PLAYERS)
    def leave(self, player: int) -> None:
        self.do(Leave(player))

    @rule(player=PLAYERS)
    def switch(self, player: int) -> None:
        self.do(SwitchTeam(player))

    @rule(rounds=st.sampled_from([5, 10, 11]), mode=st.sampled_from(sorted(MODES)))
    def configure(self, rounds: int, mode: str) -> None:
        self.do(Configure("rounds", rounds))
        self.do(Configure("mode", mode))

    @rule(size=st.integers(0, 5))
    def start(self, size: int) -> None:
        self.do(Start(planned([question(f"q{number}", 3) for number in range(size)], self.rng)))

    @rule(back=st.sampled_from([0, 0, 0, 1]), ghost=st.booleans())
    def show(self, back: int, ghost: bool) -> None:
        """A poll of the round on the table comes up, or a late copy of the one before."""
        if not self.asked:
            return
        self.polls += 1
        number = max(1, self.asked[-1] - back)
        ghost = ghost and not self.state.mode.buzzer
        poll = copy_of(self.polls) if self.state.mode.buzzer else f"p{self.polls}"
        self.known[poll] = number
        if not ghost and number == self.state.number and self.state.phase is Phase.ASKING:
            self.shown_at.setdefault(number, self.now)
        self.do(Shown(number, poll, None if ghost else self.polls, self.now))

    @rule(
        player=PLAYERS,
        option=st.sampled_from([0, 1, 2, 2, 3, None]),
        back=st.sampled_from([0, 0, 0, 1, 2]),
        queued=st.booleans(),
    )
    def vote(self, player: int, option: int | None, back: int, queued: bool) -> None:
        if not self.known or self.state.mode.buzzer:
            return
        poll = f"p{max(1, self.polls - back)}"
        number, before = self.known[poll], self.state
        self.update_id += 1
        self.do(Vote(poll, player, str(player), option, queued, update_id=self.update_id))
        if self._counts(before, number, player, option, queued) and option is not None:
            time = min(max(0, self.now - self.shown_at[number]), before.limit)
            choice = before.plan[number - 1].order[option]
            self.votes.setdefault(number, {})[player] = Answer(choice, time, self.update_id)

    @rule(player=PLAYERS, option=st.sampled_from([0, 1, 2]))
    def recognise_a_first_vote(self, player: int, option: int) -> None:
        """A copy is recognised late: a vote on it was heard before all that we know."""
        number, before = self.state.number, self.state
        if not self.known or number not in self.shown_at or self.state.mode.buzzer:
            return
        self.polls += 1
        self.known[f"p{self.polls}"] = number
        self.do(Shown(number, f"p{self.polls}", None, self.now))
        self.do(Vote(f"p{self.polls}", player, str(player), option, True, update_id=-self.polls))
        if before.phase is Phase.ASKING:
            time = min(max(0, self.now - self.shown_at[number]), before.limit)
            choice = before.plan[number - 1].order[option]
            self.votes.setdefault(number, {})[player] = Answer(choice, time, -self.polls)

    @rule(
        player=PLAYERS,
        option=st.sampled_from([0, 1, 2, 2, 3]),
        back=st.sampled_from([0, 0, 0, 0, 1]),
        unseen=st.booleans(),
        queued=st.booleans(),
    )
    def buzz(self, player: int, option: int, back: int, unseen: bool, queued: bool) -> None:
        """A tap, now and then of the round before, or on a copy of which nothing is known yet."""
        number, before = self.state.number - back, self.state
        self.polls += unseen and before.mode.buzzer
        self.do(Buzz(player, str(player), number, option, self.polls, queued))
        asking = before.phase is Phase.ASKING and before.mode.buzzer and number == before.number
        first = player not in self.votes.get(number, {}) and 0 <= option < 3
        if not asking or not first:
            return
        late = number in self.shown_at and self.now > self.shown_at[number] + before.limit + GRACE
        if late and not queued:
            return
        shown_at = self.shown_at.setdefault(number, self.now)
        choice = before.plan[number - 1].order[option]
        time = min(self.now - shown_at, before.limit)
        self.votes.setdefault(number, {})[player] = Answer(choice, time)

    @rule(player=PLAYERS, unit=st.sampled_from([-1, 0, 0, 1, 2, 3]))
    def choose_unit(self, player: int, unit: int) -> None:
        before = self.state.participants.get(player)
        begun = self.state.phase is not Phase.LOBBY
        self.do(ChooseUnit(player, str(player), unit))
        if begun and before is not None and before.team != NO_UNIT:
            assert self.state.participants[player].team == before.team

    @rule(count=st.integers(2, 3))
    def list_units(self, count: int) -> None:
        self.do(ListUnits(tuple(reversed(UNITS[:count]))))

    def _counts(self, before: Contest, number: int, player: int, option: int | None, queued: bool) -> bool:
        """Whether a vote counts, by the rule as a person would say it."""
        if before.phase is not Phase.ASKING or number != before.number or number not in self.shown_at:
            return False
        in_time = self.now <= self.shown_at[number] + before.limit + GRACE
        first = player not in self.votes.get(number, {})
        return first and option in (0, 1, 2) and (in_time or queued)

    @rule(seconds=st.sampled_from([0, 1, 2, 4, 9, 11, 30]))
    def pass_time(self, seconds: int) -> None:
        self.now += seconds * 1_000
        self.do(Tick())

    @rule(players=st.sets(PLAYERS, max_size=6), option=st.sampled_from([0, 1, 2]))
    def many_vote(self, players: set[int], option: int) -> None:
        for player in sorted(players):
            if self.state.mode.buzzer:
                self.buzz(player, option, 0, False, False)
            else:
                self.vote(player, option, 0, False)

    @rule(players=st.sets(PLAYERS, min_size=1), option=st.sampled_from([0, 1, 2]))
    def play_a_round(self, players: set[int], option: int) -> None:
        """Some vote, the round ends, and the next one comes up."""
        self.many_vote(players, option)
        self.tick_at_the_deadline()
        if self.state.phase is Phase.REVEALING:
            self.tick_at_the_deadline()
        self.show(0, False)

    @rule()
    def tick_at_the_deadline(self) -> None:
        deadline = machine.next_deadline(self.state)
        if deadline is not None and (self.state.phase is not Phase.LOBBY or self.state.changed):
            assert deadline >= NOW
            self.now = max(self.now, deadline)
            before = self.state
            self.do(Tick())
            assert self.state != before

    @rule()
    def pause(self) -> None:
        self.do(Pause())

    @rule()
    def resume(self) -> None:
        self.do(Resume())

    @rule(odds=st.integers(0, 19), gone=st.booleans())
    def end(self, odds: int, gone: bool) -> None:
        if odds == 0:
            self.do(Undeliverable("kicked") if gone else Cancel())

    @invariant()
    def scores_equal_a_recount_of_the_votes(self) -> None:
        by_round = [self.votes.get(number, {}) for number in range(1, len(self.state.log) + 1)]
        again = votes.recounted(self.state, by_round)
        assert again == self.state

    @invariant()
    def votes_are_those_of_their_own_round(self) -> None:
        if self.state.number:
            assert self.state.answers == self.votes.get(self.state.number, {})

    @invariant()
    def every_round_is_asked_once_and_closed_once(self) -> None:
        assert self.asked == list(range(1, len(self.asked) + 1))
        assert self.closed == list(range(1, len(self.closed) + 1))
        assert len(self.asked) - len(self.closed) in (0, 1)
        # A game in which nobody ever answered has no last reveal: it says only that it is off.
        unheard = self.state.ending == "silence" and not self.state.has_answers
        assert len(self.state.log) - len(self.closed) in ((0, 1) if unheard else (0,))

    @invariant()
    def a_game_ends_once(self) -> None:
        assert len(self.ends) == (self.state.phase in OVER)

    @invariant()
    def standings_are_ordered_by_points_then_total_time(self) -> None:
        order = [(-score.points, score.time) for score in self.state.scores.values()]
        assert order == sorted(order)
        ranks = [score.rank for score in self.state.scores.values()]
        assert ranks == [1 + sum(other < one for other in order) for one in order]

    @invariant()
    def teams_differ_by_choice_only(self) -> None:
        if (
            self.state.mode.teams
            and self.state.plan
            and all(not e.chose for e in self.state.participants.values())
        ):
            sizes = [0] * self.state.mode.teams
            for participant in self.state.participants.values():
                sizes[participant.team] += 1
            assert max(sizes) - min(sizes) <= 1

    @invariant()
    def a_round_of_buzzers_has_one_winner_and_ends_with_the_first_right_tap(self) -> None:
        if self.state.mode.buzzer:
            assert all(result.right <= 1 for result in self.state.log)
            if self.state.phase is Phase.ASKING:
                key = self.state.round_plan.key
                assert all(answer.choice != key for answer in self.state.answers.values())

    @invariant()
    def every_unit_is_one_of_the_list_or_none(self) -> None:
        if self.state.mode.units:
            chosen = {one.team for one in self.state.participants.values()}
            assert chosen <= {NO_UNIT, *range(len(self.state.venue.units))}
            board = scoreboard.units(self.state)
            assert len(board) == len(self.state.venue.units)
            played = sum(
                score.answered > 0 and self.state.participants[player].team != NO_UNIT
                for player, score in self.state.scores.items()
            )
            assert sum(unit.played for unit in board) == played

    @invariant()
    def the_lobby_is_not_edited_more_than_every_two_seconds(self) -> None:
        assert self.state.phase is not Phase.LOBBY or all(
            later - earlier >= pace.LOBBY_EDIT_EVERY
            for earlier, later in zip(self.sent, self.sent[1:], strict=False)
        )

    @invariant()
    def the_value_survives_its_way_through_json(self) -> None:
        assert DECODER.decode(ENCODER.encode(self.state)) == self.state


TestContestMachine = ContestMachine.TestCase
TestContestMachine.settings = hypothesis_settings(max_examples=120, stateful_step_count=40, deadline=None)
