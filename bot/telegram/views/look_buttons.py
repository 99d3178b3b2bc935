"""Buttons of 一起看看. The answers so far travel in them, one digit a question: nothing is kept of a message."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class LookOn(Button, frozen=True):
    """`subject` is message or call; `code` the answers with the one that was tapped."""

    tag: ClassVar[str] = "lk"
    subject: str
    code: str


class LookAfter(Button, frozen=True):
    """已经照做了."""

    tag: ClassVar[str] = "lka"
    resembles: str


class LookPractice(Button, frozen=True):
    """练三题这一类."""

    tag: ClassVar[str] = "lkp"
    resembles: str
