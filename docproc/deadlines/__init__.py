"""Deadlines (thời hạn): days, periods, counts of time, recurring days, the roles of dates, and the last day to act."""

from typing import TYPE_CHECKING

from docproc.deadlines.latest import ASSUMPTIONS, Latest, latest_day
from docproc.deadlines.model import Anchor, Bound, FoundDeadline, Kind
from docproc.deadlines.occurrences import Occurrence, occurrences
from docproc.deadlines.working_days import WorkCalendar
from docproc.lazy import on_demand

if TYPE_CHECKING:
    from docproc.deadlines.finder import find_deadlines
else:
    __getattr__ = on_demand(__name__, finder=("find_deadlines",))

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
