"""Deadlines (thời hạn): grammar of days, periods, counts of time and recurring days, and the roles of dates."""

from docproc.deadlines.finder import find_deadlines
from docproc.deadlines.model import Anchor, Bound, FoundDeadline, Kind

__all__ = ["Anchor", "Bound", "FoundDeadline", "Kind", "find_deadlines"]
