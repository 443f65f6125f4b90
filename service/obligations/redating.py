"""Days that hang on what the dispatch alone does not say: a date that a person corrected, the day of receipt."""

from __future__ import annotations

from datetime import date

from docproc.deadlines import FoundDeadline, latest_day
from docproc.dispatch import Deadline, Obligation
from service.obligations.occurrences import deadlines_of

__all__ = ["counted_from_receipt", "redated", "waits_for_receipt"]


def redated(read: Obligation, issued: date | None) -> Obligation:
    """An obligation as it would have been read of a dispatch with another date.

    A year that is not printed, "trong tháng này" and counts from the issue follow the date; days that are printed stay.

    Args:
        read: what was read.
        issued: the dispatch's date; ``None`` where the page has none, and nothing can be counted from it.
    """
    deadline = _redated(read.deadline, issued) if read.deadline is not None else None
    further = tuple(_redated(one, issued) for one in read.further_deadlines)
    return read.model_copy(update={"deadline": deadline, "further_deadlines": further})


def counted_from_receipt(read: Obligation, received: date) -> Obligation:
    """An obligation with the days of what is counted from the receipt of the dispatch.

    Args:
        read: what was read; its other days stay.
        received: the day on which the office received the dispatch.
    """

    def counted(one: Deadline) -> Deadline:
        return one.model_copy(update=_latest(one, received=received)) if one.anchor == "receipt" else one

    deadline = counted(read.deadline) if read.deadline is not None else None
    return read.model_copy(
        update={"deadline": deadline, "further_deadlines": tuple(map(counted, read.further_deadlines))}
    )


def waits_for_receipt(obligation: Obligation) -> bool:
    """Whether the day of receipt would give it a day: time is counted from it, and it is not known."""
    return any(
        one.anchor == "receipt" and one.duration is not None and one.latest is None for one in deadlines_of(obligation)
    )


def _redated(read: Deadline, issued: date | None) -> Deadline:
    from docproc.deadlines import find_deadlines  # it compiles grammars that corrected dates alone need

    found = find_deadlines(read.text, issue_date=issued, labelled=True)
    same = found[0] if len(found) == 1 and _is_the_same(read, found[0]) else None
    if same is None:  # its words are read with others beside them: only what is counted from the date is sure
        return read.model_copy(update=_latest(read, issued)) if read.kind == "relative" else read
    days = {"due": same.due, "start": same.first_day, "rrule": same.rrule}
    return read.model_copy(update=days | _latest(same, issued))


def _latest(
    deadline: Deadline | FoundDeadline, issued: date | None = None, received: date | None = None
) -> dict[str, object]:
    latest = latest_day(deadline, issued, received)
    assumed = deadline.assumptions if isinstance(deadline, FoundDeadline) else ()
    return {"latest": latest.day.isoformat() if latest.day else None, "assumptions": (*assumed, *latest.assumptions)}


def _is_the_same(read: Deadline, found: FoundDeadline) -> bool:
    """Whether the words alone say what was read: in the dispatch, those around them had a part in it too."""
    alike = ("kind", "bound", "time", "duration", "anchor", "working_days", "event")
    return found.text.strip() == read.text.strip() and all(
        getattr(read, name) == getattr(found, name) for name in alike
    )
