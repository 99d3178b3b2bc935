"""How the league of a group, its regular contest and its settings look."""

from __future__ import annotations

from bot.core.contest.group_effects import ShowGroupSettings, ShowLeague, ShowWeekly
from bot.core.contest.weekly import HOURS
from bot.core.group.group import PAUSES, ZONES
from bot.core.language import LANGUAGES
from bot.telegram.views.contest_buttons import OpenGroupSetting, SetGroup, SetWeekly, StopWeekly
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.words import Words, grid, keyboard, lines, paragraphs, tap

SATURDAY, EVENING = 5, 20
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SETTINGS = ("anyone", "pause", "zone", "language")


def show_league(effect: ShowLeague, words: Words) -> TextMessage:
    """The week of the group: its players under the names they chose, and the group among all groups."""
    rows = (
        words("league-line", rank=str(row.rank), name=row.name, points=str(row.points), games=str(row.games))
        for row in effect.lines
    )
    whole = "" if effect.lines else "-all"
    hidden = words(f"league-hidden{whole}", count=str(effect.hidden)) if effect.hidden else None
    text = paragraphs(
        f"<b>{words('league-closed' if effect.closed else 'league-head')}</b>",
        lines(*rows, hidden) if effect.players else words("league-empty"),
        _among(effect, words),
        None if effect.closed else words("league-rule"),
    )
    link = f"https://t.me/{words.username}?start=settings"
    name = Key(words.plain("button-my-name"), url=link)
    return TextMessage(text, keyboard([name]) if effect.hidden else None)


def _among(effect: ShowLeague, words: Words) -> str | None:
    if not effect.rank:
        return None
    if effect.groups == 1:
        return words("league-alone", strength=str(effect.strength))
    leaders = words.plain("contest-comma").join(str(strength) for strength in effect.leaders)
    return words(
        "league-rank",
        rank=str(effect.rank),
        groups=str(effect.groups),
        strength=str(effect.strength),
        leaders=leaders,
    )


def show_weekly(effect: ShowWeekly, words: Words) -> TextMessage:
    """Weekday and hour, one button each; a weekday keeps the hour, an hour keeps the weekday."""
    weekday, hour = effect.when or (SATURDAY, EVENING)
    text = paragraphs(f"<b>{words('weekly-head')}</b>", _when(effect, words), words("weekly-rule"))
    days = [
        _choice(
            words.plain("weekly-day-short", day=name),
            effect.when == (day, hour),
            SetWeekly(effect.contest, day, hour),
        )
        for day, name in enumerate(WEEKDAYS)
    ]
    hours = [
        _choice(f"{at}:00", effect.when == (weekday, at), SetWeekly(effect.contest, weekday, at))
        for at in HOURS
    ]
    off = [tap(words.plain("weekly-button-off"), StopWeekly(effect.contest))] if effect.when else None
    return TextMessage(text, keyboard(days[:4], days[4:], *grid(hours, 4), off))


def _when(effect: ShowWeekly, words: Words) -> str:
    if effect.when is None:
        return words("weekly-none")
    weekday, hour = effect.when
    day = words.plain("weekly-day", day=WEEKDAYS[weekday])
    return words("weekly-on", day=day, hour=f"{hour:02d}:00", zone=words.time_of(effect.zone))


def show_group_settings(effect: ShowGroupSettings, words: Words) -> TextMessage:
    """What the admins decide; a tap on a setting offers its values."""
    values = {
        "anyone": words.plain("group-anyone-yes" if effect.anyone_starts else "group-anyone-no"),
        "pause": _pause(effect.pause, words),
        "zone": words.time_of(effect.zone),
        "language": words.plain(f"language-{effect.language}"),
    }
    text = paragraphs(
        f"<b>{words('group-settings-head')}</b>",
        lines(*(words(f"group-setting-{key}", value=values[key]) for key in SETTINGS)),
    )
    names = [
        tap(words.plain(f"group-button-{key}"), OpenGroupSetting(effect.contest, key)) for key in SETTINGS
    ]
    offered = _offered(effect, words)
    if not offered:
        return TextMessage(text, keyboard(*grid(names, 2)))
    return TextMessage(
        text,
        keyboard(*grid(offered, 2), [tap(words.plain("button-back"), OpenGroupSetting(effect.contest, ""))]),
    )


def _pause(seconds: int, words: Words) -> str:
    return words.plain("group-seconds", count=str(seconds)) if seconds else words.plain("group-pause-auto")


def _offered(effect: ShowGroupSettings, words: Words) -> list[Key]:
    """One button for each value of the open setting."""
    match effect.open:
        case "anyone":
            choices = {"0": words.plain("group-anyone-no"), "1": words.plain("group-anyone-yes")}
            current = str(int(effect.anyone_starts))
        case "pause":
            choices = {str(n): _pause(n, words) for n in PAUSES}
            current = str(effect.pause)
        case "zone":
            choices, current = {zone: words.place(zone) for zone in ZONES}, effect.zone
        case "language":
            choices = {key: words.plain(f"language-{key}") for key in LANGUAGES}
            current = effect.language
        case _:
            return []
    return [
        _choice(text, value == current, SetGroup(effect.contest, effect.open, value))
        for value, text in choices.items()
    ]


def _choice(text: str, chosen: bool, button: SetGroup | SetWeekly) -> Key:
    return tap(f"✓ {text}" if chosen else text, button)
