"""The buttons of a season: in the group by its number, in private by the secret of its link."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class OpenSeason(Button, frozen=True):
    """🏁 赛季, in the lobby's settings."""

    tag: ClassVar[str] = "zo"


class SeasonButton(Button, frozen=True):
    """A button of one season, in its group."""

    tag: ClassVar[str] = ""
    season: int


class SetSeason(SeasonButton, frozen=True):
    """One value of the setup; an empty topic stands for all of them."""

    tag: ClassVar[str] = "zv"
    field: str
    value: str


class AskUnits(SeasonButton, frozen=True):
    """单位: the host is asked for the list in private."""

    tag: ClassVar[str] = "zu"


class BeginSeason(SeasonButton, frozen=True):
    tag: ClassVar[str] = "zg"


class CloseSeason(SeasonButton, frozen=True):
    """提前结束, or giving a setup up."""

    tag: ClassVar[str] = "zx"


class GetSeasonRecord(SeasonButton, frozen=True):
    tag: ClassVar[str] = "zr"


class OwnSeasonButton(Button, frozen=True):
    """A button on somebody's own page of a season."""

    tag: ClassVar[str] = ""
    code: str


class SeasonHome(OwnSeasonButton, frozen=True):
    tag: ClassVar[str] = "zh"


class PlaySeason(OwnSeasonButton, frozen=True):
    tag: ClassVar[str] = "zp"


class ChooseUnit(OwnSeasonButton, frozen=True):
    tag: ClassVar[str] = "zc"
    number: int


class UseSeasonName(OwnSeasonButton, frozen=True):
    """The name that Telegram shows becomes the tapper's name on boards."""

    tag: ClassVar[str] = "zn"


class OwnSeasonRecord(OwnSeasonButton, frozen=True):
    tag: ClassVar[str] = "zd"
