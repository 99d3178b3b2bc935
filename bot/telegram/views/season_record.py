"""The record of a season for its host: a workbook with people, units, questions and cues, and one page to print."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.season.effects import SeasonResult, SendSeasonFile, SendSeasonRecord
from bot.core.season.standings import by_participation
from bot.papers.record import PageOfRecord, Section, SheetOfRecord
from bot.papers.spreadsheet import Cell
from bot.telegram.views.keepsakes import picture_language
from bot.telegram.views.message import DocumentMessage
from bot.telegram.views.record_parts import (
    hardest_cues,
    measured_section,
    record_file,
    sheet_of_cues,
    sheet_of_questions,
)
from bot.telegram.views.season import rate_line, topics_of, unit_line
from bot.telegram.views.words import Words

PODIUM = 3
UNITS = 3


def send_season_file(effect: SendSeasonFile, words: Words) -> DocumentMessage:
    """The same, of what is read when it is written."""
    name = words.plain("season-record-file", season=str(effect.season), day=effect.day)
    caption = words(f"season-file-caption-{effect.form}")

    def read() -> SendSeasonRecord:
        return words.records.season(effect)

    return record_file(
        effect.form, name, caption, lambda: _page(read(), words), lambda: _sheets(read(), words)
    )


def send_season_record(effect: SendSeasonRecord, words: Words) -> DocumentMessage:
    """Everybody's result and each question as a workbook, or the page."""
    name = words.plain("season-record-file", season=str(effect.season), day=effect.day)
    caption = words(f"season-record-caption-{effect.form}", players=str(len(effect.lines)))
    return record_file(
        effect.form, name, caption, lambda: _page(effect, words), lambda: _sheets(effect, words)
    )


def _sheets(effect: SendSeasonRecord, words: Words) -> Iterable[SheetOfRecord]:
    return (
        _people(effect, words),
        _units(effect, words),
        sheet_of_questions(effect.questions, words),
        sheet_of_cues(effect.questions, words),
    )


def _name(line: SeasonResult, words: Words) -> str:
    return line.name or words.plain("season-record-unnamed")


def _people(effect: SendSeasonRecord, words: Words) -> SheetOfRecord:
    heads = ["place", "name", *(["unit"] if effect.units else [])]
    titles = [words.plain(f"season-csv-{head}") for head in (*heads, "points", "days", "tries", "right")]
    rows: list[tuple[Cell, ...]] = []
    for line in effect.lines:
        who: list[Cell] = [line.rank, _name(line, words), *([line.unit] if effect.units else [])]
        rows.append((*who, line.points, line.days, line.tries, line.right, line.answered))
    titles.append(words.plain("season-csv-answered"))
    return SheetOfRecord(words.plain("record-people"), tuple(titles), tuple(rows), (8, 24, *[12] * 6))


def _units(effect: SendSeasonRecord, words: Words) -> SheetOfRecord:
    heads = ("unit", "mean", "players", "size", "rate")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.name,
            round(one.mean, 1),
            one.players,
            one.size,
            None if one.rate is None else f"{round(100 * one.rate)}%",
        )
        for one in effect.units
    )
    titles = tuple(words.plain(f"season-csv-{head}") for head in heads)
    return SheetOfRecord(words.plain("season-record-units"), titles, rows, (24, *[12] * 4))


def _page(effect: SendSeasonRecord, words: Words) -> PageOfRecord:
    answered = sum(line.answered for line in effect.lines)
    right = sum(line.right for line in effect.lines)
    tries = sum(line.tries for line in effect.lines)
    facts = [
        words.day(effect.day),
        words.plain("season-record-attendance", players=str(len(effect.lines)), tries=str(tries)),
        words.plain("season-topics", topics=topics_of(effect.rules.topics, words)),
    ]
    if answered:
        facts.append(words.plain("season-record-share", percent=str(round(100 * right / answered))))
    return PageOfRecord(
        words.plain("season-record-title"),
        effect.group,
        effect.day,
        tuple(facts),
        words.plain("record-podium"),
        tuple(_podium_line(line, words) for line in effect.lines[:PODIUM]),
        words.plain("record-hardest"),
        hardest_cues(effect.questions, words),
        words.plain("record-footer", app=words.plain("app-name")),
        picture_language(words),
        (*_unit_sections(effect, words), *measured_section(effect.measured, words)),
    )


def _podium_line(line: SeasonResult, words: Words) -> str:
    name, points = _name(line, words), str(line.points)
    return words.plain(
        "season-record-line", rank=str(line.rank), name=name, points=points, days=str(line.days)
    )


def _unit_sections(effect: SendSeasonRecord, words: Words) -> tuple[Section, ...]:
    means = tuple(unit_line(rank, one, words.plain) for rank, one in enumerate(effect.units[:UNITS], 1))
    best = by_participation(effect.units)[:UNITS]
    rates = tuple(rate_line(rank, one, words.plain) for rank, one in enumerate(best, 1))
    found = (Section(words.plain("season-units"), means), Section(words.plain("season-rates"), rates))
    return tuple(section for section in found if section.lines)
