"""Buttons of 帮帮 TA. Each names the line under which it stands, so that a second tap on it counts once."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class ReadOnChat(Button, frozen=True):
    """再看一句."""

    tag: ClassVar[str] = "hr"
    session: int
    line: int


class StopChat(Button, frozen=True):
    """让 TA 停下."""

    tag: ClassVar[str] = "hs"
    session: int
    line: int


class AdviseChat(Button, frozen=True):
    """What to tell them, by its shown index."""

    tag: ClassVar[str] = "ha"
    session: int
    shown_index: int
