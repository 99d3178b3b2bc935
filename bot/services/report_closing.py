"""The operator closes reports: those of one question, of one person, or all."""

from __future__ import annotations

from bot.errors import OperatorError
from bot.storage.reports import Reports


def close_reports(
    reports: Reports, question: str | None, person: int | None, now: int, *, every: bool
) -> str:
    """Close what is named and return a sentence about it. Raises OperatorError unless exactly one thing is named."""
    if (question is not None) + every + (person is not None) != 1:
        raise OperatorError("name the question whose reports are to be closed, or --all, or --by PERSON")
    if question is not None:
        return f"closed {reports.close(question, now)} reports of {question}"
    if person is not None:
        return f"closed {reports.close_by(person, now)} reports by {person}"
    return f"closed {reports.close_all(now)} reports"
