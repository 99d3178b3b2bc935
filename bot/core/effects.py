"""What the core wants shown: effects carry values; views turn them into words, keyboards and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from bot.core.broadcast import Span
from bot.core.question import Citation, Question
from bot.core.standings import Standing, TeamStanding


class Lane(IntEnum):
    """Who goes first in a chat, and what an unknown fate means: answers are sent again, the others are not."""

    ANSWER = 0
    PUSH = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing to show."""


@dataclass(frozen=True, slots=True)
class Post:
    """An effect with its address.

    `card` names a message that later posts edit; `message_id` is the very message that was tapped;
    `fresh` asks for a new message even when the card has one.
    """

    chat_id: int
    effect: Effect
    language: str
    card: str | None = None
    message_id: int | None = None
    thread_id: int | None = None
    lane: Lane = Lane.ANSWER
    silent: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What Telegram gave back for a post: the message, its poll if it has one, and the time in milliseconds."""

    message_id: int
    poll_id: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer to a button tap; it is worth nothing later, so it never waits in the outbox."""

    key: str
    args: dict[str, str | int] = field(default_factory=dict)
    alert: bool = False


# --- private chat: quizzes ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignLine:
    """A red flag, or a sign of a genuine message, with its one line of explanation."""

    name: str
    why: str
    red: bool


@dataclass(frozen=True, slots=True)
class ShowQuestion(Effect):
    """The question at `position` (from 0) of `total`, its options in the shown `order`.

    `topics_offered` adds 选类型; `note` is a text key for what must be said of this question, or None.
    """

    session: int
    kind: str
    position: int
    total: int
    topic: str
    question: Question
    order: tuple[int, ...]
    topics_offered: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ShowReasons(Effect):
    """The same card after the answer: every option with its reason, the source, what to tap next.

    `place` is the shown place that was tapped; `last` says that the next card is the summary.
    """

    session: int
    kind: str
    position: int
    total: int
    topic: str
    question: Question
    order: tuple[int, ...]
    place: int
    right: bool
    points: int
    signs: tuple[SignLine, ...]
    citations: tuple[Citation, ...]
    last: bool
    streak: int = 0


@dataclass(frozen=True, slots=True)
class ShowSummary(Effect):
    """How a session went. `missed` names the actions to remember; `due_left` counts cues still due today."""

    kind: str
    rights: int
    total: int
    points: int
    streak: int
    missed: tuple[str, ...]
    due_left: int
    next_day: str | None = None


@dataclass(frozen=True, slots=True)
class TopicLine:
    key: str
    icon: str
    title: str


@dataclass(frozen=True, slots=True)
class ShowTopics(Effect):
    """The choice of a topic, in the card of the session that it replaces."""

    session: int
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True)
class ExamMiss:
    """A question missed in an exam: what it was about, the right answer and its reason."""

    topic: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class ShowExamResult(Effect):
    """The end of an exam with all misses explained; `retry_day` is set when a certificate waits for that date."""

    rights: int
    total: int
    passed: bool
    misses: tuple[ExamMiss, ...]


@dataclass(frozen=True, slots=True)
class ShowCertificate(Effect):
    """A certificate as a picture. `kind` is `first`, or `kept` for passing again after 90 days."""

    number: str
    name: str
    rights: int
    total: int
    kind: str
    day: str


# --- private chat: the person ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say(Effect):
    """A text of the catalogue as it stands; `menu` names the keyboard under it, or None."""

    key: str
    args: dict[str, str | int] = field(default_factory=dict)
    menu: str | None = None


@dataclass(frozen=True, slots=True)
class HotlineLine:
    number: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class ShowFirstAid(Effect):
    """我被骗了: a calm word, the four steps and the numbers of the person's region."""

    calm: str
    steps: tuple[str, ...]
    hotlines: tuple[HotlineLine, ...]


@dataclass(frozen=True, slots=True)
class ShowTip(Effect):
    text: str
    topic: str
    icon: str
    citation: str


@dataclass(frozen=True, slots=True)
class TopicScore:
    icon: str
    title: str
    rights: int
    total: int


@dataclass(frozen=True, slots=True)
class ShowStats(Effect):
    """Points, streak, right/total by topic, d′ and c. The figures are None under 20 + 20 judged messages."""

    points: int
    streak: int
    rights: int
    total: int
    topics: tuple[TopicScore, ...]
    scams: int
    genuine: int
    sensitivity: float | None
    bias: float | None
    sensitivity_band: str
    bias_band: str
    due_now: int
    next_day: str | None


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    points: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class ShowBoard(Effect):
    """A leaderboard: `period` is `week` or `all`; `own` are the reader's points in it."""

    period: str
    places: tuple[Place, ...]
    own: int
    named: bool


@dataclass(frozen=True, slots=True)
class ShowSettings(Effect):
    """The settings card; `open` names the setting whose values are on offer, or None."""

    language: str
    region: str
    session_length: int
    board_name: str | None
    push: str | None = None
    open: str | None = None


@dataclass(frozen=True, slots=True)
class SendExport(Effect):
    """All that is kept of a person, as a JSON file."""

    json: str


@dataclass(frozen=True, slots=True)
class ShowStreak(Effect):
    """A small picture at 7, 30 and 100 days."""

    days: int
    day: str


# --- the group contest ---


@dataclass(frozen=True, slots=True)
class ShowLobby(Effect):
    """The lobby's card; `started` takes its buttons away.

    The service adds the titles of all topics, and where the clock starts the game its local time in `starts`.

    `names` are the first of `joined` players, `teams` the first of each team and `sizes` how many there are;
    `clock_fixed`: the mode decides the seconds.
    """

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
    topics: tuple[tuple[str, str], ...] = ()
    starts: str = ""


