"""The lobby of a contest: who has joined, what was chosen, and one button for each value."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.calendar import clock_of
from bot.core.contest.effects import ShowLobby
from bot.core.contest.modes import COLOURS, MODES
from bot.core.contest.state import ROUNDS, SECONDS
from bot.core.host.own_set import set_of
from bot.telegram.views.contest import TEAM_MARKS
from bot.telegram.views.contest_buttons import (
    JoinContest,
    LeaveContest,
    OpenGroupSetting,
    OpenWeekly,
    SetContest,
    StartContest,
    SwitchTeams,
    UseOwnSets,
)
from bot.telegram.views.contest_units import list_button, lobby_units, unit_buttons
from bot.telegram.views.message import Key, Keyboard, TextMessage
from bot.telegram.views.season_buttons import OpenSeason
from bot.telegram.views.words import Words, grid, keyboard, lines, paragraphs, tap

UNITS = "units"
NAMES_BESIDE_UNITS = 15
Row = list[Key]


def show_lobby(effect: ShowLobby, words: Words) -> TextMessage:
    """Who has joined, and one button for each value."""
    head = "contest-lobby-started" if effect.started else "contest-lobby-head"
    settings = words(
        "contest-lobby-settings",
        rounds=str(effect.rounds),
        seconds=str(effect.seconds),
        topic=_topic(effect, words),
        mode=words.plain(f"contest-mode-{effect.mode}"),
    )
    text = paragraphs(
        f"<b>{words(head)}</b>",
        lines(
            settings,
            _fewer(effect, words),
            words(f"contest-mode-{effect.mode}-about"),
            words("contest-own-no-league") if set_of(effect.topic) else None,
        ),
        _who(effect, words),
        lobby_units(effect.units, words) if effect.mode == UNITS else None,
        _what_next(effect, words),
    )
    if effect.started:
        # Whoever comes late still has to say for which unit.
        return TextMessage(text, keyboard(*unit_buttons(effect.contest, effect.units)))
    return TextMessage(text, _lobby_keyboard(effect, words))


def _topic(effect: ShowLobby, words: Words) -> str:
    return words.topic_title(effect.topic or "") or words.plain("contest-all-topics")


def _fewer(effect: ShowLobby, words: Words) -> str | None:
    """A topic that has fewer questions than are wanted."""
    return None if effect.at_most is None else words("contest-lobby-fewer", count=str(effect.at_most))


def _who(effect: ShowLobby, words: Words) -> str | None:
    if not effect.joined:
        # Where there are units, the line above them says what to tap.
        return None if effect.mode == UNITS else words("contest-nobody")
    if effect.teams:
        sides = zip(effect.teams, effect.sizes, strict=True)
        return lines(*(_side(team, names, size, words) for team, (names, size) in enumerate(sides)))
    # Forty units need room too.
    shown = effect.names[:NAMES_BESIDE_UNITS] if effect.units else effect.names
    more = effect.joined - len(shown)
    key = "contest-joined-more" if more else "contest-joined-list"
    # The line stays open: whoever has joined is never all.
    return words(key, count=str(effect.joined), names=_names(shown, words), more=str(more))


def _side(team: int, names: tuple[str, ...], size: int, words: Words) -> str:
    key = "contest-side-more" if size > len(names) else "contest-side"
    team_name = words("contest-team-name", team=COLOURS[team])
    listed = _names(names, words) or "–"
    return words(key, mark=TEAM_MARKS[team], side=team_name, count=str(size), names=listed)


def _names(names: Iterable[str], words: Words) -> str:
    return words.plain("contest-comma").join(names)


def _what_next(effect: ShowLobby, words: Words) -> str | None:
    if effect.started:
        return words("units-late") if effect.units else None
    if effect.page == "topics" and effect.anonymous and not effect.sets:
        return words("sets-anonymous")
    if effect.starts_at is not None:
        return words("contest-lobby-starts", time=clock_of(effect.starts_at, effect.zone))
    return words("contest-lobby-rule")


def _lobby_keyboard(effect: ShowLobby, words: Words) -> Keyboard | None:
    """参加 alone on top, 开始 alone at the bottom; what the host sets stands behind 设置."""
    if effect.page == "topics":
        return keyboard(*_topic_rows(effect, words))
    if effect.page == "settings":
        return keyboard(*_setting_rows(effect, words))
    contest = effect.contest
    between = [
        tap(words.plain("contest-button-leave"), LeaveContest(contest)),
        *([tap(words.plain("contest-button-switch"), SwitchTeams(contest))] if effect.teams else []),
        tap(words.plain("contest-button-settings"), SetContest(contest, "page", "settings")),
    ]
    return keyboard(
        *_join_rows(effect, words),
        between,
        [tap(words.plain("contest-button-start"), StartContest(contest))],
    )


def _join_rows(effect: ShowLobby, words: Words) -> list[Row]:
    """参加, or in its place the units; before there is a list, the way to give one."""
    if effect.mode != UNITS:
        return [[tap(words.plain("contest-button-join"), JoinContest(effect.contest))]]
    if not effect.units:
        return [[list_button(effect.contest, effect.units, words)]]
    return unit_buttons(effect.contest, effect.units)


def _setting_rows(effect: ShowLobby, words: Words) -> list[Row]:
    """Every value of the lobby as a button of its own, the chosen ones marked."""
    contest = effect.contest
    rounds = [
        _value(effect, "rounds", str(n), words("contest-n-rounds", n=str(n)), effect.rounds == n)
        for n in ROUNDS
    ]
    seconds = [
        _value(effect, "seconds", str(n), words("contest-n-seconds", n=str(n)), effect.seconds == n)
        for n in SECONDS
    ]
    modes = [
        _value(effect, "mode", mode, words.plain(f"contest-mode-{mode}"), effect.mode == mode)
        for mode in MODES
    ]
    topics = tap(
        words.plain("contest-button-topic", topic=_topic(effect, words)),
        SetContest(contest, "page", "topics"),
    )
    host = [
        tap(words.plain("contest-button-weekly"), OpenWeekly(contest)),
        tap(words.plain("contest-button-group"), OpenGroupSetting(contest, "")),
        tap(words.plain("season-button-open"), OpenSeason()),
    ]
    back = tap(words.plain("button-back"), SetContest(contest, "page", "main"))
    units = [list_button(contest, effect.units, words)] if effect.mode == UNITS else []
    clock = [] if effect.clock_fixed else seconds
    return [rounds, clock, [topics], *grid(modes, 2), units, host, [back]]


def _topic_rows(effect: ShowLobby, words: Words) -> list[Row]:
    every = _value(effect, "topic", "", words.plain("contest-all-topics"), effect.topic is None)
    topics = (
        _value(effect, "topic", key, words.topic_title(key), effect.topic == key) for key in effect.topics
    )
    sets = (
        [_value(effect, "topic", key, f"📁 {words.topic_title(key)}", effect.topic == key)]
        for key in effect.sets
        if words.topic_title(key)
    )
    back = tap(words.plain("button-back"), SetContest(effect.contest, "page", "settings"))
    own = [tap(words.plain("sets-button"), UseOwnSets(effect.contest))] if effect.anonymous else []
    return [[every], *sets, own, *grid(topics, 2), [back]]


def _value(effect: ShowLobby, field: str, value: str, text: str, chosen: bool) -> Key:
    return tap(f"✓ {text}" if chosen else text, SetContest(effect.contest, field, value))
