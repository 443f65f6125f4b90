"""What the deadline grammar says of one expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Anchor", "Bound", "FoundDeadline", "Kind"]

Kind = Literal["date", "period", "relative", "recurring"]
Bound = Literal["before", "by", "on", "within"]
Anchor = Literal["issue", "receipt", "effective", "event"]


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline (thời hạn) where it is printed.

    Attributes:
        start: first character in the text that was read.
        end: one past the last character.
        text: the expression as printed, with its preposition ("trước ngày 15 hằng tháng"), without a label before it.
        kind: a day (``date``), a stretch of the calendar (``period``), a count of time or an event to count from
            (``relative``), or a rule that comes back (``recurring``).
        due: the last day named, ISO 8601; ``None`` for ``relative`` and ``recurring``, and for a day without a year
            where the issue date is not known.
        bound: ``before`` (trước), ``by`` (chậm nhất, đến hết), ``on`` (ngày, vào) or ``within`` (trong).
        time: time of day, ``HH:MM``.
        duration: ISO 8601, for ``relative``: ``P15D``, ``P1M``, ``PT24H``.
        anchor: what a ``relative`` one counts from.
        working_days: the duration counts working days (ngày làm việc).
        rrule: RFC 5545 rule, for ``recurring``.
    """

    start: int
    end: int
    text: str
    kind: Kind
    due: str | None = None
    bound: Bound | None = None
    time: str | None = None
    duration: str | None = None
    anchor: Anchor | None = None
    working_days: bool = False
    rrule: str | None = None
