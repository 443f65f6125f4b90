"""What the deadline grammar says of one expression: a time as printed, and a deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["Anchor", "Bound", "FoundDeadline", "Kind", "Moment", "Unit"]

Kind = Literal["date", "period", "relative", "recurring"]
Bound = Literal["before", "by", "on", "within"]
Anchor = Literal["issue", "receipt", "effective", "event"]
Unit = Literal["day", "range", "month", "quarter", "half", "year", "edge", "school"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or period as printed.

    Attributes:
        start: first character.
        end: one past the last.
        unit: ``day`` (also a list of days), ``range`` (from a day to a day), a period, or ``edge`` (đầu, giữa, cuối …).
        due: the last day named; ``None`` where the year is not printed and the issue date not known.
        year_printed: the year is on the page.
        bare: a day written with a point or hyphen and without a year (30-9), to be believed only after "ngày".
        first: the first day of a stretch.
        soft: an edge that names no day of its own (cuối tháng 8).
        assumptions: codes of what was assumed for ``due``.
        time: the hour of the last day of a stretch, ``HH:MM``.
        each: the days of a list one by one, where each is printed with its month ("20/7 và ngày 21/8").
    """

    start: int
    end: int
    unit: Unit
    due: date | None
    year_printed: bool
    bare: bool = False
    first: date | None = None
    soft: bool = False
    assumptions: tuple[str, ...] = ()
    time: str | None = None
    each: tuple[Moment, ...] = ()


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
        rrule: RFC 5545 rule, for ``recurring``; python-dateutil expands it.
        first_day: ISO first day of a stretch, where the words give one ("từ ngày 01/8 đến ngày 15/8", "quý III").
        event: what an ``event`` is, as printed ("khai giảng", "kết thúc đợt kiểm tra").
        approximate: a soft edge ("cuối tháng 8"): ``due`` is what Bộ luật Dân sự 2015, Điều 146 makes of it.
        inherited: it stands in a heading or a sentence that binds several obligations.
        assumptions: codes of what was assumed for ``due`` (``docproc.deadlines.latest.ASSUMPTIONS``).
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
    first_day: str | None = None
    event: str | None = None
    approximate: bool = False
    inherited: bool = False
    assumptions: tuple[str, ...] = ()
