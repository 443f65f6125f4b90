"""Đúng hạn, quá hạn: how an obligation stands to its day, told by its status and the day's date."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, literal_column
from sqlalchemy.orm import InstrumentedAttribute

from service.obligations.filters import Status, Timeliness
from service.store.models import ObligationRow

__all__ = ["OPEN", "SOON", "days_of", "has_status_of", "is_open", "statuses_of", "timeliness_of"]

SOON = timedelta(days=7)
"""How long before its day an obligation is due soon."""

OPEN: frozenset[Status] = frozenset({"todo", "doing"})
"""The statuses in which something remains to be done."""

_DONE: ColumnElement[str] = literal_column(
    "'done'"
)  # in the words of the indices that hold some rows only, else they are not used


def timeliness_of(row: ObligationRow, today: date) -> Timeliness | None:
    """How a row stands; ``None`` without a day, and where its day is further off."""
    if row.due is None:
        return None
    if row.status == "done":
        return None if row.done_on is None else "late" if row.done_on > row.due else "on_time"
    if row.due < today:
        return "overdue"
    return "due_soon" if row.due <= today + SOON else None


def is_open(status: ColumnElement[str] | InstrumentedAttribute[str] = ObligationRow.status) -> ColumnElement[bool]:
    """The condition that something remains to be done; of the bare column, an index holds those rows alone."""
    return status != _DONE


def statuses_of(asked: Timeliness) -> frozenset[Status]:
    """The statuses that one who stands so may have."""
    return OPEN if asked in ("overdue", "due_soon") else frozenset({"done"})


def has_status_of(asked: Timeliness) -> ColumnElement[bool]:
    """The part of the condition that the passing of days does not change."""
    if statuses_of(asked) == OPEN:
        return is_open()
    late = ObligationRow.done_on > ObligationRow.due
    return and_(ObligationRow.status == _DONE, late if asked == "late" else ObligationRow.done_on <= ObligationRow.due)


def days_of(asked: Timeliness, today: date) -> tuple[date, date]:
    """The first and the last day on which those that are asked for may be due."""
    if asked == "overdue":
        return date.min, today - timedelta(days=1)
    return (today, today + SOON) if asked == "due_soon" else (date.min, date.max)
