"""Days of the calendar and hours of the clock: ends of periods, years left out, "5 giờ chiều"."""

from __future__ import annotations

import calendar
import re
from datetime import date

__all__ = ["day", "forward", "month_end", "time_of_day"]

_AFTERNOON = ("chiều", "tối")
_NOON = 12
_TIME_PARTS = re.compile(r"([0-9]{1,2})[^0-9]*([0-9]{2})?")


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


def time_of_day(printed: str | None, part: str | None = None) -> str | None:
    """``HH:MM`` on the clock of 24 hours: "5 giờ chiều" is 17:00.

    Args:
        printed: the hour as printed; ``None`` gives ``None``.
        part: the part of the day behind it.
    """
    if printed is None:
        return None
    match = _TIME_PARTS.match(printed)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if part in _AFTERNOON and hour < _NOON:
        hour += _NOON
    return f"{hour:02d}:{minute:02d}" if hour * 60 + minute < 24 * 60 else None
