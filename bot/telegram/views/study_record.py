"""The file of a study for its host: figures of the group before and after, and what was taken wrongly. No names, ever."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.checkup.checkup import FEWEST_TAKERS
from bot.core.checkup.effects import SendStudyFile, SendStudyRecord
from bot.core.record import AskedLine, Interval, WaveNumbers
from bot.papers.record import PageOfRecord, Section, SheetOfRecord
from bot.papers.spreadsheet import Cell
from bot.telegram.views.keepsakes import picture_language
from bot.telegram.views.message import DocumentMessage
from bot.telegram.views.record_parts import (
    hardest_cues,
    measured_line,
    measured_section,
    record_file,
    sheet_of_cues,
    sheet_of_questions,
)
from bot.telegram.views.words import Words

_HEADS = ("arm", "time", "takers", "d", "d-low", "d-high", "c", "c-low", "c-high")


def send_study_file(effect: SendStudyFile, words: Words) -> DocumentMessage:
    """The same, of what is read when it is written."""
    name = words.plain("study-record-file", code=effect.code, day=effect.day)
    caption = words(f"study-file-caption-{effect.form}")

    def read() -> SendStudyRecord:
        return words.records.study(effect)

    return record_file(
        effect.form, name, caption, lambda: _page(read(), words), lambda: _sheets(read(), words)
    )


def send_study_record(effect: SendStudyRecord, words: Words) -> DocumentMessage:
    """A workbook of means and intervals, or the page; below five people both say how many there are, and why no more."""
    name = words.plain("study-record-file", code=effect.code, day=effect.day)
    caption = words(f"study-record-caption-{effect.form}", takers=str(effect.takers))
    return record_file(
        effect.form, name, caption, lambda: _page(effect, words), lambda: _sheets(effect, words)
    )


def _sheets(effect: SendStudyRecord, words: Words) -> Sequence[SheetOfRecord]:
    asked = _asked(effect)
    sheets = (
        _numbers("study-record-numbers", effect.waves, words),
        _numbers("study-record-paired", effect.paired, words),
        sheet_of_questions(asked, words),
        sheet_of_cues(asked, words),
    )
    return sheets if any(sheet.rows for sheet in sheets) else (_takers(effect, words),)


def _asked(effect: SendStudyRecord) -> tuple[AskedLine, ...]:
    return tuple(AskedLine(one.question_id, one.seen, one.seen - one.wrong) for one in effect.missed)


def _numbers(title: str, waves: tuple[WaveNumbers, ...], words: Words) -> SheetOfRecord:
    """A row a group and time; the figures of fewer than five people stay empty."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            words.plain(f"study-arm-{wave.arm}"),
            words.plain(f"test-wave-{wave.wave}"),
            wave.takers,
            *_figures(wave.sensitivity),
            *_figures(wave.bias),
        )
        for wave in waves
    )
    titles = tuple(words.plain(f"study-csv-{head}") for head in _HEADS)
    return SheetOfRecord(words.plain(title), titles, rows, (12, 12, *[10] * 7))


def _figures(interval: Interval | None) -> tuple[Cell, Cell, Cell]:
    if interval is None:
        return None, None, None
    if interval.half is None:
        return round(interval.mean, 2), None, None
    low, high = interval.mean - interval.half, interval.mean + interval.half
    return round(interval.mean, 2), round(low, 2), round(high, 2)


def _takers(effect: SendStudyRecord, words: Words) -> SheetOfRecord:
    heads = (words.plain("study-csv-takers"),)
    return SheetOfRecord(words.plain("study-record-numbers"), heads, ((effect.takers,),), (12,))


def _page(effect: SendStudyRecord, words: Words) -> PageOfRecord:
    few = effect.takers < FEWEST_TAKERS
    times = tuple(filter(None, (measured_line(wave, words) for wave in effect.waves)))
    everybody = (Section(words.plain("study-record-numbers"), times),) if times else ()
    return PageOfRecord(
        words.plain("study-record-title"),
        "",
        effect.day,
        (
            words.plain("study-record-since", day=words.day(effect.opened)),
            words.plain("study-takers", count=str(effect.takers)),
            *([words.plain("study-few", count=str(FEWEST_TAKERS))] if few else []),
        ),
        "",
        (),
        words.plain("study-record-hardest"),
        hardest_cues(_asked(effect), words),
        words.plain("record-footer", app=words.plain("app-name")),
        picture_language(words),
        (*measured_section(effect.paired, words), *everybody),
    )
