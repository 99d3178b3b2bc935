"""What the owner of a set sees: the preview of a file, the list of sets, one set, and its table."""

from __future__ import annotations

from typing import ClassVar

from bot.core.effects import Effect
from bot.core.host.own_set import Finding, OwnSet


class ShowDraft(Effect, frozen=True):
    """What a file gave: `count` questions, and the first of `faulty` faults and of `warned` warnings.

    `replaces` is the title of the set whose new version this would be, None for a set of its own.
    """

    tag: ClassVar[str] = "set-draft"

    set_id: int
    title: str
    count: int
    faulty: int
    faults: tuple[Finding, ...]
    warned: int = 0
    warnings: tuple[Finding, ...] = ()
    replaces: str | None = None


class ShowSets(Effect, frozen=True):
    """All sets of a person."""

    tag: ClassVar[str] = "sets"

    sets: tuple[OwnSet, ...]


class ShowSet(Effect, frozen=True):
    """One set; `asked` wants to know whether it is to go."""

    tag: ClassVar[str] = "set"

    own: OwnSet
    asked: bool = False


class SendSetTable(Effect, frozen=True):
    """A set as a spreadsheet in our columns, with what is wrong in a column of its own; no set: the empty one."""

    tag: ClassVar[str] = "set-table"

    set_id: int | None
    title: str = ""
