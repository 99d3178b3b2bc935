"""A person with a Telegram account."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sandbox.json_object import Json


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a Telegram account; `wire` is the User object.

    `started` says whether the bot may write to them in private: it may only after they wrote to it.
    """

    id: int
    name: str
    language_code: str = "zh-hans"
    username: str = ""
    last_name: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    wire: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Make the User object anew; older messages keep the name that they were sent under."""
        self.wire = {"id": self.id, "is_bot": False, "first_name": self.name}
        for key in ("last_name", "username", "language_code"):
            if getattr(self, key):
                self.wire[key] = getattr(self, key)
