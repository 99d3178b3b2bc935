"""The buttons of a season: in the group by its number, in private by the secret of its link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.telegram.views.buttons import Button


@dataclass(frozen=True, slots=True)
class OpenSeason(Button):
    """🏁 赛季, in the lobby's settings."""

    tag: ClassVar[str] = "zo"


@dataclass(frozen=True, slots=True)
class SeasonButton(Button):
    """A button of one season, in its group."""

    tag: ClassVar[str] = ""
    season: int


@dataclass(frozen=True, slots=True)
class SetSeason(SeasonButton):
    """One value of the setup; an empty topic stands for all of them."""

    tag: ClassVar[str] = "zv"
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class AskUnits(SeasonButton):
    """单位: the host is asked for the list in private."""

    tag: ClassVar[str] = "zu"


@dataclass(frozen=True, slots=True)
class BeginSeason(SeasonButton):
    tag: ClassVar[str] = "zg"


@dataclass(frozen=True, slots=True)
class CloseSeason(SeasonButton):
    """提前结束, or giving a setup up."""

    tag: ClassVar[str] = "zx"


@dataclass(frozen=True, slots=True)
class GetSeasonRecord(SeasonButton):
    tag: ClassVar[str] = "zr"


@dataclass(frozen=True, slots=True)
class OwnSeasonButton(Button):
    """A button on somebody's own page of a season."""

    tag: ClassVar[str] = ""
    code: str


@dataclass(frozen=True, slots=True)
class SeasonHome(OwnSeasonButton):
    tag: ClassVar[str] = "zh"


@dataclass(frozen=True, slots=True)
class PlaySeason(OwnSeasonButton):
    tag: ClassVar[str] = "zp"


@dataclass(frozen=True, slots=True)
class ChooseUnit(OwnSeasonButton):
    tag: ClassVar[str] = "zc"
    number: int


@dataclass(frozen=True, slots=True)
class UseSeasonName(OwnSeasonButton):
    """The name that Telegram shows becomes the tapper's name on boards."""

    tag: ClassVar[str] = "zn"


@dataclass(frozen=True, slots=True)
class OwnSeasonRecord(OwnSeasonButton):
    tag: ClassVar[str] = "zd"
