"""A contest as a value: the lobby's settings, who plays, the round on the table, and everybody's score."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from bot.core.contest.modes import MODES, Mode
from bot.core.contest.round import PollCopy, RoundPlan, RoundResult
from bot.core.contest.scoring import Answer, Score
from bot.core.group.group import Unit

ROUNDS = (5, 10, 15, 20)
SECONDS = (10, 15, 20, 30, 60)
SECOND = 1_000
MINUTE = 60 * SECOND
GRACE = SECOND
LOBBY_LASTS = 15 * MINUTE
SILENCE_LASTS = 10 * MINUTE
PAUSE_LASTS = 60 * MINUTE
SILENT_ROUNDS = 2
PODIUM_FROM = 2
"""A game that ends early has its podium after so many rounds."""
SURE_WITHIN = 30 * SECOND
"""How soon the second tap that ends a game must follow the first."""
LEAST_PLAYERS = 2
NAMELESS = "—"
NO_UNIT = -1
"""The team of somebody who has not chosen a unit yet."""

Page = Literal["main", "settings", "topics"]
PauseReason = Literal["", "host", "silence"]
Ending = Literal[
    "", "lobby", "host", "left", "silence", "refused", "few", "no-rights", "no-questions", "no-units"
]


class Phase(StrEnum):
    """Where a contest is; the last two are for good."""

    LOBBY = "lobby"
    ASKING = "asking"
    REVEALING = "revealing"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"


OVER = (Phase.FINISHED, Phase.CANCELLED)


class Settings(Struct, frozen=True):
    """What the lobby's buttons choose.

    `pause` is the rest after a reveal in ms, a setting of the group; 0: as long as the reveal takes to read.
    """

    rounds: int = 10
    seconds: int = 30
    topic: str | None = None
    mode: str = "classic"
    pause: int = 0


class Venue(Struct, frozen=True):
    """Where a game is played, as it was when the lobby opened: the group's title and time zone.

    `offer` lists the topics that can be chosen, and how many questions each has for a poll in the group's language.
    """

    title: str = ""
    zone: str = "UTC+00:00"
    offer: tuple[tuple[str, int], ...] = ()
    sets: tuple[tuple[str, int], ...] = ()
    """The host's own sets, as topics, and how many questions each can give."""
    units: tuple[Unit, ...] = ()
    """The group's units, in the order of the host's list; they stay what they are once the game has begun."""

    def count(self, topic: str | None) -> int:
        """How many questions a topic or a set has, all of the bank for None."""
        if topic in dict(self.sets):
            return dict(self.sets)[topic or ""]
        return sum(count for key, count in self.offer if topic in (None, key))


NOWHERE = Venue()


class Participant(Struct, frozen=True):
    """Somebody in the contest. `team` is the number of a team, or of a unit. `joined` is the round that brought them in, 0 for the lobby.

    `chose` says that the team was their own choice, so that balancing leaves them alone.
    """

    name: str
    team: int = 0
    joined: int = 0
    left: bool = False
    chose: bool = False


class Contest(Struct, frozen=True):
    """One game of one group. Its dictionaries are never changed in place: a step makes new ones.

    `number` is the round on the table, counted from 1; `answers` are its votes, kept until the next question;
    `waiting` counts the players whom the round waits for; `since` is when the phase began; `sent` are the
    instants of the messages of the last minute; `starts_at` is set where the clock starts the game, not a tap; `log` has the closed rounds. All instants and spans are in ms.
    `waiting`, `scores` and `log` follow from the votes: `votes.recounted` makes them again.
    """

    id: int
    starter: int
    settings: Settings
    since: int
    venue: Venue = NOWHERE
    phase: Phase = Phase.LOBBY
    participants: dict[int, Participant] = {}
    page: Page = "main"
    edited_at: int = 0
    changed: bool = False
    plan: tuple[RoundPlan, ...] = ()
    number: int = 0
    asked_at: int = 0
    copies: tuple[PollCopy, ...] = ()
    shown_at: int | None = None
    answers: dict[int, Answer] = {}
    waiting: int = 0
    scores: dict[int, Score] = {}
    log: tuple[RoundResult, ...] = ()
    empty: int = 0
    starts_at: int | None = None
    pause_wanted: bool = False
    pause_reason: PauseReason = ""
    ending: Ending = ""
    stop_asked_at: int = 0
    sent: tuple[int, ...] = ()

    @property
    def mode(self) -> Mode:
        """How it is played."""
        return MODES[self.settings.mode]

    @property
    def limit(self) -> int:
        """T: how long a question may be answered, in ms."""
        return (self.mode.seconds or self.settings.seconds) * SECOND

    @property
    def round_plan(self) -> RoundPlan:
        """The question on the table."""
        return self.plan[self.number - 1]

    @property
    def pause(self) -> int:
        """The rest after the reveal of the closed round, in ms."""
        return self.settings.pause or self.round_plan.reading

    @property
    def complete(self) -> bool:
        """Whether it was played to its last question: only such a game counts in a league."""
        return self.phase is Phase.FINISHED and len(self.log) == len(self.plan) > 0

    @property
    def has_answers(self) -> bool:
        """Whether anybody has answered anything yet."""
        return any(result.answered for result in self.log)


def teams(contest: Contest) -> dict[int, int]:
    """Each player's team, nothing where the mode has none."""
    return (
        {player: participant.team for player, participant in contest.participants.items()}
        if contest.mode.teams
        else {}
    )
