"""Days of the calendar: ends of periods and years left out."""

from __future__ import annotations

import calendar
from datetime import date

__all__ = ["day", "forward", "month_end"]


def day(year: int, month: int, number: int) -> date | None:
    """The day, or ``None`` where the calendar has no such day (31/4)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def forward(month: int, number: int | None, issue_date: date | None) -> date | None:
    """A day, or the end of a month, whose year is not printed.

    It is in the issue date's year, or in the next where it would otherwise lie before the issue date
    (annotation guide, Obligations, ``due``).

    Args:
        month: 1..12.
        number: day of the month; ``None`` for the month's last.
        issue_date: day of issue; ``None`` gives ``None``.
    """
    if issue_date is None:
        return None
    for year in (issue_date.year, issue_date.year + 1):
        found = month_end(year, month) if number is None else day(year, month, number)
        if found is not None and found >= issue_date:
            return found
    return None
