"""How a running contest looks: the answer with the standings after it, a game that is off."""

from __future__ import annotations

from bot.core.contest.effects import (
    Reveal,
    ShowCancelled,
    ShowReveal,
    ShowRunningContest,
    TellStarter,
)
from bot.core.contest.modes import COLOURS
from bot.core.contest.standings import Standing, TeamStanding
from bot.core.question.question import Question
from bot.telegram.views.contest_buttons import (
    GetResults,
    NextQuestion,
    OwnScore,
    PauseContest,
    PlayAgain,
    ResumeContest,
    StopContest,
)
from bot.telegram.views.contest_units import unit_board
from bot.telegram.views.kinds import view_of
from bot.telegram.views.message import TextMessage
from bot.telegram.views.words import Words, cut, keyboard, lines, paragraphs, safe_html, tap

TEAM_MARKS = "🔴🔵🟢🟡"
STREAK_SHOWN = 2
LONGEST_NAME = 24
LEAST_SPLIT = 2
OPTION_SHOWN = 18
SHORT_OPTION = 14
"""Options as short as this stand in one line; longer ones have a line each."""
UNITS_SHOWN = 10
_REFUSALS = ("no-rights", "topic-gone", "topic-closed", "kicked")


# --- the answer -----------------------------------------------------------------------------------


def show_reveal(effect: ShowReveal, words: Words) -> TextMessage:
    """The answer, its reason, and the top ten, once somebody has a point."""
    scored = any(standing.points for standing in effect.standings)
    text = paragraphs(
        answer(effect.reveal, words),
        unit_board(effect.units, words, UNITS_SHOWN),
        words("units-unchosen", count=str(effect.unitless)) if effect.unitless else None,
        standings(effect.standings, effect.teams, words, "contest-standings") if scored else None,
        words("contest-and-more", count=str(effect.players - len(effect.standings)))
        if scored and effect.players > len(effect.standings)
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
    return paragraphs(
        lines(
            f"<b>{words('contest-answer-head', number=str(reveal.number), total=str(reveal.total))}</b>",
            view_of(question).solution(question, words) if question else words("quiz-withdrawn"),
            f"<i>{words('quiz-source', labels=labels)}</i>" if labels else None,
        ),
        lines(_how(reveal, words), _split(reveal, question, words) if question else None),
    )


def _how(reveal: Reveal, words: Words) -> str:
    if not reveal.answered:
        return words("contest-nobody-answered")
    if reveal.buzzer:
        return _who_took(reveal, words)
    counts = words("contest-right-of", right=str(reveal.right), answered=str(reveal.answered))
    if not reveal.fastest:
        return counts
    quick = words("contest-quickest", name=reveal.fastest, seconds=f"{reveal.fastest_time / 1000:.1f}")
    return words.plain("contest-semicolon").join((counts, quick))


def _who_took(reveal: Reveal, words: Words) -> str:
    """Who was first in 抢答, and how many were wrong before."""
    wrong = reveal.answered - reveal.right
    missed = words("buzzer-wrong-before", count=str(wrong)) if wrong else None
    if not reveal.fastest:
        return lines(words("buzzer-nobody"), missed)
    return lines(
        words("buzzer-taken", name=reveal.fastest, seconds=f"{reveal.fastest_time / 1000:.1f}"), missed
    )


def _split(reveal: Reveal, question: Question, words: Words) -> str | None:
    """How the group's votes were spread over the options; nobody's name."""
    if reveal.answered < LEAST_SPLIT:
        return None
    view = view_of(question)
    chosen = {view.answer(question, own, words): count for own, count in enumerate(reveal.split) if count}
    in_one_line = max(map(len, chosen), default=0) <= SHORT_OPTION
    key = "contest-split-option" if in_one_line else "contest-split-line"
    options = [
        words.plain(key, option=cut(option, OPTION_SHOWN), count=count) for option, count in chosen.items()
    ]
    if in_one_line:
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
        unit_board(effect.units, words, longest_name=12) if effect.standings else None,
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
