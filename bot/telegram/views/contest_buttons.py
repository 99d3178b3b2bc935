"""The buttons of a group contest, its league and the group's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.telegram.views.buttons import Button


@dataclass(frozen=True, slots=True)
class JoinContest(Button):
    tag: ClassVar[str] = "cj"
    contest: int


@dataclass(frozen=True, slots=True)
class LeaveContest(Button):
    tag: ClassVar[str] = "cl"
    contest: int


@dataclass(frozen=True, slots=True)
class SwitchTeams(Button):
    tag: ClassVar[str] = "ct"
    contest: int


@dataclass(frozen=True, slots=True)
class SetContest(Button):
    """One value of the lobby; an empty topic stands for all of them."""

    tag: ClassVar[str] = "cv"
    contest: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class StartContest(Button):
    tag: ClassVar[str] = "cg"
    contest: int


@dataclass(frozen=True, slots=True)
class PauseContest(Button):
    tag: ClassVar[str] = "cp"
    contest: int


@dataclass(frozen=True, slots=True)
class ResumeContest(Button):
    tag: ClassVar[str] = "cr"
    contest: int


@dataclass(frozen=True, slots=True)
class StopContest(Button):
    tag: ClassVar[str] = "cx"
    contest: int


@dataclass(frozen=True, slots=True)
class OwnScore(Button):
    tag: ClassVar[str] = "cm"
    contest: int
    number: int


@dataclass(frozen=True, slots=True)
class PlayAgain(Button):
    tag: ClassVar[str] = "ca"
    contest: int


@dataclass(frozen=True, slots=True)
class GetResults(Button):
    tag: ClassVar[str] = "cc"
    contest: int


@dataclass(frozen=True, slots=True)
class OpenWeekly(Button):
    tag: ClassVar[str] = "cw"
    contest: int


@dataclass(frozen=True, slots=True)
class SetWeekly(Button):
    """Weekday (0 is Monday) and hour of the regular contest."""

    tag: ClassVar[str] = "ch"
    contest: int
    weekday: int
    hour: int


@dataclass(frozen=True, slots=True)
class StopWeekly(Button):
    tag: ClassVar[str] = "cn"
    contest: int


@dataclass(frozen=True, slots=True)
class OpenGroupSetting(Button):
    """An empty setting shows the card itself: one card for each contest, beside its lobby."""

    tag: ClassVar[str] = "go"
    contest: int
    setting: str


@dataclass(frozen=True, slots=True)
class SetGroup(Button):
    tag: ClassVar[str] = "gs"
    contest: int
    setting: str
    value: str
