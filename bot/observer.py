"""What the rooms tell to whoever watches over them: numbers and kinds, never a name, a text or a person's number."""

from __future__ import annotations


class Observer:
    """Hears of what happens, and does nothing with it; whoever wants to know overrides what concerns them."""

    def answered(self, kind: str, right: bool) -> None:
        """A person answered a question of a kind."""

    def settled(self, priority: int, state: str, waited_ms: int) -> None:
        """A message was sent, replaced, lost or refused, so long after the service wrote it."""

    def pushed(self, verdict: str, late_ms: int) -> None:
        """A push that was due was dealt with, so long after its minute."""

    def called(self, method: str, outcome: str, seconds: float) -> None:
        """A call of the Bot API ended: `ok`, the code of a refusal, or `offline`."""

    def handled(self, kind: str, outcome: str, seconds: float) -> None:
        """An update was handled: `done`, `again` for one that was known, or `failed`."""

    def ticked(self, late_seconds: float) -> None:
        """The tick has come, so long after the instant that was meant."""


NOBODY = Observer()
