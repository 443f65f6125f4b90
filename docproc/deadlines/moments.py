"""Days and periods of the calendar as printed, whatever they are there for.

``30/9/2023``, ``26, 27/12/2011``, ``20 tháng 7 năm 2023``, ``tháng 8``, ``quý III/2023``, ``6 tháng cuối năm``,
``cuối năm 2005``, ``từ ngày 01/8 đến ngày 15/8/2023``. Whether one is a deadline is for ``roles`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from docproc.deadlines.calendar import day, forward, month_end
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import table
from docproc.deadlines.windows import Trigger, find_in

__all__ = ["DAY_OF_MONTH", "MONTH_NUMBER", "Moment", "find_moments"]

Unit = Literal["day", "range", "month", "quarter", "half", "year", "edge"]

DAY_OF_MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])(?![0-9])"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_QUARTER = rf"(?<!\w)qu[ýí]{B}"
_QUARTER_NUMBER = r"(?:iv|i{1,3}|[1-4])(?![0-9a-z])"
_NEAR_YEAR = rf"{B}năm{B}(?P<near>nay|này|sau|tới)(?!\w)"
_LINK = rf"(?:{OB},{OB}|{B}(?:và|hoặc){B}(?:cả{B})?|{OB}-{OB})"

# 30/9, 30/9/2023, 15.4.2010, 20 tháng 7, 20 tháng 7 năm 2023, 20 tháng 7/2023
_DAY_MONTH = rf"""(?:{DAY_OF_MONTH}{OB}[/.-]{OB}{MONTH_NUMBER}(?:{OB}[/.-]{OB}{_YEAR})?
                  |{DAY_OF_MONTH}{B}tháng{B}{MONTH_NUMBER}(?:{OB},?{B}năm{B}{_YEAR}|{OB}[/-]{OB}{_YEAR})?)"""
_DAYS = re.compile(
    rf"""(?=[0-9])(?<![0-9/.,\-])(?<!tháng[ \n])(?<!qu[ýí][ \n])
        (?:{DAY_OF_MONTH}{_LINK}(?:ngày{B})?){{0,4}}{_DAY_MONTH}
        (?:{_LINK}(?:ngày{B})?{_DAY_MONTH}){{0,3}}
        (?![0-9])(?!{OB}[/][0-9a-zđ])""",
    re.VERBOSE,
)
_ONE_DAY = re.compile(
    rf"""(?P<d>{DAY_OF_MONTH})
        (?:{OB}(?P<s1>[/.-]){OB}(?P<m>{MONTH_NUMBER})(?:{OB}(?P<s2>[/.-]){OB}(?P<y>{_YEAR}))?
        |{B}tháng{B}(?P<m2>{MONTH_NUMBER})(?:{OB},?{B}năm{B}(?P<y2>{_YEAR})|{OB}[/-]{OB}(?P<y3>{_YEAR}))?)""",
    re.VERBOSE,
)
# từ ngày 01/8 đến (hết) ngày 15/8/2023, từ 06 đến 07/9, từ 0 giờ ngày 08/02 đến 24 giờ ngày 14/02/2024
_HOUR = rf"(?:[0-9]{{1,2}}{OB}(?:giờ|h|:)(?:{OB}[0-9]{{2}})?(?:{OB}phút)?{OB},?{OB})?"
_RANGE = re.compile(
    rf"""(?<!\w)từ{B}{_HOUR}(?:ngày{B})?(?:{_DAY_MONTH}|{DAY_OF_MONTH})(?:{B}(?:đến|tới){B}(?:hết{B})?|{OB}-{OB}){_HOUR}(?:ngày{B})?
        (?P<last>{_DAY_MONTH})(?![0-9/]|{B}h[àằ]ng{B}năm)""",
    re.VERBOSE,
)
# tháng 8, tháng 8/2023, tháng 9, tháng 10 năm 2023, tháng 8, 9/2023, tháng 1 năm sau
_MORE_MONTHS = (
    rf"(?P<more>(?:{_LINK}tháng{B}{MONTH_NUMBER}){{0,3}}"
    rf"|(?:{_LINK}{MONTH_NUMBER}){{1,3}}(?={OB}[/]{OB}{_YEAR}|{B}năm{B}{_YEAR}))"
)
_MONTH = (
    rf"(?<!\w)tháng{B}(?:(?P<m>{MONTH_NUMBER}){_MORE_MONTHS}"
    rf"(?:(?:{OB}[/-]{OB}|{B}năm{B})(?P<y>{_YEAR})|{_NEAR_YEAR})?(?!{OB}[/-]{OB}[0-9])|(?P<this>này)(?!\w))"
)
# quý III/2023, quý 3 năm 2023, quý III, IV/2023, quý I năm sau, quý này
_QUARTERS = (
    rf"{_QUARTER}(?:(?P<q>{_QUARTER_NUMBER})(?P<more>(?:{_LINK}(?:qu[ýí]{B})?{_QUARTER_NUMBER}){{0,3}})"
    rf"(?:(?:{OB}[/-]{OB}|{B}năm{B}|{B})(?P<y>{_YEAR})|{_NEAR_YEAR})?|(?P<this>này)(?!\w))"
)
_YEARS = rf"(?<!\w)năm(?:{B}(?P<y>{_YEAR})|{B}(?P<near>nay))(?!{OB}-{OB}[0-9])(?!\w)"
_BARE_YEAR = rf"(?<!\w)năm(?:{B}(?P<y>{_YEAR})|{B}(?P<near>nay|này|sau|tới)(?!\w))?(?!{B}(?:học|mới|cũ|nhất|[0-9]))"
_EDGE = rf"(?<!\w)(?P<edge>nửa{B}đầu|nửa{B}cuối|thượng{B}tuần|trung{B}tuần|hạ{B}tuần|đầu|giữa|cuối){B}"
_HALF = (
    rf"(?<![\w/])(?:0?6|sáu){B}tháng{B}(?P<half>đầu|cuối){B}năm"
    rf"(?:{B}(?P<y>{_YEAR})|{B}(?P<near>nay|này|sau|tới)(?!\w))?"
)

# từ tháng 9/2023 đến (hết) tháng 6/2024
_MONTH_RANGE = (
    rf"(?<!\w)từ{B}tháng{B}{MONTH_NUMBER}(?:(?:{OB}[/-]{OB}|{B}năm{B}){_YEAR})?{B}(?:đến|tới){B}(?:hết{B})?"
    rf"tháng{B}(?P<m>{MONTH_NUMBER})(?:(?:{OB}[/-]{OB}|{B}năm{B})(?P<y>{_YEAR})|{_NEAR_YEAR})?(?!{OB}[/-]{OB}[0-9])"
)
# tuần đầu tháng 11, tuần thứ hai của tháng 6/2021
_WEEK = rf"(?<!\w)tuần{B}(?:lễ{B})?(?P<week>đầu|cuối|thứ{B}(?:nhất|hai|ba|tư|[1-4]))(?:{B}(?:tiên|cùng))?{B}(?:của{B})?"
_TODAY = re.compile(rf"(?<!\w)hôm{B}nay(?!\w)(?!{OB},?{OB}\(?{OB}(?:ngày{OB})?[0-9])")

_WEEK_END = {"đầu": 7, "nhất": 7, "1": 7, "hai": 14, "2": 14, "ba": 21, "3": 21, "tư": 28, "4": 28, "cuối": None}
_MONTH_EDGE = {
    "đầu": 1,
    "giữa": 15,
    "nửa đầu": 15,
    "thượng tuần": 10,
    "trung tuần": 20,
    "cuối": None,
    "nửa cuối": None,
    "hạ tuần": None,
}


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
    """

    start: int
    end: int
    unit: Unit
    due: date | None
    year_printed: bool
    bare: bool = False


