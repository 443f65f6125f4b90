"""iCalendar (RFC 5545): each obligation an entry that a calendar updates when it is downloaded again.

As a to-do it says how it stands, and its day is written as its last second in Việt Nam. RFC 5545 wants ``DUE`` later
than ``DTSTART``, which a rule needs, so that both cannot be the same bare day; and a bare day is over for Thunderbird
and Evolution as soon as it begins. To-dos carry no alarm: whoever takes in a whole list would be rung up by all of it,
and can have his calendar remind him.

Outlook and Google Calendar take no to-dos. For them it is an event that fills its day and keeps nobody busy; what has
no day has none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component, Event, Timezone, TimezoneStandard, Todo, vRecur

import docproc
from docproc.deadlines import occurrences
from docproc.export.plain import plain
from service.downloads.columns import label
from service.obligations.query import Listed
from service.obligations.values import corrected
from service.obligations.views import ObligationSummary

__all__ = ["Entry", "event_of", "to_ics", "todo_of"]

_STATUS = {"todo": "NEEDS-ACTION", "doing": "IN-PROCESS", "done": "COMPLETED"}
_ZONE = "Asia/Ho_Chi_Minh"
_NOON = dt.time(5, tzinfo=dt.UTC)  # in Việt Nam: the same day nearly everywhere
_BEGIN, _END = (dt.time(*clock, tzinfo=ZoneInfo(_ZONE)) for clock in ((0, 0, 0), (23, 59, 59)))
_SAME = 12  # days by which two rules are compared
_DONE = "Đã xong: "
_MONTH_DAYS = re.compile(r"BYMONTHDAY=(?P<days>[\d,-]+)")


Entry = Callable[[Listed, ObligationSummary], Component | None]
"""What an obligation is in a calendar."""


def to_ics(rows: Iterable[tuple[Listed, ObligationSummary]], entry: Entry) -> Iterator[bytes]:
    """A calendar, entry by entry; without any it still holds its time zone, since an empty calendar is malformed."""
    calendar = Calendar()
    calendar.add("prodid", f"-//docproc//docproc {docproc.__version__}//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Nhiệm vụ theo văn bản")
    calendar.add_component(_zone())
    frame, end = calendar.to_ical(), b"END:VCALENDAR\r\n"
    yield frame.removesuffix(end)
    for listed, shown in rows:
        component = entry(listed, shown)
        if component is not None:
            yield component.to_ical()
    yield end


def todo_of(listed: Listed, shown: ObligationSummary) -> Todo:
    """One obligation as a to-do.

    Its day stands alone or, where it comes back and is not done, with a rule; the rule is written only where it gives
    the same days as the deadline's own, by which some are due the day before ("trước ngày 15") or on the last day of a
    period.
    """
    todo = Todo()
    todo.add("uid", f"obligation-{shown.id}.{shown.document.id}@docproc")
    _describe(todo, shown)
    todo.add("summary", plain(shown.action))
    todo.add("status", _STATUS[shown.status])
    if shown.due is not None:
        rule = _rule(listed, shown)
        if rule is not None:
            todo.add("dtstart", dt.datetime.combine(shown.due, _BEGIN))
            todo.add("rrule", _to_the_end(vRecur.from_ical(rule)))
        todo.add("due", dt.datetime.combine(shown.due, _END))
    if shown.status == "done":
        todo.add("percent-complete", 100)
    if shown.done_on is not None:
        todo.add("completed", dt.datetime.combine(shown.done_on, _NOON))
    return todo


def _to_the_end(rule: vRecur) -> vRecur:
    """A rule whose last day, if it has one, is a moment in UTC, as RFC 5545 (3.3.10) wants it of what begins at one."""
    if "UNTIL" in rule:
        rule["UNTIL"] = [dt.datetime.combine(day, _END).astimezone(dt.UTC) for day in rule["UNTIL"]]
    return rule


def event_of(listed: Listed, shown: ObligationSummary) -> Event | None:
    """One obligation as an event of a whole day, where it has one; its rule is written as a to-do's."""
    if shown.due is None:
        return None
    event = Event()
    event.add("uid", f"obligation-{shown.id}.{shown.document.id}.day@docproc")
    _describe(event, shown)
    event.add("summary", f"{_DONE if shown.status == 'done' else ''}{plain(shown.action)}")
    event.add("dtstart", shown.due)
    event.add("transp", "TRANSPARENT")
    rule = _rule(listed, shown)
    if rule is not None:
        event.add("rrule", vRecur.from_ical(rule))
    return event


def _describe(entry: Component, shown: ObligationSummary) -> None:
    entry.add("dtstamp", shown.updated_at)
    entry.add("last-modified", shown.updated_at)
    entry.add("sequence", shown.version)
    entry.add("description", "\n".join(_description(shown)))


def _zone() -> Timezone:
    """Việt Nam's time, to which the days refer: one hour in all seasons."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", _ZONE)
    standard.add("dtstart", dt.datetime(1975, 6, 13))  # RFC 5545: local, without a zone
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


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


def _rule(listed: Listed, shown: ObligationSummary) -> str | None:
    """By which it comes back from its day on; not once it is done, for then it is this time that is."""
    deadline = corrected(listed.row, listed.document).deadline
    if shown.due is None or shown.status == "done" or deadline is None or deadline.rrule is None:
        return None
    days = [one.latest for one in occurrences(deadline, shown.due, _SAME)]
    if days[:1] != [shown.due]:  # of another deadline than the rule's: a rule begins on one of its own days
        return None
    return next((rule for rule in _spellings(deadline.rrule) if _days(rule, shown.due) == days), None)


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
