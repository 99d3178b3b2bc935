"""What can happen to a contest. Who may do it was decided before: an event is already allowed."""

from __future__ import annotations

from msgspec import Struct

from bot.core.contest.round import RoundPlan
from bot.core.group.group import Unit


class Join(Struct, frozen=True):
    """Somebody tapped 参加."""

    player: int
    name: str


class Leave(Struct, frozen=True):
    """Somebody tapped 退出, or left the group."""

    player: int


class SwitchTeam(Struct, frozen=True):
    """Somebody wants to play for the next team."""

    player: int


class ChooseUnit(Struct, frozen=True):
    """Somebody tapped the unit for which they play, by its place in the list."""

    player: int
    name: str
    unit: int


class ListUnits(Struct, frozen=True):
    """The host gave the list of the group's units."""

    units: tuple[Unit, ...]


class OfferSets(Struct, frozen=True):
    """A host of a lobby that was opened anonymously wants to choose among their own sets."""

    sets: tuple[tuple[str, int], ...]


class Configure(Struct, frozen=True):
    """A button of the lobby was tapped: `field` is rounds, seconds, topic, mode or page."""

    field: str
    value: int | str | None


class Start(Struct, frozen=True):
    """The game starts with the rounds that were drawn for it, by a tap of the host or, `scheduled`, by the clock."""

    plan: tuple[RoundPlan, ...]
    scheduled: bool = False


class Shown(Struct, frozen=True):
    """Telegram has taken a poll of round `number`; without a message it was found by the votes on it.

    A question with buttons has no poll: there `poll_id` is `copy_of` its message.
    """

    number: int
    poll_id: str
    message_id: int | None
    at: int


class Vote(Struct, frozen=True):
    """Somebody chose an option of a poll, None to retract; `queued` while the bot was down.

    `at` is its arrival where that was earlier than now: it waited until its poll was known.
    `update_id` is Telegram's number of the update: it tells which vote of a player was the first, also among those
    that were fetched together and have one arrival.
    `hold` says that a player of this game voted on a poll that nobody knows yet, perhaps a copy of this round:
    it must not close early, or that vote, which may be the first one, would come too late.
    """

    poll_id: str
    player: int
    name: str
    option: int | None
    queued: bool = False
    hold: bool = False
    at: int | None = None
    update_id: int = 0


class Buzz(Struct, frozen=True):
    """Somebody tapped an option, counted as shown, of round `number` under the message `message_id`.

    `queued` while the bot was down. Which tap was first is told by the order of the events, not by a time.
    """

    player: int
    name: str
    number: int
    option: int
    message_id: int
    queued: bool = False


class Tick(Struct, frozen=True):
    """Time has passed."""


class Pause(Struct, frozen=True):
    """The host wants a rest."""


class Resume(Struct, frozen=True):
    """The host goes on."""


class Next(Struct, frozen=True):
    """The host wants the next question now."""


class Cancel(Struct, frozen=True):
    """The host stops the game; `sure`: it was asked already."""

    sure: bool = True


class Undeliverable(Struct, frozen=True):
    """Telegram refuses for good what the game needs: the bot was removed, or may not send polls here."""

    reason: str


Event = (
    Join
    | Leave
    | SwitchTeam
    | ChooseUnit
    | ListUnits
    | OfferSets
    | Configure
    | Start
    | Shown
    | Vote
    | Buzz
    | Tick
    | Pause
    | Resume
    | Next
    | Cancel
    | Undeliverable
)
