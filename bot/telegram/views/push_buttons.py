"""Buttons of the daily push: a person's card and a group's."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class Remind(Button, frozen=True):
    """One thing of /remind: hour zone content weekdays quiet pause resume on off, ask or menu; under a push card stop and restart."""

    tag: ClassVar[str] = "rm"
    field: str
    value: str


class Daily(Button, frozen=True):
    """One thing of /daily: hour zone topic menu off."""

    tag: ClassVar[str] = "dy"
    field: str
    value: str