def _year(match: re.Match[str], issue_date: date | None) -> int | None:
    """The year that is printed, or that "năm nay", "năm sau" stand for."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    near = groups.get("near")
    if near is None or issue_date is None:
        return None
    return issue_date.year + (near in ("sau", "tới"))


def _resolve(year: int | None, month: int, number: int | None, issue_date: date | None) -> date | None:
    if year is None:
        return forward(month, number, issue_date)
    return month_end(year, month) if number is None else day(year, month, number)


def _days(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """The last day of a list of days; a year printed once holds for all."""
    items = list(_ONE_DAY.finditer(match.group()))
    if not items or any(item["s2"] and item["s1"] != item["s2"] for item in items):
        return None
    years = [int(item["y"] or item["y2"] or item["y3"]) for item in items if item["y"] or item["y2"] or item["y3"]]
    last = items[-1]
    month, number = int(last["m"] or last["m2"]), int(last["d"])
    if day(2024, month, number) is None or (years and day(years[-1], month, number) is None):
        return None
    bare = not years and last["s1"] in (".", "-")
    due = _resolve(years[-1] if years else None, month, number, issue_date)
    return Moment(match.start(), match.end(), "day", due, bool(years), bare)


def _range(match: re.Match[str], issue_date: date | None) -> Moment | None:
    last = _ONE_DAY.search(match.group(), match.start("last") - match.start())
    if last is None:
        return None
    year = last["y"] or last["y2"] or last["y3"]
    due = _resolve(int(year) if year else None, int(last["m"] or last["m2"]), int(last["d"]), issue_date)
    return Moment(match.start(), match.end(), "range", due, year is not None)


def _last_number(first: str, more: str, numbers: dict[str, int] | None) -> int:
    printed = re.findall(r"(?<![a-zà-ỹđ])(?:[0-9]{1,2}|iv|i{1,3})(?![a-zà-ỹđ])", more)
    last = printed[-1] if printed else first
    return numbers[last.lstrip("0")] if numbers else int(last)


def _month_number(match: re.Match[str], issue_date: date | None) -> int | None:
    if match["this"]:
        return issue_date.month if issue_date else None
    return _last_number(match["m"], match["more"], None)


def _quarter_month(match: re.Match[str], issue_date: date | None) -> int | None:
    """The last month of the quarter."""
    if match["this"]:
        return (issue_date.month + 2) // 3 * 3 if issue_date else None
    return 3 * _last_number(match["q"], match["more"], table("quarters"))


def _period(
    match: re.Match[str], unit: Unit, month: int | None, number: int | None, issue_date: date | None
) -> Moment | None:
    year = _year(match, issue_date)
    if month is None and match.groupdict().get("this") is None:
        return None
    due = None if month is None else _resolve(year, month, number, issue_date)
    return Moment(match.start(), match.end(), unit, due, match.groupdict().get("y") is not None)


def _edge_of_month(match: re.Match[str], issue_date: date | None) -> Moment | None:
    number = _MONTH_EDGE[" ".join(match["edge"].split())]
    return _period(match, "edge", _month_number(match, issue_date), number, issue_date)


def _week_of_month(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """The last day of a month's week: the first ends on the 7th."""
    number = _WEEK_END[match["week"].split()[-1]]
    return _period(match, "edge", _month_number(match, issue_date), number, issue_date)


