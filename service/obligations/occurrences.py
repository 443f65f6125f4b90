"""The days of an obligation that has several: those of a rule, or named one by one ("30/11 và 05/12")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from docproc.deadlines import occurrences
from docproc.dispatch import Deadline, Obligation

__all__ = ["comes_back", "day_of", "deadlines_of", "following"]


def deadlines_of(obligation: Obligation) -> Sequence[Deadline]:
    """All deadlines of an obligation, the main one first."""
    return (obligation.deadline, *obligation.further_deadlines) if obligation.deadline is not None else ()


def comes_back(deadlines: Sequence[Deadline]) -> bool:
    """Whether one day of the deadlines may follow another."""
    return len(deadlines) > 1 or any(one.rrule is not None for one in deadlines)


def following(deadlines: Sequence[Deadline], issued: date | None, due: date) -> date | None:
    """The next day behind one of the deadlines' own.

    Args:
        deadlines: all of the obligation.
        issued: the dispatch's own day, before which no rule begins; ``None`` where it is not known.
        due: the day; a rule of every second week, or year, is counted from it.

    Returns:
        ``None`` where it is the last.
    """
    return min((day for one in deadlines for day in _days(one, max(due, issued or due)) if day > due), default=None)


def day_of(iso: str | None) -> date | None:
    """A day as the contract writes it; ``None`` for a month or a year without its day."""
    try:
        return date.fromisoformat(iso) if iso is not None else None
    except ValueError:
        return None


def _days(deadline: Deadline, after: date) -> Iterator[date]:
    if deadline.rrule is not None:
        yield from (one.latest for one in occurrences(deadline, after, 2))
    elif (day := day_of(deadline.latest or deadline.due)) is not None:
        yield day
