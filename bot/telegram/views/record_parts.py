"""What all records share: what was missed, and before and after as two lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.core.record import AskedLine, Interval, WaveNumbers
from bot.papers.record import PageOfRecord, Section, SheetOfRecord, draw_record, write_record
from bot.papers.spreadsheet import Cell
from bot.telegram.views.kinds import view_of
from bot.telegram.views.message import DocumentMessage
from bot.telegram.views.words import Words, cut

HARDEST = 3
LONGEST_STEM = 80


def missed(questions: Iterable[AskedLine], words: Words) -> Iterator[tuple[AskedLine, str, str]]:
    """What was missed, the most missed first: the cue's name and its sentence, or the question and its reason."""
    found = [asked for asked in questions if asked.answered > asked.right]
    for asked in sorted(found, key=lambda one: (one.right - one.answered, one.right)):
        question = words.question(asked.question_id)
        if question is None:
            continue
        cue, view = words.cue(question.group), view_of(question)
        if cue is not None:
            yield asked, cue.name, cue.about
        else:
            yield asked, cut(view.reminder(question, words), LONGEST_STEM), view.key_why(question)


def hardest_cues(questions: Iterable[AskedLine], words: Words) -> tuple[str, ...]:
    """The three that were missed most, one sentence each; two questions of one cue are one."""
    cues: dict[str, str] = {}
    for asked, name, about in missed(questions, words):
        if len(cues) < HARDEST:
            cues.setdefault(
                name,
                words.plain(
                    "record-hardest-line",
                    cue=name,
                    about=about,
                    wrong=str(asked.answered - asked.right),
                    answered=str(asked.answered),
                ),
            )
    return tuple(cues.values())


def sheet_of_questions(questions: Iterable[AskedLine], words: Words, *, taken: bool = False) -> SheetOfRecord:
    """Each question with how many were right, and in 抢答 (`taken`) who took it."""
    rows: list[tuple[Cell, ...]] = []
    for number, asked in enumerate(questions, 1):
        question = words.question(asked.question_id)
        if question is None:
            continue
        view = view_of(question)
        key = view.answer(question, question.key_position, words)
        stem = view.reminder(question, words)
        row = (number, words.topic_title(question.topic), stem, key, asked.answered, asked.right)
        rows.append((*row, asked.taken_by) if taken else row)
    heads = ("number", "topic", "stem", "key", "answered", "right", *(["taken"] if taken else []))
    titles = tuple(words.plain(f"record-{head}") for head in heads)
    widths = (8, 16, 60, 30, 10, 10, *([24] if taken else []))
    return SheetOfRecord(words.plain("record-questions"), titles, tuple(rows), widths)


def sheet_of_cues(questions: Iterable[AskedLine], words: Words) -> SheetOfRecord:
    """What was missed, by cue."""
    rows = tuple(
        (name, about, asked.answered - asked.right) for asked, name, about in missed(questions, words)
    )
    titles = tuple(words.plain(f"record-{head}") for head in ("cue", "about", "wrong"))
    return SheetOfRecord(words.plain("record-cues"), titles, rows, (30, 70, 10))


def measured_section(waves: tuple[WaveNumbers, ...], words: Words) -> tuple[Section, ...]:
    """Before and after of a check-up, d′ and c with their intervals; nothing where it was not measured."""
    told = tuple(line for wave in waves if (line := measured_line(wave, words)))
    if not told:
        return ()
    return (Section(words.plain("record-measured"), (*told, words.plain("record-measured-how"))),)


def measured_line(wave: WaveNumbers, words: Words) -> str:
    """One time: how many, d′ and c; nothing below the fewest takers."""
    if wave.sensitivity is None or wave.bias is None:
        return ""
    return words.plain(
        "record-measured-line",
        time=words.plain(f"test-wave-{wave.wave}"),
        count=str(wave.takers),
        d=mean_of(wave.sensitivity, words),
        c=mean_of(wave.bias, words),
    )


def mean_of(interval: Interval, words: Words) -> str:
    """`1.42 [1.20, 1.64]`."""
    if interval.half is None:
        return f"{interval.mean:.2f}"
    low, high = interval.mean - interval.half, interval.mean + interval.half
    return words.plain("study-interval", mean=f"{interval.mean:.2f}", low=f"{low:.2f}", high=f"{high:.2f}")


def record_file(
    form: str,
    name: str,
    caption: str,
    page: Callable[[], PageOfRecord],
    sheets: Callable[[], Iterable[SheetOfRecord]],
) -> DocumentMessage:
    """The page to print as `pdf`, or else the workbook; both are laid out in the thread that writes them."""
    return page_file(name, caption, page) if form == "pdf" else book_file(name, caption, sheets)


def page_file(name: str, caption: str, page: Callable[[], PageOfRecord]) -> DocumentMessage:
    """One page to print."""
    return DocumentMessage(f"{name}.pdf", caption_html=caption, draw=lambda: draw_record(page()))


def book_file(name: str, caption: str, sheets: Callable[[], Iterable[SheetOfRecord]]) -> DocumentMessage:
    """A workbook with the sheets that have rows; where none has, with the head of the first."""

    def write() -> bytes:
        found = tuple(sheets())
        return write_record(tuple(sheet for sheet in found if sheet.rows) or found[:1])

    return DocumentMessage(f"{name}.xlsx", caption_html=caption, draw=write)
