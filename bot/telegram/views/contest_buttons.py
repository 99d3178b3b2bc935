"""The buttons of a group contest, its league and the group's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.telegram.views.buttons import Button


@dataclass(frozen=True, slots=True)
class ContestButton(Button):
    """A button of one contest."""

    tag: ClassVar[str] = ""
    contest: int


@dataclass(frozen=True, slots=True)
class JoinContest(ContestButton):
    tag: ClassVar[str] = "cj"


@dataclass(frozen=True, slots=True)
class LeaveContest(ContestButton):
    tag: ClassVar[str] = "cl"


@dataclass(frozen=True, slots=True)
class SwitchTeams(ContestButton):
    tag: ClassVar[str] = "ct"


@dataclass(frozen=True, slots=True)
class SetContest(ContestButton):
    """One value of the lobby; an empty topic stands for all of them."""

    tag: ClassVar[str] = "cv"
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class TapOption(ContestButton):
    """An option of round `number` of 抢答, counted as shown."""

    tag: ClassVar[str] = "cb"
    number: int
    option: int


@dataclass(frozen=True, slots=True)
class JoinUnit(ContestButton):
    """A unit by its place in the list."""

    tag: ClassVar[str] = "ce"
    unit: int


@dataclass(frozen=True, slots=True)
class AskUnits(ContestButton):
    """The host wants to give the list of units, in private."""

    tag: ClassVar[str] = "ci"


@dataclass(frozen=True, slots=True)
class UseOwnSets(ContestButton):
    """A host wants to choose among their own sets where the group itself opened the lobby."""

    tag: ClassVar[str] = "cs"


@dataclass(frozen=True, slots=True)
class StartContest(ContestButton):
    tag: ClassVar[str] = "cg"


@dataclass(frozen=True, slots=True)
class PauseContest(ContestButton):
    tag: ClassVar[str] = "cp"


@dataclass(frozen=True, slots=True)
class ResumeContest(ContestButton):
    tag: ClassVar[str] = "cr"


@dataclass(frozen=True, slots=True)
class NextQuestion(ContestButton):
    tag: ClassVar[str] = "cq"


@dataclass(frozen=True, slots=True)
class UseGroupName(ContestButton):
    """The name that the group sees becomes the tapper's name on boards."""

    tag: ClassVar[str] = "cu"


@dataclass(frozen=True, slots=True)
class StopContest(ContestButton):
    tag: ClassVar[str] = "cx"


@dataclass(frozen=True, slots=True)
class OwnScore(ContestButton):
    tag: ClassVar[str] = "cm"
    number: int


@dataclass(frozen=True, slots=True)
class PlayAgain(ContestButton):
    tag: ClassVar[str] = "ca"


@dataclass(frozen=True, slots=True)
class GetResults(ContestButton):
    tag: ClassVar[str] = "cc"


@dataclass(frozen=True, slots=True)
class OpenWeekly(ContestButton):
    tag: ClassVar[str] = "cw"


@dataclass(frozen=True, slots=True)
class SetWeekly(ContestButton):
    """Weekday (0 is Monday) and hour of the regular contest."""

    tag: ClassVar[str] = "ch"
    weekday: int
    hour: int


@dataclass(frozen=True, slots=True)
class StopWeekly(ContestButton):
    tag: ClassVar[str] = "cn"


@dataclass(frozen=True, slots=True)
class OpenGroupSetting(ContestButton):
    """An empty setting shows the card itself: one card for each contest, beside its lobby."""

    tag: ClassVar[str] = "go"
    setting: str


@dataclass(frozen=True, slots=True)
class SetGroup(ContestButton):
    tag: ClassVar[str] = "gs"
    setting: str
    value: str
