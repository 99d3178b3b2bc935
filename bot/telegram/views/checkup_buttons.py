"""Buttons of 防骗体检. An empty study is a person's own course."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class TakeTest(Button, frozen=True):
    tag: ClassVar[str] = "tt"
    study: str


class QuietTest(Button, frozen=True):
    """不用再提醒."""

    tag: ClassVar[str] = "tq"
    study: str


class OpenStudy(Button, frozen=True):
    """发给一群人做."""

    tag: ClassVar[str] = "so"


class ChangeStudy(Button, frozen=True):
    """`action`: show, wait (the waiting list), close."""

    tag: ClassVar[str] = "sc"
    code: str
    action: str


class GetStudyRecord(Button, frozen=True):
    """📄: the study as a workbook and as a page."""

    tag: ClassVar[str] = "sr"
    code: str
