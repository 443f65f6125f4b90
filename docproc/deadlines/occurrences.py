"""The days of a deadline that comes back: its RFC 5545 rule expanded."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from docproc.deadlines.model import FoundDeadline
from docproc.deadlines.working_days import WorkCalendar
from docproc.dispatch import Deadline

__all__ = ["Occurrence", "expands", "occurrences"]

_LEAP_YEAR = 2024
_RULE = re.compile(r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[0-9A-Z,-]+)*")
_LAST_WORKING_DAY = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"


class Occurrence(NamedTuple):
    """One time a deadline comes back.

    Attributes:
        day: the day named.
        latest: the last day on which acting is in time: the day before, for ``trước`` without an hour.
    """

    day: date
    latest: date


def occurrences(
    deadline: Deadline | FoundDeadline, after: date, count: int = 1, *, calendar: WorkCalendar | None = None
) -> list[Occurrence]:
    """The next days of a deadline that comes back.

    Where the rule names no day ("hằng quý"), each is the last day of its period, counted in the calendar's own
    periods: quarters end in March, June, September and December, half-years in June and December.

    Args:
        deadline: of the contract or of the finder.
        after: the first day that may be given.
        count: how many, 1 to 1000.
        calendar: working days, for "ngày làm việc cuối cùng của tháng"; by default those of ``WorkCalendar.standard``.

    Returns:
        The occurrences whose last day lies on ``after`` or later, in order; none where the deadline does not come back.

    Raises:
        ValueError: ``count`` is out of bounds.
    """
    if not 1 <= count <= 1000:
        raise ValueError("count must be 1 to 1000")
    if deadline.rrule is None:
        return []
    days = _days(deadline.rrule, after)
    if _LAST_WORKING_DAY in deadline.rrule:
        working = calendar or WorkCalendar.standard()
        days = (working.up_to_day(day) for day in days)
    early = deadline.bound == "before" and deadline.time is None
    found = (Occurrence(day, day - timedelta(days=1) if early else day) for day in days)
    return list(islice((one for one in found if one.latest >= after), count))


@lru_cache(maxsize=512)
def expands(rule: str) -> bool:
    """Whether a rule of the grammar's own making has days at all: "31/4 hằng năm" has none.

    Told by the calendar alone, so that extracting needs no python-dateutil; ``occurrences`` expands by that.
    """
    if _RULE.fullmatch(rule) is None:
        return False
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    days = [int(one) for one in parts.get("BYMONTHDAY", "").split(",") if one]
    months = [int(one) for one in parts.get("BYMONTH", "").split(",") if one] or range(1, 13)
    longest = max(monthrange(_LEAP_YEAR, month)[1] for month in months)
    return all(0 < abs(number) <= longest for number in days)


def _days(rule: str, after: date) -> Iterator[date]:
    """The days of a rule, from a little before ``after``; of a rule without a day the last days of its periods."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    step = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "DAILY" and "BYDAY" not in parts:
        return _expand(rule, after)
    first = date(after.year - step, 1, 1) if parts["FREQ"] == "YEARLY" else date(after.year - 1, 1, 1)
    if parts.keys() & {"BYMONTHDAY", "BYDAY"}:
        return _expand(rule, first)
    if parts["FREQ"] == "WEEKLY":
        return _expand(f"{rule};BYDAY=SU", first)
    if parts["FREQ"] == "MONTHLY":
        first = date(first.year, min(step, 12), 1)
        return _expand(f"{rule};BYMONTHDAY=-1", first)
    return _expand(f"{rule};BYMONTHDAY=-1" + ("" if "BYMONTH" in parts else ";BYMONTH=12"), first)


def _expand(rule: str, first: date) -> Iterator[date]:
    from dateutil.rrule import rrulestr

    return (moment.date() for moment in rrulestr(rule, dtstart=datetime.combine(first, time())))
