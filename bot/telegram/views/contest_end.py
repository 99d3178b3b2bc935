"""How a contest ends: the podium as a picture, everybody's place in one text."""

from __future__ import annotations

from functools import partial

from bot.core.calendar import local_day
from bot.core.contest.effects import ShowFinal, ShowPodium
from bot.core.contest.modes import COLOURS
from bot.pictures.podium import Podium, PodiumEntry, PodiumWords, draw_podium
from bot.telegram.views.contest import answer, standings
from bot.telegram.views.contest_buttons import GetResults, OwnScore, PlayAgain, UseGroupName
from bot.telegram.views.contest_units import podium_entries, unit_board
from bot.telegram.views.keepsakes import picture_language
from bot.telegram.views.kinds import view_of
from bot.telegram.views.message import Key, PhotoMessage, TextMessage
from bot.telegram.views.words import Words, cut, keyboard, lines, paragraphs, tap

LONGEST = 3900
LONGEST_QUOTE = 60
_NAME_LENGTHS = (24, 16, 12, 8, 5)


def show_podium(effect: ShowPodium, words: Words) -> PhotoMessage:
    """The best three, or the teams, on their steps; in words where no picture can be drawn."""
    caption = words("contest-podium-caption", players=str(effect.players), rounds=str(effect.rounds))
    mode = words.plain(f"contest-mode-{effect.mode}")
    said = PodiumWords(
        picture_language(words),
        words.plain(_title(effect)),
        f"{mode} · {words.day(local_day(effect.since, effect.zone).isoformat())}",
        words.plain("contest-podium-mean" if effect.teams or effect.units else "contest-podium-unit"),
        words.plain("app-name"),
    )
    podium = Podium(effect.group, _entries(effect, words), bool(effect.teams or effect.units))
    fallback = paragraphs(
        caption,
        unit_board(effect.units, words),
        standings(effect.standings, effect.teams, words, "contest-podium-title"),
    )
    return PhotoMessage(partial(draw_podium, podium, said), caption, None, fallback)


def _title(effect: ShowPodium) -> str:
    if effect.units:
        return "units-podium"
    return "contest-podium-teams" if effect.teams else "contest-podium-title"


def _entries(effect: ShowPodium, words: Words) -> tuple[PodiumEntry, ...]:
    if effect.units:
        return podium_entries(effect.units, words)
    if effect.teams:
        return tuple(
            PodiumEntry(
                words.plain("contest-team-name", team=COLOURS[team.team]),
                team.points,
                words.plain("contest-members", count=str(team.members)),
                team.rank,
                COLOURS[team.team],
            )
            for team in effect.teams
        )
    return tuple(
        PodiumEntry(standing.name, standing.points, rank=standing.rank) for standing in effect.standings
    )


def show_final(effect: ShowFinal, words: Words) -> TextMessage:
    """The last answer, everybody's place, the question that most got wrong. Long names give way to the limit."""
    contest = effect.contest
    again = tap(words.plain("contest-button-again"), PlayAgain(contest))
    table = tap(words.plain("contest-button-results"), GetResults(contest))
    number = effect.reveal.number if effect.reveal else effect.played
    own = tap(words.plain("contest-button-score"), OwnScore(contest, number))
    review = Key(
        words.plain("contest-button-review"), url=f"https://t.me/{words.username}?start=contest-{contest}"
    )
    name = tap(words.plain("contest-button-name"), UseGroupName(contest))
    return TextMessage(_fitting(effect, words), keyboard([again], [own, review], [name, table]))


def _fitting(effect: ShowFinal, words: Words) -> str:
    text = ""
    for longest in _NAME_LENGTHS:
        text = _final(effect, words, longest)
        if _length(text) <= LONGEST:
            break
    return text


def _final(effect: ShowFinal, words: Words, longest_name: int) -> str:
    more = effect.players - len(effect.standings)
    return paragraphs(
        answer(effect.reveal, words) if effect.reveal else None,
        words(f"contest-ended-{effect.ending}") if effect.ending else None,
        unit_board(effect.units, words, longest_name=longest_name),
        standings(effect.standings, effect.teams, words, "contest-final", longest_name),
        words("contest-and-more", count=str(more)) if more else None,
        words("contest-fastest", name=effect.fastest, seconds=f"{effect.fastest_time / 1000:.1f}")
        if effect.fastest
        else None,
        _hardest(effect.hardest, effect.missed, words) if effect.hardest else None,
        words("contest-none-wrong") if effect.flawless else None,
    )


def _hardest(question_id: str, missed: int, words: Words) -> str | None:
    """The question that most got wrong, and what decides it."""
    question = words.question(question_id)
    if question is None:
        return None
    view = view_of(question)
    stem = cut(view.reminder(question, words), LONGEST_QUOTE)
    return lines(words("contest-hardest", count=str(missed), stem=stem), view.solution(question, words))


def _length(html: str) -> int:
    """The length as Telegram counts it, and a little more: tags and escapes are in it."""
    return len(html.encode("utf-16-le")) // 2
