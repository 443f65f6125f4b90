"""One row an obligation: the dispatch it stands in, who, what, by when, and why it concerns the office asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from docproc.concerning import Asked, Concern, obligations_for
from docproc.dispatch import Dispatch, Obligation

__all__ = ["Chosen", "Row", "chosen", "listed", "rows_of"]

_NEVER = "9999"  # sorts behind all days


@dataclass(frozen=True, slots=True)
class Row:
    """An obligation with its dispatch.

    Attributes:
        file: where it was read.
        dispatch: the dispatch it stands in.
        obligation: what is to be done.
        concern: why it concerns the office; ``None`` where no office was asked for.
    """

    file: str
    dispatch: Dispatch
    obligation: Obligation
    concern: Concern | None = None

    @property
    def due(self) -> str | None:
        """The last day on which acting is in time, else the last day named; ISO, ``None`` where nothing tells a day."""
        deadline = self.obligation.deadline
        return (deadline.latest or deadline.due) if deadline is not None else None

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
    """Which rows are wanted; ``None`` for all.

    Attributes:
        tier: only tracked or only standing obligations.
        role: only those in which the office leads, or supports.
        due_before: only those whose day lies before this one; those without a day are left out then.
    """

    tier: Literal["tracked", "standing"] | None = None
    role: Literal["lead", "support"] | None = None
    due_before: date | None = None


def rows_of(dispatch: Dispatch, file: str, asked: Asked | None) -> Iterator[Row]:
    """The rows of one dispatch: those that concern the office, or all where none is asked for."""
    if asked is None:
        yield from (Row(file, dispatch, obligation) for obligation in dispatch.obligations)
    else:
        for concern in obligations_for(dispatch, asked):
            yield Row(file, dispatch, concern.obligation, concern)


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