@dataclass(frozen=True, slots=True)
class AskRound(Effect):
    """Round `number` of `total` as a poll; the poll's option i is the question's own option `order[i]`."""

    contest: int
    number: int
    total: int
    question: Question
    order: tuple[int, ...]
    seconds: int
    topic_title: str = ""


@dataclass(frozen=True, slots=True)
class CloseCopy(Effect):
    """Stop the poll in this message, so that the group sees the result and nobody votes any more."""

    contest: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Reveal:
    """The answer to round `number` of `total`, and how the group did. The service adds the source's label."""

    number: int
    total: int
    question: Question
    answered: int
    right: int
    fastest: str = ""
    fastest_time: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class ShowReveal(Effect):
    """The answer with the standings after it; `rest` says why the game pauses here, empty when it goes on."""

    contest: int
    reveal: Reveal
    standings: tuple[Standing, ...]
    players: int
    teams: tuple[TeamStanding, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class ShowPodium(Effect):
    """The picture of the best three, or of the teams. The service adds the group's title and the local date."""

    contest: int
    mode: str
    standings: tuple[Standing, ...]
    players: int
    rounds: int
    teams: tuple[TeamStanding, ...] = ()
    group: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class ShowFinal(Effect):
    """The end of a game: the last answer, everybody's place, the question most got wrong, the fastest answer.

    `reveal` is None when the game ended in a pause; `ending` is empty when it was played to its last question;
    `played` counts the rounds that were closed.
    """

    contest: int
    reveal: Reveal | None
    standings: tuple[Standing, ...]
    players: int
    teams: tuple[TeamStanding, ...] = ()
    hardest: Question | None = None
    missed: int = 0
    fastest: str = ""
    fastest_time: int = 0
    ending: str = ""
    played: int = 0


@dataclass(frozen=True, slots=True)
class ShowCancelled(Effect):
    """The game is off, and why; the standings so far if anybody had answered. Round 0 is the lobby."""

    contest: int
    reason: str
    number: int
    standings: tuple[Standing, ...] = ()
    players: int = 0
    teams: tuple[TeamStanding, ...] = ()


@dataclass(frozen=True, slots=True)
class TellStarter(Effect):
    """A word in private to whoever started a game that Telegram does not let go on. The service adds the group."""

    contest: int
    reason: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class ShowWhere(Effect):
    """A second caller is told where the game is: `link` leads there, empty where Telegram has no links."""

    link: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A line of the table of results; `time` is the total in ms that breaks ties."""

    place: int
    name: str
    team: int | None
    points: int
    right: int
    answered: int
    time: int


@dataclass(frozen=True, slots=True)
class SendResults(Effect):
    """Everybody's result of a game of `rounds` questions as a CSV file; `day` is the local date."""

    contest: int
    day: str
    rounds: int
    lines: tuple[ResultLine, ...]


@dataclass(frozen=True, slots=True)
class LeagueLine:
    """A player in the league of a group, under the name chosen for boards."""

    place: int
    name: str
    points: int
    games: int


@dataclass(frozen=True, slots=True)
class ShowLeague(Effect):
    """The week of a group: its players, and the group among all groups by the mean of its best five.

    `closed` is for the end of a season; `hidden` counts those of the best ten who chose no name; `rank` is 0 for
    a group that has not played; `leaders` are the strengths of the best groups, which stay nameless.
    """

    lines: tuple[LeagueLine, ...]
    hidden: int
    players: int
    strength: int
    rank: int
    groups: int
    leaders: tuple[int, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ShowWeekly(Effect):
    """The regular contest of a group: `when` is weekday (0 is Monday) and hour, None while there is none."""

    contest: int
    when: tuple[int, int] | None
    zone: str


@dataclass(frozen=True, slots=True)
class ShowGroupSettings(Effect):
    """What the admins of a group decide; `open` names the setting whose values are on offer, or None."""

    anyone_starts: bool
    pause: int
    zone: str
    language: str
    open: str | None = None


# --- the daily push ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowPush(Effect):
    """One message a day: a tip, a question, or both."""

    tip: ShowTip | None
    question: ShowQuestion | None


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A time zone on offer: its name for `zoneinfo`, and how people call it."""

    zone: str
    name: str


@dataclass(frozen=True, slots=True)
class ShowReminder(Effect):
    """The card of /remind. `clock` is the local hour, `place` names the time it is in; `next_day` is None while off.

    `menu` names what is on offer below: hours (None), `zone`, `content`, or `offer`: what a typed place may mean.
    """

    on: bool
    clock: str
    place: str
    content: str
    weekdays_only: bool
    quiet: bool
    paused: bool
    next_day: str | None = None
    next_clock: str | None = None
    menu: str | None = None
    zones: tuple[ZoneLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AskDaily(Effect):
    """The quiz poll of a group's day; yesterday's result is one line of it.

    `order` lists the bank's option places as sent; `rights` of `voters` answered yesterday's, about `cue`.
    """

    daily: int
    question: Question
    topic: str
    order: tuple[int, ...]
    voters: int = 0
    rights: int = 0
    cue: str = ""


@dataclass(frozen=True, slots=True)
class ShowDaily(Effect):
    """The card of /daily in a group: hour, time zone, topic, the next poll; `topics` or `zones` are on offer."""

    on: bool
    clock: str
    place: str
    topic: str | None
    next_day: str | None = None
    next_clock: str | None = None
    topics: tuple[TopicLine, ...] = ()
    zones: tuple[ZoneLine, ...] = ()


# --- broadcasts --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowBroadcast(Effect):
    """A message of the operator, in their own words."""

    spans: tuple[Span, ...]
