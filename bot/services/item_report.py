"""The table of items by what their answers say, for whoever looks after the bank."""

from __future__ import annotations

import csv
import io

from bot.bank.bank import Bank
from bot.core.question.items import ItemTotals, concerns, measured_level
from bot.core.question.question import Question
from bot.storage.store import Store

COLUMNS = (
    "item",
    "kind",
    "level",
    "measured",
    "first",
    "right",
    "later",
    "right_later",
    "r",
    "choices",
    "reports",
    "look",
)


def item_rows(store: Store, bank: Bank) -> list[tuple[str, ...]]:
    """Return a row for each item that was answered or reported, those to be looked at first."""
    totals, reports = store.items.every(), store.reports.open_counts()
    found = []
    for question in bank.questions.values():
        if question.id in totals or question.id in reports:
            seen = totals.get(question.id, ItemTotals())
            look = concerns(question, seen)
            count = reports.get(question.id, 0)
            found.append((not look and not count, -seen.first, _row(question, seen, count, look)))
    return [row for *_, row in sorted(found)]


def _row(question: Question, seen: ItemTotals, reports: int, look: list[str]) -> tuple[str, ...]:
    r = seen.point_biserial
    later = seen.later_right / seen.later if seen.later else None
    return (
        question.id,
        question.kind,
        str(question.level),
        str(measured_level(seen, question.level)),
        str(seen.first),
        _share(seen.proportion),
        str(seen.later),
        _share(later),
        "" if r is None else f"{r:.2f}",
        " ".join(f"{choice}:{count}" for choice, count in sorted(seen.choices.items())),
        str(reports),
        "; ".join(look),
    )


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def as_csv(rows: list[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *rows])
    return out.getvalue()


def as_text(rows: list[tuple[str, ...]]) -> str:
    """Return the rows in columns as wide as their longest entry."""
    table = [COLUMNS, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(entry.ljust(width) for entry, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )
