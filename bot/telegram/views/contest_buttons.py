"""The buttons of a group contest, its league and the group's settings."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class ContestButton(Button, frozen=True):
    """A button of one contest."""

    tag: ClassVar[str] = ""
    contest: int


class JoinContest(ContestButton, frozen=True):
    tag: ClassVar[str] = "cj"


class LeaveContest(ContestButton, frozen=True):
    tag: ClassVar[str] = "cl"


class SwitchTeams(ContestButton, frozen=True):
    tag: ClassVar[str] = "ct"


class SetContest(ContestButton, frozen=True):
    """One value of the lobby; an empty topic stands for all of them."""

    tag: ClassVar[str] = "cv"
    field: str
    value: str


class TapOption(ContestButton, frozen=True):
    """An option of round `number` of 抢答, counted as shown."""

    tag: ClassVar[str] = "cb"
    number: int
    option: int


class JoinUnit(ContestButton, frozen=True):
    """A unit by its place in the list."""

    tag: ClassVar[str] = "ce"
    unit: int


class AskUnits(ContestButton, frozen=True):
    """The host wants to give the list of units, in private."""

    tag: ClassVar[str] = "ci"


class UseOwnSets(ContestButton, frozen=True):
    """A host wants to choose among their own sets where the group itself opened the lobby."""

    tag: ClassVar[str] = "cs"


class StartContest(ContestButton, frozen=True):
    tag: ClassVar[str] = "cg"


class PauseContest(ContestButton, frozen=True):
    tag: ClassVar[str] = "cp"


class ResumeContest(ContestButton, frozen=True):
    tag: ClassVar[str] = "cr"


class NextQuestion(ContestButton, frozen=True):
    tag: ClassVar[str] = "cq"


class UseGroupName(ContestButton, frozen=True):
    """The name that the group sees becomes the tapper's name on boards."""

    tag: ClassVar[str] = "cu"


class StopContest(ContestButton, frozen=True):
    tag: ClassVar[str] = "cx"


class OwnScore(ContestButton, frozen=True):
    tag: ClassVar[str] = "cm"
    number: int


class PlayAgain(ContestButton, frozen=True):
    tag: ClassVar[str] = "ca"


class GetResults(ContestButton, frozen=True):
    tag: ClassVar[str] = "cc"


class OpenWeekly(ContestButton, frozen=True):
    tag: ClassVar[str] = "cw"


class SetWeekly(ContestButton, frozen=True):
    """Weekday (0 is Monday) and hour of the regular contest."""

    tag: ClassVar[str] = "ch"
    weekday: int
    hour: int


class StopWeekly(ContestButton, frozen=True):
    tag: ClassVar[str] = "cn"


class OpenGroupSetting(ContestButton, frozen=True):
    """An empty setting shows the card itself: one card for each contest, beside its lobby."""

    tag: ClassVar[str] = "go"
    setting: str


class SetGroup(ContestButton, frozen=True):
    tag: ClassVar[str] = "gs"
    setting: str
    value: str
