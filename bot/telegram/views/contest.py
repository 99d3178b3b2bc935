"""How a running contest looks: the lobby, the answer with the standings after it, a game that is off."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.calendar import clock_of
from bot.core.contest.effects import (
    Reveal,
    ShowCancelled,
    ShowLobby,
    ShowReveal,
    ShowRunningContest,
    TellStarter,
)
from bot.core.contest.modes import COLOURS, MODES
from bot.core.contest.standings import Standing, TeamStanding
from bot.core.contest.state import ROUNDS, SECONDS
from bot.core.host.own_set import set_of
from bot.core.question.question import Question
from bot.telegram.views.contest_buttons import (
    GetResults,
    JoinContest,
    LeaveContest,
    NextQuestion,
    OpenGroupSetting,
    OpenWeekly,
    OwnScore,
    PauseContest,
    PlayAgain,
    ResumeContest,
    SetContest,
    StartContest,
    StopContest,
    SwitchTeams,
)
from bot.telegram.views.kinds import view_of
from bot.telegram.views.message import Key, Keyboard, TextMessage
from bot.telegram.views.words import Words, cut, grid, keyboard, lines, paragraphs, safe_html, tap

TEAM_MARKS = "🔴🔵🟢🟡"
STREAK_SHOWN = 2
LONGEST_NAME = 24
LEAST_SPLIT = 2
OPTION_SHOWN = 18
SHORT_OPTION = 14
"""Options as short as this stand in one line; longer ones have a line each."""
_REFUSALS = ("no-rights", "topic-gone", "topic-closed", "kicked")

Row = list[Key]


# --- the lobby ------------------------------------------------------------------------------------


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
        None if effect.started else _what_next(effect, words),
    )
    return TextMessage(text, None if effect.started else _lobby_keyboard(effect, words))


def _topic(effect: ShowLobby, words: Words) -> str:
    return words.topic_title(effect.topic or "") or words.plain("contest-all-topics")


def _fewer(effect: ShowLobby, words: Words) -> str | None:
    """A topic that has fewer questions than are wanted."""
    return None if effect.at_most is None else words("contest-lobby-fewer", count=str(effect.at_most))


def _who(effect: ShowLobby, words: Words) -> str:
    if not effect.joined:
        return words("contest-nobody")
    if effect.teams:
        sides = zip(effect.teams, effect.sizes, strict=True)
        return lines(*(_side(team, names, size, words) for team, (names, size) in enumerate(sides)))
    more = effect.joined - len(effect.names)
    key = "contest-joined-more" if more else "contest-joined-list"
    names = _names(effect.names, words) if more else words.listed(effect.names)
    return words(key, count=str(effect.joined), names=names, more=str(more))


def _side(team: int, names: tuple[str, ...], size: int, words: Words) -> str:
    key = "contest-side-more" if size > len(names) else "contest-side"
    team_name = words("contest-team-name", team=COLOURS[team])
    listed = _names(names, words) or "–"
    return words(key, mark=TEAM_MARKS[team], side=team_name, count=str(size), names=listed)


def _names(names: Iterable[str], words: Words) -> str:
    return words.plain("contest-comma").join(names)


def _what_next(effect: ShowLobby, words: Words) -> str:
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
        [tap(words.plain("contest-button-join"), JoinContest(contest))],
        between,
        [tap(words.plain("contest-button-start"), StartContest(contest))],
    )


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
    ]
    back = tap(words.plain("button-back"), SetContest(contest, "page", "main"))
    return [rounds, [] if effect.clock_fixed else seconds, [topics], *grid(modes, 2), host, [back]]


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
    return [[every], *sets, *grid(topics, 2), [back]]


def _value(effect: ShowLobby, field: str, value: str, text: str, chosen: bool) -> Key:
    return tap(f"✓ {text}" if chosen else text, SetContest(effect.contest, field, value))


# --- the answer -----------------------------------------------------------------------------------


def show_reveal(effect: ShowReveal, words: Words) -> TextMessage:
    """The answer, its reason, and the top ten."""
    text = paragraphs(
        answer(effect.reveal, words),
        standings(effect.standings, effect.teams, words, "contest-standings"),
        words("contest-and-more", count=str(effect.players - len(effect.standings)))
        if effect.players > len(effect.standings)
        else None,
        words(f"contest-rest-{effect.pause_reason}") if effect.pause_reason not in ("", "off") else None,
    )
    contest = effect.contest
    own = [tap(words.plain("contest-button-score"), OwnScore(contest, effect.reveal.number))]
    onward = tap(words.plain("contest-button-next"), NextQuestion(contest))
    stop = tap(words.plain("contest-button-stop"), StopContest(contest))
    if effect.pause_reason == "off":
        return TextMessage(text, keyboard(own))
    if effect.pause_reason:
        return TextMessage(
            text, keyboard([tap(words.plain("contest-button-resume"), ResumeContest(contest))], [*own, stop])
        )
    return TextMessage(
        text, keyboard(own, [onward, tap(words.plain("contest-button-pause"), PauseContest(contest)), stop])
    )


def answer(reveal: Reveal, words: Words) -> str:
    """What was right and why, where it says so, and how the group did."""
    question = words.question(reveal.question_id)
    labels = words.source_labels(question) if question else ""
    return lines(
        f"<b>{words('contest-answer-head', number=str(reveal.number), total=str(reveal.total))}</b>",
        view_of(question).solution(question, words) if question else words("quiz-withdrawn"),
        f"<i>{words('quiz-source', labels=labels)}</i>" if labels else None,
        _how(reveal, words),
        _split(reveal, question, words) if question else None,
    )


def _how(reveal: Reveal, words: Words) -> str:
    if not reveal.answered:
        return words("contest-nobody-answered")
    counts = words("contest-right-of", right=str(reveal.right), answered=str(reveal.answered))
    if not reveal.fastest:
        return counts
    quick = words("contest-quickest", name=reveal.fastest, seconds=f"{reveal.fastest_time / 1000:.1f}")
    return words.plain("contest-semicolon").join((counts, quick))


def _split(reveal: Reveal, question: Question, words: Words) -> str | None:
    """How the group's votes were spread over the options; nobody's name."""
    if reveal.answered < LEAST_SPLIT:
        return None
    view = view_of(question)
    chosen = {view.answer(question, own, words): count for own, count in enumerate(reveal.split) if count}
    options = [
        words.plain("contest-split-option", option=cut(option, OPTION_SHOWN), count=count)
        for option, count in chosen.items()
    ]
    if max(map(len, chosen), default=0) <= SHORT_OPTION:
        return words("contest-split", options=words.plain("contest-split-join").join(options))
    return lines(words("contest-split", options=""), *(f"· {safe_html(option)}" for option in options))


def standings(
    people: tuple[Standing, ...],
    teams: tuple[TeamStanding, ...],
    words: Words,
    head: str,
    longest_name: int = LONGEST_NAME,
) -> str:
    """The teams where there are any, then a line a player: `3. 用户丙 4350 分 ↑2`."""
    rows = [line(standing, words, longest_name) for standing in people]
    sides = [team_line(team, words) for team in teams]
    return paragraphs(lines(*sides), lines(f"<b>{words(head)}</b>", *rows) if rows else None)


def line(standing: Standing, words: Words, longest_name: int = LONGEST_NAME) -> str:
    """`3. 用户丙 4350 分 ↑2`, with the team's colour before the name and a streak behind."""
    name = standing.name if len(standing.name) <= longest_name else standing.name[: longest_name - 1] + "…"
    mark = "" if standing.team is None else TEAM_MARKS[standing.team]
    row = words("contest-line", rank=str(standing.rank), name=mark + name, points=str(standing.points))
    moved = f" {'↑' if standing.moved > 0 else '↓'}{abs(standing.moved)}" if standing.moved else ""
    streak = f" 🔥{standing.streak}" if standing.streak >= STREAK_SHOWN else ""
    return row + moved + streak