def _month_range(match: re.Match[str], issue_date: date | None) -> Moment | None:
    due = _resolve(_year(match, issue_date), int(match["m"]), None, issue_date)
    return Moment(match.start(), match.end(), "range", due, match["y"] is not None)


def _today(match: re.Match[str], issue_date: date | None) -> Moment | None:
    return Moment(match.start(), match.end(), "day", issue_date, year_printed=False)


def _edge_of_quarter(match: re.Match[str], issue_date: date | None) -> Moment | None:
    return (
        _period(match, "edge", _quarter_month(match, issue_date), None, issue_date) if match["edge"] == "cuối" else None
    )


def _edge_of_year(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """Civil Code 2015, Article 146: giữa năm is 30/6, cuối năm 31/12; "đầu năm" is too loose to be a limit."""
    month = {"giữa": 6, "cuối": 12}.get(match["edge"])
    return None if month is None else _period(match, "edge", month, None, issue_date)


_Builder = Callable[[re.Match[str], date | None], Moment | None]
_FORMS: tuple[tuple[re.Pattern[str], _Builder], ...] = (
    (_RANGE, _range),
    (re.compile(_MONTH_RANGE), _month_range),
    (_TODAY, _today),
    (_DAYS, _days),
    (re.compile(_HALF), lambda m, issue: _period(m, "half", 6 if m["half"] == "đầu" else 12, None, issue)),
    (re.compile(_WEEK + _MONTH), _week_of_month),
    (re.compile(_EDGE + _MONTH), _edge_of_month),
    (re.compile(_EDGE + _QUARTERS), _edge_of_quarter),
    (re.compile(_EDGE + _BARE_YEAR), _edge_of_year),
    (re.compile(_QUARTERS), lambda m, issue: _period(m, "quarter", _quarter_month(m, issue), None, issue)),
    (re.compile(_MONTH), lambda m, issue: _period(m, "month", _month_number(m, issue), None, issue)),
    (re.compile(_YEARS), lambda m, issue: _period(m, "year", 12, None, issue)),
)
# the longest beginnings are "từ ngày " and "trung tuần "
_DAY_TRIGGER = Trigger(("/", "tháng", ".", "-"), rf"(?:[/.-]|tháng){OB}[0-9]", before=45, after=90)
_PERIOD_TRIGGER = Trigger(("tháng", "quý", "quí", "năm", "hôm"), before=30, after=90)


def find_moments(key: str, issue_date: date | None) -> Iterator[Moment]:
    """Days and periods in ``key``; of two that overlap the one of the earlier form (range, day, edge, …) stays.

    Args:
        key: the match key of the text.
        issue_date: day from which years left out are told.

    Yields:
        Moments that do not overlap, form by form.
    """
    day_windows = _DAY_TRIGGER.windows(key)
    period_windows = _PERIOD_TRIGGER.windows(key)
    taken = bytearray(len(key))
    for pattern, build in _FORMS:
        for match in find_in(pattern, key, day_windows if build in (_range, _days) else period_windows):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            moment = build(match, issue_date)
            if moment is not None:
                yield moment
