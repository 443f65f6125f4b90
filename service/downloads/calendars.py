"""iCalendar (RFC 5545): each obligation a to-do that a calendar updates when it is downloaded again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from dateutil.rrule import rrulestr
from icalendar import Calendar, Todo, vRecur

import docproc
from docproc.deadlines import occurrences
from docproc.export.plain import plain
from service.downloads.columns import label
from service.obligations.query import Listed
from service.obligations.values import corrected
from service.obligations.views import ObligationSummary

__all__ = ["to_ics", "todo_of"]

_STATUS = {"todo": "NEEDS-ACTION", "doing": "IN-PROCESS", "done": "COMPLETED"}
_NOON = dt.time(5, tzinfo=dt.UTC)  # in Việt Nam: the same day nearly everywhere
_SAME = 12  # days by which two rules are compared
_MONTH_DAYS = re.compile(r"BYMONTHDAY=(?P<days>[\d,-]+)")


def to_ics(rows: Iterable[tuple[Listed, ObligationSummary]]) -> Iterator[bytes]:
    """A calendar, to-do by to-do."""
    calendar = Calendar()
    calendar.add("prodid", f"-//docproc//docproc {docproc.__version__}//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Nhiệm vụ theo văn bản")
    frame, end = calendar.to_ical(), b"END:VCALENDAR\r\n"
    yield frame.removesuffix(end)
    for listed, shown in rows:
        yield todo_of(listed, shown).to_ical()
    yield end


def todo_of(listed: Listed, shown: ObligationSummary) -> Todo:
    """One obligation as a to-do.

    Its day stands alone or, where it comes back, with a rule; the rule is written only where it gives the same days as
    the deadline's own, by which some are due the day before ("trước ngày 15") or on the last day of a period.
    """
    todo = Todo()
    todo.add("uid", f"obligation-{shown.id}.{shown.document.id}@docproc")
    todo.add("dtstamp", shown.updated_at)
    todo.add("last-modified", shown.updated_at)
    todo.add("sequence", shown.version)
    todo.add("summary", plain(shown.action))
    todo.add("description", "\n".join(_description(shown)))
    todo.add("status", _STATUS[shown.status])
    if shown.due is not None:
        rule = _rule(listed, shown.due)
        if rule is not None:
            todo.add("dtstart", shown.due)
            todo.add("rrule", vRecur.from_ical(rule))
        todo.add("due", shown.due)
    if shown.done_on is not None:
        todo.add("completed", dt.datetime.combine(shown.done_on, _NOON))
        todo.add("percent-complete", 100)
    return todo


def _description(shown: ObligationSummary) -> Iterator[str]:
    document = shown.document
    day = f"ngày {document.date:%d/%m/%Y}" if document.date is not None else None
    for head, value in (
        ("Chủ trì", ", ".join(shown.lead)),
        ("Phối hợp", ", ".join(shown.support)),
        ("Thời hạn", shown.deadline),
        ("Sản phẩm", shown.deliverable),
        ("Nơi nhận báo cáo", ", ".join(shown.report_to)),
        ("Căn cứ", ", ".join(shown.basis)),
        ("Văn bản", " ".join(filter(None, (document.number, day, document.issuer)))),
        ("Trạng thái", label(shown.status)),
        ("Người phụ trách", shown.assignee),
        ("Lý do", shown.concern.reason_vi if shown.concern is not None else None),
    ):
        if value:
            yield f"{head}: {plain(value)}"


def _rule(listed: Listed, first: dt.date) -> str | None:
    deadline = corrected(listed.row).deadline
    if deadline is None or deadline.rrule is None:
        return None
    days = [one.latest for one in occurrences(deadline, first, _SAME)]
    return next((rule for rule in _spellings(deadline.rrule) if _days(rule, first) == days), None)


def _spellings(rule: str) -> Iterator[str]:
    """The rule, and what it may mean: the last day of its period, or the day before its own."""
    yield rule
    found = _MONTH_DAYS.search(rule)
    if found is not None:
        before = (int(day) - 1 or -1 for day in found["days"].split(","))  # before the 1st is the last
        yield rule.replace(found.group(), f"BYMONTHDAY={','.join(map(str, before))}")
    elif "BYDAY" not in rule:
        yield f"{rule};BYDAY=SU" if "WEEKLY" in rule else f"{rule};BYMONTHDAY=-1"


def _days(rule: str, first: dt.date) -> list[dt.date]:
    days = rrulestr(rule, dtstart=dt.datetime.combine(first, dt.time()))
    return [day.date() for day in islice(days, _SAME)]
