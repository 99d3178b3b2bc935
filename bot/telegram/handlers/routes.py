"""Where a handler is registered: for which command or button, in which kind of chat, and who may.

A handler is a synchronous function: it runs in one step, in one transaction, after everything that waits is over.
What must be asked at Telegram first (who is an administrator) is a guard of the route, never a call inside.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, IntEnum, auto
from typing import Generic, TypeVar

from msgspec import Struct

from bot.core.effects import Toast
from bot.telegram.handlers.incoming import Incoming, Line, Tap
from bot.telegram.views.buttons import Button

B = TypeVar("B", bound=Button)

LineHandler = Callable[[Line], None]


class Where(Enum):
    """In which chats a button lives; elsewhere it is forged."""

    PRIVATE = auto()
    GROUP = auto()


class Cost(IntEnum):
    """What something takes from the bucket of the person who asks for it.

    Votes and first aid are free: nobody is kept from a game that runs against the clock, or from help.
    """

    FREE = 0
    TAP = 1
    MESSAGE = 3


class Guard(Struct, frozen=True):
    """Who may: whom `freely` lets through, and administrators of the group; all others are told `refusal`.

    `freely` only reads, and is asked before Telegram is; its button is None for a command.
    """

    refusal: str
    freely: Callable[[Incoming, Button | None], bool]


class TapRoute(Struct, Generic[B], frozen=True):
    """What a button does, and what it costs: more where it makes a new message."""

    button: type[B]
    handler: Callable[[Tap, B], Toast | None]
    where: Where
    guard: Guard | None = None
    costs: Cost = Cost.TAP


class Command(Struct, frozen=True):
    """A command: what it does in private and in a group, who may there, and in which menus it stands.

    Where only `private` is given, a group answers with a link into the private chat. `menu` and `group_menu` are
    the keys of the texts that describe it; an empty one keeps it out of that menu.
    """

    name: str
    private: LineHandler
    group: LineHandler | None = None
    guard: Guard | None = None
    menu: str = ""
    group_menu: str = ""
    costs: Cost = Cost.MESSAGE