def team_line(team: TeamStanding, words: Words) -> str:
    """A team's place and the mean of its members."""
    side = words("contest-team-name", team=COLOURS[team.team])
    return words(
        "contest-team-line",
        rank=str(team.rank),
        side=f"{TEAM_MARKS[team.team]}{side}",
        points=str(team.points),
        members=str(team.members),
    )


# --- off ------------------------------------------------------------------------------------------


def show_cancelled(effect: ShowCancelled, words: Words) -> TextMessage:
    """The game is off, and why, with the standings if anybody had answered."""
    text = paragraphs(
        words(f"contest-off-{effect.reason}"),
        standings(effect.standings, effect.teams, words, "contest-standings-so-far", 12)
        if effect.standings
        else None,
    )
    again = tap(words.plain("contest-button-again"), PlayAgain(effect.contest))
    table = tap(words.plain("contest-button-results"), GetResults(effect.contest))
    return TextMessage(text, keyboard([again], [table] if effect.standings else None))


def show_where(effect: ShowRunningContest, words: Words) -> TextMessage:
    """One game at a time: here is where it is."""
    return TextMessage(
        words("contest-where-link", link=effect.link) if effect.link else words("contest-where")
    )


def tell_starter(effect: TellStarter, words: Words) -> TextMessage:
    """A word in private when Telegram does not let a game go on."""
    reason = effect.reason if effect.reason in _REFUSALS else "other"
    return TextMessage(words(f"contest-refused-{reason}", group=effect.group))
