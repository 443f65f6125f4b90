"""Deadlines (thời hạn): days, periods, counts of time, recurring days, the roles of dates, and the last day to act."""

from docproc.deadlines.finder import find_deadlines
from docproc.deadlines.latest import ASSUMPTIONS, Latest, latest_day
from docproc.deadlines.model import Anchor, Bound, FoundDeadline, Kind
from docproc.deadlines.occurrences import Occurrence, occurrences
from docproc.deadlines.working_days import WorkCalendar

__all__ = [
    "ASSUMPTIONS",
    "Anchor",
    "Bound",
    "FoundDeadline",
    "Kind",
    "Latest",
    "Occurrence",
    "WorkCalendar",
    "find_deadlines",
    "latest_day",
    "occurrences",
]
