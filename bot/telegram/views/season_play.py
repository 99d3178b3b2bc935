"""How a season looks to who plays: its page in the private chat, and the end of a try."""

from __future__ import annotations

from bot.core.season.effects import ShowSeasonHome, ShowSeasonTry
from bot.telegram.views.message import Key, Keyboard, TextMessage
from bot.telegram.views.paper_buttons import GetPoster
from bot.telegram.views.player import open_page
from bot.telegram.views.quiz import remember
from bot.telegram.views.season import how, people
from bot.telegram.views.season_buttons import (
    ChooseUnit,
    OwnSeasonRecord,
    PlaySeason,
    SeasonHome,
    UseSeasonName,
)
from bot.telegram.views.words import Words, grid, keyboard, lines, paragraphs, tap


def show_home(effect: ShowSeasonHome, words: Words) -> TextMessage:
    """How the season is played, where the person stands, and one button that plays."""
    text = paragraphs(
        f"<b>{words('season-home-head', group=effect.group)}</b>",
        _when(effect, words),
        words("season-home-unit", unit=effect.unit) if effect.unit else None,
        _standing(effect, words),
        people(effect.board, words, over=not effect.running),
        words("season-home-choose-unit") if effect.running and effect.units else None,
    )
    return TextMessage(text, _home_keyboard(effect, words))


def _when(effect: ShowSeasonHome, words: Words) -> str:
    if not effect.running:
        return words("season-home-over")
    day = words.day(effect.rules.last_day)
    return lines(words("season-home-until", day=day), how(effect.rules, words))


def _standing(effect: ShowSeasonHome, words: Words) -> str | None:
    today = None
    if effect.running:
        best = "" if effect.best is None else words.plain("season-home-best", best=str(effect.best))
        today = words("season-home-today", left=str(effect.left), best=best)
    total = (
        words("season-home-sum", points=str(effect.points), rank=str(effect.rank)) if effect.rank else None
    )
    return lines(today, total, None if effect.named else words("season-home-unnamed")) or None


def _home_keyboard(effect: ShowSeasonHome, words: Words) -> Keyboard | None:
    code = effect.code
    play = tap(words.plain("season-button-go-on" if effect.open else "season-button-try"), PlaySeason(code))
    playable = effect.running and not effect.units and (effect.left or effect.open)
    units = (tap(name, ChooseUnit(code, number)) for number, name in enumerate(effect.units))
    name = [] if effect.named else [tap(words.plain("season-button-name"), UseSeasonName(code))]
    return keyboard(
        [play] if playable else None,
        *(grid(units, 2) if effect.running else []),
        name,
        _host(effect, words),
        [open_page("home", words)],
    )


def _host(effect: ShowSeasonHome, words: Words) -> list[Key]:
    """What only the host finds on the page."""
    if not effect.host:
        return []
    if effect.running:
        return [tap(words.plain("study-button-poster"), GetPoster(f"season-{effect.code}"))]
    return [tap(words.plain("season-button-record"), OwnSeasonRecord(effect.code))]


def show_try(effect: ShowSeasonTry, words: Words) -> TextMessage:
    """What the try brought, where one stands, what to remember; one tap to the next one."""
    missed = [told for told in (remember(name, words) for name in effect.missed) if told]
    text = paragraphs(
        f"<b>{words('summary-head', rights=effect.rights, total=effect.total)}</b>",
        words("season-try-late") if effect.late else _brought(effect, words),
        lines(words("summary-missed"), *dict.fromkeys(missed)) if missed else None,
        None if effect.named or effect.late else words("season-home-unnamed"),
    )
    again = tap(words.plain("season-button-again", left=str(effect.left)), PlaySeason(effect.code))
    name = [] if effect.named else [tap(words.plain("season-button-name"), UseSeasonName(effect.code))]
    home = tap(words.plain("season-button-home"), SeasonHome(effect.code))
    return TextMessage(
        text, keyboard([again] if effect.left and not effect.late else None, name, [home]), text
    )


def _brought(effect: ShowSeasonTry, words: Words) -> str:
    gained = "season-try-gained" if effect.gained else "season-try-not-better"
    return lines(
        words("season-try-points", points=str(effect.points)),
        words(gained, gained=str(effect.gained), best=str(effect.best)),
        words("season-try-sum", sum=str(effect.sum), rank=str(effect.rank), players=str(effect.players)),
        words("season-try-left", left=str(effect.left)) if effect.left else words("season-try-none-left"),
    )
