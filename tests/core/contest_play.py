"""A contest played by hand: one line an event, the effects at hand. Shared by the tests of the contest."""

from __future__ import annotations

import random
from typing import Any, TypeVar

from bot.core.contest import contest as machine
from bot.core.contest.events import Buzz, Event, Join, Shown, Start, Tick, Vote
from bot.core.contest.round import copy_of, planned
from bot.core.contest.state import Contest, Settings, Venue
from bot.core.effects import Effect, Toast
from bot.core.group.group import Unit
from bot.core.question.question import Option, Question

NOW = 1_700_000_000_000
E = TypeVar("E")


def question(name: str, options: int = 4) -> Question:
    """A choice question whose key is its first option."""
    return Question(
        id=name,
        group=f"{name}-cue",
        topic="kefu",
        kind="choice",
        level=1,
        regions=("any",),
        stem=f"{name}?",
        options=tuple(Option(f"{name} {place}", "why", key=place == 0) for place in range(options)),
    )


UNITS = (Unit("教务处", 4), Unit("一车间", 100), Unit("离退休支部"))
VENUE = Venue("群", "Asia/Shanghai", (("kefu", 30), ("falv", 7)), units=UNITS)


def chosen(**settings: Any) -> Settings:
    """Settings with a clock of 20 s and a pause of 4 s, unless told otherwise."""
    return Settings(**{"seconds": 20, "pause": 4_000} | settings)


class Play:
    """A game in one group; time stands still unless `pass_time` or `tick` moves it."""

    def __init__(
        self,
        settings: Settings | None = None,
        now: int = NOW,
        rounds: int | None = None,
        starts_at: int | None = None,
    ) -> None:
        self.now = now
        self.rng = random.Random(7)
        self.settings = settings or chosen(rounds=5)
        self.rounds = rounds or self.settings.rounds
        self.said: list[Effect] = []
        self.update_id = 0
        self.toasts: list[str] = []
        self.state, effects = machine.opened(1, 10, self.settings, now, venue=VENUE, starts_at=starts_at)
        self._note(effects)

    def _note(self, effects: tuple[Effect | Toast, ...]) -> None:
        self.said += [effect for effect in effects if isinstance(effect, Effect)]
        self.toasts += [effect.key for effect in effects if isinstance(effect, Toast)]

    def do(self, *events: Event) -> Contest:
        for event in events:
            self.state, effects = machine.step(self.state, event, self.now)
            self._note(effects)
        return self.state

    def pass_time(self, milliseconds: int) -> None:
        self.now += milliseconds

    def tick(self, milliseconds: int = 0) -> Contest:
        """Let time pass, then tick once."""
        self.now += milliseconds
        return self.do(Tick())

    def to_deadline(self) -> Contest:
        """Let time pass to the next deadline, and tick."""
        deadline = machine.next_deadline(self.state)
        assert deadline is not None
        self.now = max(self.now, deadline)
        return self.do(Tick())

    def join(self, *players: int) -> Contest:
        return self.do(*(Join(player, f"用户{player}") for player in players))

    def start(self) -> Contest:
        questions = [question(f"q{number}") for number in range(1, self.rounds + 1)]
        return self.do(Start(planned(questions, self.rng)))

    def show(self, copy: str = "a") -> Contest:
        number = self.state.number
        message = self.message(copy)
        poll = copy_of(message) if self.state.mode.buzzer else f"p{number}{copy}"
        return self.do(Shown(number, poll, message, self.now))

    def message(self, copy: str = "a") -> int:
        """The number of the message that carries the round on the table, or a copy of it."""
        return self.state.number * 10 + ord(copy[0]) - ord("a")

    def buzz(self, player: int, choice: int = 0, copy: str = "a", queued: bool = False) -> str:
        """A tap on the button of the question's own option `choice`, 0 is the key; the toast comes back."""
        option = self.state.round_plan.order.index(choice)
        name = f"用户{player}"
        self.do(Buzz(player, name, self.state.number, option, self.message(copy), queued))
        return self.toasts[-1]

    def vote(self, player: int, choice: int | None = 0, copy: str = "a", queued: bool = False) -> Contest:
        """A vote for the question's own option `choice`, 0 is the key; None retracts."""
        option = None if choice is None else self.state.round_plan.order.index(choice)
        return self.choose(f"p{self.state.number}{copy}", player, option, queued=queued)

    def choose(self, poll: str, player: int, option: int | None, **circumstances: Any) -> Contest:
        """A vote for the poll's option; its update is the next one unless `update_id` says otherwise."""
        self.update_id += 1
        known = {"update_id": self.update_id} | circumstances
        return self.do(Vote(poll, player, f"用户{player}", option, **known))

    def last(self, kind: type[E]) -> E:
        return next(effect for effect in reversed(self.said) if isinstance(effect, kind))

    def all(self, kind: type[E]) -> list[E]:
        return [effect for effect in self.said if isinstance(effect, kind)]

    def points(self) -> dict[int, int]:
        return {player: score.points for player, score in self.state.scores.items()}


def started(*players: int, settings: Settings | None = None, rounds: int | None = None) -> Play:
    """A game whose first question is up."""
    play = Play(settings, rounds=rounds)
    play.join(*players)
    play.start()
    play.show()
    return play
