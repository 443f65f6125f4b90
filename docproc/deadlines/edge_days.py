"""Days told by their place in a period: ``ngày cuối cùng của tháng 7``, ``ngày 05 của tháng đầu quý IV/2026``.

Without the period's number they come back each time (``ngày cuối cùng của tháng``): that is ``recurring_weekdays``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from docproc.deadlines.calendar import day
from docproc.deadlines.days import DAY_OF_MONTH
from docproc.deadlines.model import Moment
from docproc.deadlines.periods import ONE_MONTH, QUARTERS, YEAR, Builder, build_moment, resolve, told_months, told_year
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.working_days import WorkCalendar

__all__ = ["EDGE_DAYS"]

_NEXT_DAY = timedelta(days=1)
_OF = rf"(?:(?:của|trong){B})?"
_EDGE = rf"(?<!\w)ngày{B}(?P<working>làm{B}việc{B})?(?P<edge>đầu|cuối){B}(?:(?:tiên|cùng){B})?{_OF}"
_ONE_YEAR = rf"năm{B}(?:(?P<y>{YEAR})|(?P<near>nay|này|sau|tới)(?!\w))"
_IN_QUARTER = (
    rf"(?<!\w)(?:ngày{B})?(?P<d>{DAY_OF_MONTH}){B}{_OF}tháng{B}"
    rf"(?P<month>đầu|giữa|thứ{B}(?:nhất|hai|ba)|cuối){B}(?:(?:tiên|cùng){B})?{_OF}"
)
_MONTH_OF_QUARTER = {"đầu": 0, "nhất": 0, "giữa": 1, "hai": 1, "ba": 2, "cuối": 2}


def _edge_of_months(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """The first or last day, or working day, of a month or quarter that is told by its number."""
    months = told_months(match, issue_date)
    if months is None or match["more"]:
        return None
    return _edge(match, months, issue_date)


def _edge_of_year(match: re.Match[str], issue_date: date | None) -> Moment | None:
    return _edge(match, (1, 12), issue_date)


def _edge(match: re.Match[str], months: tuple[int, int], issue_date: date | None) -> Moment:
    first = match["edge"] == "đầu"
    due = resolve(told_year(match, issue_date), months[0] if first else months[1], 1 if first else None, issue_date)
    if due is not None and match["working"]:
        calendar = WorkCalendar.standard()
        while not calendar.works(due):
            due = due + _NEXT_DAY if first else due - _NEXT_DAY
    return build_moment(match, "day", due)


def _in_quarter(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """A day of the first, second or third month of a quarter that is told by its number."""
    months = told_months(match, issue_date)
    if months is None or match["more"]:
        return None
    month = months[0] + _MONTH_OF_QUARTER[match["month"].split()[-1]]
    year, number = told_year(match, issue_date), int(match["d"])
    due = day(year, month, number) if year else resolve(None, month, number, issue_date)
    return build_moment(match, "day", due)


EDGE_DAYS: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (re.compile(_EDGE + ONE_MONTH), _edge_of_months),
    (re.compile(_EDGE + QUARTERS), _edge_of_months),
    (re.compile(_EDGE + _ONE_YEAR), _edge_of_year),
    (re.compile(_IN_QUARTER + QUARTERS), _in_quarter),
)
"""Patterns of such days with their readers."""
