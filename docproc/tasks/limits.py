"""By when a duty must be done: the deadlines of its clause, as the contract has them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from docproc.deadlines import FoundDeadline, latest_day
from docproc.dispatch import Deadline
from docproc.regions.layout import Layout
from docproc.tasks.duty import Duty
from docproc.tasks.spans import starting_in

__all__ = ["contract_deadline", "limits"]


def limits(duty: Duty, deadlines: Sequence[FoundDeadline]) -> list[FoundDeadline]:
    """The deadlines of a duty, that of the contract first, then further ones (``lần 2 trước 20/10``).

    Those of the clause itself come before those of lines beside it and of sentences that bind several.

    Args:
        duty: the duty.
        deadlines: all of the text, in order.
    """
    beside = [one for one in duty.extra_deadlines if not one.inherited]
    inside = starting_in(deadlines, *duty.extent)
    # in a table the time column says when; a day in the task's own words is then no second opinion
    own = beside or inside if duty.unit.kind == "row" else [*inside, *beside]
    found = own or duty.extra_deadlines
    return list({(one.start, one.end): one for one in found}.values())


def contract_deadline(layout: Layout, found: FoundDeadline, issued: datetime.date | None) -> Deadline:
    """A deadline of the contract, with the last day on which acting is in time.

    Args:
        layout: the dispatch's text.
        found: the deadline.
        issued: the dispatch's date.
    """
    latest = latest_day(found, issued)
    return Deadline(
        text=found.text,
        kind=found.kind,
        due=found.due,
        bound=found.bound,
        time=found.time,
        duration=found.duration,
        anchor=found.anchor,
        working_days=found.working_days,
        rrule=found.rrule,
        start=found.first_day,
        event=found.event,
        approximate=found.approximate,
        latest=latest.day.isoformat() if latest.day else None,
        assumptions=(*found.assumptions, *latest.assumptions),
        inherited=found.inherited,
        **layout.evidence(found.start, found.end),
    )
