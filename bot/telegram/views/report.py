"""这题有问题: the last, small button of a revealed card; it asks what is wrong, and can be taken back."""

from __future__ import annotations

from typing import ClassVar

from bot.core.admin.reports import REASONS
from bot.telegram.views.buttons import Button, Report
from bot.telegram.views.message import Key
from bot.telegram.views.words import Words, grid, tap


class ReportWhy(Button, frozen=True):
    """What is wrong with the question; an empty reason shows the card as it was."""

    tag: ClassVar[str] = "rw"
    session: int
    position: int
    reason: str


class TakeReportBack(Button, frozen=True):
    tag: ClassVar[str] = "rb"
    session: int
    position: int


def report_line(report: str, words: Words) -> str | None:
    """What stands under a card whose question is being reported, or was."""
    if report == "ask":
        return words("report-ask")
    return words("report-given", reason=words.plain(f"report-{report}")) if report in REASONS else None


def report_rows(
    session: int, position: int, report: str, words: Words, beside: list[Key] | None = None
) -> list[list[Key]]:
    """The last rows of a card: the small button with what stands beside it, the reasons, or the way back."""
    small = beside or []
    if report == "ask":
        why = (
            tap(words.plain(f"report-{reason}"), ReportWhy(session, position, reason)) for reason in REASONS
        )
        return [
            *grid(why, 2),
            [tap(words.plain("report-button-nothing"), ReportWhy(session, position, ""))],
        ]
    if report in REASONS:
        return [[*small, tap(words.plain("report-button-undo"), TakeReportBack(session, position))]]
    return [[*small, tap(words.plain("button-report"), Report(session, position))]]
