"""What a contest and its group show."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bot.core.contest.standings import Standing, TeamStanding, UnitStanding
from bot.core.effects import Effect
from bot.core.record import AskedLine, WaveNumbers


class ShowLobby(Effect, frozen=True):
    """The lobby; `started` takes its buttons away.

    `names` are the first of `joined` players, `teams` the first of each team and `sizes` how many there are;
    `clock_fixed`: the mode decides the seconds; `topics` and the host's `sets` are on offer, and `at_most` is how many questions the
    chosen one has where it is fewer than `rounds`. `starts_at` is the instant at which the clock starts the game,
    said in `zone`. `units` are those to choose from, each with how many have chosen it; `anonymous`: nobody knows who
    opened it, so whose sets these could be.
    """

    tag: ClassVar[str] = "lobby"

    contest: int
    rounds: int
    seconds: int
    topic: str | None
    mode: str
    page: str
    joined: int
    names: tuple[str, ...]
    teams: tuple[tuple[str, ...], ...] = ()
    sizes: tuple[int, ...] = ()
    started: bool = False
    clock_fixed: bool = False
    topics: tuple[str, ...] = ()
    at_most: int | None = None
    sets: tuple[str, ...] = ()
    starts_at: int | None = None
    zone: str = ""
    units: tuple[UnitStanding, ...] = ()
    anonymous: bool = False


class AskRound(Effect, frozen=True):
    """Round `number` of `total` as a poll; the poll's option i is the question's own option `order[i]`."""

    tag: ClassVar[str] = "round"

    contest: int
    number: int
    total: int
    question_id: str
    order: tuple[int, ...]
    seconds: int


class ShowScene(Effect, frozen=True):
    """The message of round `number` as it would look on a phone, before its poll."""

    tag: ClassVar[str] = "scene"

    contest: int
    number: int
    question_id: str


class CloseCopy(Effect, frozen=True):
    """Stop the poll in this message, so that the group sees the result and nobody votes any more."""

    tag: ClassVar[str] = "close-poll"

    contest: int
    message_id: int


class Reveal(Struct, frozen=True):
    """The answer to round `number` of `total`, and how the group did; `split` counts the votes for each of the question's own answers.

    `buzzer`: whoever is the fastest took the round, and everybody else who answered was wrong.
    """

    number: int
    total: int
    question_id: str
    answered: int
    right: int
    fastest: str = ""
    fastest_time: int = 0
    split: tuple[int, ...] = ()
    buzzer: bool = False


class ShowReveal(Effect, frozen=True):
    """The answer with the standings after it; `pause_reason` says why the game pauses here, empty when it goes on.

    `off` as a rest: the game ended here, and its buttons go. `unitless` players have not chosen their unit.
    """

    tag: ClassVar[str] = "reveal"

    contest: int
    reveal: Reveal
    standings: tuple[Standing, ...]
    players: int
    teams: tuple[TeamStanding, ...] = ()
    pause_reason: str = ""
    units: tuple[UnitStanding, ...] = ()
    unitless: int = 0


class ShowPodium(Effect, frozen=True):
    """The picture of the best three, or of the teams; `group` is its title, and `since` began the last phase, said in `zone`."""

    tag: ClassVar[str] = "podium"

    contest: int
    mode: str
    standings: tuple[Standing, ...]
    players: int
    rounds: int
    teams: tuple[TeamStanding, ...] = ()
    group: str = ""
    since: int = 0
    zone: str = ""
    units: tuple[UnitStanding, ...] = ()


class ShowFinal(Effect, frozen=True):
    """The end of a game: the last answer, everybody's place, the question most got wrong, the fastest answer.

    `reveal` is None when the game ended in a pause; `ending` is empty when it was played to its last question;
    `played` counts the rounds that were closed; `flawless`: nobody was wrong, and most answered.
    """

    tag: ClassVar[str] = "final"

    contest: int
    reveal: Reveal | None
    standings: tuple[Standing, ...]
    players: int
    teams: tuple[TeamStanding, ...] = ()
    hardest: str | None = None
    missed: int = 0
    fastest: str = ""
    fastest_time: int = 0
    ending: str = ""
    played: int = 0
    flawless: bool = False
    units: tuple[UnitStanding, ...] = ()


class ShowCancelled(Effect, frozen=True):
    """The game is off, and why; the standings so far if anybody had answered. Round 0 is the lobby."""

    tag: ClassVar[str] = "cancelled"

    contest: int
    reason: str
    number: int
    standings: tuple[Standing, ...] = ()
    players: int = 0
    teams: tuple[TeamStanding, ...] = ()
    units: tuple[UnitStanding, ...] = ()


class TellStarter(Effect, frozen=True):
    """A word in private to whoever started a game that Telegram does not let go on; `group` is its title."""

    tag: ClassVar[str] = "tell-starter"

    contest: int
    reason: str
    group: str = ""


class ShowRunningContest(Effect, frozen=True):
    """A second caller is told where the game is: `link` leads there, empty where Telegram has no links."""

    tag: ClassVar[str] = "running-contest"

    link: str


class ResultLine(Struct, frozen=True):
    """A line of the table of results; `time` is the total in ms that breaks ties, None where it counts for nothing."""

    rank: int
    name: str
    team: int | None
    points: int
    right: int
    answered: int
    time: int | None
    unit: str = ""


class SendResults(Effect, frozen=True):
    """The record of a game of `rounds` questions for its host, as `xlsx` or as one page `pdf`; `day` is the local date.

    `mode` is empty in rows of before: then nothing of it is said.
    `study` is the host's, whose before and after stand on the page, read when it is written; empty for none.
    `measured` is the same in rows of before.
    """

    tag: ClassVar[str] = "results"

    contest: int
    day: str
    rounds: int
    lines: tuple[ResultLine, ...]
    questions: tuple[AskedLine, ...] = ()
    group: str = ""
    form: str = "xlsx"
    mode: str = ""
    units: tuple[UnitStanding, ...] = ()
    measured: tuple[WaveNumbers, ...] = ()
    study: str = ""


class ShowReview(Effect, frozen=True):
    """A player's own game, in private: the standing, and the questions that were missed, each with its answer."""

    tag: ClassVar[str] = "review"

    rank: int
    players: int
    points: int
    rights: int
    rounds: int
    missed: tuple[str, ...]
