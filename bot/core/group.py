"""A group chat that the bot is in, and what its admins decided."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.language import Language


@dataclass(frozen=True, slots=True)
class Group:
    """`pause_ms` is the wait after a reveal, None for the bot's own; `member` is False once the bot was removed."""

    id: int
    title: str
    language: Language
    zone: str | None = None
    anyone_starts: bool = False
    pause_ms: int | None = None
    member: bool = True
    greeted: bool = False
