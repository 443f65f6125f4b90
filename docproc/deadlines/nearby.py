"""Times told from the day of issue: ``sáng mai``, ``thứ Sáu tuần này``, ``đầu tuần sau``, ``tháng tới``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from docproc.deadlines.calendar import month_end
from docproc.deadlines.days import DAY_MONTH, ONE_DAY, left_out, read_day, year_of
from docproc.deadlines.model import Moment, Unit
from docproc.deadlines.periods import EDGE, MONTH_EDGE, SCHOOL_END, SCHOOL_START, SOFT_EDGES, Builder, build_moment
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import alternatives, table

__all__ = ["NEARBY", "NEAR_WEEKDAY"]

_WEEK = 7
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NEXT = rf"(?:tới|sau|tiếp{B}theo|kế{B}tiếp)"
_PART = r"(?:sáng|trưa|chiều|tối|đêm)"
_TODAY = re.compile(
    rf"(?<!\w)(?:hôm{B}nay|(?:ngày|{_PART}){B}mai|{_PART}{B}nay)(?!\w)(?!{OB},?{OB}\(?{OB}(?:ngày{OB})?[0-9])"
)
# thứ Sáu tuần này, Chủ nhật tuần sau, thứ Hai tới, thứ Tư tuần này (ngày 23/10/2024)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:thứ{B}(?P<weekday>{alternatives(list(table('weekdays')))})|chủ{B}nhật)(?!\w){B}"
    rf"(?:tuần{B}(?P<week>này|nay|{_NEXT})|(?P<soon>này|tới))(?!\w)"
    rf"(?:{OB}[,(]{OB}(?:tức{B})?(?:là{B})?(?:ngày{B})?(?P<told>{DAY_MONTH}){OB}\)?)?",
    re.VERBOSE,
)
# tuần này, tuần tới, đầu tuần sau, cuối tuần này
_NEAR_WEEK = re.compile(
    rf"(?<!\w)(?:(?P<end>đầu|giữa|cuối){B})?tuần{B}(?:lễ{B})?(?P<which>này|nay|{_NEXT})(?!\w)(?!{B}(?:tháng|khi|đó))"
)
_NEAR_MONTH = re.compile(rf"(?:{EDGE})?(?<!\w)tháng{B}(?:tới|sau)(?!\w)(?!{B}(?:khi|đó|liền|kế))")
_NEAR_QUARTER = re.compile(rf"(?<!\w)quý{B}(?:tới|sau)(?!\w)(?!{B}(?:khi|đó|liền|kế))")
_THIS_SCHOOL_YEAR = re.compile(rf"(?<!\w)năm{B}học{B}(?:này|nay)(?!\w)")
_SCHOOL_BEGINS = 8


def _today(match: re.Match[str], issue_date: date | None) -> Moment | None:
    due = issue_date and issue_date + timedelta(days=match.group().endswith("mai"))
    return Moment(match.start(), match.end(), "day", due, year_printed=False)


def _monday(match: re.Match[str], group: str, issue_date: date) -> date:
    """The first day of this week or the next."""
    monday = issue_date - timedelta(days=issue_date.weekday())
    return monday + timedelta(days=0 if match[group] in ("này", "nay") else _WEEK)


def _weekday(match: re.Match[str], issue_date: date | None) -> Moment:
    """The day printed behind it, else that of the week told; "thứ Hai tới" is the next one."""
    if match["told"] and (day := ONE_DAY.fullmatch(match["told"])):
        year = year_of(day, issue_date)
        due = read_day(day, year, issue_date)
        return Moment(match.start(), match.end(), "day", due, year is not None, assumptions=left_out(year, due))
    if issue_date is None:
        return Moment(match.start(), match.end(), "day", None, year_printed=False)
    name = str(table("weekdays")[match["weekday"]]) if match["weekday"] else "SU"
    due = _monday(match, "week" if match["week"] else "soon", issue_date) + timedelta(days=_WEEKDAYS.index(name))
    if match["soon"] == "tới" and due - timedelta(days=_WEEK) > issue_date:
        due -= timedelta(days=_WEEK)
    return Moment(match.start(), match.end(), "day", due, year_printed=False)


def _near_week(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """This week or the next, Monday to Sunday; what its middle is, nobody says."""
    if issue_date is None or match["end"] == "giữa":
        return None if match["end"] == "giữa" else build_moment(match, "edge", None)
    monday = _monday(match, "which", issue_date)
    if match["end"] == "đầu":
        return build_moment(match, "edge", monday, soft=True)
    sunday = monday + timedelta(days=_WEEK - 1)
    return build_moment(match, "edge", sunday, None if match["end"] else monday, soft=match["end"] is not None)


def _following(match: re.Match[str], issue_date: date | None, months: int) -> Moment:
    """The month or the quarter after that of the issue."""
    unit: Unit = "month" if months == 1 else "quarter"
    if issue_date is None:
        return Moment(match.start(), match.end(), unit, None, year_printed=False)
    month = (issue_date.month - 1) // months * months + months + 1
    first = date(issue_date.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    due = month_end(first.year, first.month + months - 1)
    return Moment(match.start(), match.end(), unit, due, year_printed=False, first=first)


def _near_month(match: re.Match[str], issue_date: date | None) -> Moment:
    told = _following(match, issue_date, 1)
    if match["edge"] is None or told.due is None:
        return told
    edge = " ".join(match["edge"].split())
    first, last = MONTH_EDGE[edge]
    return replace(
        told,
        unit="edge",
        due=told.due.replace(day=last) if last else told.due,
        first=told.due.replace(day=first) if first else None,
        soft=edge in SOFT_EDGES,
        assumptions=("soft_edge",) if edge in SOFT_EDGES else (),
    )


def _near_quarter(match: re.Match[str], issue_date: date | None) -> Moment:
    return _following(match, issue_date, 3)


def _this_school_year(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """The school year that the day of issue lies in; from August on it is the one that begins."""
    if issue_date is None:
        return None
    begun = issue_date.year - (issue_date.month < _SCHOOL_BEGINS)
    first, last = date(begun, *SCHOOL_START), date(begun + 1, *SCHOOL_END)
    return Moment(
        match.start(), match.end(), "school", last, False, first=first, soft=True, assumptions=("school_year",)
    )


NEAR_WEEKDAY: tuple[re.Pattern[str], Builder] = (_WEEKDAY, _weekday)
"""A weekday with its reader; the date behind it is part of it."""
NEARBY: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (_TODAY, _today),
    (_NEAR_WEEK, _near_week),
    (_NEAR_MONTH, _near_month),
    (_NEAR_QUARTER, _near_quarter),
    (_THIS_SCHOOL_YEAR, _this_school_year),
)
"""Patterns with their readers; periods see only parts of them."""
