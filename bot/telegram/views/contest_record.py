"""The record of a contest for its host: a workbook with three sheets, and one page to print."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from bot.core.contest.effects import ResultLine, SendResults
from bot.core.contest.modes import BUZZER, COLOURS
from bot.papers.record import PageOfRecord, SheetOfRecord
from bot.papers.spreadsheet import Cell
from bot.telegram.views.contest_units import took_part
from bot.telegram.views.keepsakes import picture_language
from bot.telegram.views.message import DocumentMessage
from bot.telegram.views.record_parts import (
    book_file,
    hardest_cues,
    measured_section,
    page_file,
    sheet_of_cues,
    sheet_of_questions,
)
from bot.telegram.views.words import Words

PODIUM = 3
UNITS_ON_PAGE = 10


def send_results(effect: SendResults, words: Words) -> DocumentMessage:
    """Everybody's result and each question as a workbook, or the page."""
    name = words.plain("record-file", contest=str(effect.contest), day=effect.day)
    caption = words(
        f"record-caption-{effect.form}", players=str(len(effect.lines)), rounds=str(effect.rounds)
    )
    # Laid out at once: a question of a host's own is read from the bot's own connection. What many people measured
    # is read in the thread.
    if effect.form == "pdf":
        page = _page(effect, words)
        return page_file(name, caption, lambda: _compared(page, effect, words))
    sheets = _sheets(effect, words)
    return book_file(name, caption, lambda: sheets)


def _compared(page: PageOfRecord, effect: SendResults, words: Words) -> PageOfRecord:
    """The page with before and after of the host's check-up, where there is one."""
    measured = words.records.before_and_after(effect.study) if effect.study else effect.measured
    return replace(page, sections=measured_section(measured, words))


def _sheets(effect: SendResults, words: Words) -> Iterable[SheetOfRecord]:
    return (
        _people(effect, words),
        _units(effect, words),
        sheet_of_questions(effect.questions, words, taken=effect.mode == BUZZER.key),
        sheet_of_cues(effect.questions, words),
    )


def _people(effect: SendResults, words: Words) -> SheetOfRecord:
    with_teams = any(line.team is not None for line in effect.lines)
    timed = any(line.time is not None for line in effect.lines)
    heads = ["place", "name", *(["team"] if with_teams else []), *(["unit"] if effect.units else [])]
    heads += ["points", "right", "answered"]
    heads += ["seconds"] if timed else []
    rows = []
    for line in effect.lines:
        row: list[Cell] = [line.rank, line.name]
        row += [_team(line, words)] if with_teams else []
        row += [line.unit] if effect.units else []
        row += [line.points, line.right, line.answered]
        row += [None if line.time is None else round(line.time / 1000, 1)] if timed else []
        rows.append(tuple(row))
    titles = tuple(words.plain(f"contest-csv-{head}") for head in heads)
    widths = (8, 24, *([20] if effect.units else []), *[12] * 5)
    return SheetOfRecord(words.plain("record-people"), titles, tuple(rows), widths[: len(titles)])


def _units(effect: SendResults, words: Words) -> SheetOfRecord:
    """The board of units: a unit without a size has no rate, one for which nobody played no place."""
    rows = tuple(
        (
            unit.rank or None,
            unit.name,
            unit.points if unit.played else None,
            unit.played,
            unit.size,
            None if unit.percent is None else unit.percent / 100,
        )
        for unit in effect.units
    )
    heads = (
        "contest-csv-place",
        "contest-csv-unit",
        "record-mean",
        "record-played",
        "record-size",
        "record-rate",
    )
    titles = tuple(map(words.plain, heads))
    return SheetOfRecord(words.plain("record-units"), titles, rows, (8, 24, 12, 12, 12, 12), percents=(6,))


def _team(line: ResultLine, words: Words) -> str:
    return "" if line.team is None else words.plain("contest-team-name", team=COLOURS[line.team])


def _page(effect: SendResults, words: Words) -> PageOfRecord:
    answered = sum(asked.answered for asked in effect.questions)
    right = sum(asked.right for asked in effect.questions)
    best = sorted(effect.lines, key=lambda line: line.rank)[:PODIUM]
    return PageOfRecord(
        words.plain("record-title"),
        effect.group,
        effect.day,
        (
            words.day(effect.day),
            *([words.plain(f"contest-mode-{effect.mode}")] if effect.mode else []),
            words.plain("record-attendance", players=str(len(effect.lines)), rounds=str(effect.rounds)),
            *([words.plain("record-share", percent=str(round(100 * right / answered)))] if answered else []),
        ),
        words.plain("record-units" if effect.units else "record-podium"),
        _podium_of_units(effect, words)
        or tuple(
            words.plain(
                "record-podium-line",
                rank=str(line.rank),
                name=line.name,
                points=str(line.points),
                right=str(line.right),
            )
            for line in best
        ),
        words.plain("record-hardest"),
        hardest_cues(effect.questions, words),
        words.plain("record-footer", app=words.plain("app-name")),
        picture_language(words),
    )


def _podium_of_units(effect: SendResults, words: Words) -> tuple[str, ...]:
    """The best units, each with its mean and its participation; nothing where there are no units."""
    return tuple(
        words.plain(
            "record-unit-line",
            rank=str(unit.rank),
            unit=unit.name,
            points=str(unit.points),
            took=took_part(unit, words),
        )
        for unit in effect.units[:UNITS_ON_PAGE]
        if unit.rank
    )
