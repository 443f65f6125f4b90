"""The last day on which acting is in time, with what is assumed for it.

Sources: Bộ luật Dân sự 2015, Điều 146-148. They are civil rules, taken as the default for dispatches; each use is said.
"""

from __future__ import annotations

import calendar as months
import re
from datetime import date, timedelta
from typing import NamedTuple

from docproc.deadlines.feasts import feast_day
from docproc.deadlines.model import FoundDeadline
from docproc.deadlines.working_days import WorkCalendar
from docproc.dispatch import Deadline
from docproc.text.keys import match_key

__all__ = ["ASSUMPTIONS", "Latest", "latest_day"]

ASSUMPTIONS = {
    "year_left_out": "the year is not printed: that of the issue, or the next",
    "soft_edge": "đầu, giữa, cuối are the days that Bộ luật Dân sự 2015, Điều 146 names",
    "weeks_of_the_month": "a month's weeks are counted in sevens from its first day, the last week is its last seven",
    "school_year": "a school year runs from 5 September to 31 May; a province may set other days",
    "counted_from_issue": "the text does not say from when to count: from the day of issue",
    "month_as_calendar": "months and years run to the same day of the calendar (Điều 148), a month is not thirty days",
    "hour_unknown": "hours are counted from an hour that is not printed: to the end of the last day they can reach",
    "rolled_forward": "the last day is no working day: the next working day (Điều 148)",
    "holidays_foreseen": "the holidays of that year are told by rule, they were not decided yet",
    "event_by_calendar": "the day of the event is that of the calendar",
}
"""What each code of ``Deadline.assumptions`` says."""

_DAY = timedelta(days=1)
_BACK = re.compile(r"(?<!\w)(?:trước|so với)(?!\w)")
_DURATION = re.compile(r"P(?:(?P<count>[0-9]+)(?P<unit>[DWMY])|T(?P<time>[0-9]+)(?P<clock>[HM]))")


class Latest(NamedTuple):
    """The last day on which acting is in time.

    Attributes:
        day: the day; ``None`` where it cannot be told.
        assumptions: codes of ``ASSUMPTIONS``, in the order in which they were made.
    """

    day: date | None
    assumptions: tuple[str, ...] = ()


def latest_day(  # noqa: PLR0913 - the days that an office may know, each on its own
    deadline: Deadline | FoundDeadline,
    issued: date | None = None,
    received: date | None = None,
    effective: date | None = None,
    *,
    roll: bool = True,
    calendar: WorkCalendar | None = None,
) -> Latest:
    """The last day on which acting is in time.

    A named day stays as it is printed, ``trước`` takes the day before. Counts leave out their first day and end with
    their last one; only they roll forward from a day off.

    Args:
        deadline: of the contract or of the finder.
        issued: day of issue of the dispatch.
        received: day on which the office received it.
        effective: day from which it is in force.
        roll: move the end of a count from a day off to the next working day (Điều 148); an office may switch it off.
        calendar: working days; by default those of ``WorkCalendar.standard``.

    Returns:
        The day and what was assumed; no day for a rule that comes back (``occurrences`` has its days) and where the
        day to count from is not known.

    Raises:
        UnreadableFileError: the office's file of swapped days cannot be read.
    """
    if deadline.due is not None:
        due = date.fromisoformat(deadline.due)
        return Latest(due - _DAY if deadline.bound == "before" and deadline.time is None else due)
    if deadline.kind != "relative":
        return Latest(None)
    anchor, assumed = _anchor_day(deadline, issued, received, effective)
    if anchor is None:
        return Latest(None)
    if deadline.duration is None:
        return Latest(anchor - _DAY, assumed) if deadline.bound == "before" else Latest(None)
    calendar = calendar or WorkCalendar.standard()
    try:
        return _counted(deadline, anchor, assumed, calendar, roll=roll)
    except (OverflowError, ValueError):  # it lies beyond the year 9999
        return Latest(None)


def _anchor_day(
    deadline: Deadline | FoundDeadline, issued: date | None, received: date | None, effective: date | None
) -> tuple[date | None, tuple[str, ...]]:
    """The day to count from."""
    if deadline.anchor == "event":
        return (feast_day(deadline.event, issued) if deadline.event else None), ("event_by_calendar",)
    if deadline.anchor is None:
        return issued, ("counted_from_issue",)
    return {"issue": issued, "receipt": received, "effective": effective}[deadline.anchor], ()


def _counted(
    deadline: Deadline | FoundDeadline, anchor: date, assumed: tuple[str, ...], calendar: WorkCalendar, *, roll: bool
) -> Latest:
    told = _DURATION.fullmatch(deadline.duration or "")
    if told is None:
        return Latest(None)
    if _ahead(deadline):
        return Latest(_back(anchor, told), assumed) if told["unit"] and not deadline.working_days else Latest(None)
    if told["time"]:
        hours = int(told["time"]) / (1 if told["clock"] == "H" else 60)
        return Latest(anchor + timedelta(days=-int(-hours // 24)), (*assumed, "hour_unknown"))
    count = int(told["count"])
    if deadline.working_days:
        end = calendar.after(anchor, count)
        return Latest(end, _foreseen(assumed, end, calendar))
    end = _forward(anchor, count, told["unit"])
    if told["unit"] in "MY":
        assumed = (*assumed, "month_as_calendar")
    if not roll or calendar.works(end):
        return Latest(end, assumed)
    end = calendar.from_day_on(end)
    return Latest(end, _foreseen((*assumed, "rolled_forward"), end, calendar))


def _ahead(deadline: Deadline | FoundDeadline) -> bool:
    """Whether it counts back from the event: "trước 15 ngày", "chậm nhất 05 ngày trước ngày khai giảng"."""
    key = match_key(deadline.text)
    count = key[: key.find(match_key(deadline.event))] if deadline.event else key
    return deadline.anchor == "event" and _BACK.search(count) is not None


def _foreseen(assumed: tuple[str, ...], end: date, calendar: WorkCalendar) -> tuple[str, ...]:
    return (*assumed, "holidays_foreseen") if end > calendar.decided_until else assumed


def _forward(start: date, count: int, unit: str) -> date:
    """``count`` days, weeks, months or years after ``start``; a month without that day ends with its last."""
    if unit in "DW":
        return start + timedelta(days=count * (7 if unit == "W" else 1))
    month = start.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, months.monthrange(year, month)[1]))


def _back(event: date, told: re.Match[str]) -> date:
    """The last day that lies so long before an event."""
    return _forward(event, -int(told["count"]), told["unit"])
