"""The buttons of hosts' own questions, all in private chats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.telegram.views.buttons import Button


@dataclass(frozen=True, slots=True)
class OpenSets(Button):
    """The list of sets."""

    tag: ClassVar[str] = "ms"


@dataclass(frozen=True, slots=True)
class OpenSet(Button):
    """One set; `asked`: whether it is to go."""

    tag: ClassVar[str] = "mo"
    set_id: int
    asked: bool


@dataclass(frozen=True, slots=True)
class AddSet(Button):
    """Wait for a file; a set of 0 is a new one."""

    tag: ClassVar[str] = "ma"
    replaces: int


@dataclass(frozen=True, slots=True)
class KeepSet(Button):
    tag: ClassVar[str] = "mk"
    set_id: int


@dataclass(frozen=True, slots=True)
class LeaveSet(Button):
    tag: ClassVar[str] = "ml"
    set_id: int


@dataclass(frozen=True, slots=True)
class DeleteSet(Button):
    tag: ClassVar[str] = "md"
    set_id: int


@dataclass(frozen=True, slots=True)
class GetSetTable(Button):
    """A set of 0: the empty table."""

    tag: ClassVar[str] = "mt"
    set_id: int
