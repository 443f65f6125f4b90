"""Stretches from one time to another: ``từ ngày 01/8 đến ngày 15/8/2023``, ``từ tháng 9/2023 đến hết quý I/2024``.

Ranges of days have a form of their own, because their first day may lack its month ("từ 06 đến 07/9"). All others are
two moments with "đến" between them, whatever each of them is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from docproc.deadlines.calendar import day, time_of_day
from docproc.deadlines.days import DAY_MONTH, DAY_OF_MONTH, ONE_DAY, left_out, read_day, year_of
from docproc.deadlines.model import Moment
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB

__all__ = ["CELL_RANGE", "RANGE", "SINCE_EVENT", "join", "read_range"]

_HOUR = rf"(?:[0-9]{{1,2}}{OB}(?:giờ|h|:)(?:{OB}[0-9]{{2}})?(?:{OB}phút)?{OB},?{OB})?"
_TO = rf"(?:cho{B})?(?:đến|tới){B}(?:hết{B})?"
# từ ngày 01/8 đến (hết) ngày 15/8/2023, từ 06 đến 07/9, từ 0 giờ ngày 08/02 đến 24 giờ ngày 14/02/2024
RANGE = re.compile(
    rf"""(?<!\w)từ{B}{_HOUR}(?:ngày{B})?(?P<first>{DAY_MONTH}|{DAY_OF_MONTH})
        (?:{B}{_TO}|{OB}-{OB})(?P<hour>{_HOUR})(?:ngày{B})?
        (?P<last>{DAY_MONTH})(?![0-9/]|{B}h[àằ]ng{B}năm)""",
    re.VERBOSE,
)
CELL_RANGE = re.compile(
    rf"""(?:ngày{B})?(?P<first>{DAY_MONTH}|{DAY_OF_MONTH}){OB}(?:-|đến){OB}(?:hết{B})?(?:ngày{B})?(?P<last>{DAY_MONTH})(?![0-9/])""",
    re.VERBOSE,
)
# từ ngày ký Chỉ thị này đến hết ngày 30/11/2024: its first day is that of an event
SINCE_EVENT = re.compile(
    rf"""(?<!\w)từ{B}(?:ngày|khi){B}(?=[a-zà-ỹđ])(?P<first>[^,;.:()\n0-9]{{2,60}}?){B}{_TO}(?P<hour>{_HOUR})(?:ngày{B})?
        (?P<last>{DAY_MONTH})(?![0-9/]|{B}h[àằ]ng{B}năm)""",
    re.VERBOSE,
)
_BETWEEN = re.compile(rf"{B}{_TO}(?P<hour>{_HOUR})(?:ngày{B})?\Z")
_DASH = re.compile(rf"{OB}-{OB}\Z")
_EACH_YEAR = re.compile(rf"{B}(?:h[àằ]ng|mỗi){B}năm")
_FROM = re.compile(rf"(?<!\w)từ{B}(?:{_HOUR})(?:ngày{B})?\Z")


def read_range(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """A stretch from a day to a day."""
    last = ONE_DAY.fullmatch(match["last"])
    if last is None:
        return None
    year = year_of(last, issue_date)
    due = read_day(last, year, issue_date)
    first = due and _range_start(match["first"], due)
    return Moment(
        match.start(),
        match.end(),
        "range",
        due,
        year is not None,
        first=first,
        assumptions=left_out(year, due),
        time=time_of_day(match.groupdict().get("hour") or None),
    )


def _range_start(printed: str, due: date) -> date | None:
    """The first day of a range: the month may be that of the last day, the year the one in which it lies before it."""
    told = ONE_DAY.fullmatch(printed)
    if told is None:
        return day(due.year, due.month, int(printed)) if printed.isdigit() else None
    first = read_day(told, year_of(told, due) or due.year, due)
    return first.replace(year=first.year - 1) if first and first > due and year_of(told, due) is None else first


def join(key: str, moments: Sequence[Moment], *, labelled: bool) -> list[Moment]:
    """Makes one range of two moments with "đến" between them.

    Args:
        key: the match key of the text.
        moments: none overlaps another, in any order.
        labelled: ``key`` is a time cell, where years and dashes join too.

    Returns:
        The moments, those that begin a range gone, in their order.
    """
    placed = sorted(moments, key=lambda moment: moment.start)
    joined: dict[int, Moment] = {}
    gone: set[int] = set()
    for first, last in pairwise(placed):
        whole = None if first.start in gone else _joined(key, first, last, labelled=labelled)
        if whole is not None:
            gone.add(first.start)
            joined[last.start] = whole
    return [joined.get(moment.start, moment) for moment in moments if moment.start not in gone]


def _joined(key: str, first: Moment, last: Moment, *, labelled: bool) -> Moment | None:
    if "range" in (first.unit, last.unit) or _EACH_YEAR.match(key, last.end):
        return None
    opened = _FROM.search(key, max(0, first.start - 40), first.start)
    between = _BETWEEN.fullmatch(key, first.end, last.start)
    if between is None and not ((opened or labelled) and _DASH.fullmatch(key, first.end, last.start)):
        return None
    if not (opened or labelled or first.unit == last.unit == "month"):
        return None
    if first.unit == last.unit == "year" and not labelled:
        return None  # "từ năm 2023 đến năm 2025" mostly tells what a programme is
    start = first.first or first.due
    if start and last.due and start > last.due:
        start = None if first.year_printed else day(start.year - 1, start.month, start.day)
    return replace(
        last,
        start=opened.start() if opened else first.start,
        unit="range",
        first=start,
        time=time_of_day(between["hour"]) if between and between["hour"] else None,
        each=(),
    )
