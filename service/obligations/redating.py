"""Days that hang on the dispatch's own date, worked out anew where a person corrected that date."""

from __future__ import annotations

from datetime import date

from docproc.deadlines import FoundDeadline, latest_day
from docproc.dispatch import Deadline, Obligation

__all__ = ["redated"]


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


def _redated(read: Deadline, issued: date | None) -> Deadline:
    from docproc.deadlines import find_deadlines  # it compiles grammars that corrected dates alone need

    found = find_deadlines(read.text, issue_date=issued, labelled=True)
    same = found[0] if len(found) == 1 and _is_the_same(read, found[0]) else None
    if same is None:  # its words are read with others beside them: only what is counted from the date is sure
        return read.model_copy(update=_latest(read, issued)) if read.kind == "relative" else read
    days = {"due": same.due, "start": same.first_day, "rrule": same.rrule}
    return read.model_copy(update=days | _latest(same, issued))


def _latest(deadline: Deadline | FoundDeadline, issued: date | None) -> dict[str, object]:
    latest = latest_day(deadline, issued)
    assumed = deadline.assumptions if isinstance(deadline, FoundDeadline) else ()
    return {"latest": latest.day.isoformat() if latest.day else None, "assumptions": (*assumed, *latest.assumptions)}


def _is_the_same(read: Deadline, found: FoundDeadline) -> bool:
    """Whether the words alone say what was read: in the dispatch, those around them had a part in it too."""
    alike = ("kind", "bound", "time", "duration", "anchor", "working_days", "event")
    return found.text.strip() == read.text.strip() and all(
        getattr(read, name) == getattr(found, name) for name in alike
    )
