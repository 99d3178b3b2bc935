"""The state machine of a season: `step(season, event, now)` gives the next season and what is to be done.

::

           Configure SetUnits                Tick at nine: the group's message is edited
                 ┌──┐                          ┌──┐
                 ▼  │        Begin             ▼  │
    opened ──▶ SETUP┘ ─────────────────────▶ RUNNING ──┘
                 │                             │
                 │ Tick after an hour          │ Tick at the end · Close, tapped twice · HostForgotten
                 ▼                             ▼
                OFF                          OVER

A season knows no players: who tried what, and what it brought, are rows of their own (`tries`), so that 2,000 people
never wait for one value. Nothing here waits; a deadline is a number, and Tick is the only event that time sends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from bot.core.calendar import DAY, end_of_day, instant_on, local_day, zone_info
from bot.core.effects import Toast
from bot.core.season.events import (
    Begin,
    CallOff,
    Close,
    Configure,
    Event,
    Finish,
    HostForgotten,
    Outcome,
    SetUnits,
    ShowSettings,
    TellGroup,
    Tick,
)
from bot.core.season.state import (
    DAYS,
    SETUP_LASTS,
    SURE_WITHIN,
    TOLD_AT,
    TRIES,
    Ending,
    Phase,
    Season,
    Settings,
)
from bot.core.season.tries import SCORINGS

Step = tuple[Season, tuple[Outcome | Toast, ...]]


def step(season: Season, event: Event, now: int) -> Step:
    """Return the season after the event, and what follows; a season that is over never changes."""
    if season.phase in (Phase.OVER, Phase.OFF):
        return season, () if isinstance(event, Tick | HostForgotten) else (Toast("season-over"),)
    return _STEPS[type(event)](season, event, now)


def next_deadline(season: Season) -> int | None:
    """When the next Tick is due, None for a season that is over."""
    match season.phase:
        case Phase.SETUP:
            return season.since + SETUP_LASTS
        case Phase.RUNNING:
            return min(season.told_at, season.ends_at)
        case _:
            return None


def day_number(season: Season, now: int) -> int:
    """Which day of the season it is, from 1."""
    return (local_day(now, season.zone) - local_day(season.began_at, season.zone)).days + 1


def last_day(season: Season) -> str:
    """The last date on which a try counts, 2026-12-07."""
    return local_day(season.ends_at - 1, season.zone).isoformat()


def days_left(season: Season, now: int) -> int:
    """How many dates are left, today among them."""
    return max(0, (local_day(season.ends_at - 1, season.zone) - local_day(now, season.zone)).days + 1)


def _configure(season: Season, event: Configure, now: int) -> Step:
    if season.phase is not Phase.SETUP:
        return season, (Toast("season-began-already"),)
    chosen = _chosen(season, event)
    return (season, ()) if chosen == season else (chosen, (ShowSettings(),))


def _chosen(season: Season, event: Configure) -> Season:
    settings, value = season.settings, event.value
    match event.field:
        case "days" if value in map(str, DAYS):
            return _set(season, replace(settings, days=int(value)))
        case "tries" if value in map(str, TRIES):
            return _set(season, replace(settings, tries=int(value)))
        case "scoring" if value in SCORINGS:
            return _set(season, replace(settings, scoring=value))
        case "topic" if not value or value in season.offer:
            return replace(season, settings=replace(settings, topics=_turned(season, value)))
        case "page":
            return replace(season, page="topics" if value == "topics" else "main")
        case _:
            return season


def _set(season: Season, settings: Settings) -> Season:
    return replace(season, settings=settings, page="main")


def _turned(season: Season, topic: str) -> tuple[str, ...]:
    """The topics with one turned on or off, in the order of the offer; all of them are none."""
    chosen = set(season.settings.topics) ^ {topic} if topic else set()
    return tuple(one for one in season.offer if one in chosen) if chosen != set(season.offer) else ()


def _set_units(season: Season, event: SetUnits, now: int) -> Step:
    if season.phase is not Phase.SETUP:
        return season, (Toast("season-began-already"),)
    return _set(season, replace(season.settings, units=event.units)), (ShowSettings(),)


def _begin(season: Season, event: Begin, now: int) -> Step:
    if season.phase is not Phase.SETUP:
        return season, (Toast("season-began-already"),)
    if not event.mix:
        return season, (Toast("season-too-few", alert=True),)
    running = replace(
        season,
        phase=Phase.RUNNING,
        host=event.host,
        mix=event.mix,
        since=now,
        began_at=now,
        ends_at=_midnight_after(season, now),
        told_at=_next_nine(season, now),
        page="main",
    )
    return running, (TellGroup(),)


def _close(season: Season, event: Close, now: int) -> Step:
    if season.phase is Phase.SETUP:
        return replace(season, phase=Phase.OFF, since=now), (CallOff(),)
    if not 0 <= now - season.stop_asked_at < SURE_WITHIN:
        return replace(season, stop_asked_at=now), (Toast("season-close-sure", alert=True),)
    over, outcomes = _over(season, "host", now)
    return over, (*outcomes, Toast("season-closed"))


def _forgotten(season: Season, event: HostForgotten, now: int) -> Step:
    if season.phase is Phase.SETUP:
        return replace(season, phase=Phase.OFF, since=now), (CallOff(),)
    return _over(season, "forgotten", now)


def _tick(season: Season, event: Tick, now: int) -> Step:
    deadline = next_deadline(season)
    if deadline is None or now < deadline:
        return season, ()
    if season.phase is Phase.SETUP:
        return replace(season, phase=Phase.OFF, since=now), (CallOff(),)
    if now >= season.ends_at:
        return _over(season, "time", now)
    # After an outage of days one edit is enough: it shows how things stand.
    return replace(season, told_at=_next_nine(season, now)), (TellGroup(),)


def _over(season: Season, ending: Ending, now: int) -> Step:
    return replace(season, phase=Phase.OVER, since=now, ending=ending), (Finish(),)


def _midnight_after(season: Season, now: int) -> int:
    """The end of the last of so many dates, today the first of them."""
    more = season.settings.days - 1
    last = local_day(now, season.zone) + timedelta(days=more)
    noon = instant_on(last, 12 * 60, zone_info(season.zone)) or now + more * DAY
    return end_of_day(noon, season.zone)


def _next_nine(season: Season, now: int) -> int:
    """Nine o'clock of tomorrow: the group hears of a day when it is over."""
    day = local_day(now, season.zone) + timedelta(days=1)
    return instant_on(day, TOLD_AT * 60, zone_info(season.zone)) or now + DAY


# The values are steps of their own event's type, which a dictionary's type cannot say.
_STEPS: Mapping[type[Event], Callable[[Season, Any, int], Step]] = {
    Configure: _configure,
    SetUnits: _set_units,
    Begin: _begin,
    Close: _close,
    HostForgotten: _forgotten,
    Tick: _tick,
}
