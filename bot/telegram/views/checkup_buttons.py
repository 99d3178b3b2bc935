"""Buttons of 防骗体检. An empty study is a person's own course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.telegram.views.buttons import Button


@dataclass(frozen=True, slots=True)
class TakeTest(Button):
    tag: ClassVar[str] = "tt"
    study: str


@dataclass(frozen=True, slots=True)
class QuietTest(Button):
    """不用再提醒."""

    tag: ClassVar[str] = "tq"
    study: str


@dataclass(frozen=True, slots=True)
class OpenStudy(Button):
    """发给一群人做."""

    tag: ClassVar[str] = "so"


@dataclass(frozen=True, slots=True)
class ChangeStudy(Button):
    """`action`: show, wait (the waiting list), close."""

    tag: ClassVar[str] = "sc"
    code: str
    action: str


@dataclass(frozen=True, slots=True)
class GetStudyRecord(Button):
    """📄: the study as a workbook and as a page."""

    tag: ClassVar[str] = "sr"
    code: str
