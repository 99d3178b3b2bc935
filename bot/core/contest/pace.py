"""The manners of a contest: how many messages and edits a group bears in a minute, and when the next may go."""

from __future__ import annotations

MINUTE = 60_000
LIMIT = 20
ROUND_COST = 3
END_COST = 2
LOBBY_EDIT_EVERY = 2_000
LOBBY_KEEPS_FREE = 7


def recent(sent: tuple[int, ...], now: int) -> tuple[int, ...]:
    """The instants of the last minute; one in the future counts as now, so a clock set back freezes nothing."""
    return tuple(min(at, now) for at in sent if at > now - MINUTE)


def spent(sent: tuple[int, ...], now: int, cost: int) -> tuple[int, ...]:
    """The instants with `cost` messages more."""
    return recent(sent, now) + (now,) * cost


def room(sent: tuple[int, ...], at: int, need: int) -> int:
    """The first instant, not before `at`, when `need` more messages fit into every window of a minute."""
    window = recent(sent, at)
    over = len(window) + need - LIMIT
    return at if over <= 0 else window[min(over, len(window)) - 1] + MINUTE


def next_ask(sent: tuple[int, ...], asked_at: int, earliest: int, rounds_left: int) -> int:
    """When the next question goes up: at `earliest`, later only as far as the group's minute demands.

    A game that would not fit into the minute is slowed evenly, to as many rounds a minute as its messages allow,
    counted from the last question: otherwise six quick rounds would be followed by a long silence.
    """
    rest = rounds_left * ROUND_COST + END_COST
    if len(recent(sent, earliest)) + rest <= LIMIT:
        return earliest
    evenly = max(earliest, asked_at + MINUTE // (LIMIT // ROUND_COST))
    need = ROUND_COST if rounds_left > 1 else ROUND_COST + END_COST - 1
    return room(sent, evenly, need)


def next_lobby_edit(sent: tuple[int, ...], edited_at: int) -> int:
    """When a changed lobby may be shown again: two seconds after the last time, and the first question keeps room."""
    return room(sent, edited_at + LOBBY_EDIT_EVERY, LOBBY_KEEPS_FREE)
