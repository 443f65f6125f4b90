"""Finds the deadlines of a text: moments in the role of a limit, counts of time, and rules that come back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from docproc.deadlines.events import find_events
from docproc.deadlines.lead import read_lead, read_tail
from docproc.deadlines.model import FoundDeadline, Moment
from docproc.deadlines.moments import find_moments
from docproc.deadlines.recurring import find_recurring
from docproc.deadlines.relative import find_relative
from docproc.deadlines.roles import deadline_bound
from docproc.deadlines.vocabulary import NUMERAL
from docproc.text.keys import match_key

__all__ = ["find_deadlines"]

_NEXT_DAY = timedelta(days=1)
_DAY_BEFORE = re.compile(r"ngày[ \n]{1,2}\Z")
_DAYS_ON_END = re.compile(rf"trong[ \n]{NUMERAL}[ \n]ngày[ \n]")  # "trong hai ngày 04 và 05/6"
_QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"\n]{0,300}\"")
_WEEKDAY_AFTER = re.compile(
    r"[ \n]{0,2}\([ \n]{0,2}(?:thứ[ \n](?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ[ \n]nhật)[ \n]{0,2}\)"
)


def find_deadlines(
    text: str, *, issue_date: date | None, masked: Sequence[tuple[int, int]] = (), labelled: bool = False
) -> list[FoundDeadline]:
    """Finds deadlines (thời hạn) as the annotation guide defines them.

    Args:
        text: folded text, a clause or a whole dispatch.
        issue_date: day of issue, from which years left out are told and before which no deadline lies.
        masked: spans whose dates belong to something else (citations).
        labelled: ``text`` is what stands under a deadline label, such as the time cell of a table of tasks
            ("Quý IV", "30/9"), so that no preposition is needed.

    Returns:
        Deadlines in the order of the text; none overlaps another, a masked span or a quotation.
    """
    key = match_key(text)
    barred = bytearray(len(key))
    for start, end in [*masked, *(match.span() for match in _QUOTED.finditer(key))]:
        low, high = max(0, start), min(len(key), end)
        if low < high:
            barred[low:high] = b"\x01" * (high - low)
    found: list[FoundDeadline] = []
    for candidate in _candidates(text, key, issue_date, labelled=labelled):
        if not any(barred[candidate.start : candidate.end]):
            barred[candidate.start : candidate.end] = b"\x01" * (candidate.end - candidate.start)
            found.append(candidate)
    return sorted(found, key=lambda deadline: deadline.start)


def _until(found: FoundDeadline, text: str, key: str, moments: Sequence[Moment]) -> FoundDeadline:
    """``hằng ngày từ 08/02 đến 14/02``: the rule ends with the stretch right behind it."""
    for moment in moments:
        last = moment.due if moment.unit == "range" else None
        if (
            last
            and found.start < moment.start
            and found.end < moment.end
            and not key[found.end : moment.start].strip(" \n,")
        ):
            rule = f"{found.rrule};UNTIL={last:%Y%m%d}"
            return replace(found, end=moment.end, text=text[found.start : moment.end], rrule=rule)
    return found


def _candidates(text: str, key: str, issue_date: date | None, *, labelled: bool) -> Iterator[FoundDeadline]:
    """All readings, the surer first: what overlaps an earlier one is dropped."""
    moments = list(find_moments(key, issue_date, labelled=labelled))
    for found in find_recurring(text, key, labelled=labelled):
        yield _until(found, text, key, moments)
    events = [event for event in find_events(text, key) if event.bound == "before"] if labelled else []
    for moment in moments:
        deadline = _dated(text, key, moment, issue_date, labelled=labelled)
        if any(event.start < moment.start and moment.end <= event.end for event in events) and (
            deadline is None or deadline.bound is None or deadline.start > events[0].start
        ):
            continue  # "Trước kỳ họp cuối năm": the period names the event
        if deadline is not None:
            yield from [deadline] if labelled or deadline.kind == "period" else _one_by_one(text, key, moment, deadline)
    yield from find_relative(text, key, labelled=labelled)


def _dated(text: str, key: str, moment: Moment, issue_date: date | None, *, labelled: bool) -> FoundDeadline | None:
    lead = read_lead(key, moment.start, period=moment.unit not in ("day", "range"))
    tail = read_tail(key, moment.end) if moment.unit == "day" else None
    if tail is not None and tail.bound is not None and lead.bound in (None, "on", "within"):
        lead = replace(lead, cue="latest" if tail.bound == "by" else tail.bound, bound=tail.bound)
    bound = deadline_bound(key, moment, lead, issue_date, labelled=labelled)
    if bound is None:
        return None
    start, end, first = lead.start, tail.end if tail else moment.end, moment.first
    if moment.unit == "day":
        weekday = _WEEKDAY_AFTER.match(key, end)
        end = weekday.end() if weekday else end
    if "(" in key[start : moment.start] and key[end : end + 1] == ")":
        end += 1
    due = moment.due
    if bound == "before" and first is not None:
        due = first  # before a month, a quarter or a year is before its first day
    if bound != "within" and moment.unit != "range":
        first = None
    stretch = moment.unit != "day" or _DAYS_ON_END.search(key, start, moment.start) is not None
    if stretch and moment.each:
        first = moment.each[0].due
    if key.startswith("từ nay", start):
        stretch, first = True, issue_date
    return FoundDeadline(
        start,
        end,
        text[start:end],
        "period" if stretch else "date",
        due=due.isoformat() if due else None,
        bound=bound,
        time=lead.time or moment.time or (tail.time if tail else None),
        first_day=first.isoformat() if first else None,
        approximate=moment.soft,
        assumptions=moment.assumptions,
    )


def _one_by_one(text: str, key: str, moment: Moment, deadline: FoundDeadline) -> Iterator[FoundDeadline]:
    """``vào ngày 20/7 và ngày 21/8``: two deadlines; days on end are one ("ngày 20/7 và ngày 21/7")."""
    days = [one.due for one in moment.each if one.due is not None]
    if len(days) < 2 or any(later - sooner <= _NEXT_DAY for sooner, later in pairwise(days)):
        yield deadline
        return
    for one in moment.each:
        word = _DAY_BEFORE.search(key, max(0, one.start - 6), one.start)
        start = deadline.start if one is moment.each[0] else word.start() if word else one.start
        end = deadline.end if one is moment.each[-1] else one.end
        due = one.due.isoformat() if one.due else None
        yield replace(deadline, start=start, end=end, text=text[start:end], due=due)
