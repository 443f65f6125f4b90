"""One row an obligation: the dispatch it stands in, who, what, by when, and why it concerns the office asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from docproc.concerning import Asked, Concern, obligations_for
from docproc.deadlines import occurrences
from docproc.dispatch import Deadline, Dispatch, Obligation

__all__ = ["Chosen", "Row", "chosen", "due_day", "listed", "rows_of"]

_NEVER = "9999"  # sorts behind all days


@dataclass(frozen=True, slots=True)
class Row:
    """An obligation with its dispatch.

    Attributes:
        file: where it was read.
        dispatch: the dispatch it stands in.
        obligation: what is to be done.
        on: the day on which the list is made: what comes back is next due after it.
        concern: why it concerns the office; ``None`` where no office was asked for.
    """

    file: str
    dispatch: Dispatch
    obligation: Obligation
    on: date
    concern: Concern | None = None

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """All deadlines of the obligation, as printed one after the other."""
        first = self.obligation.deadline
        return (first, *self.obligation.further_deadlines) if first is not None else ()

    @property
    def due(self) -> str | None:
        """The last day on which acting is in time, else the last day named; ISO, ``None`` where nothing tells a day.

        Of several days the first that is not over, and where all are over the last. A deadline that comes back counts
        with its next day after the dispatch's own date.
        """
        issued = self.dispatch.header.date
        return due_day(self.deadlines, _day_of(issued.value) if issued is not None else None, self.on)

    def as_json(self) -> dict[str, Any]:
        """The row as JSON: the obligation as in the contract, with its dispatch's head and the concern."""
        header = self.dispatch.header
        concern = self.concern
        return {
            "file": self.file,
            "dispatch": self.dispatch.id,
            "number": header.number.value if header.number else None,
            "date": header.date.value if header.date else None,
            "issuer": header.issuer.value if header.issuer else None,
            "subject": header.subject.value if header.subject else None,
            "due": self.due,
            "concern": concern.model_dump(mode="json", exclude={"obligation"}) if concern is not None else None,
            "obligation": self.obligation.model_dump(mode="json", exclude={"boxes"}),
        }


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which rows are wanted, and on which day; ``None`` for all.

    Attributes:
        on: the day of the list.
        tier: only tracked or only standing obligations.
        role: only those in which the office leads, or supports.
        due_before: only those whose day lies before this one; those without a day are left out then.
    """

    on: date
    tier: Literal["tracked", "standing"] | None = None
    role: Literal["lead", "support"] | None = None
    due_before: date | None = None


def due_day(deadlines: Iterable[Deadline], issued: date | None, on: date) -> str | None:
    """The day by which an obligation is listed, as ``Row.due`` tells it.

    Args:
        deadlines: all of the obligation.
        issued: the dispatch's own day, if it is known.
        on: the day on which the list is made.
    """
    after = max(on, issued or on)
    days = sorted(day for one in deadlines if (day := _last_day(one, after)) is not None)
    return next((day for day in days if day >= on.isoformat()), days[-1] if days else None)


def _last_day(deadline: Deadline, after: date) -> str | None:
    if deadline.rrule is None:
        return deadline.latest or deadline.due
    return next((one.latest.isoformat() for one in occurrences(deadline, after)), None)


def rows_of(dispatch: Dispatch, file: str, asked: Asked | None, on: date) -> Iterator[Row]:
    """The rows of one dispatch on a day: those that concern the office, or all where none is asked for."""
    if asked is None:
        yield from (Row(file, dispatch, obligation, on) for obligation in dispatch.obligations)
    else:
        for concern in obligations_for(dispatch, asked):
            yield Row(file, dispatch, concern.obligation, on, concern)


def chosen(rows: Iterable[Row], wanted: Chosen) -> Iterator[Row]:
    """The rows that are wanted."""
    for row in rows:
        if wanted.tier is not None and row.obligation.tier != wanted.tier:
            continue
        if wanted.role is not None and (row.concern is None or row.concern.role != wanted.role):
            continue
        if wanted.due_before is not None and (row.due or _NEVER) >= wanted.due_before.isoformat():
            continue
        yield row


def listed(rows: Iterable[Row]) -> list[Row]:
    """The rows by their day, the next due first, those without a day last; else in the order of reading."""
    return sorted(rows, key=lambda row: row.due or _NEVER)


def _day_of(iso: str) -> date | None:
    """The day of an ISO date; ``None`` where its day or month was left blank."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
