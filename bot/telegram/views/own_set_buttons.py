"""The buttons of hosts' own questions, all in private chats."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class OpenSets(Button, frozen=True):
    """The list of sets."""

    tag: ClassVar[str] = "ms"


class OpenSet(Button, frozen=True):
    """One set; `asked`: whether it is to go."""

    tag: ClassVar[str] = "mo"
    set_id: int
    asked: bool


class AddSet(Button, frozen=True):
    """Wait for a file; a set of 0 is a new one."""

    tag: ClassVar[str] = "ma"
    replaces: int


class KeepSet(Button, frozen=True):
    tag: ClassVar[str] = "mk"
    set_id: int


class LeaveSet(Button, frozen=True):
    tag: ClassVar[str] = "ml"
    set_id: int


class DeleteSet(Button, frozen=True):
    tag: ClassVar[str] = "md"
    set_id: int


class GetSetTable(Button, frozen=True):
    """A set of 0: the empty table."""

    tag: ClassVar[str] = "mt"
    set_id: int
